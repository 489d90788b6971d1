"""Evidence: the bytes that were signed for or none, released by its owner, and who saw it kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hudna.actions.act_on_evidence import act_on_evidence, carry_out, new_act
from hudna.actions.add_evidence import FileFacts, add_evidence, new_evidence
from hudna.actions.open_evidence import check_evidence, open_evidence
from hudna.actions.statements import SignedStatement
from hudna.db.desk import Desk
from hudna.db.gate import released_to
from hudna.errors import Conflict, HudnaError, InputError, NotFound, RecordRejected, Refused
from hudna.model.evidence import Access, AccessKind, CustodyKind, Evidence
from hudna.model.party import Actor, PartyKind, Role
from hudna.model.release import PUBLIC_DELAY, Audience, Release, knows, opens
from hudna.record.entry import parse
from tests.actions.conftest import SHARED, Scene

DATA = b"\x89PNG\r\n\x1a\n exercise: four craters"
OWNER = "turkey-verifier"


class Locker:
    """A scene with short ways of handing in evidence and acting on it."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.desk = scene, scene.desk

    def evidence(self, office: str = OWNER, data: bytes = DATA, **changes: Any) -> Evidence:
        actor = self.desk.store.actor(office)
        made = new_evidence(
            self.scene.case.id, actor, FileFacts.of("../craters<b>.png", data),
            "exercise: craters", "en", self.scene.now, exercise=True,
        )  # fmt: skip
        return replace(made, **changes)

    def add(self, value: Evidence | None = None, data: bytes = DATA, office: str = OWNER) -> str:
        said = self.scene.sign(office, "evidence", value or self.evidence(office, data))
        return self.hand_in(said, data)

    def hand_in(self, said: SignedStatement, data: bytes = DATA) -> str:
        store, log = self.desk.store, self.desk.record
        return add_evidence(store, log, self.desk.files, said, data, self.scene.now).id

    def act(self, name: str, kind: CustodyKind, office: str = OWNER, **given: Any) -> None:
        act = new_act(name, self.desk.store.actor(office), kind, self.scene.now, **given)
        said = self.scene.sign(office, "custody", act)
        desk = self.desk
        act_on_evidence(desk.store, desk.record, said, self.scene.now)
        carry_out(desk.store, desk.files, act)

    def open(self, name: str, office: str | None) -> bytes:
        actor = self.desk.store.actor(office) if office else None
        desk = self.desk
        return open_evidence(desk.store, desk.files, name, actor, self.scene.now)[1]

    def log(self, name: str) -> list[tuple[AccessKind, str | None]]:
        return [(a.kind, a.by) for a in self.desk.store.accesses(name)]


@pytest.fixture
def locker(scene: Scene) -> Locker:
    return Locker(scene)


def test_the_record_gets_the_hash_and_the_desk_the_bytes(locker: Locker) -> None:
    value = locker.evidence(obtained_from="a farmer")
    said = locker.scene.sign(OWNER, "evidence", value)
    entry = parse(said.canonical)
    assert entry.blobs == {"file": value.sha256}
    assert {"title", "name", "obtained_from", "obtained_at"} <= entry.commitments.keys()
    assert not {"title", "name", "obtained_from"} & entry.body.keys()
    del said.private["obtained_from"]
    name = locker.hand_in(said)
    stored = locker.desk.store.get(Evidence, name)
    assert stored == replace(value, obtained_from=None), "from whom stays with its owner"
    path = locker.desk.node.evidence / value.sha256
    assert path.read_bytes() == DATA
    assert path.stat().st_mode & 0o777 == 0o600
    assert locker.log(name) == [(AccessKind.CHECKED, OWNER)]


REFUSED: list[tuple[str, dict[str, Any], bytes, type[HudnaError]]] = [
    (OWNER, {}, DATA + b"x", InputError),
    (OWNER, {"size": 3}, DATA, InputError),
    (OWNER, {"media_type": "text/html"}, DATA, InputError),
    (OWNER, {"title": "  "}, DATA, InputError),
    (OWNER, {"case": "case-none"}, DATA, NotFound),
    (OWNER, {"party": "russia"}, DATA, Refused),
    (OWNER, {"by": "turkey-analyst"}, DATA, Refused),
    ("operator-publisher", {}, DATA, Refused),
    ("operator-administrator", {}, DATA, Refused),
    ("syria_government-monitor", {}, DATA, Refused),
]


def test_what_does_not_fit_leaves_no_trace(locker: Locker, unchanged: Callable[[], bool]) -> None:
    for office, changes, data, error in REFUSED:
        value = locker.evidence(office, DATA, **changes)
        with pytest.raises(error):
            locker.add(value, data, office)
        assert unchanged(), (office, changes)
        assert not list(locker.desk.node.evidence.glob("*"))


