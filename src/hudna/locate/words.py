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

_BEFORE, _AFTER = 90, 50
_BREAK = re.compile(r"[.!?؟;؛\n]")
_TAIL = r"(?:'\w{1,5})?"  # what follows an apostrophe: "Idlib's"
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
class _Vocabulary:
    """A language's words of place as pieces of patterns; `stick` is what it writes onto words."""

    data: Mapping[str, Any]
    stick: str
    kinds: Mapping[PlaceWord, str]
    azimuths: Mapping[str, float]
    direction: str
    unit: str
    distance: str
    source: str


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


def _vocabulary(language: Language) -> _Vocabulary:
    data: Mapping[str, Any] = language.section("places")
    azimuths = {
        fold_key(w): float(degrees)
        for degrees, words in data.get("directions", {}).items()
        for w in words
    }
    unit, two = _any(data.get("units", ())), _any(data.get("two_units", ()))
    return _Vocabulary(
        data=data,
        stick="(?:" + "|".join(sorted(map(re.escape, language.prefixes), key=len)[::-1]) + ")?",
        kinds={PlaceWord(k): _any(w) for k, w in data.get("place_words", {}).items()},
        azimuths=azimuths,
        direction=f"(?P<direction>{_any(azimuths)})",
        unit=unit,
        distance=rf"(?:{_NUMBER}\s*(?:{unit})|(?P<two>{two}))",
        source=_any(data.get("from", ())),
    )


def _before(words: _Vocabulary) -> dict[str, str]:
    """Return what may stand before a name."""
    data, stick, kinds, azimuths = words.data, words.stick, words.kinds, words.azimuths
    direction, distance, source = words.direction, words.distance, words.source
    word = "|".join(kinds.values()) or r"(?!)"
    # What may stand between a cue and the name: place words, "the", a preposition written on.
    gap = rf"(?:\s+{stick}(?:{word}|the))*\s*{stick}$"
    lead = rf"(?:^|[\s(\"']){stick}"
    before = {
        "km": rf"{distance}(?:\s+(?:{stick}{direction}))?(?:\s+(?:{source}))?{gap}",
        "direction": rf"{lead}{direction}(?:\s+(?:{source}))?{gap}",
        "near": rf"{lead}(?:{_any(data.get('near', ()))}){gap}",
        "over": rf"{lead}(?:{_any(data.get('over', ()))}){gap}",
        "border": rf"{lead}(?:{_any(data.get('border', ()))})\s*{stick}$",
        "border_km": rf"{distance}\s+(?:{source})\s+{stick}(?:{_any(data.get('border', ()))})\s*$",
    }
    between = rf"(?:\s+{stick}(?:{_any(azimuths)}))?"
    before |= {f"kind_{k}": rf"{lead}(?:{w}){between}\s*{stick}$" for k, w in kinds.items()}
    return before


def _after(words: _Vocabulary) -> dict[str, str]:
    """Return what may follow a name: little in a language whose words of place come before it."""
    data, distance = words.data, words.distance
    border, follows = _any(data.get("border_after", ())), bool(data.get("words_follow"))
    # "Saraqib south of Aleppo" says where Saraqib is, not that something is south of it.
    of = rf"(?!\s+(?:{words.source})\b)" if data.get("from") else ""
    turned = words.azimuths if follows else data.get("directions_after", ())
    after = {
        "border": rf"^{_TAIL}\s*(?:{border})\b",
        "border_km": rf"^{_TAIL}\s*(?:{border})\s+{distance}",
        "direction": rf"^{_TAIL}\s+(?P<direction>{_any(turned)})\b{of}",
    }
    if follows:
        away = _any(data.get("away", ()))
        after |= {
            "km": rf"^{_TAIL}\s+{distance}\s+(?:{words.direction}|(?:{away}))\b",
            "near": rf"^{_TAIL}\s+(?:{_any(data.get('near', ()))})\b{of}",
            "over": rf"^{_TAIL}\s+(?:{_any(data.get('over', ()))})\b{of}",
        }
        after |= {
            f"kind_{k}": rf"^{_TAIL}\s+(?:{words.direction}\s+)?(?:{w})\b{of}"
            for k, w in words.kinds.items()
        }
    return after


def _compile(language: Language) -> _Patterns:
    words = _vocabulary(language)
    kinds = words.kinds
    return _Patterns(
        before={name: re.compile(pattern) for name, pattern in _before(words).items()},
        after={name: re.compile(pattern) for name, pattern in _after(words).items()},
        starts={k: re.compile(rf"^(?:{w})\s") for k, w in kinds.items()},
        ends={k: re.compile(rf"\s(?:{w})$") for k, w in kinds.items()},
        starts_near=re.compile(rf"^(?:{_any(words.data.get('near', ()))})\s"),
        azimuths=words.azimuths,
        unit=re.compile(rf"\b(?:{words.unit})\b"),
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
    if _patterns(language).unit.search(fold_key(after)):
        after = _in_digits(after, language)
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
    measured = (found["border_km"], then["border_km"]) if border else (found["km"], then.get("km"))
    distance = measured[0] or measured[1]
    azimuth = None
    direction = found["km"] or then.get("km") or found["direction"] or then["direction"]
    for match in (direction, *(then.get(f"kind_{k}") for k in PlaceWord)):
        if match and azimuth is None and match["direction"]:
            azimuth = patterns.azimuths[match["direction"]]
    return Words(
        kind=next(iter([*kinds, *inside]), None),
        near=bool(found["near"] or then.get("near")),
        over=bool(found["over"] or then.get("over")),
        border=bool(border),
        km=_kilometres(distance),
        azimuth=azimuth,
    )


def _kilometres(match: re.Match[str] | None) -> float | None:
    if match is None:
        return None
    return 2.0 if match["two"] else float(match["km"].replace(",", "."))
