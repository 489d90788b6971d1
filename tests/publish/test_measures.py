"""What a bulletin says of a measure: since when it is overdue, what is left, what proves it."""

from dataclasses import replace

import pytest

from hudna.model.amendment import amendment_id
from hudna.model.case import MeasureKind, MeasureState
from hudna.publish.bulletin import render_html
from tests.publish.exercise import AGREEMENT, BULLETIN, CONTESTED, HOUR, MADE_AT
from tests.publish.plain import lines_of


def printed(language: str, **changes: object) -> str:
    """Return the lines of a bulletin in which the one measure and its answer are changed so."""
    update = replace(
        CONTESTED.measures[0], kind=MeasureKind.ZONE_UPDATE, state=MeasureState.DONE,
        due=MADE_AT + HOUR,
    )  # fmt: skip
    answer = replace(CONTESTED.answers[0], measure=update.id, state=MeasureState.DONE, **changes)
    file = replace(CONTESTED, measures=(update,), answers=(answer,))
    bulletin = replace(BULLETIN, cases=(file,), agreements=(AGREEMENT,))
    return "\n".join(lines_of(render_html(bulletin, language)))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "; by the amendment of Ceasefire in Syria, version 1"),
        ("ar", "؛ بتعديل وقف إطلاق النار في سوريا، النسخة 1"),
        ("fa", "؛ با اصلاح آتش‌بس در سوریه، نسخه 1"),
        ("ru", "; поправка к документу: Прекращение огня в Сирии, редакция 1"),
        ("tr", "; şu metnin değişikliğiyle: Suriye'de ateşkes, sürüm 1"),
    ],
)
def test_the_update_of_a_zone_names_the_version_that_did_it(language: str, words: str) -> None:
    assert words in printed(language, amendment=amendment_id(AGREEMENT))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "; naming no amendment"), ("ar", "؛ دون ذكر أي تعديل")]
)
def test_without_one_it_says_so(language: str, words: str) -> None:
    assert words in printed(language)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (90, "ordered; 1 hour left when this was made"),
        (59, "ordered; less than an hour left when this was made"),
    ],
)
def test_a_request_for_information_says_what_is_left(minutes: int, words: str) -> None:
    request = replace(CONTESTED.measures[2], due=MADE_AT + minutes * HOUR / 60)
    file = replace(CONTESTED, measures=(request,), answers=())
    lines = lines_of(render_html(replace(BULLETIN, cases=(file,)), "en"))
    assert words in lines


def test_overdue_ones_are_named_under_the_opening_sentence_the_longest_first() -> None:
    late = replace(CONTESTED.measures[0], id="measure-9", due=MADE_AT - 30 * HOUR, owner="iran")
    file = replace(CONTESTED, measures=(*CONTESTED.measures, late))
    lines = lines_of(render_html(replace(BULLETIN, cases=(file,)), "en"))
    opening, said = lines[: lines.index("What each side registered")], "Overdue since"
    named = [line for line in opening if line.startswith(said)]
    assert [("Iran" in line, "Russia" in line) for line in named] == [(True, False), (False, True)]
