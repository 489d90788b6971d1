"""`hudna movement`: announce movements, look at the answers, acknowledge, check a file offline."""

import click

from hudna.cli.lazy import Commands, LazyGroup

__all__ = ["COMMANDS", "movement"]

COMMANDS: Commands = {
    "file": ("hudna.cli.movement_file:file_movements", True),
    "list": ("hudna.cli.movement_show:list_movements", True),
    "show": ("hudna.cli.movement_show:show_movement", True),
    "acknowledge": ("hudna.cli.movement_file:acknowledge", True),
    "cancel": ("hudna.cli.movement_file:cancel", True),
    "declare-zone": ("hudna.cli.movement_zone:declare", True),
    "check": ("hudna.cli.movement_check:check", False),
}


@click.group(cls=LazyGroup, places=COMMANDS)
def movement() -> None:
    """Planned flights, convoys, repairs and patrols: announced, compared, acknowledged."""
