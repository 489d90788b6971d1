"""The page of relations: a band for each field, events with who says them, and the right way."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client
from lxml import html

from hudna.actions.read_document import read_document
from hudna.actions.relation_words import event_of
from hudna.actions.shipped_relations import load_relations
from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from hudna.intake.intake import read_bytes
from hudna.model.document import Report
from hudna.model.proposal import ProposalKind
from hudna.model.reading import StoredReading
from hudna.model.relation_event import RelationField
from hudna.model.when import When
from hudna.talks.proposals import proposals_of
from hudna.web.present.relation_bands import relation_page, signed
from tests.talks.relations import between, event, line
from tests.web.sample import AT, ENTRY, MECHANISM, Sample

SignedIn = Callable[[str | None], Client]
SHIPPED = load_relations("russia-turkey")


def test_the_public_reads_what_each_side_says_of_the_aircraft_and_where(
    desk: Any, signed_in: SignedIn
) -> None:
    page = signed_in(None).get("/en/talks/relations/").content.decode()
    assert "The Russian aircraft had entered Turkish airspace" in page
    assert "The bomber had not left Syrian airspace" in page
    assert "Russian Defence Ministry" in page
    assert 'href="https://rt.com/news/323343"' in page
    assert "1262–1356" in page, "the characters of the apology in the article"
    assert "Goldstein" in page
    assert "Tell of an event" not in page, "the public tells of nothing"
    arabic = signed_in(None).get("/ar/talks/relations/?one=turkey&other=russia").content.decode()
    assert "اعتذر الرئيس التركي" in arabic


def test_every_field_has_a_band_and_a_value_says_its_code(desk: Any, signed_in: SignedIn) -> None:
    page = signed_in(None).get("/en/talks/relations/").content.decode()
    for field in RelationField:
        assert f'id="band-{field.value}"' in page
    apology = page[page.index('id="event-russia-turkey-2016-apology"') :]
    row = apology[: apology.index("</tr>")]
    assert re.search(r"\+7\.0</bdi>.*055</bdi> apology", row)
    assert "no value" in page


def test_what_an_office_told_of_is_marked_and_can_be_told_otherwise(
    sample: Sample, signed_in: SignedIn
) -> None:
    page = signed_in("russia-representative").get("/en/talks/relations/").content.decode()
    assert "Exercise: a working meeting" in page
    assert "telling_of=russia-turkey-2016-apology" in page
    assert "Exercise: a working meeting" not in (
        signed_in(None).get("/en/talks/relations/").content.decode()
    )


def test_two_states_of_which_nothing_is_told_say_so(desk: Any, signed_in: SignedIn) -> None:
    client = signed_in("iran-representative")
    page = client.get("/en/talks/relations/?one=iran&other=iraq").content.decode()
    assert "Nothing is told of these two" in page
    assert "one=iran&amp;other=iraq" in page
    same = client.get("/en/talks/relations/?one=iran&other=iran")
    assert same.status_code == 400
    assert "two different states" in same.content.decode()


def test_bands_go_the_way_the_page_is_read() -> None:
    pages = [relation_page(SHIPPED, "en", from_right=way) for way in (False, True)]
    left, right = (next(b for b in page.bands if b.marks) for page in pages if page is not None)
    assert float(left.marks[0].x) < float(left.marks[-1].x)
    for one, other in zip(left.marks, right.marks, strict=True):
        assert float(one.x) + float(other.x) == 480
        assert one.y == other.y


def test_conflict_is_below_the_middle_and_no_value_on_a_line_of_its_own() -> None:
    told = line(event(id="e1", code="19"), event(id="e2", code="05"), event(id="e3", code=""))
    page = relation_page(told, "en", from_right=False)
    assert page is not None
    marks = {mark.number: mark for mark in page.bands[0].marks}
    assert float(marks[1].y) > float(page.zero) > float(marks[2].y)
    assert (marks[3].kind, marks[3].y) == ("none", f"{float(page.lane):.1f}")


def test_marks_at_one_place_stand_beside_each_other_and_root_on_their_day() -> None:
    day = When.day(date(2019, 9, 17))
    told = line(*(event(id=f"e{n}", when=day) for n in range(3)))
    page = relation_page(told, "en", from_right=False)
    assert page is not None
    marks = page.bands[0].marks
    assert len({mark.x for mark in marks}) == 3
    assert len({mark.root for mark in marks}) == 1


def test_a_day_that_is_not_known_goes_on_to_that_side() -> None:
    told = line(event(when=between(None, "2019-09-17")), event(id="e2"))
    page = relation_page(told, "en", from_right=False)
    assert page is not None
    before, on = page.bands[0].marks
    assert (before.open, on.open) == ("start", "")
    assert float(before.root) < float(before.end) == float(on.end)


def test_values_have_their_sign_and_the_digits_of_the_language() -> None:
    assert signed(-10.0, "en") == "−10.0"
    assert signed(7.0, "fa") == "+۷٫۰"
    assert signed(0.0, "en") == "0.0"
    assert signed(3.75, "en", exact=True) == "+3.75"


def test_the_form_starts_from_what_a_report_seems_to_tell(desk: Any, signed_in: SignedIn) -> None:
    text = "In June 2016 relations between Russia and Turkey were normalised, Moscow said."
    document = read_bytes("text.txt", text.encode()).documents[0]
    reading = read_document(Reader.default(gazetteer.load()), gazetteer.load(), document)
    report = Report("report-told", document.id, "turkey", AT, MECHANISM, None, exercise=True)
    desk.store.put_document(document, text.encode())
    desk.store.put(report, MECHANISM, AT, ENTRY)
    desk.store.put(StoredReading(report.id, reading), MECHANISM, AT, ENTRY)
    (one,) = (p for p in proposals_of(reading, text) if p.kind is ProposalKind.RELATION)
    client = signed_in("turkey-representative")
    asked = f"/en/talks/relations/register?report={report.id}&proposal={one.id}"
    page = client.get(asked).content.decode()
    assert 'name="report" value="report-told"' in page
    assert f'name="span_start" value="{one.span.start}"' in page
    assert one.span.of(text) in page
    assert 'name="one" value="russia"' in page
    assert 'value="2016-06-01"' in page
    assert client.get(asked + "x").status_code == 404

    client = signed_in("turkey-analyst")
    answer = f"/en/reports/{report.id}/?answer={one.id}&choice=accepted"
    link = html.fromstring(client.get(answer).content).xpath("//section[@id='answer']//a/@href")
    assert asked in link, "an event is told of before the answer names it"
    told = event_of(
        {"one": "russia", "other": "turkey", "fields": ["political"], "title": "exercise",
         "language": "en", "start": "2016-06-01", "audience": "sides", "report": report.id,
         "span_start": str(one.span.start), "span_end": str(one.span.end)},
        desk.store.actor("turkey-representative"), now=AT, exercise=True,
    )  # fmt: skip
    desk.store.put(told, told.release, AT, ENTRY)
    page = client.get(answer).content.decode()
    assert f'name="made" value="{told.id}"' in page
    there = client.get(f"/en/talks/relations/events/{told.id}/")
    assert there["Location"].endswith(f"#event-{told.id}")
