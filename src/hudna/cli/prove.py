"""`hudna record compare`, `prove` and `verify-evidence`: finding and showing misbehaviour."""

from pathlib import Path

import click

from hudna.cli.output import json_option, print_json
from hudna.cli.record_files import files_of, genesis_at, handed_in, leaf_in, read_file
from hudna.connect.record import fetch_checkpoint
from hudna.connect.witnesses import WitnessClient, Witnesses, clients
from hudna.errors import Conflict, HudnaError, InputError
from hudna.record.checkpoint import Checkpoint, open_checkpoint
from hudna.record.conviction import Conviction
from hudna.record.errors import BadProof, RecordError
from hudna.record.evidence import (
    Evidence,
    Fork,
    Twice,
    Unmerged,
    Withheld,
    evidence_bytes,
    parse_evidence,
)
from hudna.record.find_fork import find_fork
from hudna.record.folder import Folder
from hudna.record.founded import log_key
from hudna.record.genesis import Genesis
from hudna.record.keys import key_id, parse_public
from hudna.record.merkle import consistency_proof, leaf_hash
from hudna.record.note import Note, VerifierKey
from hudna.record.policy import WitnessPolicy
from hudna.record.relay import Statement
from hudna.record.witnessed import merged

__all__ = ["compare", "prove", "verify_evidence"]

PATH = click.Path(path_type=Path, exists=True)
genesis_option = click.option(
    "--genesis",
    "genesis_path",
    type=PATH,
    required=True,
    help="A copy of the record, the receipt of entry 0, or its leaf.",
)


@click.command()
@click.argument("sources", nargs=-1, required=True)
@genesis_option
@click.option("--record", "record_source", help="Folder or address of the record's entries.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where evidence goes.")
def compare(
    sources: tuple[str, ...], genesis_path: Path, record_source: str | None, out: Path | None
) -> None:
    """Compare checkpoints seen by others: files, mirrors, and addresses of witnesses or desks.

    Two that do not fit are evidence, printed or written with --out. Exits with 1 then.
    """
    genesis = genesis_at(genesis_path)
    key = log_key(genesis)
    seen: list[tuple[str, bytes, Checkpoint]] = []
    for source in sources:
        data = _checkpoint_at(source, genesis)
        if data is None:
            click.echo(f"{source}: has cosigned nothing of {genesis.origin}")
            continue
        seen.append((source, data, open_checkpoint(data, key)))
    for source, _, head in seen:
        click.echo(f"{source}: {head.size} entries, root {head.root.hex()[:16]}")
    if not seen:
        raise Conflict("there is nothing to compare")
    seen.sort(key=lambda item: -item[2].size)
    largest = seen[0]
    for source, data, _ in seen[1:]:
        found = _fork(key, data, largest, record_source)
        if found is not None:
            _write(found, out)
            click.echo(f"{source} and {largest[0]} saw two histories", err=True)
            raise SystemExit(1)
    click.echo(f"{len(seen)} checkpoints fit")


def _fork(
    key: VerifierKey, data: bytes, largest: tuple[str, bytes, Checkpoint], record: str | None
) -> Fork | None:
    smaller, larger = open_checkpoint(data, key), largest[2]
    if smaller.size == larger.size or smaller.size == 0:
        return find_fork(key, data, largest[1], Folder(Path()))
    try:
        with files_of(record or largest[0]) as folder:
            return find_fork(key, data, largest[1], Folder(folder))
    except (BadProof, HudnaError) as error:
        raise Conflict(
            f"checkpoints of {smaller.size} and {larger.size} entries cannot be compared: {error}",
            advice="Name a record with the larger checkpoint's entries by --record",
        ) from error


def _checkpoint_at(source: str, genesis: Genesis) -> bytes | None:
    if "://" not in source:
        path = Path(source)
        return read_file(path / "checkpoint" if path.is_dir() else path)
    if source.rstrip("/").endswith("/record"):
        return fetch_checkpoint(source)
    try:
        return WitnessClient("witness", source, ()).latest(genesis.origin)
    except OSError as error:
        raise Conflict(f"the witness does not answer: {error}", where=source) from error


@click.group()
def prove() -> None:
    """Make a file that proves misbehaviour to anybody who has the genesis."""


out_option = click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Where it goes."
)


@prove.command("fork")
@click.argument("first", type=PATH)
@click.argument("second", type=PATH)
@genesis_option
@click.option("--record", "source", required=True, help="Entries of the larger checkpoint.")
@out_option
def prove_fork(
    first: Path, second: Path, genesis_path: Path, source: str, out: Path | None
) -> None:
    """Prove that two checkpoints, signed by the operator, show two histories."""
    genesis = genesis_at(genesis_path)
    with files_of(source) as folder:
        data = read_file(first), read_file(second)
        found = find_fork(log_key(genesis), *data, Folder(folder))
    if found is None:
        raise Conflict("the two checkpoints fit: there is nothing to prove", where=str(second))
    _write(found, out)


