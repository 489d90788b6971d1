"""How a reading compares with the labels of `expected.yaml`, slot by slot."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from hudna.model.claim import Claim, Toll
from hudna.model.reading import Reading
from hudna.model.span import Span

__all__ = ["EXPECTED", "Judged", "best_match", "failing", "judge", "register_counts", "share"]

EXPECTED: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("expected.yaml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A label, the claim that fits it best (null: none), and each slot asked for, right or not."""

    file: str
    words: str
    claim: str | None
    slots: dict[str, bool]


def accepted(label: Any) -> list[Any]:
    """Return the values a label accepts."""
    return label if isinstance(label, list) else [label]


def spans_of(words: str, text: str) -> list[Span]:
    """Return every place of the words in the text."""
    found, start = [], text.find(words)
    while start >= 0:
        found.append(Span(start, start + len(words)))
        start = text.find(words, start + 1)
    return found


def judge(file: str, reading: Reading, text: str) -> Iterator[Judged]:
    """Compare each labelled claim of a document with the claim of the reading that fits it best."""
    for label in EXPECTED["documents"][file].get("claims", ()):
        yield best_match(file, label, reading, text)


def best_match(file: str, label: dict[str, Any], reading: Reading, text: str) -> Judged:
    """Return the touching claim with most slots right; with none touching every slot is wrong."""
    places = spans_of(label["words"], text)
    touching = [c for c in reading.claims if any(_touch(c.span, p) for p in places)]
    judged = [(c.id, _slots(label, c, text)) for c in touching]
    if not judged:
        return Judged(file, label["words"], None, dict.fromkeys(_slots(label, None, text), False))
    best = max(judged, key=lambda pair: (pair[1]["event"], sum(pair[1].values())))
    return Judged(file, label["words"], *best)


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _within(span: Span | None, words: str, text: str) -> bool:
    return span is not None and any(_touch(span, place) for place in spans_of(words, text))


def _slots(label: dict[str, Any], claim: Claim | None, text: str) -> dict[str, bool]:
    """Return the slots a label asks for; with no claim only their names matter."""
    slots = {"event": claim is not None and claim.event_type in accepted(label["event_type"])}
    slots["stance"] = claim is not None and claim.stance.value in accepted(label["stance"])
    slots["polarity"] = claim is not None and claim.polarity.value in accepted(label["polarity"])
    slots["speaker"] = claim is not None and _speaker(label, claim, text)
    if label.get("actors"):
        ids = {m.id for m in claim.actors} if claim else set()
        slots["actor"] = bool(ids & set(label["actors"]))
    if "place" in label:
        slots["place"] = claim is not None and _place(label["place"], claim, text)
    if "when" in label:
        slots["date"] = claim is not None and _when(label, claim)
    for what in ("killed", "wounded", "rescued"):
        if what in label:
            toll = getattr(claim.casualties, what) if claim and claim.casualties else None
            slots["number"] = slots.get("number", True) and _toll(label[what], toll)
    return slots


def _speaker(label: dict[str, Any], claim: Claim, text: str) -> bool:
    names = accepted(label["speaker"])
    if claim.speaker.span is None:
        return "narrator" in names
    if "speaker_words" in label:
        return claim.speaker.id in names and _within(
            claim.speaker.span, label["speaker_words"], text
        )
    return claim.speaker.id in names


def _place(label: dict[str, Any], claim: Claim, text: str) -> bool:
    return any(
        _within(place.span, label["words"], text)
        and place.id == label.get("id", place.id)
        and place.admin1 == label["admin1"]
        for place in claim.places
    )


def _when(label: dict[str, Any], claim: Claim) -> bool:
    days = accepted(label["when"])
    first, last = days[0], days[-1]
    if claim.when is None or claim.when.start is None or claim.when.end is None:
        return False
    start = date.fromisoformat(claim.when.start[:10])
    end = date.fromisoformat(claim.when.end[:10])
    return bool(first <= start <= end <= last)


def _toll(label: Any, toll: Toll | None) -> bool:
    low, high = (label[0], label[-1]) if isinstance(label, list) else (label, label)
    return toll is not None and (toll.min, toll.max) in {(low, high), (low, low)}


def register_counts(reading: Reading) -> dict[str, dict[str, list[int]]]:
    """Return the numbers read by side and area; more than one number is a contradiction."""
    counts: dict[str, dict[str, list[int]]] = {}
    for line in reading.registers:
        counts.setdefault(line.side, {}).setdefault(line.area, []).append(line.count)
    return counts


def share(judged: Iterable[Judged], slot: str) -> float:
    """Return the share of labels asking for `slot` that got it right."""
    asked = [j.slots[slot] for j in judged if slot in j.slots]
    return sum(asked) / len(asked)


def failing(judged: Iterable[Judged]) -> str:
    """Return a line for each label that was not met, for a person to read."""
    lines = []
    for one in judged:
        wrong = [slot for slot, right in one.slots.items() if not right]
        if wrong:
            lines.append(f"{one.file} {one.claim or '-'} {', '.join(wrong)}: {one.words}")
    return "\n".join(lines)
