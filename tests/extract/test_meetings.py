"""Meetings told with or without a claim of their own."""

import pytest

from hudna.extract.reader import Reader
from hudna.model.reading import MeetingMention

# exercise: invented sentences
PLANNED = {
    "en": (
        "A Turkish delegation will travel to Moscow on 17 February 2020 for talks on Idlib.",
        "Moscow",
    ),
    "ru": ("Новая встреча намечена на 17 февраля 2020 года в Москве.", "Москве"),
    "tr": ("Taraflar bir sonraki toplantıyı 17 Şubat 2020'de Moskova'da yapacak.", "Moskova"),
    "ar": ("من المقرر أن يعقد وفدان من البلدين اجتماعا في موسكو في 17 شباط/فبراير 2020.", "موسكو"),
}


def only(reader: Reader, text: str) -> MeetingMention:
    found = reader.read(text, sha256="0" * 64).meetings
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("code", sorted(PLANNED))
def test_a_planned_meeting_has_its_place_and_day(reader: Reader, code: str) -> None:
    text, place = PLANNED[code]
    found = only(reader, text)
    assert found.place is not None
    assert found.place.value.startswith(place)
    assert found.start is not None
    assert found.start.value == "2020-02-17"
    assert found.end is None, "one day was stated, not how long it lasts"


def test_those_named_as_taking_part_are_its_participants(reader: Reader) -> None:
    found = only(
        reader,
        "The next round will take place on 14-15 May 2018 with the participation of Russia,"
        " Turkey and Iran.",
    )
    assert [p.name for p in found.participants] == ["Russia", "Turkey", "Iran"]
    assert found.start is not None
    assert found.end is not None
    assert (found.start.value, found.end.value) == ("2018-05-14", "2018-05-15")


def test_a_meeting_told_twice_is_one(reader: Reader) -> None:
    found = only(
        reader,
        "Russia and Turkey held talks in Moscow on 17 February 2020. Shells fell on a village."
        " Smoke was seen. A bridge was closed. The talks in Moscow on 17 February 2020 lasted"
        " three hours.",
    )
    assert len(found.participants) == 2
