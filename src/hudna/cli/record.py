"""`hudna record`: bring entries in, audit, mirror, and hand out receipts."""

from collections.abc import Mapping
from pathlib import Path

import click

from hudna.cli.audit_record import audit, audit_node
from hudna.cli.confidential import open_field, reading_key, seal_field, shred
from hudna.cli.context import open_desk
from hudna.cli.key_life import approve, enter, freeze, keys, revoke, rotate
from hudna.cli.output import node_option
from hudna.cli.prove import compare, prove, verify_evidence
from hudna.cli.publish_record import publish
from hudna.cli.record_files import Handed, files_of, keep_handed
from hudna.cli.record_times import stamp, times
from hudna.cli.verify_receipt import verify
from hudna.cli.witness import compare_node, cosign_command, policy_command, witness_command
from hudna.connect.hand_over import hand_over
from hudna.db.log_store import keeps_log, open_log
from hudna.db.node import find_node
from hudna.db.records import MirroredRecord
from hudna.errors import Conflict, HudnaError, NotFound
from hudna.record.errors import Inconsistent, RecordError
from hudna.record.founded import read_policy
from hudna.record.mirror import MirrorReport, mirror_when_free
from hudna.record.mirror import mirror as mirror_record
from hudna.record.receipt import make_receipt
from hudna.record.sqlite_store import DATABASE

__all__ = ["audit_node", "mirror_to", "record"]

PENDING = 10_000
"""How many entries are handed over at once."""


@click.group()
def record() -> None:
    """The record that nobody can rewrite."""


@record.command()
@node_option
def sequence(node: Path) -> None:
    """Bring pending entries into the record, unless it is behind what witnesses have cosigned."""
    desk = open_desk(node)
    for party, problem in compare_node(desk.node).items():
        click.echo(f"look: not compared with the witness of {party}: {problem}", err=True)
    click.echo(f"{desk.sequence()} entries added; the record has {desk.record.size}")


@record.command()
@click.argument("source")
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
def mirror(source: str, target: Path) -> None:
    """Copy the record at SOURCE (folder or address) to TARGET, refusing a rewritten one."""
    report = mirror_to(source, target)
    click.echo(f"{report.origin}: {report.before} entries before, {report.size} now")


def mirror_to(
    source: str, target: Path, public_keys: Mapping[str, bytes] | None = None
) -> MirrorReport:
    """Copy the record at a folder or address to `target`; a rewritten one is refused.

    `public_keys` are keys by party that the record's genesis has to give.
    """
    if (target / DATABASE).exists():
        raise Conflict(
            "this folder is the record itself, not a mirror of one",
            where=str(target),
            advice="Name another folder",
        )
    try:
        return mirror_when_free(lambda: _fetch_and_mirror(source, target, public_keys))
    except RecordError as error:
        raise HudnaError(
            f"the mirror was left as it is: {error}",
            where=source,
            advice=(
                "Keep both checkpoints: two that do not fit are evidence"
                if isinstance(error, Inconsistent)
                else "Name the folder or the address of this mechanism's record"
            ),
        ) from error


def _fetch_and_mirror(
    source: str, target: Path, public_keys: Mapping[str, bytes] | None
) -> MirrorReport:
    with files_of(source) as folder:
        return mirror_record(folder, target, public_keys=public_keys)


@record.command("hand-over")
@click.argument("address")
@node_option
def hand_over_entries(address: str, node: Path) -> None:
    """Hand a party's pending entries to the desk at ADDRESS, then follow its record.

    The desk gets signed entries with commitments; what is confined to the party stays here.
    """
    desk = open_desk(node)
    if not isinstance(desk.record, MirroredRecord):
        raise Conflict(
            "this node keeps the record itself: nothing is handed over",
            where=str(node),
            advice="Run 'hudna record sequence', or name a party's own node with --node",
        )
    pending = desk.store.pending(PENDING)
    kept = node / "handed"
    taken = (
        hand_over(address, pending, lambda *given: keep_handed(kept, Handed(*given)))
        if pending
        else 0
    )
    mirror_to(f"{address.rstrip('/')}/record", desk.node.record)
    click.echo(f"{taken} entries handed over, {desk.follow()} followed")


@record.command()
@click.argument("index", type=int)
@node_option
def receipt(index: int, node: Path) -> None:
    """Print an offline receipt: entry INDEX, its proof, and the checkpoint it leads to."""
    found = find_node(node)
    if not keeps_log(found):
        raise Conflict(
            "receipts come from the node that keeps the record",
            where=str(node),
            advice="Name the operator's node with --node",
        )
    with open_log(found) as log:
        if not 0 <= index < log.size:
            raise NotFound(
                f"there is no entry {index} in a record of {log.size}",
                advice="Entries are counted from 0",
            )
        click.echo(make_receipt(log, index, read_policy(log.folder)), nl=False)


for command in (
    audit,
    publish,
    reading_key,
    seal_field,
    open_field,
    shred,
    rotate,
    revoke,
    freeze,
    approve,
    enter,
    keys,
    witness_command,
    cosign_command,
    policy_command,
    verify,
    compare,
    prove,
    verify_evidence,
    times,
    stamp,
):
    record.add_command(command)
