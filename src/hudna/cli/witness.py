"""`hudna record witness` and `hudna record cosign`: who cosigns, and who asks for it."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import click

from hudna.cli.output import node_option
from hudna.cli.witness_key import witness_cosigner
from hudna.cli.witness_server import Repeating, WitnessServer
from hudna.connect.cosigning import Cosigned, compare_with_witnesses, cosign
from hudna.connect.hand_over import hand_over
from hudna.connect.record import fetch_record
from hudna.connect.witnesses import WitnessClient, Witnesses, clients
from hudna.db.node import Node, find_node, write_node
from hudna.db.records import NodeRecord, record_of
from hudna.errors import ConfigurationError, Conflict, HudnaError
from hudna.record.cosignature import Cosigner, parse_note_key
from hudna.record.errors import Busy, RecordError
from hudna.record.folder import CHECKPOINT, Folder
from hudna.record.founded import log_key, read_genesis, read_policy
from hudna.record.keys import KeyPair
from hudna.record.mirror import mirror
from hudna.record.note import NoteKey
from hudna.record.policy import WitnessPolicy
from hudna.record.relay import Relay
from hudna.record.relay_app import ENTRIES, relay_call
from hudna.record.trust_policy import trust_policy
from hudna.record.witness import Witness
from hudna.record.witness_app import WitnessApp
from hudna.record.witness_state import WitnessState

__all__ = [
    "Post",
    "compare_node",
    "cosign_command",
    "cosign_node",
    "policy_command",
    "witness_app",
    "witness_command",
]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Post:
    """What a witness needs: where it remembers, its keys, the log's key, where its mirror is."""

    party: str
    state: Path
    pair: KeyPair
    cosigner: Cosigner
    log: NoteKey
    mirror: Path
    now: Callable[[], datetime] = _now


@click.command("witness")
@click.option("--node", type=click.Path(path_type=Path, file_okay=False), envvar="HUDNA_NODE")
@click.option("--state", type=click.Path(path_type=Path, file_okay=False), help="Without a node.")
@click.option("--key", type=click.Path(path_type=Path, dir_okay=False), help="Without a node.")
@click.option("--name", help="The witness's name, without a node.")
@click.option("--log", "log_text", help="The log's verifier key; a node has it from its mirror.")
@click.option("--mirror", "source", help="Address of the record, to keep a full copy of it.")
@click.option("--operator", help="Address of the desk, to hand on what is handed in here.")
@click.option("--peer", "peers", multiple=True, help="Address of another witness to compare with.")
@click.option("--listen", default="127.0.0.1:8101", show_default=True)
@click.option("--every", default=10.0, show_default=True, help="Seconds between two copies.")
def witness_command(
    node: Path | None,
    state: Path | None,
    key: Path | None,
    name: str | None,
    log_text: str | None,
    source: str | None,
    operator: str | None,
    peers: tuple[str, ...],
    listen: str,
    every: float,
) -> None:
    """Cosign the checkpoints of a log that only grows; with --mirror keep a full copy as well.

    Other parties compare what it saw, and hand in entries here that the operator might drop.
    """
    if source and node is not None:
        _first_copy(source, find_node(node))
    post = _post(node, state, key, name, log_text)
    if source:
        _follow(source, post.state, post.mirror)
    news = threading.Event()
    app, relay, witness = witness_app(post, news.set)
    seen = [note for peer in peers if (note := _seen_at(peer, post.log.name))]
    if (post.mirror / CHECKPOINT).exists():
        seen.append((post.mirror / CHECKPOINT).read_bytes())
    witness.check_not_behind(seen)
    host, _, port = listen.rpartition(":")
    server = WitnessServer.at(host.strip("[]"), int(port), app)
    Repeating(lambda: _round(source, operator, post, relay), every, news)
    click.echo(f"{post.cosigner.key}")
    click.echo(f"The witness of {post.party} of {post.log.name}: {server.address}")
    server.serve_forever()


def _post(
    node: Path | None, state: Path | None, key: Path | None, name: str | None, log_text: str | None
) -> Post:
    if node is not None:
        found = find_node(node)
        if not found.witness_key.exists():
            raise ConfigurationError("this node has no witness key", where=str(node))
        cosigner = witness_cosigner(found, found.origin)
        known = (
            parse_note_key(log_text) if log_text else log_key(read_genesis(Folder(found.record)))
        )
        pair = KeyPair.load(found.witness_key)
        return Post(found.party, found.witness, pair, cosigner, known, found.record, found.now)
    if state is None or key is None or name is None or log_text is None:
        raise ConfigurationError(
            "a witness needs a node, or all of --state, --key, --name and --log",
            advice="Name the party's own node with --node",
        )
    if not key.exists():
        state.mkdir(parents=True, exist_ok=True)
        KeyPair.generate().save(key)
    pair = KeyPair.load(key)
    cosigner = Cosigner(name, pair)
    return Post(name, state, pair, cosigner, parse_note_key(log_text), state / "record")


