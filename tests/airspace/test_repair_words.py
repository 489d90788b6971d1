"""Every repair has words in all five languages, with the values it states."""

import ast
import re
from pathlib import Path

from hudna.text.sentences import languages_of, sentence, sentences

STAGE = "airspace_repairs"
ROOM = Path(__file__).resolve().parents[2] / "src" / "hudna" / "airspace"
PLACES = re.compile(r"\{(\w+)\}")
STATING = {"stated", "stating", "state", "count", "JudgementReason"}


def test_all_five_languages_say_the_same_with_the_same_values() -> None:
    assert languages_of(STAGE) == ("ar", "en", "fa", "ru", "tr")
    places = {
        code: {key: sorted(PLACES.findall(text)) for key, text in sentences(STAGE, code).items()}
        for code in languages_of(STAGE)
    }
    for code, own in places.items():
        assert own == places["en"], code


def stated_keys() -> set[str]:
    """Every key that the readers state, as written in their source."""
    found: set[str] = set()
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                first = node.args[0]
                if name in STATING and isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


COMPUTED = {
    "ceiling_converted",
    "floor_converted",
    "heights_pressure_used",
    "heights_unreadable",
    "heights_wgs84_used",
    "rows_position",
    "rows_range",
    "rows_time",
    "times_from_unix",
    "column_read_as",
    "times_in_stated_zone",
    "times_without_zone",
}
"""Keys that are put together from a reason or a field, not written out in a call."""


def test_every_key_that_is_stated_has_words_and_every_word_is_stated() -> None:
    readers = stated_keys() | COMPUTED
    assert readers == set(sentences(STAGE, "en"))


def test_a_statement_takes_its_values_in_each_language() -> None:
    for code in languages_of(STAGE):
        text = sentence(STAGE, "rows_time", code, n=2, rows="7, 9")
        assert "7, 9" in text
        assert "{" not in text
