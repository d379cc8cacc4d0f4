from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 1000


class Problem(models.TextChoices):
    """Why a link leads nowhere."""

    UNPUBLISHED = "unpublished", _("The page is not public")
    DELETED = "deleted", _("The page has been deleted")
    MISSING = "missing", _("There is nothing at this address")
    SILENT = "silent", _("The other server does not answer")
    FAILING = "failing", _("The other server reports a fault")
    CIRCLE = "circle", _("The address leads from one to the next without end")
    REFUSED = "refused", _("We ask no such address: it lies inside a network")


class CheckedLink(models.Model):
    """What came of looking up a typed address of a page, the last time that somebody did."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=LONGEST)
    problem = models.CharField(max_length=12, choices=Problem, blank=True)
    checked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        constraints = [models.UniqueConstraint(fields=["page", "address"], name="one_result_per_page_and_address")]

    def __str__(self) -> str:
        return self.address
