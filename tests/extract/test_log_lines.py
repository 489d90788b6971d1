"""Lines of a diary of observation are what the writer recorded, at the time they begin with."""

from hudna.extract.reader import Reader
from hudna.model.claim import Claim, Stance

DIARY = "Дневник поста № 7, 26 марта 2022 года\n\n08:00 - боевики обстреляли село Кафр-Набль."


def only(reader: Reader, text: str) -> Claim:
    (claim,) = reader.read(text, sha256="0" * 64).claims
    return claim


def test_a_line_that_begins_with_a_time_is_a_record(reader: Reader) -> None:
    claim = only(reader, DIARY)
    assert (claim.event_type, claim.stance, claim.speaker.name) == (
        "shelling",
        Stance.RECORDS,
        "narrator",
    )
    assert claim.when is not None
    assert claim.when.start == "2022-03-26T08:00"


def test_other_lines_are_not(reader: Reader) -> None:
    assert only(reader, DIARY.replace("08:00 - ", "")).stance is Stance.ASSERTS
