"""The words around a place name, read with the patterns of `data/languages/xx/places.yaml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from hudna.model.span import Span
from hudna.text.fold import fold, fold_key
from hudna.text.languages import Language
from hudna.text.numbers import NumberForm, find_numbers

__all__ = ["NO_WORDS", "PlaceWord", "Words", "read_words"]

_BEFORE, _AFTER = 90, 40
_BREAK = re.compile(r"[.!?؟;؛\n]")
_NUMBER = r"(?P<km>\d+(?:[.,]\d+)?)"


class PlaceWord(StrEnum):
    """What a word beside the name says it is."""

    SETTLEMENT = "settlement"
    GOVERNORATE = "governorate"
    COUNTRYSIDE = "countryside"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around a name: kind of place, nearness, distance in km and azimuth from it."""

    kind: PlaceWord | None = None
    near: bool = False
    over: bool = False
    border: bool = False
    km: float | None = None
    azimuth: float | None = None


NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]
    starts: Mapping[PlaceWord, re.Pattern[str]]
    ends: Mapping[PlaceWord, re.Pattern[str]]
    starts_near: re.Pattern[str]
    azimuths: Mapping[str, float]
    unit: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    """Return an alternation, longest first; one that never matches when there are none."""
    keys = sorted({fold_key(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, keys)) if keys else r"(?!)"


def _compile(language: Language) -> _Patterns:
    data: Mapping[str, Any] = language.section("places")
    stick = "(?:" + "|".join(sorted(map(re.escape, language.prefixes), key=len)[::-1]) + ")?"
    kinds = {PlaceWord(k): _any(w) for k, w in data.get("place_words", {}).items()}
    word = "|".join(kinds.values()) or r"(?!)"
    azimuths = {
        fold_key(w): float(degrees)
        for degrees, words in data.get("directions", {}).items()
        for w in words
    }
    unit, two = _any(data.get("units", ())), _any(data.get("two_units", ()))
    direction = f"(?P<direction>{_any(azimuths)})"
    source = _any(data.get("from", ()))
    # What may stand between a cue and the name: place words, "the", a preposition written on.
    gap = rf"(?:\s+{stick}(?:{word}|the))*\s*{stick}$"
    distance = rf"(?:{_NUMBER}\s*(?:{unit})|(?P<two>{two}))"
    lead = rf"(?:^|[\s(\"']){stick}"
    before = {
        "km": rf"{distance}(?:\s+(?:{stick}{direction}))?(?:\s+(?:{source}))?{gap}",
        "direction": rf"{lead}{direction}(?:\s+(?:{source}))?{gap}",
        "near": rf"{lead}(?:{_any(data.get('near', ()))}){gap}",
        "over": rf"{lead}(?:{_any(data.get('over', ()))}){gap}",
        "border": rf"{lead}(?:{_any(data.get('border', ()))})\s*{stick}$",
        "border_km": rf"{distance}\s+(?:{source})\s+{stick}(?:{_any(data.get('border', ()))})\s*$",
    }
    before |= {f"kind_{k}": rf"{lead}(?:{w})\s*{stick}$" for k, w in kinds.items()}
    after = {
        "border": rf"^(?:'\w{{1,5}})?\s*(?:{_any(data.get('border_after', ()))})\b",
        "direction": rf"^(?:'\w{{1,5}})?\s+{direction}\b",
        "near": rf"^(?:'\w{{1,5}})?\s+(?:{_any(data.get('near', ()))})\b",
    }
    after |= {
        f"kind_{k}": rf"^(?:'\w{{1,5}})?\s+(?:{direction}\s+)?(?:{w})\b" for k, w in kinds.items()
    }
    return _Patterns(
        before={name: re.compile(pattern) for name, pattern in before.items()},
        after={name: re.compile(pattern) for name, pattern in after.items()},
        starts={k: re.compile(rf"^(?:{w})\s") for k, w in kinds.items()},
        ends={k: re.compile(rf"\s(?:{w})$") for k, w in kinds.items()},
        starts_near=re.compile(rf"^(?:{_any(data.get('near', ()))})\s"),
        azimuths=azimuths,
        unit=re.compile(rf"\b(?:{unit})\b"),
    )


_patterns = cache(_compile)


def _in_digits(words: str, language: Language) -> str:
    """Return the words with numbers in words, such as "four", written in digits."""
    for number in reversed(find_numbers(fold(words), language)):
        if number.form is NumberForm.WORDS:
            head, tail = words[: number.span.start], words[number.span.end :]
            words = f"{head}{number.value:g}{tail}"
    return words


def _window(text: str, span: Span, language: Language) -> tuple[str, str]:
    """Return the folded words before and after the name, inside its sentence."""
    before = _BREAK.split(text[max(0, span.start - _BEFORE) : span.start])[-1]
    if _patterns(language).unit.search(fold_key(before)):
        before = _in_digits(before, language)
    after = _BREAK.split(text[span.end : span.end + _AFTER])[0]
    tail = " " if before[-1:].isspace() else ""
    head = " " if after[:1].isspace() else ""
    return fold_key(before) + tail, head + fold_key(after)


def read_words(
    name: str, text: str | None, span: Span | None, language: Language, *, bare: str | None = None
) -> Words:
    """Return what the words in and around a place name say; without text, those in the name.

    `bare` is the part of the name that is the place's own: what stands before it counts as around.
    """
    if not language.section("places"):
        return NO_WORDS
    patterns = _patterns(language)
    key = fold_key(name)
    inside = [k for k, p in patterns.starts.items() if p.search(key)]
    inside += [k for k, p in patterns.ends.items() if p.search(key)]
    if text is None or span is None:
        near = patterns.starts_near.search(key) is not None
        return Words(kind=inside[0] if inside else None, near=near)
    if bare and name.endswith(bare) and span.end - span.start > len(bare):
        span = Span(span.end - len(bare), span.end)
    return _combine(patterns, *_window(text, span, language), inside)


def _combine(patterns: _Patterns, before: str, after: str, inside: list[PlaceWord]) -> Words:
    found = {name: p.search(before) for name, p in patterns.before.items()}
    then = {name: p.search(after) for name, p in patterns.after.items()}
    kinds = [k for k in PlaceWord if found.get(f"kind_{k}") or then.get(f"kind_{k}")]
    border = found["border"] or then["border"]
    distance = found["border_km"] if border else found["km"]
    azimuth = None
    direction = found["km"] or found["direction"] or then["direction"]
    for match in (direction, *(then.get(f"kind_{k}") for k in PlaceWord)):
        if match and azimuth is None and match["direction"]:
            azimuth = patterns.azimuths[match["direction"]]
    return Words(
        kind=next(iter([*kinds, *inside]), None),
        near=bool(found["near"] or then["near"]),
        over=bool(found["over"]),
        border=bool(border),
        km=_kilometres(distance),
        azimuth=azimuth,
    )


def _kilometres(match: re.Match[str] | None) -> float | None:
    if match is None:
        return None
    return 2.0 if match["two"] else float(match["km"].replace(",", "."))
