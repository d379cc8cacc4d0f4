"""Which German words a version says: noted when it is made, and when an editor says so."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import SourceDeletedError, Translation

from content.page_cache import bump

from .models import PublishedText, TextCheck, TextState, Verdict
from .passages import digest_of, passages_of


def is_default(page: Page) -> bool:
    return bool(page.locale.language_code == settings.LANGUAGE_CODE)


def german_state_of(page: Page) -> TextState | None:
    """What is known of the words of its page in the default version, be it public or not."""
    states = TextState.objects.filter(
        page__translation_key=page.translation_key, page__locale__language_code=settings.LANGUAGE_CODE
    )
    return states.exclude(page=page.pk).first()


def held(page_id: int) -> TextState:
    """The state of a page's words, until the transaction ends: nobody else writes down other words meanwhile."""
    return TextState.objects.select_for_update().get_or_create(page_id=page_id)[0]


@transaction.atomic
def begin(page: Page) -> None:
    """A new version says what the German page says now."""
    if not is_default(page) and (german := german_state_of(page)):
        TextState.objects.get_or_create(page_id=page.pk, defaults={"basis": german.digest})


@transaction.atomic
def note_public_text(page: Page) -> None:
    """Note the words of a page that is public. The same words again change nothing."""
    state = held(page.pk)
    passages = passages_of(page)
    digest = digest_of(passages)
    if state.digest != digest:
        is_first = not state.digest
        state.digest, state.changed_at = digest, timezone.now()
        if is_default(page):
            PublishedText.objects.create(page_id=page.pk, digest=digest, passages=passages, since=state.changed_at)
            if is_first:
                give_first_basis(page, digest)
    if not is_default(page):
        state.basis = basis_when_public(page, state)
        if state.coming_basis and state.basis == state.coming_basis:
            state.coming_basis, state.coming_from = "", 0
    note_check(state)
    state.save()
    forget_what_nobody_compares(page)


def forget_what_nobody_compares(page: Page) -> None:
    """Former German texts are kept only while a version still says them: what was taken out of a page, such as a name,
    goes as soon as all versions follow.
    """
    states = TextState.objects.filter(page__translation_key=page.translation_key)
    said = {digest for each in states.values_list("digest", "basis", "coming_basis") for digest in each if digest}
    PublishedText.objects.filter(page__translation_key=page.translation_key).exclude(digest__in=said).delete()


def note_check(state: TextState) -> None:
    """Who has checked the public words: the last reading of just these counts."""
    check = TextCheck.objects.filter(page=state.page_id, digest=state.digest).first()
    is_good = check is not None and check.verdict == Verdict.UNDERSTOOD
    state.checked_by = check.group_name if check and is_good else ""
    state.checked_on = check.read_on if check and is_good else None


@transaction.atomic
def keep_check(check: TextCheck) -> bool:
    """Keep what a reading group has said. Whether readers see it at once: only of the words that are public."""
    check.save()
    state = held(check.page_id)
    note_check(state)
    state.save()
    bump()
    return bool(state.checked_by and state.digest == check.digest)


def give_first_basis(german: Page, digest: str) -> None:
    """Versions that were there before the German page became public were made together with it."""
    versions = TextState.objects.filter(page__translation_key=german.translation_key, basis="")
    versions.exclude(page=german.pk).update(basis=digest)


def basis_when_public(page: Page, state: TextState) -> str:
    """The German words that a version says from now on."""
    if state.coming_basis and (page.live_revision_id or 0) >= state.coming_from:
        return state.coming_basis
    german = german_state_of(page)
    if german and german.digest and state.basis == german.digest:
        # Nothing is newer than that; an editor may have said so of an older translation.
        return state.basis
    if translated := basis_of_translation(page):
        return translated
    return german.digest if german and not state.basis else state.basis


def basis_of_translation(page: Page) -> str:
    """Where wagtail-localize keeps a translation complete: the German words that it was made from."""
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return ""
    revision = page.live_revision
    total, done = translation.get_progress()
    # Translated is not yet published.
    if done < total or revision is None or revision.created_at < translation.source.last_updated_at:
        return ""
    try:
        return digest_of(passages_of(translation.source.as_instance()))
    except SourceDeletedError:
        return ""


@transaction.atomic
def bring_up_to_date(*, page: Page, german: TextState) -> bool:
    """An editor says that this version says what the German page says now. Whether that holds at once.

    Said of a draft, it holds from the moment when the draft is public.
    """
    state = held(page.pk)
    if page.live and page.has_unpublished_changes:
        state.coming_basis, state.coming_from = german.digest, page.latest_revision_id or 0
    else:
        state.basis, state.coming_basis, state.coming_from = german.digest, "", 0
    state.save()
    forget_what_nobody_compares(page)
    bump()
    return not state.coming_basis


@transaction.atomic
def forget_what_was_said_of_the_draft(page: Page) -> None:
    """The draft holds other words than those that an editor has compared with the German ones."""
    state = held(page.pk)
    state.coming_basis, state.coming_from = "", 0
    state.save(update_fields=["coming_basis", "coming_from"])


def note_deleted(sender: Any, instance: Page, **_signal: Any) -> None:
    """What only this version still said is forgotten."""
    forget_what_nobody_compares(instance)


def note_saved(sender: Any, instance: Any, *, created: bool = False, raw: bool = False, **signal: Any) -> None:
    """After any page is saved: by a publication, a script, a test. Drafts are no matter of the page itself."""
    from content.models import BasePage

    if raw or not isinstance(instance, BasePage) or signal.get("update_fields") is not None:
        return
    if created:
        begin(instance)
    if instance.live:
        note_public_text(instance)
