"""The matrix: every kind of party x role x act x state of a case, against what was agreed."""

import itertools

import pytest

from hudna.actions.permissions import check_enrol, check_find, check_vote
from hudna.actions.rights import Act, can_act
from hudna.errors import Refused
from hudna.model.case import CaseState
from hudna.model.party import Actor, PartyKind, Role

ROLES = """
                    guarantor              observer                      side                          operator
submit a report     monitor analyst observer | monitor analyst observer | monitor analyst observer | monitor analyst observer
correct a reading   monitor analyst verifier | monitor analyst verifier | monitor analyst verifier | monitor analyst verifier
keep evidence       monitor analyst verifier representative observer | monitor analyst verifier representative observer | monitor analyst verifier representative observer | monitor analyst verifier representative observer
find                verifier representative | | |
put                 representative | | |
vote                representative chair | chair | chair | chair
reply               representative analyst verifier | representative analyst verifier observer monitor publisher | representative analyst verifier observer monitor publisher | representative analyst verifier observer monitor publisher
give                | observer representative chair | |
speak               mediator | mediator | mediator | mediator
tell                representative | | |
answer              representative analyst verifier | representative analyst verifier observer monitor publisher | representative analyst verifier observer monitor publisher | representative analyst verifier observer monitor publisher
publish             publisher | publisher | publisher | publisher
let                 verifier representative | | |
acknowledge         monitor analyst verifier representative chair observer mediator publisher | monitor analyst verifier representative chair observer mediator publisher | monitor analyst verifier representative chair observer mediator publisher | monitor analyst verifier representative chair observer mediator publisher
turn                representative | | |
file                monitor analyst verifier representative observer | monitor analyst verifier representative observer | monitor analyst verifier representative observer | monitor analyst verifier representative observer
announce            monitor analyst verifier representative observer | monitor analyst verifier representative observer | monitor analyst verifier representative observer | monitor analyst verifier representative observer
confirm             monitor analyst verifier representative chair observer mediator publisher | monitor analyst verifier representative chair observer mediator publisher | monitor analyst verifier representative chair observer mediator publisher |
draft               analyst verifier representative chair mediator | analyst verifier representative chair mediator observer monitor publisher | analyst verifier representative chair mediator observer monitor publisher |
sign                representative | representative observer monitor publisher | representative observer monitor publisher |
"""  # noqa: E501

STATES = {
    Act.FIND_OCCURRENCE: "reported under_verification reopened",
    Act.FIND_ATTRIBUTION: "verified under_investigation disputed",
    Act.PUT_OCCURRENCE: "reported under_verification reopened",
    Act.PUT_ATTRIBUTION: "verified under_investigation disputed",
    Act.PUT_MEASURES: (
        "reported under_verification verified not_verified unverifiable under_investigation "
        "attributed disputed reopened"
    ),
    Act.PUT_CLOSURE: "verified not_verified unverifiable attributed disputed",
    Act.PUT_REOPENING: "closed",
}
"""Where an act depends on the state; the others depend on an open motion, or on nothing."""


def roles() -> dict[tuple[str, PartyKind], set[str]]:
    table = {}
    for line in ROLES.strip().splitlines()[1:]:
        name, cells = line[:20].strip(), line[20:].split("|")
        assert len(cells) == len(PartyKind), line
        for kind, cell in zip(PartyKind, cells, strict=True):
            table[name, kind] = set(cell.split())
    return table


ALLOWED = roles()


def expected(kind: PartyKind, role: Role, act: Act, state: CaseState) -> bool:
    (name,) = {n for n, _ in ALLOWED if act.value.startswith(n)}
    fits = act not in STATES or state.value in STATES[act].split()
    return role.value in ALLOWED[name, kind] and fits


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("kind", PartyKind)
def test_each_office_may_do_exactly_what_was_agreed(kind: PartyKind, act: Act) -> None:
    wrong = [
        (role, state)
        for role, state in itertools.product(Role, CaseState)
        if can_act(Actor("x", "p", kind, role, {}), act, state)
        is not expected(kind, role, act, state)
    ]
    assert wrong == []


def test_an_administrator_does_nothing_in_any_case() -> None:
    for kind, act, state in itertools.product(PartyKind, Act, CaseState):
        assert not can_act(Actor("x", "p", kind, Role.ADMINISTRATOR, {}), act, state)


def test_nobody_but_a_guarantor_finds_or_decides_what_is_put() -> None:
    with pytest.raises(Refused, match="not a guarantor"):
        check_vote(Actor("un", "un", PartyKind.OBSERVER, Role.REPRESENTATIVE, {}))
    with pytest.raises(Refused, match="not a guarantor"):
        check_find(Actor("s", "s", PartyKind.SIDE, Role.VERIFIER, {}))


def test_a_party_enrols_keys_for_its_own_offices_only() -> None:
    check_enrol("russia", "russia")
    with pytest.raises(Refused):
        check_enrol("russia", "turkey")
