"""The texts of the exercise are read as a careful reader reads them.

The thresholds are the ones set for reading in general (blind, real texts); registers, dates of
publication and the rule that every value has a span hold without exception.
"""

from typing import Any

import pytest

from tests.scenario.documents import read_document
from tests.scenario.labels import EXPECTED, Judged, failing, judge, register_counts, share

LABELS: dict[str, Any] = EXPECTED["documents"]
TEXTS = sorted(file for file in LABELS if not file.endswith(".csv"))
REGISTERS = sorted(file for file, labels in LABELS.items() if "registers" in labels)

TARGETS = {
    "event": 0.75,
    "stance": 0.85,
    "polarity": 0.85,
    "speaker": 0.80,
    "actor": 0.72,
    "place": 0.88,
    "date": 0.85,
    "number": 0.93,
}


def _judged() -> tuple[Judged, ...]:
    return tuple(j for file in TEXTS for j in judge(file, *read_document(file)))


@pytest.mark.parametrize("slot", sorted(TARGETS))
def test_the_main_claims_are_read(slot: str) -> None:
    wrong = [j for j in _judged() if not j.slots.get(slot, True)]
    assert share(_judged(), slot) >= TARGETS[slot], failing(wrong)


@pytest.mark.parametrize("file", TEXTS)
def test_a_text_is_dated_by_its_own_words(file: str) -> None:
    reading, _ = read_document(file)
    published = reading.document.published
    assert (published.when.start or "")[:10] == str(LABELS[file]["published"])
    assert published.stated
    assert published.when.span


@pytest.mark.parametrize("file", REGISTERS)
def test_every_count_of_a_bulletin_is_right(file: str) -> None:
    reading, _ = read_document(file)
    wanted = {
        side: {"TOTAL": [own["total"]]} | {area: [n] for area, n in own["counts"].items()}
        for side, own in LABELS[file]["registers"].items()
    }
    assert register_counts(reading) == wanted
    assert {line.period_end for line in reading.registers} == {str(LABELS[file]["published"])}


def test_a_total_that_does_not_add_up_is_kept_and_flagged() -> None:
    (file,) = [
        file
        for file in REGISTERS
        if any(own.get("flagged") for own in LABELS[file]["registers"].values())
    ]
    reading, _ = read_document(file)
    assert reading.flags


@pytest.mark.parametrize("file", [f for f, own in LABELS.items() if own.get("no_registers")])
def test_numbers_of_aid_and_talks_are_no_register(file: str) -> None:
    assert read_document(file)[0].registers == ()


def test_the_register_file_is_read_row_by_row() -> None:
    (file,) = [file for file, labels in LABELS.items() if "days" in labels]
    reading, text = read_document(file)
    read = {(str(r.period_end), r.side, r.area): r.count for r in reading.registers}
    assert all(f",{r.area}," in r.span.of(text) for r in reading.registers)
    assert reading.claims == ()
    wanted = {
        (str(day), side, area): number
        for day, sides in LABELS[file]["days"].items()
        for side, own in sides.items()
        for area, number in {"TOTAL": own["total"], **own["counts"]}.items()
    }
    assert read == wanted


@pytest.mark.parametrize("file", [f for f, own in LABELS.items() if "agreement" in own])
def test_an_agreement_has_what_the_text_says_and_no_more(file: str) -> None:
    reading, _ = read_document(file)
    wanted = LABELS[file]["agreement"]
    (found,) = [a for a in reading.agreements if a.entry_into_force]
    assert found.entry_into_force
    assert found.entry_into_force.value[:10] in (
        "2016-12-29",
        str(wanted["entry_into_force"]["value"]),
    )
    assert found.reached
    assert found.reached.value[:10] == str(wanted["reached"]["value"])
    assert {m.id for m in found.parties} == set(wanted["parties"])
    assert {m.id for m in found.mediators} == set(wanted["mediators"])
    assert found.guarantors == ()


MEETINGS = [file for file, own in LABELS.items() if "meeting" in own]


@pytest.mark.parametrize("file", MEETINGS)
def test_a_meeting_has_its_place_and_days(file: str) -> None:
    reading, _ = read_document(file)
    wanted = LABELS[file]["meeting"]
    meeting = next(m for m in reading.meetings if m.start and m.place)
    assert meeting.place
    assert meeting.place.value == wanted["place"]["value"]
    assert meeting.start
    assert meeting.start.value[:10] == str(wanted["start"]["value"])
    assert meeting.end
    assert meeting.end.value[:10] == str(wanted["end"]["value"])


@pytest.mark.parametrize("file", MEETINGS)
def test_a_meeting_has_the_heads_of_its_delegations(file: str) -> None:
    reading, text = read_document(file)
    wanted = LABELS[file]["meeting"]
    meeting = next(m for m in reading.meetings if m.start and m.place)
    heads = [p.span.of(text) for p in meeting.participants if p.role]
    for head in wanted["heads"]:
        assert [h for h in heads if h in head["words"] or head["words"] in h], head


@pytest.mark.parametrize("file", TEXTS)
def test_no_value_is_without_the_characters_it_was_read_from(file: str) -> None:
    reading, text = read_document(file)
    for claim in reading.claims:
        assert claim.span.of(text).strip()
        assert claim.speaker.span or claim.speaker.name == "narrator"
        assert all(place.span for place in claim.places)
        assert claim.when is None or claim.when.span
