"""Every role's rights, cell by cell."""

import pytest

from hudna.actions.permissions import (
    can,
    check_answer_measure,
    check_enrol,
    check_find,
    check_propose,
    check_publish,
    check_submit,
    check_vote,
)
from hudna.errors import Refused
from hudna.model.party import Actor, PartyKind, Role

G = PartyKind.GUARANTOR

ALLOWED = {
    check_submit: {(k, r) for k in PartyKind for r in (Role.MONITOR, Role.ANALYST, Role.OBSERVER)},
    check_find: {(G, Role.VERIFIER), (G, Role.REPRESENTATIVE)},
    check_propose: {(G, Role.REPRESENTATIVE)},
    check_vote: {(G, Role.REPRESENTATIVE)},
    check_answer_measure: {
        *((k, r) for k in PartyKind for r in (Role.REPRESENTATIVE, Role.ANALYST, Role.VERIFIER)),
        *(
            (k, r)
            for k in PartyKind
            for r in (Role.OBSERVER, Role.MONITOR, Role.PUBLISHER)
            if k is not G
        ),
    },
    check_publish: {(k, Role.PUBLISHER) for k in PartyKind},
}


@pytest.mark.parametrize("check", ALLOWED)
@pytest.mark.parametrize("kind", PartyKind)
@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_exactly_this(check, kind: PartyKind, role: Role) -> None:  # type: ignore[no-untyped-def]
    actor = Actor("x", "p", kind, role, {})
    assert can(check, actor) is ((kind, role) in ALLOWED[check])
    assert not can(check, None)


def test_an_observer_has_no_vote_and_a_side_finds_nothing() -> None:
    with pytest.raises(Refused, match="not a guarantor"):
        check_vote(Actor("un", "un", PartyKind.OBSERVER, Role.REPRESENTATIVE, {}))
    with pytest.raises(Refused, match="not a guarantor"):
        check_find(Actor("s", "s", PartyKind.SIDE, Role.VERIFIER, {}))


def test_a_party_enrols_keys_for_its_own_offices_only() -> None:
    check_enrol("russia", "russia")
    with pytest.raises(Refused):
        check_enrol("russia", "turkey")
