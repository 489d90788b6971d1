"""Why a place was chosen: steps without language, and their words in the reader's."""

from collections.abc import Sequence
from functools import cache

from hudna.geo.gazetteer import Gazetteer, load
from hudna.text.sentences import sentences

__all__ = ["STAGE", "Step", "words_in"]

STAGE = "locate"

Step = tuple[str, str]
"""A key of `data/languages/xx/locate.yaml` and its values: numbers, place ids, directions."""


def words_in(reason: Sequence[Step], language: str) -> str:
    """Return a place's reason in `language`, in English where there are no words in it."""
    words = sentences(STAGE, language) or sentences(STAGE, "en")
    shown = language if sentences(STAGE, language) else "en"
    said = [
        words[key].format(*(_value(v, words, shown) for v in values.split()))
        for key, values in reason
    ]
    return words["link"].join(said)


def _value(value: str, words: dict[str, str], language: str) -> str:
    gazetteer = _gazetteer()
    if value in gazetteer:
        return gazetteer.entry(value).name(language)
    return words.get(f"word_{value}", value)


@cache
def _gazetteer() -> Gazetteer:
    return load()
