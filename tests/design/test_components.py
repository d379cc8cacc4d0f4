"""Components show people's text as text, and say in words what they show by colour."""

from datetime import timedelta

import pytest
from django import forms
from django.utils import timezone
from django.utils.translation import override

from design.dates import next_midnight, say_since, say_until
from tests.design.pages import Tags, show, words

HOSTILE = "\"'><script>alert(1)</script>&"


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


class HostileForm(forms.Form):
    text = forms.CharField(label=HOSTILE, help_text=HOSTILE, initial=HOSTILE, error_messages={"required": HOSTILE})
    kind = forms.ChoiceField(label=HOSTILE, choices=[(HOSTILE, HOSTILE)], widget=forms.RadioSelect)
    area = forms.ChoiceField(label=HOSTILE, choices=[(HOSTILE, HOSTILE)])


@pytest.mark.parametrize(
    "source",
    [
        "{% notice heading=x %}{{ x }}{% endnotice %}",
        "{% result x back_url=x back_text=x %}{{ x }}{% endresult %}",
        "{% empty_state x %}{{ x }}{% endempty_state %}",
        "{% card title=x url=x preline=x lang=x state=x anchor=x %}{{ x }}{% endcard %}",
        "{% comment_box x moment=now anchor=x url=x kind=x lang=x %}{{ x|linebreaks }}{% endcomment_box %}",
        "{% badge x %}{% button x name=x value=x about=x described_by=x %}{% link_button x x about=x %}",
        "{% vote_control x url=x about=x state='blocked' count=x reason=x help_url=x help_text=x %}",
        "{% vote_control x url=x about=x state='given' count=x post=True name=x value=x done=x %}{% votes_given x %}",
        "{% consultation_card x url=x state='running' summary=x lang=x phase=x phase_lang=x ends=now remark=x %}",
        "{% proposal_card x url=x text=x preline=x lang=x state=x state_kind=x about=about vote=vote %}",
        "{% proposal_card x url=x text=x lang=x mark=x %}{% proposal_card x url=x short=short %}",
        "{% short_text x note=x since=now lang=x original=x original_lang=x about=x %}",
        "{% thread entries %}{% comment_gone x anchor=x %}",
        "{% contact_block name=x role=x phone=x phone_url=x email=x address=x hours=x hours_language=x %}",
        "{% download x url=x kind=x size=1 language=x language_name=x length=x about=x text=x %}",
        "{% video x url=x content_type=x poster_url=x captions_url=x language=x length=x %}{{ x }}{% endvideo %}",
        "{% scroll_table x css_class=x %}<tbody><tr><td>{{ x }}</td></tr></tbody>{% endscroll_table %}",
        "{% site_header %}{{ x }}{% endsite_header %}{% help_section %}",
        "{% facts facts %}{% timeline steps label=x %}{% status_trail steps %}{% tags topics label=x %}",
        "{% pagination sentence=x previous_url=x next_url=x label=x %}{% breadcrumb path %}{% step_header x 1 2 %}",
        "{% result_bars bars caption=x label=x unit=x %}{% version_switch %}",
        "{% post_form form name=x action=x %}{{ x }}{% endpost_form %}",
        "{% filter_form form reset_url=x submit=x is_filtered=True label=x %}",
        "{% post_form empty_form %}{% endpost_form %}",
    ],
)
def test_hostile_text_is_shown_as_text(source: str) -> None:
    talk = dict.fromkeys(("author", "anchor", "url", "kind", "lang", "text", "note", "about"), HOSTILE)
    talk |= {"moment": timezone.now(), "actions": [(HOSTILE, HOSTILE)]}  # type: ignore[dict-item]
    page = show(
        source,
        x=HOSTILE,
        short={"text": HOSTILE, "note": HOSTILE, "lang": HOSTILE},
        now=timezone.now(),
        form=HostileForm(),
        empty_form=HostileForm({"kind": HOSTILE}),
        facts=[(HOSTILE, HOSTILE, HOSTILE), {"term": HOSTILE, "text": HOSTILE, "lang": HOSTILE}],
        steps=[{"title": HOSTILE, "text": HOSTILE, "state": HOSTILE, "lang": HOSTILE, "starts": None, "ends": None}],
        topics=[{"name": HOSTILE, "url": HOSTILE, "lang": HOSTILE}],
        path=[(HOSTILE, HOSTILE), (HOSTILE, HOSTILE)],
        bars=[{"label": HOSTILE, "value": 1, "url": HOSTILE, "note": HOSTILE, "lang": HOSTILE}],
        versions=[{"code": HOSTILE, "name": HOSTILE, "url": HOSTILE}],
        about=[{"name": HOSTILE, "lang": HOSTILE}],
        vote={"text": HOSTILE, "url": HOSTILE, "state": "given", "done": HOSTILE},
        entries=[{**talk, "replies": [{**talk, "gone": HOSTILE}], "more": (HOSTILE, HOSTILE)}],
        navigation=[
            {"title": HOSTILE, "url": HOSTILE, "language": HOSTILE, "links": [{"title": HOSTILE, "url": HOSTILE}]}
        ],
        contact={"name": HOSTILE, "phone": HOSTILE, "email": HOSTILE, "address": HOSTILE, "hours": HOSTILE},
        site_name=HOSTILE,
        home_url=HOSTILE,
    )

    tags = Tags(page)
    assert "<script" not in page
    assert tags.all("script") == []
    assert "alert(1)" in page


