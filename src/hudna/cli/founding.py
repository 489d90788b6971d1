"""Making the nodes of a mechanism on one machine, with keys, genesis and enrolled offices.

This is for exercises and tests: in a mission each party makes its own keys on its own machine.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import yaml

from hudna.actions.enrol_key import enrol_key
from hudna.actions.found_mechanism import found_mechanism
from hudna.actions.statements import prepare, sign_with
from hudna.db.desk import Desk, KeySigner, new_salt
from hudna.db.node import Node, write_node
from hudna.db.setup import start
from hudna.errors import ConfigurationError, Conflict
from hudna.model.codec import from_json
from hudna.model.enrolment import KeyEnrolment
from hudna.model.mechanism import Mechanism
from hudna.model.party import PartyKind
from hudna.record.enrolment import enrolment_body
from hudna.record.entry import timestamp
from hudna.record.genesis import Founder, Genesis, found
from hudna.record.keys import KeyPair
from hudna.record.log import Log

__all__ = ["Deployment", "found_deployment", "read_mechanism"]


@dataclass(frozen=True, slots=True)
class Deployment:
    """The nodes of all parties, side by side in one folder."""

    folder: Path
    mechanism: Mechanism

    @property
    def operator(self) -> str:
        """The party that runs the shared desk and the sequencer."""
        return next(p.id for p in self.mechanism.parties if p.kind is PartyKind.OPERATOR)

    def path(self, party: str) -> Path:
        """Return the folder of a party's node."""
        return self.folder / party


def read_mechanism(path: Path) -> Mechanism:
    """Return the mechanism in a YAML file; raises `ConfigurationError`."""
    try:
        return from_json(Mechanism, yaml.safe_load(path.read_text("utf-8")))
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigurationError(
            f"this is not a mechanism: {error}",
            where=str(path),
            advice="Compare it with the one in hudna/data/demo/mechanism.yaml",
        ) from error


def found_deployment(
    folder: Path,
    mechanism: Mechanism,
    *,
    clock: datetime | None = None,
    database: str | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Deployment:
    """Make every party's node under `folder` and found the record; `folder` must be new."""
    if folder.exists() and any(folder.iterdir()):
        raise Conflict("this folder is not empty", where=str(folder), advice="Name a new one")
    deployment = Deployment(folder, mechanism)
    origin = f"hudna.invalid/{mechanism.id}"
    nodes = {
        p.id: Node(deployment.path(p.id).resolve(), p.id, origin, mechanism.exercise, clock)
        for p in mechanism.parties
    }
    nodes[deployment.operator] = replace(nodes[deployment.operator], database=database)
    for node in nodes.values():
        write_node(node)
    progress("nodes and keys")
    pairs = {party: _new_key(node, party) for party, node in nodes.items()}
    operator = nodes[deployment.operator]
    start(operator, migrate=True)
    desk = Desk(operator)
    progress("genesis, signed by every party")
    _found(desk, mechanism, pairs)
    progress("offices and their keys")
    for actor in mechanism.actors:
        _enrol(desk, nodes[actor.party], pairs[actor.party], actor.id, actor.role.value)
    desk.sequence()
    return deployment


def _new_key(node: Node, name: str) -> KeyPair:
    pair = KeyPair.generate()
    pair.save(node.key_file(name))
    return pair


def _found(desk: Desk, mechanism: Mechanism, pairs: dict[str, KeyPair]) -> None:
    genesis = Genesis(
        origin=desk.node.origin,
        operator=desk.node.party,
        parties=tuple(Founder(p.id, p.kind.value, pairs[p.id].public) for p in mechanism.parties),
        terms={"mechanism": mechanism.id, "exercise": mechanism.exercise},
    )
    signatures = {party: pair.sign(genesis.statement()) for party, pair in pairs.items()}
    operator = pairs[desk.node.party]
    entry = found(genesis, signatures, operator, timestamp(desk.now()))
    Log.create(desk.node.record, desk.node.origin, operator).close()
    found_mechanism(desk.store, mechanism, entry, {p: k.public for p, k in pairs.items()})
    desk.sequence()


def _enrol(desk: Desk, node: Node, party: KeyPair, office: str, role: str) -> None:
    holder = _new_key(node, office)
    body = enrolment_body(desk.node.origin, node.party, holder, office=office, role=role)
    prepared = prepare(
        desk.store,
        desk.record,
        "enrol",
        from_json(KeyEnrolment, body),
        key=party.id,
        now=desk.now(),
        salt=new_salt,
    )
    enrol_key(desk.store, desk.record, sign_with(KeySigner(party), prepared))
