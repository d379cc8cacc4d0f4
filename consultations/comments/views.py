"""The discussion about a consultation, and the pages where people write."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts import parking
from content import page_cache

from ..actions import Action
from ..doors import in_consultation
from ..explaining import explain, may_open_form
from ..fields import sent_in
from ..following.metadata import metadata_of
from ..models import Consultation, State
from ..moderation.publishing import state_after_change
from ..proposals.reading import find_or_404
from ..rules import decide, is_signed_in, sign_in_first
from ..thanks import result_of, thank
from ..write_first import begun_with, said_around, typed_before
from . import services
from .addresses import place_of, place_with_way_on, subject_of, thread_url, way
from .forms import ChangeForm, CommentForm
from .models import Comment, Thread
from .reading import comment_or_404, replies_context, thread_context, thread_to_read


@require_safe
@in_consultation
def discussion(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The discussion about the consultation as a whole; each proposal has its own on its page."""
    thread = general_thread_to_read(consultation)
    context = {
        "consultation": consultation,
        "metadata": metadata_of(consultation, way(thread)),
        "discussion": thread_context(request, thread),
        "result": result_of(request),
        "way": way(thread),
    }
    response = render(request, "consultations/comments/discussion.html", context)
    return page_cache.keep_until(response, consultation.next_border())


@require_safe
@in_consultation
def show(request: HttpRequest, consultation: Consultation, pk: int) -> HttpResponse:
    """The permanent address of a comment leads to it in its discussion, or to the placeholder that is left."""
    return redirect(place_of(comment_or_404(request.user, consultation, pk), request.user))


@require_safe
@in_consultation
def replies(request: HttpRequest, consultation: Consultation, pk: int) -> HttpResponse:
    """All replies to one comment, where they are too many for the page of the discussion."""
    comment = comment_or_404(request.user, consultation, pk)
    if comment.parent_id:
        raise Http404
    context = {
        "consultation": consultation,
        "discussion": replies_context(request, comment),
        "result": result_of(request),
        "way": way(comment.thread, gettext("All replies")),
        "subject": subject_of(comment.thread),
        "back_url": place_of(comment, request.user),
    }
    response = render(request, "consultations/comments/replies.html", context)
    return page_cache.keep_until(response, consultation.next_border())


@never_cache
@in_consultation
def write_to_discussion(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    return write(request, general_thread_to_read(consultation))


@never_cache
@in_consultation
def comment_on_proposal(request: HttpRequest, consultation: Consultation, number: int) -> HttpResponse:
    return write(request, thread_to_read(find_or_404(request.user, consultation, number)))


@never_cache
@in_consultation
def reply(request: HttpRequest, consultation: Consultation, pk: int) -> HttpResponse:
    parent = comment_or_404(request.user, consultation, pk)
    return write(request, parent.thread, parent=parent)


def write(request: HttpRequest, thread: Thread, parent: Comment | None = None) -> HttpResponse:
    """The form for a comment. People may write first and sign in afterwards."""
    decision = decide(request.user, Action.COMMENT, on=parent or thread)
    if not may_open_form(decision):
        return explain(request, decision)
    form = CommentForm(sent_in(request), initial=begun_with(request, thread.consultation))
    if form.is_valid():
        if not decision.allowed:
            return explain(request, decision)
        if response := publish(request, thread, parent, form):
            return response
    context = {
        **around(thread, parent, gettext("Reply to a comment") if parent else gettext("Write a comment")),
        **said_around(request, thread.consultation, form, decision),
    }
    return render(request, "consultations/comments/write.html", context)


def publish(request: HttpRequest, thread: Thread, parent: Comment | None, form: CommentForm) -> HttpResponse | None:
    """Take in what the form holds; nothing where the service wants the person to wait, and the form says so."""
    try:
        comment = services.comment_on(
            thread=kept(thread),
            person=request.user,  # type: ignore[arg-type]  # The service refuses whoever is nobody.
            parent=parent,
            **form.cleaned_data,
        )
    except ValidationError as error:
        form.add_error(None, error)
        return None
    parking.clear(request)
    published = "comment-shared" if thread.consultation.is_closed else "comment-published"
    return thank(said_to_author(comment, published), place_with_way_on(comment, request.user))


@never_cache
@in_consultation
def change(request: HttpRequest, consultation: Consultation, pk: int) -> HttpResponse:
    if not is_signed_in(request.user):
        # Also when the session has run out while somebody wrote: what was typed waits.
        return explain(request, sign_in_first())
    comment = comment_or_404(request.user, consultation, pk)
    decision = decide(request.user, Action.EDIT_COMMENT, on=comment)
    if not decision.allowed:
        return explain(request, decision)
    says_now = {"kind": comment.kind, "text": comment.text}
    form = ChangeForm(sent_in(request), initial=says_now | typed_before(parking.parked(request)))
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("kind", "text")}
        comment = services.change(comment=comment, person=request.user, **words)
        parking.clear(request)
        return thank(said_to_author(comment, "comment-changed"), place_with_way_on(comment, request.user))
    context = {
        "form": form,
        "comment": comment,
        "is_checked_again": state_after_change(consultation, comment.state) != comment.state,
        **around(comment.thread, comment.parent, gettext("Change your comment")),
    }
    return render(request, "consultations/comments/change.html", context)


@never_cache
@in_consultation
def withdraw(request: HttpRequest, consultation: Consultation, pk: int) -> HttpResponse:
    if not is_signed_in(request.user):
        # Also when the session has run out while somebody wrote: what was typed waits.
        return explain(request, sign_in_first())
    comment = own_comment(request, consultation, pk) or comment_or_404(request.user, consultation, pk)
    if request.method == "POST":
        services.withdraw(comment=comment, person=request.user)
        return thank("comment-withdrawn", place_with_way_on(comment, request.user))
    decision = decide(request.user, Action.WITHDRAW_COMMENT, on=comment)
    if not decision.allowed:
        return explain(request, decision)
    about = around(comment.thread, comment.parent, gettext("Withdraw your comment"))
    context = {"comment": comment, **about}
    return render(request, "consultations/comments/withdraw.html", context)


def own_comment(request: HttpRequest, consultation: Consultation, pk: int) -> Comment | None:
    """One's own comment whatever became of it, so that a second click on "withdraw" finds it, too."""
    own = Comment.objects.filter(thread__consultation=consultation, contributor__account_id=request.user.pk, pk=pk)
    return own.select_related("thread__consultation", "thread__proposal", "parent", "contributor").first()


def general_thread_to_read(consultation: Consultation) -> Thread:
    """The general discussion, without making one for somebody who only reads."""
    thread = Thread.objects.filter(consultation=consultation, is_general=True).first()
    thread = thread or Thread(is_general=True)
    thread.consultation = consultation
    return thread


def kept(thread: Thread) -> Thread:
    if thread.pk:
        return thread
    return services.thread_of(thread.proposal) if thread.proposal else services.general_thread(thread.consultation)


def said_to_author(comment: Comment, code: str) -> str:
    return "comment-waiting" if comment.state == State.WAITING else code


def around(thread: Thread, parent: Comment | None, title: str) -> dict[str, Any]:
    """What stands around each form: what it is about and the way back."""
    return {
        "consultation": thread.consultation,
        "proposal": thread.proposal,
        "parent": parent,
        "subject": subject_of(thread),
        "heading": title,
        "way": way(thread, title),
        "back_url": thread_url(thread),
    }