def witness_app(post: Post, wake: Callable[[], None]) -> tuple[WitnessApp, Relay, Witness]:
    """Return the application of a witness with its relay and mirror; `wake` is told of news."""
    witness = Witness(
        WitnessState(post.state),
        {post.log.name: [post.log]},
        [post.cosigner],
        clock=lambda: int(post.now().timestamp()),
    )
    relay = Relay(post.state, post.party, post.log.name, post.pair, clock=post.now)
    app = WitnessApp(
        witness,
        calls={ENTRIES: relay_call(relay, wake)},
        mirror=Folder(post.mirror),
        added=wake,
    )
    return app, relay, witness


def _round(source: str | None, operator: str | None, post: Post, relay: Relay) -> None:
    """Copy what is new, and hand on what waits; what fails is said and tried again."""
    try:
        if source:
            _follow(source, post.state, post.mirror)
        if operator and (waiting := relay.waiting()):
            hand_over(operator, waiting)
            relay.handed(waiting)
    except Busy:
        return  # another program of this party is mirroring; the next round looks again
    except (HudnaError, RecordError, OSError) as error:
        click.echo(f"look: {error}", err=True)


def _first_copy(source: str, node: Node) -> None:
    """Mirror a record for the first time, if its genesis names this party with its own key."""
    own = KeyPair.load(node.key_file(node.party)).public
    if not (node.record / CHECKPOINT).exists():
        _follow(source, node.witness, node.record, {node.party: own})


def _follow(
    source: str, state: Path, target: Path, public_keys: dict[str, bytes] | None = None
) -> None:
    """Bring the mirror up to the record; files that did not fit are fetched anew next time."""
    staging = state / "fetched"
    staging.mkdir(parents=True, exist_ok=True)
    try:
        fetch_record(source, staging)
        mirror(staging, target, public_keys=public_keys)
    except RecordError:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    for partial in list(staging.rglob("*.p")):
        shutil.rmtree(partial, ignore_errors=True)


def _seen_at(address: str, origin: str) -> bytes | None:
    try:
        return WitnessClient("peer", address, ()).latest(origin)
    except OSError as error:
        raise Conflict(
            f"the other witness does not answer: {error}",
            where=address,
            advice="Compare with it before cosigning, or leave --peer out knowing what that means",
        ) from error


@click.command("cosign")
@node_option
@click.option("--witness", "given", multiple=True, metavar="PARTY=ADDRESS", help="Kept for later.")
@click.option("--every", type=float, help="Ask again after so many seconds, until stopped.")
def cosign_command(node: Path, given: tuple[str, ...], every: float | None) -> None:
    """Ask the parties' witnesses to cosign the record of the operator's node, and publish it so."""
    found = find_node(node)
    if given:
        addresses = dict(item.split("=", 1) for item in given if "=" in item)
        found = replace(found, witnesses={**found.witnesses, **addresses})
        write_node(found)
    _say(cosign_node(found))
    while every:
        time.sleep(every)
        _say(cosign_node(found))


def cosign_node(node: Node, members: Sequence[WitnessClient] | None = None) -> Cosigned:
    """Compare the record with every witness, then have its checkpoint cosigned."""
    record = record_of(node)
    if not isinstance(record, NodeRecord):
        raise Conflict(
            "only the node that keeps the record asks for cosignatures",
            where=str(node.folder),
            advice="Name the operator's node with --node",
        )
    with _asked(node, members) as (files, policy, witnesses):
        compare_with_witnesses(files, log_key(read_genesis(files)), policy, witnesses)
        return cosign(files, policy, witnesses, record.add_cosignatures)


def compare_node(node: Node, members: Sequence[WitnessClient] | None = None) -> dict[str, str]:
    """Refuse (`Rollback`, `Fork`) a record that is behind what a witness has cosigned.

    Returns, by party, why a witness could not be compared with.
    """
    if not members and not node.witnesses:
        return {}
    with _asked(node, members) as (files, policy, witnesses):
        return compare_with_witnesses(files, log_key(read_genesis(files)), policy, witnesses)


@contextmanager
def _asked(
    node: Node, members: Sequence[WitnessClient] | None
) -> Iterator[tuple[Folder, WitnessPolicy, Witnesses]]:
    policy = _policy(node)
    witnesses = Witnesses(members or clients(policy, node.witnesses))
    try:
        yield Folder(node.record), policy, witnesses
    finally:
        witnesses.close()


def _policy(node: Node) -> WitnessPolicy:
    policy = read_policy(Folder(node.record))
    if policy is None:
        raise ConfigurationError(
            "the parties agreed on no witnesses when they founded this record",
            where=str(node.record),
        )
    return policy


def _say(done: Cosigned) -> None:
    standing = done.standing
    click.echo(f"{done.size} entries, {standing.finality.name.lower()}: {standing.reason}")
    for party, problem in sorted(done.round.problems.items()):
        click.echo(f"  {party}: {problem}", err=True)


@click.command("policy")
@node_option
def policy_command(node: Path) -> None:
    """Print whose cosignatures count, as a tlog-policy for verifiers of other makers."""
    found = find_node(node)
    key = log_key(read_genesis(Folder(found.record)))
    click.echo(str(trust_policy(key, _policy(found))), nl=False)
