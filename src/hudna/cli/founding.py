"""Making the nodes of a mechanism on one machine, with keys, genesis and enrolled offices.

This is for exercises and tests: in a mission each party makes its own keys on its own machine.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from hudna.actions.digests import digest_of
from hudna.actions.enrol_key import enrol_key
from hudna.actions.found_mechanism import found_mechanism
from hudna.actions.statements import prepare, sign_with
from hudna.assess.counting import check_list_rules
from hudna.cli.witness_key import witness_cosigner
from hudna.db.desk import Desk, KeySigner, new_salt
from hudna.db.log_store import create_log
from hudna.db.node import Node, write_node
from hudna.errors import ConfigurationError, Conflict
from hudna.model.codec import from_json
from hudna.model.enrolment import KeyEnrolment
from hudna.model.mechanism import Mechanism
from hudna.model.party import PartyKind
from hudna.record.enrolment import enrolment_body
from hudna.record.entry import timestamp
from hudna.record.genesis import Founder, Genesis, found
from hudna.record.keys import KeyPair
from hudna.record.policy import WITNESSES, Witness, WitnessPolicy
from hudna.record.quorum import minimum_quorum
from hudna.verify.configured import check_mechanism

__all__ = ["Deployment", "found_record", "make_nodes", "read_mechanism"]

WITNESSING = (PartyKind.GUARANTOR, PartyKind.OBSERVER)
"""Kinds of parties that run a witness each."""
FEWEST_WITNESSES = 3
"""With fewer, no quorum is both safe and able to do without one of them."""


@dataclass(frozen=True, slots=True)
class Deployment:
    """The nodes of all parties, side by side in one folder."""

    mechanism: Mechanism
    nodes: dict[str, Node]

    @property
    def operator_node(self) -> Node:
        """The node that runs the shared desk and the sequencer."""
        operators = (p.id for p in self.mechanism.parties if p.kind is PartyKind.OPERATOR)
        return self.nodes[next(operators)]


def read_mechanism(path: Path) -> Mechanism:
    """Return the mechanism in a YAML file; raises `ConfigurationError`."""
    try:
        mechanism = from_json(Mechanism, yaml.safe_load(path.read_text("utf-8")))
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigurationError(
            f"this is not a mechanism: {error}",
            where=str(path),
            advice="Compare it with the one in hudna/data/demo/mechanism.yaml",
        ) from error
    check_mechanism(mechanism)
    check_list_rules(mechanism)
    return mechanism


def make_nodes(
    folder: Path,
    mechanism: Mechanism,
    *,
    clock: datetime | None = None,
    database: str | None = None,
    record_database: str | None = None,
) -> Deployment:
    """Make every party's node under `folder`, which must be new or empty, each with its own key.

    `database` is the address of the operator's database, `record_database` that of the record's
    own; null is SQLite in the operator's folder.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Conflict("this folder is not empty", where=str(folder), advice="Name a new one")
    nodes = {
        party.id: Node(
            folder=(folder / party.id).resolve(),
            party=party.id,
            origin=f"hudna.invalid/{mechanism.id}",
            exercise=mechanism.exercise,
            clock=clock,
            database=database if party.kind is PartyKind.OPERATOR else None,
            record_database=record_database if party.kind is PartyKind.OPERATOR else None,
        )
        for party in mechanism.parties
    }
    for node in nodes.values():
        write_node(node)
        _new_key(node, node.party)
    for party in mechanism.parties:
        if party.kind in WITNESSING:
            KeyPair.generate().save(nodes[party.id].witness_key)
    return Deployment(mechanism, nodes)


def found_record(desk: Desk, deployment: Deployment) -> None:
    """Found the record on the operator's desk and enrol a fresh key for every office.

    The desk's database must be there and empty. Every party's key signs the genesis.
    """
    pairs = {party: KeyPair.load(node.key_file(party)) for party, node in deployment.nodes.items()}
    _found(desk, deployment.mechanism, deployment.nodes, pairs)
    for actor in deployment.mechanism.actors:
        node = deployment.nodes[actor.party]
        _enrol(desk, node, pairs[actor.party], actor.id, actor.role.value)
    desk.sequence()


def _new_key(node: Node, name: str) -> KeyPair:
    pair = KeyPair.generate()
    pair.save(node.key_file(name))
    return pair


def _found(
    desk: Desk, mechanism: Mechanism, nodes: dict[str, Node], pairs: dict[str, KeyPair]
) -> None:
    genesis = Genesis(
        origin=desk.node.origin,
        operator=desk.node.party,
        parties=tuple(Founder(p.id, p.kind.value, pairs[p.id].public) for p in mechanism.parties),
        terms={
            "mechanism": mechanism.id,
            "sha256": digest_of(mechanism),
            **_witness_terms(desk.node.origin, nodes),
        },
    )
    signatures = {party: pair.sign(genesis.statement()) for party, pair in pairs.items()}
    operator = pairs[desk.node.party]
    entry = found(genesis, signatures, operator, timestamp(desk.now()))
    create_log(desk.node, operator)
    found_mechanism(desk.store, mechanism, entry, {p: k.public for p, k in pairs.items()})
    desk.sequence()


def _witness_terms(origin: str, nodes: dict[str, Node]) -> dict[str, Any]:
    """Return the witness policy for the genesis: the smallest safe quorum of those with a key."""
    witnesses = tuple(
        Witness(party, witness_cosigner(node, origin).key)
        for party, node in nodes.items()
        if node.witness_key.exists()
    )
    if len(witnesses) < FEWEST_WITNESSES:
        return {}
    policy = WitnessPolicy(minimum_quorum(len(witnesses)), witnesses)
    return {WITNESSES: policy.terms()}


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