def test_evidence_of_another_time_or_with_other_files_is_refused(locker: Locker) -> None:
    late = locker.evidence(at=locker.scene.now - timedelta(hours=1))
    with pytest.raises(RecordRejected, match="past"):
        locker.add(late)
    said = locker.scene.sign(OWNER, "evidence", locker.evidence())
    locker.hand_in(said)
    with pytest.raises(RecordRejected, match="does not follow"):
        locker.hand_in(said)
    with pytest.raises(Conflict, match="recorded already"):
        locker.add()


def test_only_its_owner_acts_on_evidence(locker: Locker) -> None:
    name = locker.add()
    locker.act(name, CustodyKind.RELEASED, title=SHARED.audience, file=SHARED.audience)
    for office in ("russia-verifier", "un-observer"):
        with pytest.raises(NotFound):
            locker.act(name, CustodyKind.WITHDRAWN, office, reason="not mine")
    for office in ("operator-administrator", "operator-publisher"):
        with pytest.raises(Refused):
            locker.act(name, CustodyKind.WITHDRAWN, office, reason="not mine")


STATES: dict[str, tuple[list[tuple[CustodyKind, dict[str, Any]]], set[str], set[str]]] = {
    "held": ([], {"turkey"}, {"turkey"}),
    "handed over": (
        [(CustodyKind.HANDED_OVER, {"to": ("syria_opposition",)})],
        {"turkey", "syria_opposition"},
        {"turkey", "syria_opposition"},
    ),
    "title only": (
        [(CustodyKind.RELEASED, {"title": Audience.MECHANISM, "file": Audience.PARTY})],
        {"turkey", "russia", "iran", "un", "operator"},
        {"turkey"},
    ),
    "released to guarantors": (
        [(CustodyKind.RELEASED, {"title": Audience.MECHANISM, "file": Audience.GUARANTORS})],
        {"turkey", "russia", "iran", "un", "operator"},
        {"turkey", "russia", "iran"},
    ),
    "released and handed over": (
        [
            (CustodyKind.RELEASED, {"title": Audience.GUARANTORS, "file": Audience.GUARANTORS}),
            (CustodyKind.HANDED_OVER, {"to": ("un",)}),
        ],
        {"turkey", "russia", "iran", "un"},
        {"turkey", "russia", "iran", "un"},
    ),
    "withdrawn": (
        [
            (CustodyKind.HANDED_OVER, {"to": ("un",)}),
            (CustodyKind.RELEASED, {"title": Audience.GUARANTORS, "file": Audience.GUARANTORS}),
            (CustodyKind.WITHDRAWN, {"reason": "exercise"}),
        ],
        {"turkey", "russia", "iran", "un"},
        {"turkey"},
    ),
    "destroyed": (
        [
            (CustodyKind.RELEASED, {"title": Audience.MECHANISM, "file": Audience.MECHANISM}),
            (CustodyKind.DESTROYED, {"reason": "exercise"}),
        ],
        {"turkey", "russia", "iran", "un", "operator"},
        set(),
    ),
}  # fmt: skip
"""Acts, the parties that may know of it after them, and those that may open it."""


def offices(desk: Desk) -> list[Actor | None]:
    """Return every role of every party, and nobody in particular."""
    parties = desk.store.mechanism().parties
    return [None, *(Actor(f"{p.id}-{r}", p.id, p.kind, r, {}) for p in parties for r in Role)]


def test_every_role_of_every_party_in_every_state(locker: Locker) -> None:
    desk, now = locker.desk, locker.scene.now
    everybody = offices(desk)
    for state, (acts, know, may_open) in STATES.items():
        data = DATA + state.encode()
        name = locker.add(data=data)
        for kind, given in acts:
            locker.act(name, kind, **given)
        for actor in everybody:
            reads = actor is not None and actor.role is not Role.ADMINISTRATOR
            party, who = (actor.party if actor and reads else "nobody"), (state, actor)
            views = released_to(actor, now=now).evidence_of(locker.scene.case.id)
            listed = {view.evidence.id: view for view in views}
            assert (name in listed) is (party in know), who
            if party in know:
                view = listed[name]
                assert (view.may_open, len(view.acts)) == (party in may_open, len(acts)), who
                told = party == "turkey" or (actor and actor.party_kind is PartyKind.OBSERVER)
                assert (view.accesses is not None) is bool(told), who
            given = given_out(desk, name, actor)
            assert given == (data if party in may_open else None), who


