"""`hudna agreement diff`: what a version changes, and which judgements it would change."""

from pathlib import Path

import click

from hudna.actions.watched_agreements import watched_agreements
from hudna.assess.differences import differences
from hudna.cli.amendment import version_named
from hudna.cli.context import open_desk, sign_as
from hudna.cli.differences import print_differences
from hudna.cli.output import json_option, node_option, print_json
from hudna.cli.reassessments import print_counts, print_reassessments, would_change
from hudna.cli.submit import reading_key_option
from hudna.db.gate import released_to
from hudna.errors import InputError
from hudna.model.codec import to_json

__all__ = ["diff"]


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--language", default="en", show_default=True, help="Language of the sentences.")
@click.option(
    "--incidents", is_flag=True, help="Say which judgements of the node's incidents would change."
)
@node_option
@reading_key_option
@json_option
def diff(
    old: str,
    new: str,
    language: str,
    incidents: bool,
    node: Path,
    key_file: Path | None,
    as_json: bool,
) -> None:
    """Say what version NEW changes in OLD; each is a file, a proposal or the name of a shipped one.

    With --incidents it says which judgements would change, before anybody signs: nothing is stored,
    and only what is released to the office of --key is looked at.
    """
    if incidents:
        _diff_incidents(old, new, language, node, key_file, as_json=as_json)
        return
    before, after = version_named(old), version_named(new)
    if as_json:
        print_json(to_json(differences(before, after)))
    else:
        print_differences(before, after, language)


def _diff_incidents(
    old: str, new: str, language: str, node: Path, key_file: Path | None, *, as_json: bool
) -> None:
    if key_file is None:
        raise InputError(
            "incidents are read by an office", advice="Name your office's key with --key"
        )
    desk = open_desk(node)
    reader = released_to(sign_as(desk, key_file)[1], now=desk.now())
    known = watched_agreements(desk.store)
    before, after = version_named(old, known), version_named(new, known)
    found = would_change(reader, before, after)
    if as_json:
        print_json(to_json(found))
        return
    print_differences(before, after, language)
    changed = sum(len(one.changed) for one in found)
    print_counts(len(found), sum(one.stay for one in found), changed, language)
    print_reassessments(found, reader, before, after, language)
