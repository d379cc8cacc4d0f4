"""Who may begin a consultation by writing its page."""

from wagtail.models import PagePermissionTester

# The rules say the same of Action.MANAGE; models know no rules.
SETS_UP = "consultations.change_consultation"


class OnlyWhoSetsUp(PagePermissionTester):
    """A new page below the list is a new consultation: only for those who set consultations up."""

    def can_add_subpage(self) -> bool:
        return bool(super().can_add_subpage() and self.user.has_perm(SETS_UP))
