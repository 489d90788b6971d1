"""Agreements told in the background, without a claim of their own."""

import pytest

from hudna.extract.reader import Reader
from hudna.model.reading import AgreementMention

# exercise: invented sentences
BACKGROUND = {
    "en": "Fighting went on. The memorandum of 17 September 2018, which was signed by Russia and"
    " Turkey, is not in doubt.",
    "ru": "Бои продолжались. Меморандум, который Россия и Турция подписали 17 сентября 2018 года,"
    " остается в силе.",
    "tr": "Çatışmalar sürdü. Türkiye ve Rusya, 17 Eylül 2018'de mutabakatı imzalamıştı.",
    "ar": "استمر القتال. وكانت روسيا وتركيا توصلتا في 17 أيلول/سبتمبر 2018 إلى اتفاق.",
}


def only(reader: Reader, text: str) -> AgreementMention:
    found = reader.read(text, sha256="0" * 64).agreements
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("code", sorted(BACKGROUND))
def test_an_agreement_named_in_the_background_has_its_day_and_parties(
    reader: Reader, code: str
) -> None:
    found = only(reader, BACKGROUND[code])
    assert found.reached is not None
    assert found.reached.value == "2018-09-17"
    assert {m.id for m in found.parties} == {"russia", "turkey"}
    assert found.type is None
    assert found.guarantors == ()


def test_the_day_of_reaching_and_of_taking_effect_are_kept_apart(reader: Reader) -> None:
    found = only(
        reader,
        "Russia and Turkey reached a ceasefire on 5 March 2020, which took effect on 6 March 2020.",
    )
    assert found.reached is not None
    assert found.entry_into_force is not None
    assert (found.reached.value, found.entry_into_force.value) == ("2020-03-05", "2020-03-06")


def test_a_month_stays_a_month(reader: Reader) -> None:
    found = only(reader, "Russia and Turkey agreed on a ceasefire in September 2018.")
    assert found.reached is not None
    assert found.reached.value == "2018-09"


def test_what_was_not_reached_has_no_day(reader: Reader) -> None:
    read = reader.read("No agreement was reached on 5 March 2020.", sha256="0" * 64)
    assert all(one.reached is None for one in read.agreements)
