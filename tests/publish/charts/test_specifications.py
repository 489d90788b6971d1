"""The specifications, kept: any program that reads Vega-Lite draws the same chart from them.

Write them anew with `HUDNA_WRITE_GOLDEN=1 pytest tests/publish/charts` and read the diff.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from hudna.publish.charts.chart import Drawing
from hudna.publish.charts.look import TOKENS
from hudna.publish.sections.history import drawings
from hudna.publish.words import words_in
from hudna.text.figures import digits
from tests.publish.charts.history import DRAWN
from tests.publish.exercise import LANGUAGES

GOLDEN = Path(__file__).parent.parent / "golden" / "charts"
NAMES = ("registered", "by_area", "firmness")
RIGHT_TO_LEFT = ("ar", "fa")


def drawing(name: str, language: str) -> Drawing:
    return drawings(DRAWN, words_in(language))[NAMES.index(name)]


def every(value: Any, key: str) -> list[Any]:
    """Return everything under `key`, however deep."""
    if isinstance(value, dict):
        own = [value[key]] if key in value else []
        return own + [x for inner in value.values() for x in every(inner, key)]
    if isinstance(value, list):
        return [x for inner in value for x in every(inner, key)]
    return []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_specification_is_the_golden_one(name: str, language: str) -> None:
    file = GOLDEN / f"{name}.{language}.json"
    written = json.dumps(drawing(name, language).spec, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("HUDNA_WRITE_GOLDEN"):
        file.write_text(written, "utf-8")
    assert written == file.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_days_run_as_the_reader_reads(name: str, language: str) -> None:
    spec = drawing(name, language).spec
    reversed_ = {x["scale"]["reverse"] for x in every(spec, "x") if "scale" in x}
    sides = {y["axis"]["orient"] for y in every(spec, "y") if "axis" in y}
    right = language in RIGHT_TO_LEFT
    assert reversed_ == {right}
    assert sides == {"right" if right else "left"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_numbers_and_days_stand_in_the_readers_digits(name: str, language: str) -> None:
    for expression in every(drawing(name, language).spec, "labelExpr"):
        said = json.loads(expression.removesuffix("[datum.value]")).values()
        assert list(said) == [digits(words, language) for words in said]


def test_every_colour_has_a_name_by_which_a_theme_changes_it() -> None:
    spec = json.dumps([one.spec for one in drawings(DRAWN, words_in("en"))])
    used = {word for word in spec.split('"') if word.startswith("#")}
    assert used <= set(TOKENS)


def test_no_side_is_drawn_in_a_colour_of_warning() -> None:
    for colour, token in TOKENS.items():
        if token.startswith("party"):
            red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
            assert not red > green + blue
            assert not green > red + blue


def test_a_day_without_a_list_has_no_mark_and_differing_lists_have_one_each() -> None:
    layers = drawing("registered", "en").spec["layer"]
    russia = [(row["day"][-2:], row["n"]) for row in layers[1]["data"]["values"]]
    turkey = [(row["day"][-2:], row["n"]) for row in layers[2]["data"]["values"]]
    assert russia == [("18", 14), ("20", 12), ("21", 9), ("21", 11), ("22", 15)]
    assert turkey == [("18", 10), ("21", 6), ("22", 11)]
