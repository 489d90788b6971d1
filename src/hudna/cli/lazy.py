"""Commands that are loaded when they are used, so that one without a database starts none."""

import ast
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with the words that stand in their files, without loading any."""
        limit = formatter.width - 6 - max(map(len, self._places))
        told = {name: click.Command(name, help=_told(at)) for name, (at, _) in self._places.items()}
        with formatter.section("Commands"):
            formatter.write_dl([(n, c.get_short_help_str(limit)) for n, c in told.items()])


def _told(place: str) -> str | None:
    """Return the docstring of the function at `module:name`."""
    module, _, name = place.partition(":")
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        return None
    tree = ast.parse(Path(spec.origin).read_text("utf-8"))
    made = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)
    function = next(made, None)
    return ast.get_docstring(function) if function else None
