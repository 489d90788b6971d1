"""A table of registers is read by its columns, every count with the line it stands in."""

from datetime import UTC, datetime

from hudna.actions.read_document import read_document
from hudna.actions.registers import PUBLICATION_DAY, registers_of_table
from hudna.extract.reader import Reader
from hudna.geo.gazetteer import load
from hudna.intake.intake import read_bytes
from hudna.model.document import Report
from hudna.model.release import Audience, Release

HEAD = "report_id,publication_date,period_end_date,registering_side,governorate,violations,language"
LINES = [
    HEAD,
    "EX-1,2019-09-22,2019-09-21,Russia,TOTAL,31,ru",
    "EX-1,2019-09-22,2019-09-21,Russia,Idlib,31,ru",
    "EX-2,2019-09-23,,Turkey,TOTAL,0,ru",
]
(DOCUMENT,) = read_bytes("registers.csv", "\r\n".join(LINES).encode()).documents
REPORT = Report(
    id="report-1",
    document=DOCUMENT.id,
    submitted_by="un",
    submitted_at=datetime(2019, 9, 24, tzinfo=UTC),
    release=Release(Audience.PUBLIC),
    outlet="Commission (exercise)",
)


def test_every_count_points_at_its_line_and_no_sentence_is_read() -> None:
    places = load()
    reading = read_document(Reader.default(places), places, DOCUMENT)
    assert [line.span.of(DOCUMENT.text) for line in reading.registers] == LINES[1:]
    assert [(r.side, r.area, r.count) for r in reading.registers] == [
        ("Russia", "TOTAL", 31),
        ("Russia", "Idlib", 31),
        ("Turkey", "TOTAL", 0),
    ]
    assert reading.claims == ()
    assert reading.document.language == "ru"
    assert not reading.document.published.stated


def test_a_table_gives_a_register_per_report_side_and_day() -> None:
    first, second = registers_of_table(REPORT, DOCUMENT)
    assert (first.side, str(first.period_end), first.stated_total) == ("Russia", "2019-09-21", 31)
    assert first.counts == {"Idlib": 31}
    assert first.flags == ()
    assert (second.side, str(second.period_end), second.stated_total) == ("Turkey", "2019-09-23", 0)
    assert second.flags == (PUBLICATION_DAY,)
    assert {r.outlet for r in (first, second)} == {REPORT.outlet}
