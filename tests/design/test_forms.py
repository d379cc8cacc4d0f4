"""Each form of the site comes out so that everybody can fill it in and mend it."""

import pytest
from django import forms
from django.utils.translation import override

from tests.design.pages import Tags, show, words


class IdeaForm(forms.Form):
    text = forms.CharField(
        label="Your idea",
        help_text="For example: a bench.",
        widget=forms.Textarea,
        error_messages={"required": "Please write a sentence."},
    )
    kind = forms.ChoiceField(
        label="What is it?",
        choices=[("hint", "A hint"), ("for", "In favour")],
        widget=forms.RadioSelect,
        error_messages={"required": "Please choose."},
    )
    topics = forms.MultipleChoiceField(
        label="Topics", choices=[("a", "Green"), ("b", "Traffic")], widget=forms.CheckboxSelectMultiple, required=False
    )
    rules = forms.BooleanField(label="I have read the rules.", error_messages={"required": "Please confirm."})
    submission = forms.CharField(widget=forms.HiddenInput, required=False)


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


def page_of(form: forms.Form) -> Tags:
    return Tags(show("{% post_form form %}{% button 'Send' %}{% endpost_form %}", form=form))


def test_the_summary_takes_the_focus_and_leads_to_each_field() -> None:
    page = page_of(IdeaForm({"text": ""}))

    summary = page.by_id("fehler")
    assert (summary["tabindex"], "autofocus" in summary.attributes) == ("-1", True)
    assert [(link["href"], words(link.text)) for link in page.all("a")] == [
        ("#id_text", "Your idea: Please write a sentence."),
        ("#id_kind_0", "What is it: Please choose."),
        ("#id_rules", "I have read the rules: Please confirm."),
    ]
    for link in page.all("a"):
        assert page.by_id(link["href"][1:]).name in {"input", "textarea"}


def test_the_summary_says_that_words_are_still_there_only_where_there_are_some() -> None:
    kept = "What you typed is still here."

    assert kept not in words(page_of(IdeaForm({"text": "", "submission": "a"})).by_id("fehler").text)
    assert kept in words(page_of(IdeaForm({"text": "A bench"})).by_id("fehler").text)


def test_a_form_that_nobody_has_sent_shows_no_error() -> None:
    page = page_of(IdeaForm())

    assert "fehler" not in {tag.get("id") for tag in page.found}
    assert page.by_id("id_text")["aria-describedby"] == "id_text_helptext"


def test_a_field_is_tied_to_its_hint_and_its_error() -> None:
    page = page_of(IdeaForm({"text": ""}))

    field = page.by_id("id_text")
    assert (field["aria-describedby"], field["aria-invalid"]) == ("id_text_helptext id_text_error", "true")
    assert words(page.by_id("id_text_helptext").text) == "For example: a bench."
    assert words(page.by_id("id_text_error").text) == "Error: Please write a sentence."


def test_a_group_is_a_fieldset_with_its_question_and_its_error() -> None:
    page = page_of(IdeaForm({"text": ""}))

    assert [words(legend.text) for legend in page.all("legend")] == ["What is it? (required)", "Topics (optional)"]
    assert page.all("fieldset")[0]["aria-describedby"] == "id_kind_error"
    assert [tag["type"] for tag in page.all("input") if tag["name"] == "kind"] == ["radio", "radio"]
    assert [tag["type"] for tag in page.all("input") if tag["name"] == "topics"] == ["checkbox", "checkbox"]


def test_what_is_required_is_said_in_words() -> None:
    page = page_of(IdeaForm())

    assert [words(label.text) for label in page.all("label")] == [
        "Your idea (required)",
        "A hint",
        "In favour",
        "Green",
        "Traffic",
        "I have read the rules. (required)",
    ]


def test_what_was_typed_is_still_there_after_an_error() -> None:
    page = page_of(IdeaForm({"text": "A bench <please>", "kind": "for", "topics": ["b"], "submission": "x"}))

    assert page.by_id("id_text").text.strip() == "A bench <please>"
    assert [tag["value"] for tag in page.all("input") if "checked" in tag.attributes] == ["for", "b"]
    assert page.by_id("id_submission")["value"] == "x"


def test_the_browser_does_not_stop_a_form_with_a_bubble_of_its_own() -> None:
    assert "novalidate" in page_of(IdeaForm()).all("form")[0].attributes


def test_a_form_that_is_printed_as_a_whole_looks_the_same() -> None:
    form = IdeaForm({"text": ""})

    assert str(form).strip() == show("{% form_fields form %}", form=form).strip()


def test_an_error_of_the_whole_form_stands_in_the_summary_without_a_link() -> None:
    form = IdeaForm({"text": "A bench", "kind": "for", "rules": "on"})
    form.add_error(None, "The phase ended a minute ago.")

    page = page_of(form)

    assert page.all("a") == []
    summary = page.by_id("fehler").text
    assert "The phase ended a minute ago." in summary
    # Nobody is sent to look for a field.
    assert "That has not worked yet" in summary
    assert "missing" not in summary


def test_an_error_of_a_hidden_field_is_said_too() -> None:
    form = IdeaForm({"text": "A bench", "kind": "for", "rules": "on"})
    form.add_error("submission", "Please send the form again.")

    assert "Please send the form again." in page_of(form).by_id("fehler").text


def test_the_title_of_a_page_begins_with_the_error() -> None:
    assert show("{% error_prefix form %}Idea", form=IdeaForm({})) == "Error: Idea"
    assert show("{% error_prefix form %}Idea", form=IdeaForm()) == "Idea"
    assert show("{% error_prefix form %}Idea") == "Idea"


def test_a_form_with_a_file_is_sent_as_one() -> None:
    class PhotoForm(forms.Form):
        photo = forms.FileField()

    assert page_of(PhotoForm()).all("form")[0]["enctype"] == "multipart/form-data"
