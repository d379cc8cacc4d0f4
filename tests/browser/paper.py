"""What a page looks like on paper: the same text as on the screen, and no controls."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Nothing of this is of use on paper. The fields of a form that somebody writes are: they show what was typed.
CONTROLS = ", ".join(
    [
        *(
            "button",
            "input[type=submit]",
            "video",
            "nav:not(.pagination)",
            "form[method=get]",
            "[rel~=next], [rel~=prev]",
        ),
        *(".kern-btn", ".actions", ".share", ".follow", ".skip-link", ".vote form", ".sr-only"),
    ]
)
#: Opened, as somebody has who has read all of it. Each piece of text gets a number, so that it is found again.
PIECES = """controls => {
    for (const one of document.querySelectorAll("details")) one.open = true;
    window.pieces = [];
    const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const around = walk.currentNode.parentElement;
      if (walk.currentNode.data.trim() && around.checkVisibility() && !around.closest(controls))
        window.pieces.push(walk.currentNode);
    }
    for (const one of document.querySelectorAll("details")) one.open = one.hasAttribute("data-was-open");
}"""
REMEMBER = "document.querySelectorAll('details[open]').forEach(one => one.setAttribute('data-was-open', ''))"
LOST = """() => {
    const box = (piece) => { const range = document.createRange(); range.selectNodeContents(piece);
      return range.getBoundingClientRect(); };
    return window.pieces.filter((piece) => !piece.parentElement.checkVisibility() || !box(piece).height)
      .map((piece) => piece.data.trim().slice(0, 60));
}"""
LEFT = """controls => [...document.querySelectorAll(controls)]
    .filter((one) => one.checkVisibility() && one.offsetHeight && !one.matches(".sr-only"))
    .map((one) => one.outerHTML.slice(0, 90))"""


def wrong_on_paper(page: "Page") -> list[dict[str, Any]]:
    """Text of the screen that paper does not show, and controls that it does: ``{rule, where, what}``.

    Folded parts count as text of the screen. The page is left as it was found.
    """
    page.evaluate(REMEMBER)
    page.evaluate(PIECES, CONTROLS)
    page.emulate_media(media="print")
    lost, left = page.evaluate(LOST), page.evaluate(LEFT, CONTROLS)
    heads = (
        page.locator(".paper").count(),
        page.locator(".paper").is_visible() if page.locator(".paper").count() else False,
    )
    page.emulate_media(media="screen")
    return [
        *({"rule": "text-lost", "where": "main", "what": text} for text in lost),
        *({"rule": "control-left", "where": markup, "what": ""} for markup in left),
        *([{"rule": "no-header", "where": ".paper", "what": ""}] * (heads == (1, False))),
    ]
