"""Named in INSTALLED_APPS instead of ``wagtail.users``: the same, with our forms for accounts."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "accounts.user_admin.AccountViewSet"
