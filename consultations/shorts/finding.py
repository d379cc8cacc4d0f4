"""Looking for words in short texts: readers find what they can read."""

from django.db.models import Q

from .models import ShortText
from .reading import version_to_read


def told_in_short(pattern: str) -> Q:
    """Proposals whose public short text in the reader's version holds this; none in the default version."""
    version = version_to_read()
    if not version:
        return Q(pk__in=())
    shorts = ShortText.objects.shown().in_version(version).filter(proposal__isnull=False, text__iregex=pattern)
    return Q(pk__in=shorts.values("proposal"))
