from consultations.imports.commands import ImportCommand
from consultations.imports.reading import Table
from consultations.imports.report import Progress, Report
from consultations.imports.votes import import_votes
from consultations.models import Consultation


class Command(ImportCommand):
    help = "Take votes (voter, proposal, value, time) from a CSV or JSON Lines file into an archive."
    columns_help = "e.g. voter=Person value=Stimme; usual names are found without this"

    def take_in(self, consultation: Consultation, table: Table, named: list[str], progress: Progress) -> Report:
        return import_votes(consultation=consultation, table=table, named=named, progress=progress)
