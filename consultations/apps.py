from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    name = "consultations"
    verbose_name = _("Consultations")

    def ready(self) -> None:
        from accounts import privacy
        from content import closed_titles

        from .exports.guard import guard_wagtails_lists
        from .pages import listings, permissions, signals
        from .processes import own_data
        from .votes import own_data as own_votes

        signals.listen()
        listings.register()
        closed_titles.register(permissions.closed_to)
        guard_wagtails_lists()
        privacy.register(
            "consultations",
            export=own_data.export,
            describe=own_data.describe,
            forget=own_data.forget,
            counts_on=own_data.counts_on,
        )
        privacy.register(
            "votes",
            export=own_votes.export,
            describe=own_votes.describe,
            keeps_voting_until=own_votes.keeps_voting_until,
        )
