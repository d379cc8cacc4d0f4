"""Who may begin a consultation by writing its page, and to whom the title of such a page is closed."""

from django.db.models import Q
from wagtail.models import PagePermissionTester

from accounts.models import User

from ..processes.models import Consultation
from ..processes.readers import is_of_the_office

# The rules say the same of Action.MANAGE; models know no rules.
SETS_UP = "consultations.change_consultation"


class OnlyWhoSetsUp(PagePermissionTester):
    """A new page below the list is a new consultation: only for those who set consultations up."""

    def can_add_subpage(self) -> bool:
        return bool(super().can_add_subpage() and self.user.has_perm(SETS_UP))


def closed_to(person: User) -> Q | None:
    """Pages of consultations that this person is not invited to; the office reads all."""
    if is_of_the_office(person):
        return None
    readable = Consultation.objects.readable_by(person)
    return Q(translation_key__in=Consultation.objects.exclude(pk__in=readable.values("pk")).values("key"))
