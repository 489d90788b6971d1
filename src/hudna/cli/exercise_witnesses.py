"""In an exercise all nodes lie side by side: their witnesses can be run from one process.

They speak HTTP over loopback, each with its own key and memory, as they would from far away.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import click

from hudna.cli.witness import Post, compare_node, cosign_node, witness_app
from hudna.cli.witness_key import witness_cosigner
from hudna.cli.witness_server import Repeating, serving
from hudna.connect.witnesses import WitnessClient, clients
from hudna.db.node import Node, find_node
from hudna.db.records import NodeRecord, record_of
from hudna.errors import HudnaError
from hudna.record.errors import RecordError
from hudna.record.folder import Folder
from hudna.record.founded import log_key, read_genesis, read_policy
from hudna.record.keys import KeyPair
from hudna.record.note import Note
from hudna.record.policy import Finality, WitnessPolicy

__all__ = ["MARK", "exercise_witnesses", "keep_cosigned"]

AGAIN_SECONDS = 10.0
"""How long after a round the witnesses that were missing are asked again."""
MARK = "this-folder-is-an-exercise"
"""A file beside nodes that were made to play with, and may be replaced or run together."""


@contextmanager
def exercise_witnesses(operator: Node) -> Iterator[list[WitnessClient]]:
    """Serve the witnesses whose nodes lie beside the operator's; gives who can be asked."""
    files = Folder(operator.record)
    policy, key = read_policy(files), log_key(read_genesis(files))
    addresses: dict[str, str] = {}
    with ExitStack() as stack:
        for party in policy.parties if policy else ():
            folder = operator.folder.parent / party
            node = find_node(folder)
            pair = KeyPair.load(node.witness_key)
            cosigner = witness_cosigner(node, node.origin)
            post = Post(party, node.witness, pair, cosigner, key, node.record, node.now)
            app, _, _ = witness_app(post, lambda: None)
            addresses[party] = stack.enter_context(serving(app))
        yield clients(policy, addresses) if policy else []


@contextmanager
def keep_cosigned(node: Node, every: float = 0.5) -> Iterator[None]:
    """Have the operator's record cosigned whenever it has grown, while the desk is served.

    Before that it is compared with every witness: a record that is behind is not served at all.
    The witnesses are those in the node's settings; in a played exercise those beside it.
    """
    policy = read_policy(Folder(node.record)) if isinstance(record_of(node), NodeRecord) else None
    if policy is None:
        yield
        return
    with ExitStack() as stack:
        members: list[WitnessClient] | None = None
        if (node.folder.parent / MARK).exists() and not node.witnesses:
            try:
                members = stack.enter_context(exercise_witnesses(node))
            except (HudnaError, RecordError, OSError) as error:
                click.echo(f"look: no witness runs beside this node: {error}", err=True)
        if not members and not node.witnesses:
            yield
            return
        for party, problem in compare_node(node, members).items():
            click.echo(f"look: not compared with the witness of {party}: {problem}", err=True)
        repeating = Repeating(_Rounds(node, policy, members), every, threading.Event())
        try:
            yield
        finally:
            repeating.stop()


class _Rounds:
    """Asks at once when the record has grown, and again every so often for who was missing."""

    def __init__(
        self, node: Node, policy: WitnessPolicy, members: list[WitnessClient] | None
    ) -> None:
        self._node, self._policy, self._members = node, policy, members
        self._text, self._again = "", 0.0

    def __call__(self) -> None:
        """Ask if there is reason to; what goes wrong is said and tried again."""
        try:
            note = Note.parse(Folder(self._node.record).read_checkpoint())
            if self._policy.standing(note).finality is Finality.ALL:
                return
            if note.text == self._text and time.monotonic() < self._again:
                return
            self._text, self._again = note.text, time.monotonic() + AGAIN_SECONDS
            cosign_node(self._node, self._members)
        except (HudnaError, RecordError, OSError) as error:
            click.echo(f"look: the record is not cosigned: {error}", err=True)
