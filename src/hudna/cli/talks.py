"""`hudna talks`: what texts seem to tell of meetings, statements and relations."""

import click

from hudna.cli.lazy import Commands, LazyGroup

__all__ = ["COMMANDS", "talks"]

COMMANDS: Commands = {
    "proposals": ("hudna.cli.talks_proposals:proposals", False),
    "contrasts": ("hudna.cli.talks_contrasts:contrasts", False),
    "verify": ("hudna.cli.talks_verify:verify", False),
    "rounds": ("hudna.cli.talks_shown:rounds", True),
    "statements": ("hudna.cli.talks_statements:statements", True),
    "prove": ("hudna.cli.talks_statements:prove", True),
    "relations": ("hudna.cli.talks_relations:relations", True),
    "commitments": ("hudna.cli.talks_shown:commitments", True),
}


@click.group(cls=LazyGroup, places=COMMANDS)
def talks() -> None:
    """Meetings, statements, commitments and relations between states."""