def given_out(desk: Desk, name: str, actor: Actor | None) -> bytes | None:
    try:
        return open_evidence(desk.store, desk.files, name, actor, desk.now())[1]
    except NotFound:
        return None


def test_the_gate_lets_through_exactly_those_who_may_know(locker: Locker) -> None:
    name = locker.add()
    held = locker.desk.store.held(type(locker.scene.case), locker.scene.case.id)
    assert held is not None
    for circle in Audience:
        release = Release(circle, "turkey" if circle is Audience.PARTY else None)
        if circle is Audience.PUBLIC:
            release = replace(release, not_before=locker.scene.now + PUBLIC_DELAY)
        view = released_to(locker.desk.store.actor(OWNER), now=locker.scene.now).evidence(name)
        sharing = replace(view.sharing, title=release, told=("iran",))
        locker.desk.store.set_sharing(name, sharing)
        for later in (timedelta(0), PUBLIC_DELAY):
            moment = locker.scene.now + later
            for actor in offices(locker.desk):
                seen = bool(list(released_to(actor, now=moment).some(Evidence)))
                assert seen is knows(actor, sharing, moment), (actor, circle)
                assert not opens(actor, sharing, moment) or seen


def test_who_opens_is_noted_before_anything_is_given_out(locker: Locker) -> None:
    name = locker.add()
    locker.act(name, CustodyKind.HANDED_OVER, to=("un",))
    locker.open(name, "un-observer")
    locker.open(name, OWNER)
    with pytest.raises(NotFound):
        locker.open(name, "russia-verifier")
    assert locker.log(name) == [
        (AccessKind.CHECKED, OWNER),
        (AccessKind.OPENED, "un-observer"),
        (AccessKind.OPENED, OWNER),
    ]


def test_an_altered_file_is_refused_and_that_is_noted(locker: Locker) -> None:
    name = locker.add()
    path = next(locker.desk.node.evidence.iterdir())
    path.write_bytes(DATA.replace(b"four", b"five"))
    with pytest.raises(Conflict, match="not what was signed"):
        locker.open(name, OWNER)
    path.unlink()
    with pytest.raises(Conflict, match="not on this node"):
        locker.open(name, OWNER)
    assert locker.log(name)[1:] == [(AccessKind.ALTERED, OWNER), (AccessKind.MISSING, OWNER)]


def test_a_check_reads_every_file_again(locker: Locker) -> None:
    first, second = locker.add(), locker.add(data=DATA + b"2")
    third = locker.add(data=DATA + b"3")
    locker.act(third, CustodyKind.DESTROYED, reason="exercise")
    desk = locker.desk
    gone = desk.store.get(Evidence, third)
    assert gone is not None
    desk.files.keep(gone.sha256, DATA + b"3")  # as after a kill between record and deletion
    path = desk.node.evidence / locker.evidence().sha256
    path.write_bytes(b"other")
    found = {
        c.evidence.id: c.kind
        for c in check_evidence(desk.store, desk.files, "operator", None, locker.scene.now)
    }
    assert found == {first: AccessKind.ALTERED, second: AccessKind.CHECKED, third: None}
    assert desk.files.read(gone.sha256) is None
    last = list(desk.store.accesses(second))[-1]
    assert last == Access(second, AccessKind.CHECKED, "operator", None, locker.scene.now)


def test_destroying_deletes_bytes_that_nothing_else_needs(locker: Locker) -> None:
    mine, theirs = locker.add(), locker.add(office="russia-verifier")
    assert mine != theirs, "each party's evidence is its own, be the file the same"
    locker.act(mine, CustodyKind.DESTROYED, reason="exercise")
    assert locker.open(theirs, "russia-verifier") == DATA
    locker.act(theirs, CustodyKind.DESTROYED, "russia-verifier", reason="exercise")
    assert list(locker.desk.node.evidence.iterdir()) == []
    for name, office in ((mine, OWNER), (theirs, "russia-verifier")):
        with pytest.raises(NotFound):
            locker.open(name, office)
    desk = locker.desk
    assert desk.store.get(Evidence, mine) == replace(locker.evidence()), "the entry stays"


def test_an_owner_outside_the_circle_it_releases_to_keeps_its_own_file(locker: Locker) -> None:
    name = locker.add(office="un-observer")
    guarantors = Audience.GUARANTORS
    locker.act(name, CustodyKind.RELEASED, "un-observer", title=guarantors, file=guarantors)
    assert locker.open(name, "un-observer") == DATA
    view = released_to(locker.desk.store.actor("un-observer"), now=locker.scene.now).evidence(name)
    assert view.may_open
