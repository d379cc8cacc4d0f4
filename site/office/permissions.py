"""Where Wagtail shows a link that then refuses, or a title that is closed: it asks before now."""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.widgets import AdminPageChooser
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page, PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.closed_titles import without_closed


def can_view_revisions(self: PagePermissionTester) -> bool:
    """The history opens for those who may change or publish the page; its link was shown to everybody."""
    return bool(self.can_edit() or self.can_publish())


def can_add_subpage(self: PagePermissionTester) -> bool:
    """Below the root lie the language versions' home pages: whoever writes pages has nothing to add there."""
    if self.page_is_root and not self.user.is_superuser:
        return False
    return bool(as_wagtail_says(self))


def can_set_view_restrictions(self: PagePermissionTester) -> bool:
    """Who reads is a fact of the consultation: there is no button where a kind of page offers no choice."""
    return bool(self.page.specific_class.private_page_options and self.can_publish())


def explorable_instances(self: PagePermissionPolicy, user: Any) -> QuerySet[Page]:
    """Lists, search and reports of pages: without the titles that this person may not read."""
    return without_closed(all_explorable(self, user), user)


all_explorable = PagePermissionPolicy.explorable_instances
PagePermissionPolicy.explorable_instances = explorable_instances
as_wagtail_says = PagePermissionTester.can_add_subpage
# Wagtail offers no other way: base pages, of which lists are made, make their testers themselves.
PagePermissionTester.can_add_subpage = can_add_subpage
PagePermissionTester.can_set_view_restrictions = can_set_view_restrictions
PagePermissionTester.can_view_revisions = can_view_revisions
# They lead to a page or picture that the author of this page may not change, such as the page above it.
AdminPageChooser.show_edit_link = AdminImageChooser.show_edit_link = False
