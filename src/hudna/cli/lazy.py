"""Commands that are loaded when they are used, so that one without a database starts none."""

from importlib import import_module

import click

__all__ = ["Commands", "LazyGroup"]

Commands = dict[str, tuple[str, bool]]
"""Where each command is, as `module:name`, and whether it works on a node's database."""


class LazyGroup(click.Group):
    """A group that loads a command when it is used."""

    def __init__(self, *args: object, places: Commands, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands in the order of the table."""
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, with Django set up where it needs the database."""
        if cmd_name not in self._places:
            return None
        place, needs_database = self._places[cmd_name]
        if needs_database:
            import_module("hudna.db.setup").configure()
        module, _, name = place.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command
