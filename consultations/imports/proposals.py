"""Taking proposals of another system into an archive."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from uuid import NAMESPACE_URL, uuid5

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from content.multilingual import multilingual

from ..channels import Channel
from ..models import Category, Consultation, Contributor, Proposal
from ..processes.services import next_number
from ..proposals.services import add_version, begin_record
from .columns import PROPOSAL_COLUMNS, find_columns, parse_named, require_columns, topic_columns
from .forms import ProposalRow, clean_proposal
from .reading import Row, Table, Unreadable
from .report import Progress, Report

#: What a changed row may change in the proposal that it made.
COLUMNS = ("title", "text", "latitude", "longitude")


def no_progress(done: int, total: int) -> None:
    """For callers who do not watch."""


def import_proposals(
    *, consultation: Consultation, table: Table, named: Sequence[str] = (), progress: Progress = no_progress
) -> Report:
    """Bring every usable row into ``consultation``, all or nothing; the same file again changes nothing.

    Raises ``Unreadable`` where the file as a whole cannot be used. What our moderators decided stays.
    """
    if not consultation.is_archive:
        raise Unreadable(_("Imports go only into consultations that are marked as archive."))
    columns = find_columns(table, PROPOSAL_COLUMNS, parse_named(named))
    require_columns(columns, ("id", "text"), table)
    run = ProposalImport(consultation, columns, topic_columns(table, columns.values()))
    with transaction.atomic():
        for done, row in enumerate(table.rows, start=1):
            run.take(row)
            progress(done, len(table.rows))
    return run.report


class ProposalImport:
    """One run: what is known of the consultation, and the report so far."""

    def __init__(self, consultation: Consultation, columns: dict[str, str], topics: list[str]) -> None:
        self.consultation = consultation
        self.columns = columns
        self.topics = topics
        self.report = Report()
        self.rows_by_id: dict[str, int] = {}
        self.categories = {category.slug: category for category in consultation.categories.all()}
        self.known = {p.source_id: p for p in consultation.proposals.exclude(source_id="")}

    def take(self, row: Row) -> None:
        self.report.read += 1
        if row.problem:
            self.report.reject(row.number, "", [row.problem])
            return
        cleaned = clean_proposal(row.cells, self.columns, self.topics)
        earlier = self.rows_by_id.setdefault(cleaned.id, row.number) if cleaned.id else row.number
        if earlier != row.number:
            cleaned.errors.append(_("Row %(n)s has the same id. Only the first of them comes in.") % {"n": earlier})
        if cleaned.errors:
            self.report.reject(row.number, cleaned.id, cleaned.errors)
            return
        self.report.warn(row.number, cleaned.id, cleaned.warnings)
        self.save(cleaned)

    def save(self, row: ProposalRow) -> None:
        digest = digest_of(row)
        proposal = self.known.get(row.id)
        if proposal is None:
            self.add(row, digest)
            self.report.imported += 1
        elif proposal.source_digest == digest:
            self.report.unchanged += 1
        else:
            self.update(proposal, row, digest)
            self.report.updated += 1

    def add(self, row: ProposalRow, digest: str) -> None:
        proposal = Proposal.objects.create(
            consultation=self.consultation,
            number=next_number(self.consultation),
            contributor=self.contributor(row),
            submission=uuid5(NAMESPACE_URL, f"{self.consultation.key}/{row.id}"),
            source_id=row.id,
            source_digest=digest,
            source_url=row.url,
            state=row.state,
            status="",
            channel=Channel.IMPORT,
            created_at=row.date or timezone.now(),
            published_at=row.date,
            **{name: getattr(row, name) for name in COLUMNS},
        )
        begin_record(proposal)
        proposal.categories.set(self.category(name) for name in row.categories)
        self.known[row.id] = proposal

    def update(self, proposal: Proposal, row: ProposalRow, digest: str) -> None:
        says_something_new = (proposal.title, proposal.text) != (row.title, row.text)
        for name in COLUMNS:
            setattr(proposal, name, getattr(row, name))
        proposal.source_digest, proposal.source_url = digest, row.url
        proposal.contributor = self.contributor(row)
        if row.date:
            proposal.created_at = proposal.published_at = row.date
        if not proposal.moderation_decisions.exists():
            proposal.state = row.state
        proposal.save()
        proposal.categories.set(self.category(name) for name in row.categories)
        if says_something_new:
            add_version(proposal)

    def contributor(self, row: ProposalRow) -> Contributor:
        """One contributor for each author that the source tells apart; without an author, one for each proposal."""
        author = row.author_id or row.author
        source_id = f"author:{author}"[:120] if author else f"proposal:{row.id}"
        return Contributor.objects.get_or_create(
            consultation=self.consultation, source_id=source_id, defaults={"public_name": row.author}
        )[0]

    def category(self, name: str) -> Category:
        slug = slugify(name)[:80] or hashlib.sha256(name.encode()).hexdigest()[:12]
        if slug not in self.categories:
            self.categories[slug] = Category.objects.create(
                consultation=self.consultation, slug=slug, name=multilingual(name), position=len(self.categories) + 1
            )
        return self.categories[slug]


def digest_of(row: ProposalRow) -> str:
    """Tells whether the source changed, whatever our own staff did to the proposal since."""
    told = {name: value for name, value in asdict(row).items() if name not in ("errors", "warnings")}
    return hashlib.sha256(json.dumps(told, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()
