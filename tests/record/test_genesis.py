import base64
from dataclasses import replace
from typing import Any

import pytest

from hudna.record.enrolment import enrolment_body, parse_enrolment
from hudna.record.entry import parse
from hudna.record.errors import Malformed
from hudna.record.genesis import Founder, Genesis, found, parse_genesis
from hudna.record.keys import KeyPair
from tests.record.scene import ORIGIN, ROLES, TIME, Scene


def body(scene: Scene) -> dict[str, Any]:
    return parse(scene.genesis().canonical).body


def test_the_genesis_lists_parties_roles_and_keys(scene: Scene) -> None:
    genesis = parse_genesis(ORIGIN, body(scene))
    assert {p.id: p.role for p in genesis.parties} == ROLES
    assert {p.id: p.public for p in genesis.parties} == scene.public_keys
    assert genesis.operator_key == scene.operator.public


@pytest.mark.parametrize("party", ROLES)
def test_every_party_must_have_signed_it(scene: Scene, party: str) -> None:
    genesis = parse_genesis(ORIGIN, body(scene))
    signatures = {name: scene.pairs[name].sign(genesis.statement()) for name in ROLES}
    found(genesis, signatures, scene.operator, TIME)
    forged = {**signatures, party: KeyPair.generate().sign(genesis.statement())}
    absent = {name: value for name, value in signatures.items() if name != party}
    for wrong in (forged, absent):
        with pytest.raises(Malformed):
            found(genesis, wrong, scene.operator, TIME)


def test_what_was_signed_cannot_be_changed_or_moved_to_another_log(scene: Scene) -> None:
    good = body(scene)
    with pytest.raises(Malformed):
        parse_genesis("other.example/log", good)
    changes: tuple[dict[str, Any], ...] = (
        {"terms": {"rule": "other"}},
        {"operator": "observer"},
        {"parties": good["parties"][:-1]},
        {"parties": [{**good["parties"][0], "role": "operator"}, *good["parties"][1:]]},
        {"parties": [], "signatures": {}},
        {"parties": "all"},
        {"more": 1},
        {"signatures": {**good["signatures"], "observer": None}},
        {"signatures": {**good["signatures"], "stranger": "AAAA"}},
    )
    for change in changes:
        with pytest.raises(Malformed):
            parse_genesis(ORIGIN, {**good, **change})


def test_two_parties_cannot_share_an_id_or_a_key(scene: Scene) -> None:
    a = Founder("a", "guarantor", scene.operator.public)
    for twin in (replace(a, role="observer"), replace(a, id="b")):
        with pytest.raises(Malformed):
            Genesis(ORIGIN, "a", (a, twin))


def test_an_enrolment_shows_that_the_new_key_is_held() -> None:
    holder = KeyPair.generate()
    good = enrolment_body(ORIGIN, "observer", holder, office="Desk 1", role="monitor")
    assert parse_enrolment(ORIGIN, good).public == holder.public
    other = KeyPair.generate()
    stolen = {**good, "key": other.public.hex()}
    forged = {**good, "possession": base64.b64encode(other.sign(b"anything")).decode()}
    for wrong in (stolen, forged, {**good, "party": "operator"}, {**good, "role": ""}):
        with pytest.raises(Malformed):
            parse_enrolment(ORIGIN, wrong)
    with pytest.raises(Malformed):
        parse_enrolment("other.example/log", good)
