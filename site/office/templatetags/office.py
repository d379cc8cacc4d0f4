from typing import Any

from django import template
from django.conf import settings

register = template.Library()


@register.filter
def may_be_changed_by(page: Any, person: Any) -> bool:
    """Whether somebody may change this; things without permissions of their own are asked for elsewhere."""
    return not hasattr(page, "permissions_for_user") or bool(page.permissions_for_user(person).can_edit())


@register.simple_tag
def site_name() -> str:
    return str(settings.WAGTAIL_SITE_NAME)
