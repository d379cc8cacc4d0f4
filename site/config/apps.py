from django.apps import AppConfig


class FrameConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        # Registers its check.
        from config import safety  # noqa: F401
