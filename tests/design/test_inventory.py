"""Every component has a template, a line in the documentation and an entry in the style guide."""

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template.loader import get_template, render_to_string
from django.test import Client
from django.urls import NoReverseMatch, reverse

from design.styleguide import sample_context
from design.templatetags.design import register

ROOT = Path(__file__).parents[2]
DOCUMENTATION = ROOT / "docs" / "components.md"
TEMPLATES = ROOT / "site" / "design" / "templates" / "design"
#: One line of markup or words alone: what they make is written where they are.
WITHOUT_TEMPLATE = {"badge", "error_prefix", "icon", "period", "qr_code", "site_name", "span", "when"}
#: They stand around every page, the style guide too.
AROUND_EVERY_PAGE = {"help_section", "main_menu", "print_header", "site_header", "site_name", "skip_links"}
AROUND_EVERY_PAGE |= {"version_switch"}

#: Shown inside another one.
PARTS = {"error_summary": "post_form", "field": "post_form", "form_fields": "post_form"}
PARTS |= {"comment_box": "thread", "comment_gone": "thread"}


def source_of(tag: Callable[..., Any]) -> str:
    return inspect.getsource(inspect.unwrap(tag))


def guide() -> str:
    """The style guide as it is written."""
    return "\n".join(file.read_text() for file in [*TEMPLATES.glob("styleguide/*.html"), TEMPLATES / "styleguide.html"])


@pytest.fixture(scope="module")
def shown() -> str:
    """The entries of the style guide as they come out."""
    context = sample_context()
    names = sorted(file.stem for file in TEMPLATES.glob("styleguide/*.html"))
    return "".join(render_to_string(f"design/styleguide/{name}.html", context) for name in names)


@pytest.mark.parametrize("name", sorted(register.tags.keys() - WITHOUT_TEMPLATE))
def test_a_component_has_a_template(name: str) -> None:
    template = re.search(r'"(design/[\w/]+\.html)"', source_of(register.tags[name]))

    assert template, name
    assert get_template(template[1])


@pytest.mark.parametrize("name", sorted(register.tags))
def test_a_component_has_a_line_in_the_documentation(name: str) -> None:
    assert re.search(rf"^\|.*{{% {name}\b", DOCUMENTATION.read_text(), re.MULTILINE)


@pytest.mark.parametrize("name", sorted(register.filters))
def test_a_filter_has_a_line_in_the_documentation(name: str) -> None:
    assert re.search(rf"^\|.*\\\|{name}\b", DOCUMENTATION.read_text(), re.MULTILINE)


@pytest.mark.parametrize("name", sorted(register.tags.keys() | register.filters.keys()))
def test_a_component_has_an_entry_in_the_style_guide(name: str, shown: str) -> None:
    used = guide()

    assert f"<code>{name}</code>" in shown
    assert name in AROUND_EVERY_PAGE or re.search(rf"{{% {PARTS.get(name, name)}\b|\|{name}\b", used), name


def test_the_style_guide_shows_a_vote_in_every_state(shown: str) -> None:
    from design.components.votes import LOOKS

    for state in LOOKS:
        assert f"<code>{state}</code>" in shown


def test_every_template_belongs_to_a_component() -> None:
    """None is left over from what was taken away."""
    written = "\n".join(file.read_text() for file in (ROOT / "site" / "design").rglob("*.py"))
    written += "\n".join(file.read_text() for file in (ROOT / "site").rglob("*.html"))
    names = [f"design/{file.relative_to(TEMPLATES)}" for file in TEMPLATES.rglob("*.html")]

    assert [name for name in names if f'"{name}"' not in written] == []


@pytest.mark.django_db
def test_the_style_guide_is_only_in_the_try_out(client: Client) -> None:
    assert settings.TRY_OUT is False
    assert client.get("/de/stil/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("style_guide")


def test_components_know_nothing_of_the_areas_above_them() -> None:
    """They take plain values, so that every area and the style guide can show them."""
    areas = {"accounts", "notices", "content", "consultations", "news", "home", "search", "office", "config", "wagtail"}
    for file in (ROOT / "site" / "design").rglob("*.py"):
        imported = set(re.findall(r"^\s*(?:from|import) (\w+)", file.read_text(), re.MULTILINE))
        assert imported & areas == set(), file.name
