"""Starting Django for a node, outside a web server."""

import os

import django
from django.apps import apps

from hudna.db.address import database
from hudna.db.node import Node
from hudna.errors import ConfigurationError

__all__ = ["configure", "start"]


def configure() -> None:
    """Set Django up once per process; must come before anything that imports the tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hudna.web.settings")
    if not apps.ready:
        django.setup()


def start(node: Node, *, migrate: bool = False) -> None:
    """Work on `node`'s database from now on; `migrate` brings its tables up to date.

    Raises `ConfigurationError` when the database does not answer or was never set up.
    """
    from django.conf import settings
    from django.core.management import call_command
    from django.db import Error, connections

    configure()
    os.environ["HUDNA_NODE"] = str(node.folder)
    settings.NODE = node.folder
    connections["default"].close()
    known = {**connections.settings, "default": database(node.database, node.folder)}
    connections.settings = connections.configure_settings(known)
    del connections["default"]
    try:
        if migrate:
            call_command("migrate", verbosity=0, interactive=False)
        made = bool(connections["default"].introspection.table_names())
    except Error as error:
        raise ConfigurationError(
            f"the database cannot be used: {error}".strip(),
            where=str(node.folder),
            advice="See that its server runs and that the address in node.toml is right",
        ) from error
    if not made:
        raise ConfigurationError(
            "this node has no database yet",
            where=str(node.folder),
            advice="Run 'hudna join' to set up a party's own node",
        )
