"""Claims read by rules and claims checked from a model's quotes, put together."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.model.claim import Claim, Method
from hudna.text.fold import fold_key

__all__ = ["merged"]

_SLOTS = ("actors", "targets", "weapons", "places", "when", "casualties", "counts")


def merged(by_rules: Sequence[Claim], proposed: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of the rules, those both found marked so, then what only the model found.

    Where both read a claim the values of the rules stand; the model fills empty slots only.
    """
    kept = list(by_rules)
    added: list[Claim] = []
    for claim in proposed:
        twin = next((n for n, known in enumerate(kept) if _same(known, claim)), None)
        if twin is not None:
            kept[twin] = _filled(kept[twin], claim)
        elif not any(_same(known, claim) for known in added):
            added.append(claim)
    last = len(kept)
    numbered = [replace(claim, id=f"c{last + n}") for n, claim in enumerate(added, start=1)]
    return (*kept, *numbered)


def _same(one: Claim, other: Claim) -> bool:
    overlap = one.span.start < other.span.end and other.span.start < one.span.end
    if not overlap or one.event_type != other.event_type:
        return False
    return fold_key(one.speaker.name) == fold_key(other.speaker.name) or (
        one.speaker.id is not None and one.speaker.id == other.speaker.id
    )


def _filled(known: Claim, claim: Claim) -> Claim:
    empty = {name: getattr(claim, name) for name in _SLOTS if not getattr(known, name)}
    return replace(known, method=Method.BOTH, **empty)
