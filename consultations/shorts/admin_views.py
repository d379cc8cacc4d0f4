"""The screen on which staff tell a proposal, its answers and its steps in other versions, the original beside them."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from accounts.requests import SignedInRequest
from content.checking.asking import level_in
from content.checking.passages import Passage as Words
from content.checking.saying import known_choices, said
from content.models import ReadingGroup, WordChoice

from ..models import Proposal, ShortText
from ..screens import screen
from . import services
from .admin_forms import ShortTextForm
from .admin_worklist import state_of
from .reading import versions_to_write
from .targets import Target, fingerprint, is_public, kind_of, target_of, version_of, words_of

may_write = permission_required("consultations.answer", raise_exception=True)


@dataclass
class Slot:
    """The place of one short text on the screen."""

    target: Target
    version: str
    name: str
    short: ShortText | None
    newest: int
    #: The names of those who may have checked it.
    groups: list[str]
    form: ShortTextForm = field(init=False)
    said: dict[str, Any] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.form = self.form_of(None)

    def form_of(self, data: Any) -> ShortTextForm:
        seen = fingerprint(self.target)
        return ShortTextForm(
            data,
            prefix=self.key,
            version=self.version,
            newest=self.newest,
            seen=seen,
            groups=self.groups,
            short=self.short,
        )

    def form_of_today(self, data: QueryDict) -> ShortTextForm:
        """What was typed, beside the original that is shown now."""
        today = {
            "made_from": str(self.newest),
            "seen": fingerprint(self.target),
            "replaces": services.mark_of(self.short),
        }
        return self.form_of({**data.dict(), **{f"{self.key}-{name}": value for name, value in today.items()}})

    @property
    def key(self) -> str:
        return f"{kind_of(self.target)}-{self.target.pk}-{self.version}"

    @property
    def state(self) -> str:
        return state_of(self.short)

    @property
    def has_questions(self) -> bool:
        """Whether there are rules for the language of this version."""
        return bool(level_in(self.version))

    def ask(self, choices: list[WordChoice]) -> None:
        """What the checker asks about what stands in the form."""
        text = self.form["text"]
        words = Words((text.value() or "").strip(), str(text.label), str(text.auto_id))
        self.said = said([(level_in(self.version), [words])], about=self.key, choices=choices)


@dataclass(frozen=True)
class Passage:
    """An original with its slots."""

    heading: str
    words: dict[str, Any]
    slots: list[Slot]


def passages_of(proposal: Proposal) -> list[Passage]:
    """What is public of a proposal: itself, what the city answers, why its status changed."""
    answers = [answer for answer in proposal.answers.prefetch_related("corrections").order_by("pk")]
    steps = [step for step in proposal.status_entries.all() if step.reason]
    about = Q(proposal=proposal) | Q(answer__in=answers) | Q(status_entry__in=steps)
    together = ShortText.objects.filter(about).with_originals().select_related("proposal", "answer", "status_entry")
    shorts = {(kind_of(target_of(each)), target_of(each).pk, each.version): each for each in together}
    groups = list(ReadingGroup.objects.values_list("name", flat=True))
    titled: list[tuple[str, Target]] = [(_("The proposal"), proposal)]
    titled += [(_("Answer of the city"), answer) for answer in answers if is_public(answer)]
    titled += [(_("Reason of the status “%(status)s”") % {"status": step.label}, step) for step in steps]
    return [
        Passage(
            heading=heading,
            words=words_of(target),
            slots=[
                Slot(target, code, name, shorts.get((kind_of(target), target.pk, code)), newest, groups)
                for code, name in versions_to_write()
            ],
        )
        for heading, target in titled
        for newest in (version_of(target),)
    ]


@may_write
def write(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show all slots; save or take away the one whose button was pressed."""
    proposal = get_object_or_404(Proposal.objects.published().select_related("consultation"), pk=pk)
    passages = passages_of(proposal)
    if request.method == "POST":
        slots = {slot.key: slot for passage in passages for slot in passage.slots}
        slot = slots.get(request.POST.get("which", ""))
        if slot and has_acted(request, slot):
            return redirect(f"{url_of(proposal)}#{slot.key}")
    choices = known_choices()
    for passage in passages:
        for slot in passage.slots:
            slot.ask(choices)
    back_url = reverse("office_shorts:index")
    title = _("Short texts of proposal %(number)d") % {"number": proposal.number}
    context = {"proposal": proposal, "passages": passages, "back_url": back_url}
    template = "consultations/shorts/office/write.html"
    return screen(request, template, title=title, way=[(_("Short texts"), back_url)], icon="edit", **context)


def has_acted(request: SignedInRequest, slot: Slot) -> bool:
    """Do what the button says; where that is not possible, the sentence stands in the slot's form."""
    if "remove" in request.POST:
        return has_removed(request, slot)
    slot.form = slot.form_of(request.POST)
    if not slot.form.is_valid():
        return False
    try:
        services.write(target=slot.target, version=slot.version, by=request.user, **slot.form.cleaned_data)
    except ValidationError as error:
        if error.code in ("stale", "overtaken"):
            slot.form = slot.form_of_today(request.POST)
        slot.form.add_error({"checked": "checked_by"}.get(error.code or "", "text"), error)
        return False
    messages.success(request, _("The short text is public."))
    return True


def has_removed(request: SignedInRequest, slot: Slot) -> bool:
    try:
        if slot.short:
            services.remove(short=slot.short, by=request.user, seen=request.POST.get(f"{slot.key}-replaces", ""))
            messages.success(request, _("The short text is gone. Readers see the original."))
    except ValidationError as error:
        slot.form = slot.form_of_today(request.POST)
        slot.form.add_error("text", error)
        return False
    return True


def url_of(proposal: Proposal) -> str:
    return reverse("office_shorts:write", args=[proposal.pk])
