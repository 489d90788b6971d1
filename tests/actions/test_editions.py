"""A later edition names what changed: as a real correction has it."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from hudna.actions.correct_reading import correct_reading
from hudna.actions.statements import prepare, sign_with
from hudna.cli.bulletin import LANGUAGES, Published, change_lines, publish_day
from hudna.cli.process import run_process
from hudna.cli.scenario import key_of
from hudna.cli.submit import Handover, hand_in
from hudna.db.audit import audit_desk
from hudna.db.desk import Desk, new_salt
from hudna.intake.intake import read_bytes
from hudna.model.bulletin import BulletinNotice
from hudna.model.correction import Correction, CorrectionKind
from hudna.model.edition import ChangeKind
from hudna.model.incident import Incident
from hudna.model.reading import StoredReading
from hudna.model.release import Audience, Release
from hudna.text.figures import digits
from tests.publish.plain import lines_of

DAY = date(2019, 9, 22)
PUBLIC = Release(Audience.PUBLIC)
TOLD = (
    "Exercise. The observer mission reported that shelling hit Kafr Nabl in Idlib on 21 September "
    "2019. It said that 12 shells fell near the school.\n"
)


def at(desk: Desk, day: int, hour: int = 9) -> datetime:
    desk.moment = datetime.fromisoformat(f"2019-09-{day}T{hour:02}:00:00+00:00")
    return desk.moment


def tell(desk: Desk, name: str, text: str) -> None:
    actor, data = desk.store.actor("un-observer"), text.encode()
    document = read_bytes(name, data).documents[0]
    hand_in(desk, key_of(desk, actor.id), actor, document, data, Handover(PUBLIC, "exercise wire"))
    run_process(desk)


def publish(desk: Desk, folder: Path) -> Published:
    return publish_day(desk, key_of(desk, "operator-publisher"), DAY, folder)


def register(idlib: int, hama: int) -> str:
    """Return Russia's list of the day as an agency carries it, in its usual words."""
    return (
        "Truce commission (exercise)\n\n22 September 2019\n\nThe Russian part of the "
        f"Russian-Turkish commission registered {idlib + hama} ceasefire violations in Syria over "
        f"the past 24 hours: in the provinces of Idlib ({idlib}) and Hama ({hama}).\n"
    )


def amend(desk: Desk, now: datetime) -> None:
    """An analyst of Turkey corrects what the software read: the stance, with a reason."""
    (incident,) = desk.store.all(Incident)
    ref = incident.claims[0]
    stored = desk.store.get(StoredReading, ref.report)
    assert stored is not None
    claim = next(c for c in stored.reading.claims if c.id == ref.claim)
    said = Correction(
        id="correction-1", report=ref.report, text_sha256=stored.reading.document.text_sha256,
        claim=claim.id, kind=CorrectionKind.AMENDED,
        value=replace(claim, event_type="air_strike"),
        reasons="Metin hava saldırısından söz ediyor.", language="tr",
        party="turkey", by="turkey-analyst", at=now,
    )  # fmt: skip
    signer = key_of(desk, "turkey-analyst")
    prepared = prepare(
        desk.store, desk.record, "correction", said, key=signer.key, now=now, salt=new_salt
    )
    correct_reading(desk.store, desk.record, sign_with(signer, prepared), now)


@pytest.fixture
def editions(exercise_desk: Any, tmp_path: Path) -> tuple[Desk, Published, Published]:
    desk = exercise_desk
    at(desk, 22)
    tell(desk, "told.txt", TOLD)
    tell(desk, "russia.txt", register(10, 5))
    at(desk, 24)
    first = publish(desk, tmp_path)
    now = at(desk, 24, 12)
    tell(desk, "russia-corrected.txt", register(9, 5))
    amend(desk, now)
    run_process(desk)
    at(desk, 26)
    return desk, first, publish(desk, tmp_path)


def test_a_correction_is_a_second_edition_that_names_what_changed(
    editions: tuple[Desk, Published, Published],
) -> None:
    _, first, second = editions
    assert (first.notice.edition, first.bulletin.changes) == (1, ())
    assert (second.notice.edition, second.notice.corrects) == (2, first.notice.id)
    found = {c.kind: c for c in second.bulletin.changes or ()}
    number = found[ChangeKind.REGISTERED]
    assert number.by == "Russia"
    told = found[ChangeKind.EVENT]
    assert told.old is not None
    assert told.new is not None
    assert (told.old.terms, told.new.terms) == (
        ("event_type.shelling",),
        ("event_type.air_strike",),
    )
    assert "Metin hava saldırısından söz ediyor." in [
        w.words for c in found.values() for w in c.why
    ]


def test_every_language_names_them_and_both_editions_stay(
    editions: tuple[Desk, Published, Published], tmp_path: Path
) -> None:
    desk, first, second = editions
    for language in LANGUAGES:
        page = (tmp_path / f"bulletin-{DAY}-2.{language}.html").read_text("utf-8")
        lines = lines_of(page)
        assert any(digits("9 / 10", language) in line for line in lines), language
        assert page.count('lang="tr">Metin hava') == 1, "once, in the language it was given in"
    printed = "\n".join(change_lines(second.bulletin))
    assert "Registered by Russia, Idlib: 10 before, 9 / 10 now" in printed
    assert [n.edition for n in desk.store.all(BulletinNotice)] == [1, 2]
    assert {"data.json", "en.html", "fa.pdf"} <= set(first.notice.files)
    assert {"data.json", "diff.json"} <= set(second.notice.files)
    data = desk.store.file(second.notice.id, "data", "json")
    assert data is not None
    assert json.loads(data)["corrects"] == first.notice.id
    assert list(audit_desk(desk.record.hashes(), operator="operator")) == []
