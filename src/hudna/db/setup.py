"""Starting Django for a node, outside a web server."""

import os

import django
from django.apps import apps
from django.core.management import call_command

from hudna.db.node import Node

__all__ = ["start"]


def start(node: Node, *, migrate: bool = False) -> None:
    """Point Django at `node`'s database, once per process; `migrate` brings its tables up to date."""
    os.environ["HUDNA_NODE"] = str(node.folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hudna.web.settings")
    if not apps.ready:
        django.setup()
    if migrate:
        call_command("migrate", verbosity=0, interactive=False)
