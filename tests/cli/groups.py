"""Every group of commands, with all commands loaded."""

import click

from hudna.cli.lazy import LazyGroup

__all__ = ["groups"]


def groups(group: LazyGroup, *above: str) -> list[tuple[tuple[str, ...], LazyGroup]]:
    """Return the group and all those below it, with the words that lead there."""
    context = click.Context(group)
    inner = {name: group.get_command(context, name) for name in group.list_commands(context)}
    below = [
        found
        for name, one in inner.items()
        if isinstance(one, LazyGroup)
        for found in groups(one, *above, name)
    ]
    return [(above, group), *below]
