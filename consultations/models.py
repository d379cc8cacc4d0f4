"""The index of this app's models; each lives with its subject."""

from .answers.models import Answer, AnswerCorrection, AnswerState, StatusEntry
from .comments.models import Comment, CommentVersion, Kind, Thread
from .moderation.models import DecisionKind, HouseRule, ModerationDecision, Report
from .pages.models import ConsultationIndexPage, ConsultationPage
from .processes.models import (
    Consultation,
    ConsultationChange,
    Contributor,
    FormerSlug,
    Level,
    Phase,
    PublishingCheck,
    Readers,
)
from .proposals.models import Category, Proposal, ProposalVersion, State
from .shorts.models import ShortText
from .votes.models import Ballot, BallotState, Candidacy, FreedMark, Mark, Result, ResultLine, ResultState, Tally

__all__ = [
    "Answer",
    "AnswerCorrection",
    "AnswerState",
    "Ballot",
    "BallotState",
    "Candidacy",
    "Category",
    "Comment",
    "CommentVersion",
    "Consultation",
    "ConsultationChange",
    "ConsultationIndexPage",
    "ConsultationPage",
    "Contributor",
    "DecisionKind",
    "FormerSlug",
    "FreedMark",
    "HouseRule",
    "Kind",
    "Level",
    "Mark",
    "ModerationDecision",
    "Phase",
    "Proposal",
    "ProposalVersion",
    "PublishingCheck",
    "Readers",
    "Report",
    "Result",
    "ResultLine",
    "ResultState",
    "ShortText",
    "State",
    "StatusEntry",
    "Tally",
    "Thread",
]
