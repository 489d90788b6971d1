"""What is signed is checked to the last byte before anything of it is stored."""

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hudna.actions.enrol_key import enrol_key
from hudna.actions.publish_bulletin import notice_of, publish_bulletin
from hudna.actions.record_finding import record_finding
from hudna.actions.statements import SignedStatement
from hudna.actions.submit_report import submit_report
from hudna.actions.take_entry import take_entry
from hudna.db.desk import KeySigner
from hudna.errors import Conflict, HudnaError, InputError, NotFound, RecordRejected, Refused
from hudna.intake.intake import read_bytes
from hudna.model.bulletin import BulletinNotice
from hudna.model.codec import from_json
from hudna.model.document import Report
from hudna.model.enrolment import KeyEnrolment
from hudna.model.release import Audience, Release, public_after
from hudna.record.enrolment import enrolment_body
from hudna.record.entry import Seen, SignedEntry, parse, sign
from hudna.record.keys import KeyPair
from tests.actions.conftest import Scene

DATA = b"Exercise. Shells fell near the crossing in the morning."
DOCUMENT = read_bytes("crossing.txt", DATA).documents[0]


def report(scene: Scene, **changes: Any) -> Report:
    made = Report(
        id="report-exercise", document=DOCUMENT.id, submitted_by="turkey",
        submitted_at=scene.now, release=Release(Audience.MECHANISM), exercise=True,
    )  # fmt: skip
    return replace(made, **changes)


def hand_in(scene: Scene, statement: SignedStatement, data: bytes = DATA) -> Report:
    document = read_bytes("crossing.txt", data).documents[0]
    return submit_report(scene.desk.store, scene.desk.record, statement, document, data, scene.now)


def resigned(scene: Scene, office: str, statement: SignedStatement, **changes: Any) -> Any:
    """Return the statement with its entry changed, and signed properly by the office again."""
    entry = replace(parse(statement.canonical), **changes)
    signed = sign(entry, scene.key(office).pair)
    return SignedStatement(signed.canonical, signed.signature, statement.private)


def test_a_report_that_is_in_order_is_stored_with_its_entry(scene: Scene) -> None:
    said = scene.sign("turkey-analyst", "report", report(scene))
    assert hand_in(scene, said) == scene.desk.store.get(Report, "report-exercise")
    assert said.entry.hash in {e.hash for e in scene.desk.store.pending(100)}


@pytest.mark.parametrize(
    ("office", "changes", "error"),
    [
        ("turkey-representative", {}, Refused),
        ("turkey-verifier", {}, Refused),
        ("operator-administrator", {"submitted_by": "operator"}, Refused),
        ("russia-analyst", {}, Refused),
        ("turkey-analyst", {"release": Release(Audience.PARTY, "russia")}, Refused),
        ("turkey-analyst", {"release": Release(Audience.PUBLIC)}, Refused),
        ("turkey-analyst", {"document": "0" * 64}, InputError),
    ],
)
def test_a_report_is_refused_without_a_trace(
    scene: Scene,
    unchanged: Callable[[], bool],
    office: str,
    changes: dict[str, Any],
    error: type[HudnaError],
) -> None:
    with pytest.raises(error):
        hand_in(scene, scene.sign(office, "report", report(scene, **changes)))
    assert unchanged()