@pytest.mark.parametrize(
    ("level", "word"),
    [("info", "Information:"), ("success", "Done:"), ("warning", "Please note:"), ("danger", "Error:")],
)
def test_a_notice_says_its_level_in_words(level: str, word: str) -> None:
    page = show("{% notice level=level heading='Two days left' %}{% endnotice %}", level=level)

    assert words(Tags(page).all("h2")[0].text) == f"{word} Two days left"


def test_a_level_that_does_not_exist_is_an_information() -> None:
    assert "notice--info" in show("{% notice level='no such' %}{% endnotice %}")


def test_the_result_of_an_action_can_take_the_focus() -> None:
    page = Tags(show("{% result 'Your idea is in' back_url='/list' back_text='Back to the list' %}{% endresult %}"))

    assert page.by_id("meldung")["tabindex"] == "-1"
    assert [(link["href"], link.text) for link in page.all("a")] == [("/list", "Back to the list")]


def test_equal_buttons_are_told_apart_by_the_thing_they_are_about() -> None:
    page = Tags(show("{% button 'Support' about='More benches' %}{% button 'Support' about='A fountain' %}"))

    assert [button.text for button in page.all("button")] == ["Support: More benches", "Support: A fountain"]


def test_a_blocked_vote_says_why_and_offers_no_button() -> None:
    page = Tags(show("{% vote_control 'Vote' url='/vote' state='blocked' reason='The phase is over.' %}"))

    assert page.all("button") == page.all("a") == []
    assert "The phase is over." in words(page.all("div")[0].text)


@pytest.mark.parametrize(
    ("state", "said", "buttons"),
    [
        ("open", "", ["Vote: Benches"]),
        ("last", "You have 1 vote left.", ["Vote: Benches"]),
        ("given", "You voted for it.", ["Vote: Benches"]),
        ("undone", "You voted for it.", ["Vote: Benches"]),
        ("none_left", "You have no vote left.", []),
        ("blocked", "", []),
        ("closed", "You voted for it.", []),
    ],
)
def test_a_vote_says_how_it_stands_and_offers_a_button_where_one_can_act(
    state: str, said: str, buttons: list[str]
) -> None:
    page = Tags(
        show("{% vote_control 'Vote' about='Benches' state=state done='You voted for it.' post=True %}", state=state)
    )

    assert words(" ".join(one.text for one in page.all("p"))) == said
    assert [button.text for button in page.all("button")] == buttons


def test_a_vote_that_is_over_shows_its_result_and_the_way_to_all_results() -> None:
    page = Tags(
        show("{% vote_control state='closed' count='231 votes' reason='Over.' help_url='/r' help_text='All' %}")
    )

    assert [words(one.text) for one in page.all("p")] == ["231 votes", "Over. All"]
    assert [link["href"] for link in page.all("a")] == ["/r"]


def test_votes_are_saved_without_sending_anything() -> None:
    page = words(Tags(show("{% votes_given '3 of 5 votes given.' %}")).all("p")[0].text)

    assert page == "3 of 5 votes given. They are saved. You need not send anything."
    assert "saved" not in show("{% votes_given '0 of 5 votes given.' is_saved=False %}")


def test_the_card_of_a_consultation_names_its_phase_and_the_days_left() -> None:
    ends = next_midnight() + timedelta(days=2)

    page = Tags(show("{% consultation_card 'Square' '/square' 'running' phase='Ideas' ends=ends %}", ends=ends))

    assert words(page.all("p")[-1].text) == words(f"Ideas: {say_until(ends)}. 2 days left.")
    assert words(page.all("p")[0].text) == "running"


def test_a_consultation_to_come_says_when_it_begins() -> None:
    starts = next_midnight() + timedelta(days=2)

    page = Tags(show("{% consultation_card 'Square' '/' 'announced' phase='Ideas' starts=starts %}", starts=starts))

    assert words(page.all("p")[-1].text) == words(f"It begins: Ideas, {say_since(starts)}.")


def test_a_thread_shows_replies_below_their_comment_and_what_is_left_of_one() -> None:
    reply = {"gone": "The author has withdrawn this comment.", "anchor": "k2"}
    first = {"author": "Anna", "text": "Yes.", "about": "Anna, 3 May", "actions": [("Reply", "/r")], "replies": [reply]}

    page = Tags(show("{% thread entries %}", entries=[{**first, "more": ("All 9 replies", "/all")}]))

    assert [words(one.text) for one in page.all("h3")] == ["Anna"]
    assert words(page.by_id("k2").text) == "The author has withdrawn this comment."
    assert [words(link.text) for link in page.all("a")] == ["Reply: Anna, 3 May", "All 9 replies: Anna, 3 May"]


