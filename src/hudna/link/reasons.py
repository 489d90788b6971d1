"""Why two claims were put together, in words with their weights."""

from collections.abc import Sequence

from hudna.link.columns import Floats, Ints, Levels
from hudna.link.weights import KEYS
from hudna.model.incident import JoinReason, SourcedClaimRef
from hudna.text.sentences import sentences

__all__ = ["FORCED_BITS", "forced_reason", "pair_reasons", "words_in"]

STAGE = "link"

FORCED_BITS = 20.0
"""Shown for claims that their own document puts together: as good as certain."""


def pair_reasons(
    refs: Sequence[SourcedClaimRef], left: Ints, right: Ints, levels: Levels, weights: Floats
) -> dict[tuple[int, int], JoinReason]:
    """Return the reason of each pair that speaks for joining, by its two indexes."""
    words = sentences(STAGE, "en")
    found = {}
    for number in (weights.sum(axis=1) > 0).nonzero()[0]:
        a, b = int(left[number]), int(right[number])
        parts = tuple(
            (words[KEYS[feature][levels[number, feature]]], float(weights[number, feature]))
            for feature in range(len(KEYS))
            if weights[number, feature] != 0
        )
        found[a, b] = JoinReason(refs[a], refs[b], float(weights[number].sum()), parts)
    return found


def forced_reason(left: SourcedClaimRef, right: SourcedClaimRef, key: str) -> JoinReason:
    """Return the reason of a pair its own document puts together."""
    return JoinReason(left, right, FORCED_BITS, ((sentences(STAGE, "en")[key], FORCED_BITS),))


def words_in(part: str, language: str) -> str:
    """Return the words of a reason's part in another language, or as they are."""
    keys = {words: key for key, words in sentences(STAGE, "en").items()}
    return sentences(STAGE, language).get(keys.get(part, ""), part)
