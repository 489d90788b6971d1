"""Who may know of evidence and open it after each act: sharing widens, or is withdrawn whole."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hudna.errors import Conflict
from hudna.model.evidence import CustodyAct, CustodyKind, Evidence, EvidenceState
from hudna.model.release import PUBLIC_DELAY, Audience, Release, Sharing
from hudna.verify.custody import check_act, sharing_of, state_of

NOW = datetime(2019, 9, 25, 9, tzinfo=UTC)
OWN = Release(Audience.PARTY, "turkey")
PARTIES = ("russia", "turkey", "iran", "un")
EVIDENCE = Evidence(
    "evidence-1", "case-1", "turkey", "turkey-verifier", "0" * 64, 9, "text/plain", "a.txt",
    "exercise: a note", "en", exercise=True, at=NOW,
)  # fmt: skip


def act(kind: CustodyKind, **changes: Any) -> CustodyAct:
    given = {"to": (), "title": None, "file": None, "reason": "", "at": NOW, **changes}
    return CustodyAct("c", "evidence-1", kind, "turkey", "turkey-verifier", language="en", **given)


def handed(*to: str) -> CustodyAct:
    return act(CustodyKind.HANDED_OVER, to=to)


def released(title: Audience, file: Audience, at: datetime = NOW) -> CustodyAct:
    return act(CustodyKind.RELEASED, title=title, file=file, at=at)


WITHDRAWN = act(CustodyKind.WITHDRAWN, reason="exercise: a face is seen")
DESTROYED = act(CustodyKind.DESTROYED, reason="exercise: it endangers somebody")
MECHANISM, GUARANTORS, PARTY = Audience.MECHANISM, Audience.GUARANTORS, Audience.PARTY

STANDINGS: list[tuple[list[CustodyAct], Sharing, EvidenceState]] = [
    ([], Sharing("turkey", OWN, OWN), EvidenceState.HELD),
    ([handed("un")], Sharing("turkey", OWN, OWN, ("un",), ("un",)), EvidenceState.SHARED),
    (
        [handed("un"), handed("iran")],
        Sharing("turkey", OWN, OWN, ("iran", "un"), ("iran", "un")),
        EvidenceState.SHARED,
    ),
    ([released(MECHANISM, PARTY)], Sharing("turkey", Release(MECHANISM), OWN), EvidenceState.HELD),
    (
        [released(MECHANISM, GUARANTORS)],
        Sharing("turkey", Release(MECHANISM), Release(GUARANTORS)),
        EvidenceState.SHARED,
    ),
    (
        [handed("un"), released(MECHANISM, GUARANTORS), WITHDRAWN],
        Sharing("turkey", Release(MECHANISM), OWN, ("un",), ()),
        EvidenceState.WITHDRAWN,
    ),
    (
        [released(MECHANISM, GUARANTORS), WITHDRAWN, handed("un")],
        Sharing("turkey", Release(MECHANISM), OWN, ("un",), ("un",)),
        EvidenceState.SHARED,
    ),
    (
        [released(MECHANISM, GUARANTORS), DESTROYED],
        Sharing("turkey", Release(MECHANISM), None),
        EvidenceState.DESTROYED,
    ),
]


@pytest.mark.parametrize(("acts", "sharing", "state"), STANDINGS)
def test_where_evidence_stands(
    acts: list[CustodyAct], sharing: Sharing, state: EvidenceState
) -> None:
    assert sharing_of(EVIDENCE, acts) == sharing
    assert state_of(acts) is state


def test_the_public_waits_a_day_from_the_act_that_lets_it_in() -> None:
    later = NOW + timedelta(hours=5)
    public = Audience.PUBLIC
    sharing = sharing_of(EVIDENCE, [released(public, PARTY), released(public, public, at=later)])
    assert sharing.title == Release(public, not_before=NOW + PUBLIC_DELAY)
    assert sharing.file == Release(public, not_before=later + PUBLIC_DELAY)


ALLOWED = [
    ([], handed("un")),
    ([handed("un")], handed("iran", "un")),
    ([], released(MECHANISM, PARTY)),
    ([released(MECHANISM, PARTY)], released(MECHANISM, GUARANTORS)),
    ([released(MECHANISM, GUARANTORS)], WITHDRAWN),
    ([released(MECHANISM, GUARANTORS), WITHDRAWN], released(MECHANISM, GUARANTORS)),
    ([], DESTROYED),
    ([handed("un"), WITHDRAWN], DESTROYED),
]

REFUSED = [
    ([DESTROYED], handed("un"), "was destroyed"),
    ([DESTROYED], DESTROYED, "was destroyed"),
    ([], handed("turkey"), "nobody new"),
    ([], handed(), "nobody new"),
    ([], handed("atlantis"), "atlantis"),
    ([handed("un")], handed("un"), "nobody new"),
    ([], released(PARTY, PARTY), "wider"),
    ([], released(PARTY, GUARANTORS), "may know of it"),
    ([released(MECHANISM, MECHANISM)], released(MECHANISM, GUARANTORS), "wider"),
    ([], released(Audience.SIDES, PARTY), "evidence goes no further"),
    ([], released(Audience.PUBLIC, Audience.PUBLIC), "evidence goes no further"),
    ([], act(CustodyKind.RELEASED), "two circles"),
    ([], WITHDRAWN, "nobody else"),
    ([released(MECHANISM, PARTY)], WITHDRAWN, "nobody else"),
    ([handed("un")], act(CustodyKind.WITHDRAWN, reason=" "), "needs a reason"),
    ([], act(CustodyKind.DESTROYED), "needs a reason"),
    ([handed("un")], act(CustodyKind.WITHDRAWN, reason="x", at=NOW - timedelta(1)), "older"),
]


@pytest.mark.parametrize(("acts", "next_act"), ALLOWED)
def test_an_act_that_fits(acts: list[CustodyAct], next_act: CustodyAct) -> None:
    check_act(EVIDENCE, acts, next_act, parties=PARTIES, widest=Release(MECHANISM))


@pytest.mark.parametrize(("acts", "next_act", "words"), REFUSED)
def test_an_act_that_does_not(acts: list[CustodyAct], next_act: CustodyAct, words: str) -> None:
    with pytest.raises(Conflict, match=words):
        check_act(EVIDENCE, acts, next_act, parties=PARTIES, widest=Release(MECHANISM))
