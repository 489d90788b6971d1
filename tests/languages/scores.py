"""A reading held against the labels of its text: right, read and wanted, field by field.

Claims are paired one to one, of the same event type, those first that share most; the fields of a
claim are compared within its pair. A name is right when it stands in the labelled one or the
other way round, and neither is three times as long as the other.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from label_types import Agreement, Claim, Labels, Meeting

from hudna.geo.entry import PlaceKind
from hudna.geo.gazetteer import load

__all__ = ["FIELDS", "Score", "paired", "score", "total"]

FIELDS = (
    "event", "stance", "polarity", "modality", "speaker", "actors", "targets", "weapons", "places",
    "province", "when", "numbers", "relations", "agreements", "meetings", "bulletins",
)  # fmt: skip
"""`numbers` are counts and people harmed; `bulletins` are texts with every register count right."""

Read = dict[str, Any]


@dataclass
class Score:
    """How many values are right, were read and were wanted, and what went wrong, in words."""

    right: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, wanted: Iterable[Any], read: Iterable[Any], right: int) -> None:
        """Count one field; what differs is kept for people to look at."""
        ours, theirs = list(wanted), list(read)
        self.wanted[name] += len(ours)
        self.read[name] += len(theirs)
        self.right[name] += right
        if right < max(len(ours), len(theirs)):
            self.misses.append(f"{name}: wanted {ours} read {theirs}")

    def precision(self, name: str) -> float:
        """Return the share of what was read that is right, 1 where nothing was."""
        return self.right[name] / self.read[name] if self.read[name] else 1.0

    def recall(self, name: str) -> float:
        """Return the share of what was wanted that was read right, 1 where nothing was."""
        return self.right[name] / self.wanted[name] if self.wanted[name] else 1.0

    def f1(self, name: str) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.wanted[name] + self.read[name]
        return 2 * self.right[name] / both if both else 1.0


def total(parts: Iterable[Score]) -> Score:
    """Return the sum of scores."""
    whole = Score()
    for part in parts:
        whole.right.update(part.right)
        whole.read.update(part.read)
        whole.wanted.update(part.wanted)
        whole.misses += part.misses
    return whole


def score(labels: Labels, read: Read) -> Score:
    """Return the score of one text; `read` is an object in the form of `hudna read --json`."""
    found = Score()
    pairs = paired(labels.claims, read["claims"])
    wanted = [c.type for c in labels.claims]
    found.add("event", wanted, [c["event_type"] for c in read["claims"]], len(pairs))
    _unpaired(found, labels, read, pairs)
    for ours, theirs in pairs:
        _claim(found, ours, theirs)
    _relations(found, labels, pairs)
    _slots(found, "agreements", labels.agreements, read["agreements"], _AGREEMENT)
    _slots(found, "meetings", labels.meetings, read["meetings"], _MEETING)
    if labels.kind == "bulletin":
        _registers(found, labels, read)
    return found


def paired(ours: Sequence[Claim], theirs: Sequence[Read]) -> list[tuple[Claim, Read]]:
    """Return pairs of one event type, most alike first, then in the order of the text."""
    likeness = sorted(
        (
            (-_likeness(one, other), abs(i - j), i, j)
            for (i, one), (j, other) in product(enumerate(ours), enumerate(theirs))
            if one.type == other["event_type"]
        ),
    )
    taken: dict[int, int] = {}
    for _, _, i, j in likeness:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(ours[i], theirs[j]) for i, j in sorted(taken.items())]


def _likeness(ours: Claim, theirs: Read) -> int:
    names = [name for key in ("actors", "targets", "places") for name in _names(theirs[key])]
    labelled = [*ours.actors, *ours.targets, *(place.name for place in ours.places)]
    when = ours.when is not None and theirs["when"] and _day(theirs["when"]["start"])
    return (
        3 * _same(ours.speaker, theirs["speaker"]["name"])
        + (ours.stance == theirs["stance"])
        + (ours.polarity == theirs["polarity"])
        + sum(any(_same(one, other) for other in names) for one in labelled)
        + bool(when and ours.when and when == _day(ours.when.start))
    )


def _unpaired(found: Score, labels: Labels, read: Read, pairs: list[tuple[Claim, Read]]) -> None:
    ours, theirs = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    for one in labels.claims:
        if id(one) not in ours:
            found.misses.append(f"missing {one.type} by {one.speaker} {one.actors} {one.places}")
    for other in read["claims"]:
        if id(other) not in theirs:
            start, end = other["span"]["start"], other["span"]["end"]
            words = " ".join(labels.text[start:end].split())
            found.misses.append(
                f"extra {other['event_type']} by {other['speaker']['name']}: {words}"
            )


def _claim(found: Score, ours: Claim, theirs: Read) -> None:
    for name in ("stance", "polarity", "modality"):
        found.add(name, [getattr(ours, name)], [theirs[name]], getattr(ours, name) == theirs[name])
    speaker = theirs["speaker"]["name"]
    found.add("speaker", [ours.speaker], [speaker], _same(ours.speaker, speaker))
    for name in ("actors", "targets", "weapons"):
        wanted, read = list(getattr(ours, name)), _names(theirs[name])
        found.add(name, wanted, read, _matches(wanted, read))
    places = [place.name for place in ours.places]
    found.add(
        "places", places, _names(theirs["places"]), _matches(places, _names(theirs["places"]))
    )
    known = [(place.name, place.admin1) for place in ours.places if place.admin1]
    read_at = [(p["name"], _code(p["country"], p["admin1"])) for p in theirs["places"]]
    near = [pair for pair in read_at if any(_same(name, pair[0]) for name, _ in known)]
    right = sum(any(_same(n, m) and a == b for m, b in near) for n, a in known)
    found.add("province", known, near, right)
    _when(found, ours, theirs)
    _numbers(found, ours, theirs)


@cache
def _codes() -> dict[tuple[str, str], str]:
    """Return the ISO 3166-2 code of each province by country and canonical name."""
    provinces = (e for e in load() if e.kind is PlaceKind.GOVERNORATE and e.admin1)
    return {(e.country, str(e.admin1)): e.iso_3166_2 or "" for e in provinces}


def _code(country: str | None, province: str | None) -> str | None:
    return _codes().get((country or "", province or ""))


def _when(found: Score, ours: Claim, theirs: Read) -> None:
    wanted = [(_day(ours.when.start), _day(ours.when.end))] if ours.when else []
    when = theirs["when"]
    read = [(_day(when["start"]), _day(when["end"]))] if when and when["start"] else []
    found.add("when", wanted, read, int(bool(wanted) and wanted == read))


def _numbers(found: Score, ours: Claim, theirs: Read) -> None:
    wanted = [("count", float(c.value)) for c in ours.counts]
    wanted += [(name, toll) for name, toll in ours.tolls]
    read = [("count", float(c["value"])) for c in theirs["counts"]]
    for name, toll in (theirs["casualties"] or {}).items():
        if toll is not None:
            read.append((name, (toll["min"], toll["max"])))
    # "No casualties" may be read as nobody wounded too.
    read = [r for r in read if r[1] != (0, 0) or r in wanted]
    left = list(read)
    for value in wanted:
        if value in left:
            left.remove(value)
    found.add("numbers", wanted, read, len(read) - len(left))


def _relations(found: Score, labels: Labels, pairs: list[tuple[Claim, Read]]) -> None:
    by_id = {ours.id: theirs["id"] for ours, theirs in pairs if ours.id}
    for ours, theirs in pairs:
        wanted = {(kind, by_id.get(target)) for kind, target in ours.relations}
        read = {(r["type"], r["claim"]) for r in theirs["relations"] if r["type"] != "causes"}
        wanted = {pair for pair in wanted if pair[0] != "causes"}
        found.add("relations", wanted, read, len(wanted & read))


_AGREEMENT = ("type", "reached", "entry_into_force", "parties", "mediators", "guarantors")
_MEETING = ("type", "place", "start", "end", "participants")


def _slots(
    found: Score,
    name: str,
    wanted: Sequence[Agreement | Meeting],
    read: Sequence[Read],
    slots: Sequence[str],
) -> None:
    left = [list(_values(other, slots)) for other in read]
    for one in wanted:
        ours = list(_labelled(one, slots))
        best = max(left, key=lambda theirs: _right(ours, theirs), default=[])
        if best in left:
            left.remove(best)
        found.add(name, ours, best, _right(ours, best))
    for extra in left:
        found.add(name, [], extra, 0)


def _labelled(one: Agreement | Meeting, slots: Sequence[str]) -> Iterator[tuple[str, str]]:
    for slot in slots:
        value = getattr(one, slot)
        if isinstance(value, tuple):
            yield from ((slot, item if isinstance(item, str) else item.name) for item in value)
        elif value is not None:
            yield slot, str(value)


def _values(other: Read, slots: Sequence[str]) -> Iterator[tuple[str, str]]:
    for slot in slots:
        value = other[slot]
        if isinstance(value, list):
            yield from ((slot, item["name"]) for item in value)
        elif isinstance(value, dict):
            yield slot, value["value"]
        elif value is not None:
            yield slot, str(value)


def _right(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> int:
    return sum(any(s == t and _same(v, w) for t, w in theirs) for s, v in ours)


def _registers(found: Score, labels: Labels, read: Read) -> None:
    wanted = {(r.side, r.area, r.count) for r in labels.registers}
    lines = {(r["side"], r["area"], r["count"]) for r in read["registers"]}
    found.add("bulletins", [sorted(wanted)], [sorted(lines)], int(wanted == lines))


def _names(mentions: list[Read]) -> list[str]:
    return [mention["name"] for mention in mentions]


def _matches(wanted: list[str], read: list[str]) -> int:
    left = list(read)
    right = 0
    for name in wanted:
        twin = next((other for other in left if _same(name, other)), None)
        if twin is not None:
            left.remove(twin)
            right += 1
    return right


def _day(value: str | None) -> str:
    return (value or "")[:10]


def _same(wanted: str, read: str) -> bool:
    one, other = sorted((wanted.lower(), read.lower()), key=len)
    return one in other and len(one) * 3 >= len(other)
