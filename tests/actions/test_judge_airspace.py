"""A dispute about a line in the record: who files, for whom, what is checked, what is judged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hudna.actions.filing_files import matched
from hudna.actions.judge_airspace import file_airspace, judge_airspace, new_filing
from hudna.db.audit import audit_desk
from hudna.db.gate import released_to
from hudna.db.store import DjangoStore
from hudna.errors import Conflict, HudnaError, InputError, NotFound, Refused
from hudna.model.airspace_case import AirspaceCase, files_digest, packed, unpacked
from hudna.model.release import Audience, Release
from hudna.record.entry import parse
from tests.actions.conftest import Scene
from tests.web.judged import CASE, FILES

pytestmark = pytest.mark.django_db(transaction=True)


def filing(scene: Scene, by: str = "turkey-analyst", **changes: Any) -> AirspaceCase:
    given = {"audience": Audience.MECHANISM, "language": "en"} | changes
    return new_filing(scene.desk.store.actor(by), CASE, FILES, scene.now, **given)


def file(scene: Scene, value: AirspaceCase) -> AirspaceCase:
    statement = scene.sign(value.by, "airspace_case", value)
    return file_airspace(scene.desk.store, scene.desk.record, statement, scene.now)


def reads(scene: Scene, office: str | None, name: str, *, days: float = 0) -> bool:
    actor = scene.desk.store.actor(office) if office else None
    reader = released_to(actor, now=scene.now + timedelta(days=days))
    listed = name in {one.id for one in reader.filed_cases().items}
    try:
        reader.filed_case(name)
    except NotFound:
        assert not listed
        assert reader.judgement(name) is None
        return False
    assert listed
    assert reader.judgement(name) is not None
    return True


def test_the_record_shows_who_filed_what_hash_and_nothing_of_a_track(scene: Scene) -> None:
    filed = file(scene, filing(scene))
    (entry,) = [parse(one.canonical) for one in scene.desk.store.pending(1000)][-1:]
    assert entry.type == "airspace_case"
    assert set(entry.body) == {"id", "party", "by", "sha256", "exercise", "at"}
    assert filed.sha256 == files_digest(CASE, FILES)
    assert filed.title == "Exercise: a flight across a meridian"


@pytest.mark.parametrize("by", ["russia-analyst", "un-observer", "syria_government-monitor"])
def test_any_party_files_and_reads_what_it_filed(scene: Scene, by: str) -> None:
    filed = file(scene, filing(scene, by, audience=Audience.GUARANTORS))
    judge_airspace(scene.desk.operator(), filed)
    assert reads(scene, by, filed.id)


@pytest.mark.parametrize("by", ["operator-administrator", "operator-publisher"])
def test_who_runs_or_publishes_files_nothing(scene: Scene, by: str) -> None:
    with pytest.raises(Refused):
        file(scene, filing(scene, by))


EVERYBODY = ("turkey-verifier", "russia-analyst", "un-observer", "syria_government-monitor")
CIRCLES = {
    Audience.PARTY: ("turkey-verifier",),
    Audience.GUARANTORS: ("turkey-verifier", "russia-analyst"),
    Audience.MECHANISM: ("turkey-verifier", "russia-analyst", "un-observer"),
    Audience.SIDES: EVERYBODY,
    Audience.PUBLIC: EVERYBODY,
}


def test_those_it_is_for_read_it_and_nobody_else(scene: Scene) -> None:
    for audience in Audience:
        filed = file(scene, filing(scene, audience=audience))
        judge_airspace(scene.desk.operator(), filed)
        who = tuple(office for office in EVERYBODY if reads(scene, office, filed.id))
        assert who == CIRCLES[audience]
        assert not reads(scene, None, filed.id), "nothing is public at once"
        assert reads(scene, None, filed.id, days=1.1) is (audience is Audience.PUBLIC)
        assert not reads(scene, "operator-administrator", filed.id)


def test_the_same_files_are_filed_once_for_each_circle(scene: Scene) -> None:
    file(scene, filing(scene))
    with pytest.raises(Conflict, match="recorded already"):
        file(scene, filing(scene))
    file(scene, filing(scene, audience=Audience.SIDES))


FALSE: tuple[dict[str, Any], ...] = (
    {"files": {**{n: packed(d) for n, d in FILES.items()}, "north.csv": "time\n"}},
    {"sha256": "0" * 64},
    {"id": "airspace-000000000000"},
    {"exercise": False},
    {"audience": Audience.PUBLIC},
    {"title": " "},
    {"text": "zones: ["},
    {"files": {}},
    {"files": {"chart.geojson": "base64:!"}},
)


def test_what_is_said_of_the_files_has_to_be_true(
    scene: Scene, unchanged: Callable[[], bool]
) -> None:
    for changes in FALSE:
        with pytest.raises(InputError) as told:
            file(scene, replace(filing(scene), **changes))
        assert told.value.where, changes
        assert told.value.advice, changes
    assert unchanged()


def test_what_takes_too_long_is_refused_before_it_is_judged(scene: Scene) -> None:
    actor = scene.desk.store.actor("turkey-analyst")
    text = CASE.replace("samples: 200", "samples: 1000000000")
    with pytest.raises(InputError, match="samples"):
        new_filing(actor, text, FILES, scene.now, audience=Audience.PARTY, language="en")


def test_it_belongs_to_an_incident_its_office_may_see(scene: Scene) -> None:
    file(scene, filing(scene, subject=scene.case.incident))
    file(scene, filing(scene, by="russia-analyst", subject=scene.case.id))
    with pytest.raises(Refused):
        file(scene, filing(scene, by="syria_government-monitor", subject=scene.case.id))
    with pytest.raises(NotFound):
        file(scene, filing(scene, by="iran-analyst", subject="case-unknown"))


def test_nobody_files_for_another_office(scene: Scene) -> None:
    value = replace(filing(scene), by="turkey-verifier")
    statement = scene.sign("turkey-analyst", "airspace_case", value)
    with pytest.raises(HudnaError):
        file_airspace(scene.desk.store, scene.desk.record, statement, scene.now)


def test_the_audit_holds_filing_and_judgement_to_what_was_signed(scene: Scene) -> None:
    filed = file(scene, filing(scene, audience=Audience.GUARANTORS))
    judge_airspace(scene.desk.operator(), filed)
    scene.desk.sequence()
    entry = scene.desk.store.entry_of(AirspaceCase, filed.id)
    found = audit_desk(scene.desk.record.hashes(), operator="operator")
    assert [one for one in found if "irspace" in one.what] == []
    DjangoStore().put(filed, Release(Audience.SIDES), filed.at, scene.desk.store.entry(entry))
    found = audit_desk(scene.desk.record.hashes(), operator="operator")
    assert any("released to others" in one.what for one in found if "irspace" in one.what)


def test_bytes_that_are_no_text_come_back_as_they_were() -> None:
    for data in (b"", b"plain\n", "تمرين".encode(), b"\xff\x00", b"base64:", b"a\0b"):
        assert unpacked(packed(data)) == data


def test_files_without_folders_are_found_by_their_last_name() -> None:
    text = "tracks: [{file: tracks/a.csv}, {file: b.csv}]"
    given = [("a.csv", b"1"), ("b.csv", b"2")]
    assert matched(text, given) == {"tracks/a.csv": b"1", "b.csv": b"2"}
    with pytest.raises(InputError, match=r"c\.csv"):
        matched(text, [("c.csv", b"")])
    with pytest.raises(InputError, match="more than one"):
        matched("tracks: [{file: x/a.csv}, {file: y/a.csv}]", [("a.csv", b"1")])
