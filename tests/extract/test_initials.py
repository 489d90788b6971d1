"""Who speaks where no list knows him, and what stands beside a verb but does not speak."""

import pytest

from hudna.extract.reader import Reader
from hudna.model.claim import Polarity


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("ЦРБГ сообщила о задержании двух агентов в Одессе.", "ЦРБГ"),
        (
            '"Обстрел Горловки длился два часа", - рассказал журналистам глава района.',
            "глава района",
        ),
        ("Близ Дебальцева наблюдатели зафиксировали шесть гаубиц.", "наблюдатели"),
        ("Представитель хуситов назвал эти сообщения ложью.", "Представитель хуситов"),
    ],
)
def test_who_speaks(reader: Reader, text: str, speaker: str) -> None:
    (claim,) = reader.read(text, sha256="0" * 64).claims
    assert claim.speaker.name == speaker


def test_who_was_not_let_through_was_kept_out(reader: Reader) -> None:
    text = "В ОБСЕ сообщили, что патруль не пропустили к Первомайску."
    (claim,) = reader.read(text, sha256="0" * 64).claims
    assert (claim.event_type, claim.polarity) == ("obstruction_of_monitors", Polarity.POSITIVE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Войска взяли Восточную Гуту в кольцо.", "siege"),
        (
            "К режиму перемирия присоединились еще три отряда в провинции Хама.",
            "accession_to_ceasefire",
        ),
        ("Из плена вернулись 50 украинских солдат.", "release"),
    ],
)
def test_the_parts_of_a_phrase_stand_in_either_order(reader: Reader, text: str, kind: str) -> None:
    assert [c.event_type for c in reader.read(text, sha256="0" * 64).claims] == [kind]


def test_people_counted_apart_are_added_up(reader: Reader) -> None:
    text = "Погибли трое мужчин и один ребенок."
    (claim,) = reader.read(text, sha256="0" * 64).claims
    assert claim.casualties is not None
    assert claim.casualties.killed is not None
    assert (claim.casualties.killed.min, claim.casualties.killed.max) == (4, 4)