def test_a_contact_leaves_out_what_is_not_known() -> None:
    page = Tags(show("{% contact_block name='Team' phone='0202 1' phone_url='02021' %}"))

    assert [words(one.text) for one in page.all("dt")] == ["Phone"]
    assert [link["href"] for link in page.all("a")] == ["tel:02021"]


def test_a_film_says_what_its_download_is_and_loads_nothing_by_itself() -> None:
    page = Tags(
        show("{% video 'The square' '/f.mp4' size=9000000 length='2:05' language_name='Deutsch' %}{% endvideo %}")
    )

    assert page.all("video")[0]["preload"] == "none"
    assert words(page.all("p")[1].text).replace("\xa0", " ") == (
        "Download the video: The square (MP4, 8.6 MB, 2:05 minutes, Deutsch)"
    )
    assert page.all("details") == []


def test_a_page_that_has_no_context_still_has_its_name_and_the_way_home() -> None:
    page = Tags(show("{% site_header %}{% endsite_header %}"))

    assert [(link["href"], words(link.text)) for link in page.all("a")] == [("/en/", "Mitreden")]
    assert page.all("nav") == []


def test_a_vote_on_a_reading_page_is_a_link_and_needs_no_token() -> None:
    page = Tags(show("{% vote_control 'Support' url='/17/support/' about='More benches' %}", csrf_token="secret"))

    assert page.all("form") == page.all("input") == []
    assert [(link["href"], link.text) for link in page.all("a")] == [("/17/support/", "Support: More benches")]


def test_the_running_phase_is_marked_for_eyes_and_ears() -> None:
    steps = [
        {"title": "Collecting", "state": "over", "starts": None, "ends": None},
        {"title": "Voting", "state": "running", "starts": None, "ends": None},
    ]

    page = Tags(show("{% timeline steps %}", steps=steps))

    assert [(step.get("aria-current"), words(step.text).split(" The date")[0]) for step in page.all("li")] == [
        (None, "Collecting finished"),
        ("step", "Voting now"),
    ]


def test_a_bar_is_as_long_as_its_number_and_the_number_stands_beside_it() -> None:
    rows = [{"label": "Benches", "value": 200}, {"label": "Fountain", "value": 50}, {"label": "Nothing", "value": 0}]

    page = Tags(show("{% result_bars rows caption='Result' %}", rows=rows))

    assert [cell.text for cell in page.all("td")] == ["200", "50", "0"]
    assert [bar["width"] for bar in page.all("rect") if bar["class"] == "bars__value"] == ["100%", "25%", "0%"]


def test_a_count_without_any_vote_has_no_bars_and_no_error() -> None:
    page = Tags(show("{% result_bars rows caption='Result' %}", rows=[{"label": "Benches", "value": 0}]))

    assert [bar["width"] for bar in page.all("rect") if bar["class"] == "bars__value"] == ["0%"]


def test_the_last_entry_of_the_path_is_the_page_itself() -> None:
    page = Tags(show("{% breadcrumb path %}", path=[("Start", "/"), ("Ideas", "/ideas/")]))

    assert [(link["href"], link.text) for link in page.all("a")] == [("/", "Start")]
    assert [(one["aria-current"], one.text) for one in page.all("span")] == [("page", "Ideas")]


def test_no_component_uses_a_style_or_a_handler_of_its_own() -> None:
    """The Content-Security-Policy would take both away."""
    page = show(
        "{% result_bars rows caption='x' %}{% step_header 'x' 1 3 %}{% timeline steps %}{% button 'x' %}",
        rows=[{"label": "x", "value": 1}],
        steps=[{"title": "x", "state": "running", "starts": None, "ends": None}],
    )

    names = {name for tag in Tags(page).found for name in tag.attributes}
    assert {name for name in names if name == "style" or name.startswith("on")} == set()


@pytest.mark.parametrize(
    "source",
    [
        "{% consultation_card 'Platz' '/' 'running' lang=lang %}",
        "{% news_entry 'Platz' '/' now lang=lang %}",
        "{% event_entry 'Platz' '/' now now lang=lang %}",
    ],
)
@pytest.mark.parametrize(("lang", "says_so"), [("de", True), ("en", False), ("", False)])
def test_an_entry_in_another_language_says_so(source, lang, says_so):
    page = show(source, now=timezone.now(), lang=lang)

    assert ("This text is in its original language." in page) is says_so


@pytest.mark.parametrize(("lang", "number"), [("de", 1), ("en", 0)])
def test_a_list_says_once_that_a_part_of_it_is_in_another_language(lang, number):
    rows = [{"term": "Wer", "text": "Der Rat", "lang": lang}, {"term": "Was", "text": "Ja", "lang": lang}]
    steps = [{"title": "Ideen", "starts": timezone.now(), "ends": timezone.now(), "state": "over", "lang": lang}] * 2

    page = show("{% facts rows %}", rows=rows) + show("{% timeline steps %}", steps=steps)

    assert page.count("Some of this is in its original language.") == 2 * number
