"""The site as a Django application: its system checks."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers what is checked before anything is served."""

    name = "retold.web"
    label = "web"

    def ready(self) -> None:
        """Loads the checks."""
        from retold.web import checks  # noqa: F401, PLC0415  Django must be set up first
