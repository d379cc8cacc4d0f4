from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = _("Content")

    def ready(self) -> None:
        from wagtail.signals import copy_for_translation_done
        from wagtail_localize.locales import components
        from wagtail_localize.models import Translation

        from content import guards, signals
        from content.checking.words import site_words
        from content.pdf import system
        from content.publishing import gate
        from content.uploads import avatars
        from plain import word_lists

        pre_save.connect(guards.never_synced, sender=Translation)
        copy_for_translation_done.connect(guards.alias_becomes_draft)
        components.LOCALE_COMPONENTS[:] = guards.without_tree_sync(components.LOCALE_COMPONENTS)
        gate.stand_at_the_doors()
        checks.register(system.check)
        signals.listen()
        word_lists.registered.append(site_words)
        avatars.listen()
