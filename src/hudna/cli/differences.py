"""How commands print what a version of an agreement changes."""

import click

from hudna.assess.differences import differences
from hudna.model.agreement import Agreement

__all__ = ["print_differences"]


def print_differences(before: Agreement, after: Agreement, language: str = "en") -> None:
    """Print what `after` changes, one sentence a line."""
    for one in differences(before, after):
        click.echo(one.words.get(language) or one.words["en"])
