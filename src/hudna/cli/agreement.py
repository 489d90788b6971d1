"""`hudna agreement`."""

import click

from hudna.cli.lazy import Commands, LazyGroup

__all__ = ["agreement"]

_COMMANDS: Commands = {
    "check": ("hudna.cli.agreement_check:check", False),
    "diff": ("hudna.cli.agreement_diff:diff", True),
    "export": ("hudna.cli.agreement_export:export", False),
    "propose": ("hudna.cli.amendment:propose", True),
    "approve": ("hudna.cli.amendment:approve", True),
    "amend": ("hudna.cli.amendment:amend", True),
}


@click.group(cls=LazyGroup, places=_COMMANDS)
def agreement() -> None:
    """Agreements as data."""
