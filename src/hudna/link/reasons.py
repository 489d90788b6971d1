"""Why two claims were put together, in words with their weights."""

from collections.abc import Sequence

import numpy as np

from hudna.link.columns import Floats, Ints, Levels
from hudna.link.weights import KEYS
from hudna.model.incident import JoinReason, SourcedClaimRef
from hudna.text.sentences import sentences

__all__ = ["FORCED_BITS", "forced_reason", "pair_reasons", "words_in"]

STAGE = "link"

FORCED_BITS = 20.0
"""Shown for claims that their own document puts together: as good as certain."""


def pair_reasons(
    refs: Sequence[SourcedClaimRef],
    left: Ints,
    right: Ints,
    levels: Levels,
    weights: Floats,
    crowded: Floats | None = None,
) -> dict[tuple[int, int], JoinReason]:
    """Return the reason of each pair that speaks for joining, by its two indexes.

    `crowded` are bits taken from a pair because other claims fit one of the two as roughly.
    """
    taken = np.zeros(len(left)) if crowded is None else crowded
    total = weights.sum(axis=1) - taken
    found = {}
    for number in (total > 0).nonzero()[0]:
        a, b = int(left[number]), int(right[number])
        parts = tuple(
            (KEYS[feature][levels[number, feature]], float(weights[number, feature]))
            for feature in range(len(KEYS))
            if weights[number, feature] != 0
        )
        if taken[number] > 0:
            parts = (*parts, ("place_crowded", -float(taken[number])))
        found[a, b] = JoinReason(refs[a], refs[b], float(total[number]), parts)
    return found


def forced_reason(left: SourcedClaimRef, right: SourcedClaimRef, key: str) -> JoinReason:
    """Return the reason of a pair its own document puts together."""
    return JoinReason(left, right, FORCED_BITS, ((key, FORCED_BITS),))


def words_in(part: str, language: str) -> str:
    """Return the words of a reason's part in `language`, else in English, else as it is."""
    return sentences(STAGE, language).get(part) or sentences(STAGE, "en").get(part, part)
