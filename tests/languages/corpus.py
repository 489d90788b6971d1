"""The labelled texts: what a careful person reads in each, written before any program read it.

A text lies at `<language>/texts/<split>/<NN>-<kind>-<slug>.yaml`; the test split is for figures.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import yaml
from label_types import (
    Agreement,
    Claim,
    Count,
    Kind,
    Label,
    Labels,
    Meeting,
    Participant,
    PlaceLabel,
    RegisterCount,
    Split,
    Toll,
    WhenLabel,
)

__all__ = ["LANGUAGES", "SPLITS", "BadLabel", "all_labels", "languages", "load", "paths", "read"]

LANGUAGES = Path(__file__).parent
SPLITS: tuple[Split, ...] = get_args(Split)
RELATIONS = ("denies", "confirms", "repeats", "responds", "causes")
TOLLS = ("killed", "wounded", "missing", "captured", "rescued")
NAMES = ("actors", "targets", "weapons")


class BadLabel(ValueError):
    """A file of labels that cannot be read: which file, what is wrong."""


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have labelled texts."""
    return tuple(sorted(folder.parent.name for folder in LANGUAGES.glob("*/texts")))


def paths(language: str, split: Split | None = None) -> list[Path]:
    """Return the files of a language, of one split or of all."""
    return sorted((LANGUAGES / language / "texts").glob(f"{split or '*'}/*.yaml"))


def load(language: str, split: Split) -> tuple[Labels, ...]:
    """Return the labelled texts of a language and split, in the order of their numbers."""
    return tuple(read(path) for path in paths(language, split))


def read(path: Path) -> Labels:
    """Return one labelled text; BadLabel where a field is unknown, missing or of the wrong form."""
    node = yaml.safe_load(path.read_text("utf-8"))
    try:
        return _labels(path, node)
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise BadLabel(f"{path.name}: {type(error).__name__}: {error}") from error


def _labels(path: Path, node: dict[str, Any]) -> Labels:
    kind: Kind = node.pop("kind")
    split: Split = node.pop("split")
    published = node.pop("published")
    return Labels(
        path=path,
        kind=kind,
        split=split,
        published=None if published is None else _moment(published),
        claims=tuple(map(_claim, node.pop("claims", None) or ())),
        agreements=tuple(map(_agreement, node.pop("agreements", None) or ())),
        meetings=tuple(map(_meeting, node.pop("meetings", None) or ())),
        registers=tuple(map(_register, node.pop("registers", None) or ())),
        **node,
    )


def _claim(node: Mapping[str, Any]) -> Claim:
    left = dict(node)
    relations = tuple((name, str(left.pop(name))) for name in RELATIONS if name in left)
    tolls = tuple((name, _toll(left.pop(name))) for name in TOLLS if name in left)
    for name in ("chain", *NAMES):
        left[name] = _names(left.pop(name, ()))
    places = tuple(PlaceLabel(**place) for place in left.pop("places", ()))
    counts = tuple(Count(**count) for count in left.pop("counts", ()))
    when = _when(left.pop("when")) if "when" in left else None
    return Claim(relations=relations, tolls=tolls, places=places, counts=counts, when=when, **left)


def _agreement(node: Mapping[str, Any]) -> Agreement:
    left = dict(node)
    for name in ("parties", "mediators", "guarantors"):
        left[name] = _names(left.get(name, ()))
    for name in ("reached", "entry_into_force"):
        left[name] = _moment(left[name]) if name in left else None
    return Agreement(**left)


def _meeting(node: Mapping[str, Any]) -> Meeting:
    left = dict(node)
    left["participants"] = tuple(Participant(**one) for one in left.get("participants", ()))
    for name in ("start", "end"):
        left[name] = _moment(left[name]) if name in left else None
    return Meeting(**left)


def _register(node: Mapping[str, Any]) -> RegisterCount:
    ends = node["period_end"]
    return RegisterCount(**{**node, "period_end": None if ends is None else _moment(ends)})


def _when(node: Mapping[str, Any]) -> WhenLabel:
    return WhenLabel(**{**node, "start": _moment(node["start"]), "end": _moment(node["end"])})


def _moment(value: object) -> str:
    """Return an ISO 8601 month, date or date-time to the minute, whatever YAML made of it."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no date")
    datetime.fromisoformat(value if len(value) > len("2018-09") else f"{value}-01-01"[:10])
    return value


def _toll(value: int | list[int | None]) -> Toll:
    """Return the least and the most: one number is both, a null most is "at least"."""
    low, high = value if isinstance(value, list) else (value, value)
    if not isinstance(low, int) or (high is not None and high < low):
        raise ValueError(f"{value!r} is no number of people")
    return low, high


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise ValueError(f"{value!r} is no list of names")
    return tuple(value)


def all_labels(text: Labels) -> Iterator[Label]:
    """Yield everything labelled in a text, in the order of the file."""
    yield from chain[Label](text.claims, text.agreements, text.meetings)
