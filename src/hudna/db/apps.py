"""The Django application that holds the tables."""

from django.apps import AppConfig

__all__ = ["DbConfig"]


class DbConfig(AppConfig):
    """Tables of a node."""

    name = "hudna.db"
    label = "db"
    default_auto_field = "django.db.models.BigAutoField"
