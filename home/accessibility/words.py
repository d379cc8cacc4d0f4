"""What the report says about steps, checks and their results, in the reader's version."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """Why a step does not apply here."""

    NO_BIOMETRICS = "no-biometrics", _("Nobody needs a fingerprint or a face here.")
    NO_CALLS = "no-calls", _("Nobody calls or chats with others here.")
    NO_CONVERSION = "no-conversion", _("The site turns no document into another kind of file.")
    NO_LIVE_VIDEO = "no-live-video", _("There is no live video here.")
    NO_GESTURES = "no-gestures", _("Nobody needs to drag, swipe or shake anything here.")
    NO_SHORTCUTS = "no-shortcuts", _("The site has no keyboard shortcuts of its own.")


class State(models.TextChoices):
    """What the machines say about a step."""

    FAILED = "failed", _("A fault was found")
    PASSED = "passed", _("No fault was found")
    PARTLY = "partly", _("No fault was found, but not every check has run")
    NOT_RUN = "not-run", _("Not checked")
    ONLY_PEOPLE = "only-people", _("No machine can check this")
    NOT_APPLICABLE = "not-applicable", _("Does not apply here")


class Cause(models.TextChoices):
    """The three that the model statement of the EU knows (2018/1523)."""

    NOT_YET = "not-yet", _("It does not keep the rules yet")
    BURDEN = "burden", _("It would be a disproportionate burden")
    EXEMPT = "exempt", _("The rules do not ask for it")


#: How a state looks: a level of the design. The word says it, too.
LEVELS = {State.FAILED: "danger", State.PASSED: "success", State.PARTLY: "warning", State.NOT_RUN: "warning"}

#: Id of a check → what it looks at. The test run may know more; those have the title that it gives them.
CHECKS: dict[str, Promise] = {
    "axe": _("Test program axe-core: pages and forms"),
    "axe-contrast": _("Test program axe-core: contrast of texts"),
    "ibm": _("Test program of IBM: pages and forms"),
    "html": _("The pages are written as the standard wants"),
    "keyboard-order": _("The Tab key reaches everything, in the order of the page"),
    "keyboard-trap": _("The Tab key gets stuck nowhere"),
    "focus-visible": _("One sees where the keyboard is"),
    "focus-not-covered": _("Nothing covers the place where the keyboard is"),
    "skip-links": _("Links at the top lead to the content and to help"),
    "reflow-320": _("On a narrow screen nothing moves sideways"),
    "text-spacing": _("With more space between letters and lines nothing is cut off"),
    "letters-200": _("With letters twice as large nothing is cut off"),
    "target-size": _("Buttons and links are large enough"),
    "reduced-motion": _("Nothing keeps moving"),
    "forced-colours": _("With the colours of the device nothing vanishes"),
    "dark": _("In the dark display everything can be read"),
    "print": _("On paper stands what stands on the screen"),
    "no-javascript": _("Without JavaScript every page says the same"),
    "error-summary": _("Mistakes in a form are named, and how to mend them"),
    "after-action": _("After every action its result comes first"),
    "lists": _("Lists say how long they are, and lead on and back"),
    "links": _("Links with the same words lead to the same place; in the menu and in help each place has one name"),
    "same-help": _("Menu and help stand in the same place on every page"),
    "lang": _("Every page and every passage names its language"),
    "titles": _("Every page has a title of its own"),
    "no-cookie": _("Reading sets no cookie"),
    "only-own": _("No page asks other servers, or shows faults in the browser"),
    "transfer": _("Every page is light enough for slow networks"),
    "journeys": _("Whole tasks: without JavaScript, by keyboard alone, on a narrow screen with large letters"),
    "transcripts": _("What a screen reader says, compared with what was agreed"),
    "no-captcha": _("No form asks for a puzzle"),
    "autocomplete": _("Fields for one's own data can be filled in by the browser"),
    "media": _("Videos never start by themselves"),
    "blocks": _("Editors cannot leave out headings of tables, captions and texts for pictures"),
}

#: What only people can judge.
QUESTIONS: dict[str, Promise] = {
    "changes": _("Does anything change unexpectedly?"),
    "colours": _("Can everything be understood without seeing colours?"),
    "decoration": _("Do pictures without a text really only decorate?"),
    "documentation": _("Do the explanations name everything, and does one understand them?"),
    "editing": _("Does the program help editors to write for everybody?"),
    "flicker": _("Does anything flicker in videos?"),
    "headings": _("Is everything a heading that looks like one?"),
    "hovering": _("Can what appears above other things be read and closed?"),
    "icons": _("Does one see signs and borders well?"),
    "languages": _("Are words in other languages marked?"),
    "layout": _("Are tables used for data only?"),
    "links": _("Does one know where a link leads?"),
    "look": _("Is everything usable with the settings of the device?"),
    "meaning": _("Do the texts for pictures and buttons say the right thing?"),
    "mistakes": _("Can mistakes be mended before it is too late?"),
    "naming": _("Has the same thing the same name everywhere?"),
    "navigation": _("Does one find one's way in the same manner on every page?"),
    "order": _("Does the order make sense?"),
    "player": _("Do captions and audio description work in the browser?"),
    "purpose": _("Do the fields name the right purpose?"),
    "quality": _("Are captions, texts and audio descriptions right and complete?"),
    "quotations": _("Are quotations marked as such?"),
    "senses": _("Do explanations do without “on the right” or “the red button”?"),
    "settings": _("Does one find and understand the display settings?"),
    "structure": _("Are long texts well divided?"),
    "support": _("Does one reach us in a way that suits oneself, and do we know how to help?"),
    "tables": _("Can tables and maps be used on a narrow screen?"),
    "text_in_pictures": _("Are there pictures that consist of words?"),
    "text_on_pictures": _("Can words on pictures be read?"),
    "time": _("Is there enough time for everything?"),
    "twice": _("Does anybody have to enter the same thing twice?"),
    "ways": _("Is there more than one way to every page?"),
    "wording": _("Does one understand the words, and do they help?"),
}

#: The beginning of a step's number → what its part of the standard is about.
PARTS: dict[str, Promise] = {
    "5": _("General requirements"),
    "6": _("Calls and chats"),
    "7": _("Videos"),
    "9.1": _("Everybody perceives the content"),
    "9.2": _("Everybody can use the pages"),
    "9.3": _("Everybody understands the pages"),
    "9.4": _("Pages work with aids"),
    "11": _("Programs and writing with them"),
    "12": _("Explanations and help"),
}


def part_of(number: str) -> str:
    """The part that a step belongs to: "9.1" for "9.1.4.3", "12" for "12.2.2"."""
    first, second, *_rest = number.split(".")
    return f"{first}.{second}" if first == "9" else first
