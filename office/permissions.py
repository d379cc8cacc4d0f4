"""Where Wagtail shows a link that then refuses: it asks before now."""

from wagtail.models import PagePermissionTester


def can_view_revisions(self: PagePermissionTester) -> bool:
    """The history opens for those who may change or publish the page; its link was shown to everybody."""
    return bool(self.can_edit() or self.can_publish())


# Wagtail offers no other way: base pages, of which lists are made, make their testers themselves.
PagePermissionTester.can_view_revisions = can_view_revisions