@prove.command("twice")
@click.argument("first", type=PATH)
@click.argument("second", type=PATH)
@click.option("--key", "public", required=True, help="The author's public key in hex.")
@genesis_option
@out_option
def prove_twice(
    first: Path, second: Path, public: str, genesis_path: Path, out: Path | None
) -> None:
    """Prove that an author used one sequence number twice; entries as leaves or receipts."""
    genesis = genesis_at(genesis_path)
    one, two = (leaf_in(read_file(path)) for path in (first, second))
    made = Twice(one, two, _public(public, genesis))
    made.verify(genesis)
    _write(made, out)


def _public(text: str, genesis: Genesis) -> bytes:
    """Return a key by its hex digits, or by the name of a party of the genesis."""
    for party in genesis.parties:
        if text in (party.id, key_id(party.public)):
            return party.public
    return parse_public(text)


@prove.command("withheld")
@click.argument("handed", nargs=-1, required=True, type=PATH)
@genesis_option
@click.option("--record", "source", required=True, help="The record as cosigned too late.")
@click.option("--witness", "asked", multiple=True, metavar="PARTY=ADDRESS", help="Ask it anew.")
@out_option
def prove_withheld(
    handed: tuple[Path, ...],
    genesis_path: Path,
    source: str,
    asked: tuple[str, ...],
    out: Path | None,
) -> None:
    """Prove that an entry was left out; HANDED are the files that 'hand-over' has kept.

    A promise of the operator is enough, or statements of more relays than may be hostile. Where
    the record has not grown since, witnesses named by --witness cosign its checkpoint anew.
    """
    genesis = genesis_at(genesis_path)
    given = [handed_in(path) for path in handed]
    if len({item.entry for item in given}) > 1:
        raise InputError("the files are about several entries; prove one at a time")
    with files_of(source) as folder:
        files = Folder(folder)
        checkpoint = str(_cosigned_now(files, genesis, asked))
        promised = [item for item in given if item.kind == "promise"]
        made: Withheld | Unmerged
        if promised:
            made = Withheld(promised[0].body, promised[0].signature, checkpoint)
        else:
            said = tuple(Statement(item.body, item.signature) for item in given)
            made = Unmerged(said, checkpoint)
        made.verify(genesis, _leaves(files))
    _write(made, out)


def _cosigned_now(files: Folder, genesis: Genesis, asked: tuple[str, ...]) -> Note:
    """Return the record's checkpoint, with new cosignatures of the witnesses that are asked."""
    note = Note.parse(files.read_checkpoint())
    policy = WitnessPolicy.of_terms(genesis.terms)
    if not asked or policy is None:
        return note
    key = log_key(genesis)
    bare = Note(note.text, tuple(s for s in note.signatures if s.key_id == key.id))
    addresses = dict(item.split("=", 1) for item in asked if "=" in item)
    witnesses = Witnesses(clients(policy, addresses))
    try:
        found = witnesses.cosign(bare, lambda old, new: consistency_proof(old, new, files.nodes))
    finally:
        witnesses.close()
    for party, problem in sorted(found.problems.items()):
        click.echo(f"look: {party}: {problem}", err=True)
    return merged(bare, found.lines)


def _leaves(files: Folder) -> list[bytes]:
    size = Checkpoint.of_note(files.read_checkpoint()).size
    return [leaf_hash(leaf) for leaf in files.leaves(0, size)]


def _write(evidence: Evidence, out: Path | None) -> None:
    data = evidence_bytes(evidence)
    if out is None:
        click.echo(data.decode())
        return
    out.write_bytes(data)
    click.echo(f"Next: hudna record verify-evidence {out} --genesis GENESIS")


@click.command("verify-evidence")
@click.argument("evidence", type=PATH)
@genesis_option
@click.option("--record", "source", help="Folder or address of the log, for an entry left out.")
@json_option
def verify_evidence(evidence: Path, genesis_path: Path, source: str | None, as_json: bool) -> None:
    """Check a proof of misbehaviour. Exits with 1 if it does not show what it says."""
    genesis = genesis_at(genesis_path)
    try:
        verdict = _verdict(parse_evidence(read_file(evidence)), genesis, source)
    except RecordError as error:
        raise InputError(f"nothing is proved: {error}", where=str(evidence)) from error
    if as_json:
        print_json({"convicted": list(verdict.parties), "what": verdict.what})
        return
    click.echo(f"convicted: {', '.join(verdict.parties)}: {verdict.what}")


def _verdict(evidence: Evidence, genesis: Genesis, source: str | None) -> Conviction:
    if isinstance(evidence, Fork | Twice):
        return evidence.verify(genesis)
    if source is None:
        raise InputError(
            "that an entry is missing is seen in the log",
            advice="Name a copy of it, up to the checkpoint in the evidence, with --record",
        )
    with files_of(source) as folder:
        return evidence.verify(genesis, _leaves(Folder(folder)))
