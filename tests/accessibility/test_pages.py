"""Each kind and state of page: what machines can find out about who is kept out.

The table is ``pages.py``, what is asked ``visit.py``, and what is known and stays ``baseline.toml``.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from accounts.models import User
from tests.accessibility.engines import HtmlValidate
from tests.accessibility.pages import Page, visits
from tests.accessibility.results import Results
from tests.accessibility.states import STATES
from tests.accessibility.visit import ALWAYS, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page as Window

VISITS = list(visits())


@pytest.mark.checks(*ALWAYS)
@pytest.mark.usefixtures("fast_people")
@pytest.mark.parametrize(
    ("version", "pages"), [(version, pages) for version, _name, pages in VISITS], ids=[name for _, name, _ in VISITS]
)
def test_nobody_is_kept_out(
    person: "Callable[..., Window]",
    example: Any,
    anna: User,
    html: HtmlValidate,
    results: Results,
    version: str,
    pages: tuple[Page, ...],
) -> None:
    window = person(anna if pages[0].who else None)
    STATES[pages[0].state](window, version)
    visit = Visit(window, example.url, html, version)

    for page in pages:
        visit(page, results)

    assert [str(one) for one in results.open] == []
