"""Precision and recall of a reading against labelled sentences, field by field."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hudna.extract.reader import Reader
from hudna.model.claim import Claim

ACTS = ("order", "apology", "warning", "statement")
"""Acts of saying: whose slots the labels leave open."""

LISTS = ("actors", "targets", "weapons", "places")


@dataclass
class Score:
    right: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, gold: int, read: int, right: int) -> None:
        self.wanted[name] += gold
        self.read[name] += read
        self.right[name] += right

    def precision(self, name: str) -> float:
        return self.right[name] / self.read[name] if self.read[name] else 1.0

    def recall(self, name: str) -> float:
        return self.right[name] / self.wanted[name] if self.wanted[name] else 1.0

    def f1(self, name: str) -> float:
        both = self.wanted[name] + self.read[name]
        return 2 * self.right[name] / both if both else 1.0


def score(
    reader: Reader, sentences: Iterable[Mapping[str, Any]], *, unasked: tuple[str, ...] = ()
) -> Score:
    """Return the score of all texts; claims of the types `unasked` are no error where extra."""
    total = Score()
    for sentence in sentences:
        text = sentence["text"]
        claims = list(reader.read(text, sha256="0" * 64).claims)
        for gold in sentence["claims"]:
            found = _nearest(gold, claims)
            total.add("event", 1, 0, found is not None)
            if found is None:
                total.misses.append(f"missing {gold['type']}: {text}")
                continue
            claims.remove(found)
            total.add("event", 0, 1, 0)
            _fields(total, gold, found, text)
        for extra in (c for c in claims if c.event_type not in unasked):
            total.add("event", 0, 1, 0)
            total.misses.append(f"extra {extra.event_type}: {text}")
    return total


def _nearest(gold: Mapping[str, Any], claims: list[Claim]) -> Claim | None:
    """Return the claim of the type wanted, of several the one by the same speaker."""
    same = [c for c in claims if c.event_type == gold["type"]]
    spoken = [c for c in same if _same(gold["speaker"], c.speaker.name)]
    taken = [c for c in spoken if c.stance.value == gold["stance"]]
    return next(iter([*taken, *spoken, *same]), None)


def _fields(total: Score, gold: Mapping[str, Any], claim: Claim, text: str) -> None:
    speaker = claim.speaker.name
    total.add("speaker", 1, 1, _same(gold["speaker"], speaker))
    total.add("stance", 1, 1, claim.stance.value == gold["stance"])
    total.add("polarity", 1, 1, claim.polarity.value == gold.get("polarity", "positive"))
    total.add("modality", 1, 1, claim.modality.value == gold.get("modality", "factual"))
    for name in LISTS:
        if gold["type"] in ACTS and name not in gold:
            continue
        read = [m.name for m in getattr(claim, name)]
        wanted = gold.get(name, [])
        right = sum(any(_same(w, r) for r in read) for w in wanted)
        total.add(name, len(wanted), len(read), right)
        if right < len(wanted) or len(read) > right:
            total.misses.append(f"{name} {read} for {wanted}: {text}")
    when = claim.when
    if "when" in gold or when is not None:
        start = (when.start or "")[:10] if when else None
        right = "when" in gold and str(gold["when"][0]) == start
        total.add("when", "when" in gold, when is not None, right)
    _numbers(total, gold, claim, text)
    for name, value in (("speaker", speaker), ("stance", claim.stance.value)):
        if not _same(gold[name], value):
            total.misses.append(f"{name} {value!r} for {gold[name]!r}: {text}")
    for name in ("polarity", "modality"):
        default = {"polarity": "positive", "modality": "factual"}[name]
        if getattr(claim, name).value != gold.get(name, default):
            total.misses.append(f"{name} {getattr(claim, name).value}: {text}")


def _numbers(total: Score, gold: Mapping[str, Any], claim: Claim, text: str) -> None:
    read = [count.value for count in claim.counts]
    wanted = [float(value) for value in gold.get("counts", [])]
    right = len([w for w in wanted if w in read])
    total.add("counts", len(wanted), len(read), right)
    for name in ("killed", "wounded"):
        toll = getattr(claim.casualties, name) if claim.casualties else None
        want = gold.get(name)
        if name == "wounded" and toll is not None and toll.min == 0 and want is None:
            continue
        right = int(toll is not None and toll.min == want)
        total.add(name, want is not None, toll is not None, right)
        if (want is None) != (toll is None) or (toll and toll.min != want):
            total.misses.append(f"{name} {toll} for {want}: {text}")
    if right and len(read) > len(wanted):
        total.misses.append(f"counts {read} for {wanted}: {text}")


def _same(wanted: str, read: str) -> bool:
    """The shorter of the two names must stand in the other."""
    one, other = sorted((wanted.lower(), read.lower()), key=len)
    return one in other and len(one) * 3 >= len(other)
