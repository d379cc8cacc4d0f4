from consultations.imports.commands import ImportCommand
from consultations.imports.proposals import import_proposals
from consultations.imports.reading import Table
from consultations.imports.report import Progress, Report
from consultations.models import Consultation


class Command(ImportCommand):
    help = "Take proposals from a CSV or JSON Lines file into an archive."
    columns_help = "e.g. title=Titel text=Beschreibung; usual names are found without this"
    may_create = True

    def take_in(self, consultation: Consultation, table: Table, named: list[str], progress: Progress) -> Report:
        return import_proposals(consultation=consultation, table=table, named=named, progress=progress)