def test_a_public_report_waits_its_day_however_it_is_dated(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    long_ago = scene.now - timedelta(days=3)
    early = report(scene, submitted_at=long_ago, release=public_after(long_ago))
    with pytest.raises(Refused, match="sooner than 24 hours"):
        hand_in(scene, scene.sign("turkey-analyst", "report", early))
    assert unchanged()
    due = report(scene, release=public_after(scene.now))
    assert hand_in(scene, scene.sign("turkey-analyst", "report", due)) == due


def test_a_report_signed_with_a_partys_own_key_is_refused(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    said = scene.sign_with(scene.desk.own_key, "report", report(scene))
    with pytest.raises(Refused, match="office"):
        hand_in(scene, said)
    assert unchanged()


def test_a_replayed_statement_is_refused(scene: Scene) -> None:
    said = scene.sign("turkey-analyst", "report", report(scene))
    hand_in(scene, said)
    pending = len(scene.desk.store.pending(100))
    with pytest.raises(RecordRejected, match="does not follow"):
        hand_in(scene, said)
    assert len(scene.desk.store.pending(100)) == pending


def altered(scene: Scene, said: SignedStatement) -> dict[str, SignedStatement]:
    """Return what an attacker could make of a signed report, by name."""
    entry = parse(said.canonical)
    private = dict(said.private)
    outlet = {**private["outlet"], "value": "another outlet"}
    salt = base64.b64encode(bytes(32)).decode()
    stranger = KeyPair.generate()
    by_stranger = sign(replace(entry, key=stranger.id), stranger)
    office = "turkey-analyst"
    hidden = {**entry.commitments, "exercise": "0" * 64}
    return {
        "byte": SignedStatement(
            said.canonical.replace(b"turkey", b"russia"), said.signature, private
        ),
        "signature": SignedStatement(said.canonical, bytes(64), private),
        "short signature": SignedStatement(said.canonical, b"", private),
        "not JSON": SignedStatement(b"\xff", said.signature, private),
        "value": replace(said, private={**private, "outlet": outlet}),
        "salt": replace(said, private={**private, "outlet": {**outlet, "salt": salt}}),
        "no salt": replace(said, private={**private, "outlet": {"value": None}}),
        "not a salt": replace(said, private={**private, "outlet": {"value": None, "salt": "?"}}),
        "not sealed": replace(said, private={**private, "outlet": "plain"}),
        "missing": replace(said, private={k: v for k, v in private.items() if k != "release"}),
        "surplus": replace(said, private={**private, "extra": outlet}),
        "stranger": SignedStatement(by_stranger.canonical, by_stranger.signature, private),
        "origin": resigned(scene, office, said, origin="elsewhere.invalid/record"),
        "gap": resigned(scene, office, said, seq=5, prev="0" * 64),
        "kind": resigned(scene, office, said, type="finding"),
        "unknown kind": resigned(scene, office, said, type="rumour"),
        "checkpoint": resigned(scene, office, said, checkpoint=Seen(3, "0" * 64)),
        "later checkpoint": resigned(scene, office, said, checkpoint=Seen(10**6, "0" * 64)),
        "shown": resigned(scene, office, said, body={**entry.body, "source_identity": "a farmer"}),
        "hidden": resigned(scene, office, said, commitments=hidden),
        "type": resigned(scene, office, said, body={**entry.body, "submitted_at": "yesterday"}),
        "list": resigned(scene, office, said, body={**entry.body, "submitted_at": []}),
    }


def test_no_altered_statement_is_stored(scene: Scene, unchanged: Callable[[], bool]) -> None:
    said = scene.sign("turkey-analyst", "report", report(scene, outlet="an outlet"))
    for forged in altered(scene, said).values():
        with pytest.raises(RecordRejected):
            hand_in(scene, forged)
    assert unchanged()
    assert hand_in(scene, said)


def test_a_report_is_no_finding(scene: Scene, unchanged: Callable[[], bool]) -> None:
    said = scene.sign("turkey-analyst", "report", report(scene))
    with pytest.raises(RecordRejected, match="of kind report"):
        record_finding(scene.desk.store, scene.desk.record, said, scene.now)
    assert unchanged()


def test_who_told_us_may_stay_away_but_nothing_else_may(scene: Scene) -> None:
    told = report(scene, source_identity="a farmer")
    said = scene.sign("turkey-analyst", "report", told)
    private = {k: v for k, v in said.private.items() if k != "source_identity"}
    stored = hand_in(scene, replace(said, private=private))
    assert stored.source_identity is None


# -- entries from a party's own node


def test_an_entry_is_taken_once_and_without_its_content(scene: Scene) -> None:
    said = scene.sign("turkey-analyst", "report", report(scene))
    store, log = scene.desk.store, scene.desk.record
    assert take_entry(store, log, said.entry) is True
    assert take_entry(store, log, said.entry) is False
    assert store.get(Report, "report-exercise") is None
    assert scene.desk.sequence() > 0


def test_an_entry_that_the_record_would_refuse_is_never_taken(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    store, log = scene.desk.store, scene.desk.record
    said = scene.sign("turkey-analyst", "report", report(scene))
    for name, forged in altered(scene, said).items():
        if forged.entry != said.entry and name not in ("type", "list"):
            with pytest.raises((RecordRejected, Refused)):
                take_entry(store, log, SignedEntry(forged.canonical, forged.signature))
    for office, kind, value in (
        ("turkey-verifier", "finding", scene.finding()),
        ("turkey-representative", "report", report(scene)),
        ("turkey-analyst", "report", report(scene, submitted_by="russia")),
    ):
        with pytest.raises(Refused):
            take_entry(store, log, scene.sign(office, kind, value).entry)
    own = scene.sign_with(scene.desk.own_key, "report", report(scene))
    with pytest.raises(Refused):
        take_entry(store, log, own.entry)
    assert unchanged()


# -- keys


def enrolment(scene: Scene, party: str, office: str, role: str, new: KeyPair) -> KeyEnrolment:
    body = enrolment_body(scene.desk.node.origin, party, new, office=office, role=role)
    return from_json(KeyEnrolment, body)


def own_key(scene: Scene, party: str) -> KeySigner:
    return KeySigner.of_file(scene.desk.node.folder.parent / party / "keys" / f"{party}.key")


@pytest.mark.parametrize(
    ("signer", "party", "office", "role", "error"),
    [
        ("russia", "turkey", "turkey-verifier", "verifier", Refused),
        ("russia", "russia", "turkey-verifier", "verifier", Refused),
        ("turkey", "turkey", "turkey-verifier", "representative", Refused),
        ("turkey", "turkey", "turkey-nobody", "verifier", NotFound),
    ],
)
def test_a_key_is_enrolled_by_its_own_party_for_its_own_offices_only(
    scene: Scene,
    unchanged: Callable[[], bool],
    signer: str,
    party: str,
    office: str,
    role: str,
    error: type[HudnaError],
) -> None:
    new = KeyPair.generate()
    said = scene.sign_with(
        own_key(scene, signer), "enrol", enrolment(scene, party, office, role, new)
    )
    with pytest.raises(error):
        enrol_key(scene.desk.store, scene.desk.record, said)
    assert unchanged()


def test_an_office_enrols_no_key_and_nobody_a_key_he_does_not_hold(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    store, log = scene.desk.store, scene.desk.record
    value = enrolment(scene, "turkey", "turkey-verifier", "verifier", KeyPair.generate())
    with pytest.raises(Refused, match="own key"):
        enrol_key(store, log, scene.sign("turkey-representative", "enrol", value))
    other = replace(value, key=KeyPair.generate().public.hex())
    with pytest.raises(RecordRejected, match="does not hold"):
        enrol_key(store, log, scene.sign_with(own_key(scene, "turkey"), "enrol", other))
    assert unchanged()


def test_a_new_key_speaks_for_its_office_and_is_enrolled_once(scene: Scene) -> None:
    store, log = scene.desk.store, scene.desk.record
    new = KeyPair.generate()
    value = enrolment(scene, "turkey", "turkey-verifier", "verifier", new)
    enrol_key(store, log, scene.sign_with(own_key(scene, "turkey"), "enrol", value))
    with pytest.raises(Conflict, match="enrolled already"):
        enrol_key(store, log, scene.sign_with(own_key(scene, "turkey"), "enrol", value))
    said = scene.sign_with(KeySigner(new), "finding", scene.finding())
    assert record_finding(store, log, said, scene.now).by == "turkey-verifier"


# -- bulletins

FILES = {("ar", "html"): "نشرة".encode(), ("en", "html"): b"bulletin"}


def notice(scene: Scene, files: dict[tuple[str, str], bytes]) -> BulletinNotice:
    from types import SimpleNamespace

    made = SimpleNamespace(
        id="bulletin-exercise", edition=1, day=scene.now.date(), made_at=scene.now, corrects=None
    )
    return notice_of(made, files)  # type: ignore[arg-type]


def test_a_bulletin_is_published_by_a_publisher_with_the_very_files_it_names(scene: Scene) -> None:
    store, log = scene.desk.store, scene.desk.record
    for office in ("turkey-representative", "operator-administrator"):
        with pytest.raises(Refused):
            publish_bulletin(
                store, log, scene.sign(office, "bulletin", notice(scene, FILES)), FILES
            )
    said = scene.sign("operator-publisher", "bulletin", notice(scene, FILES))
    for other in ({**FILES, ("en", "html"): b"Bulletin"}, {("en", "html"): b"bulletin"}, {}):
        with pytest.raises(InputError):
            publish_bulletin(store, log, said, other)
    own = scene.sign_with(scene.desk.own_key, "bulletin", notice(scene, FILES))
    with pytest.raises(Refused):
        publish_bulletin(store, log, own, FILES)
    assert list(store.all(BulletinNotice)) == []
    publish_bulletin(store, log, said, FILES)
    again = scene.sign("operator-publisher", "bulletin", notice(scene, FILES))
    with pytest.raises(Conflict, match="is published"):
        publish_bulletin(store, log, again, FILES)
    assert len(list(store.all(BulletinNotice))) == 1
