"""The gate: which of the claims that trigger words gave are kept.

A trigger alone is a poor witness: "the attack" is named far more often than told. What stands
around it decides, by a logistic model over plain signs, the same for every language. Its weights
are trained by `tools/train_gate.py` on the project's own labelled texts.
"""

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hudna.extract.claims import Draft
from hudna.extract.page import Page
from hudna.model.claim import Modality, Polarity, Stance

__all__ = ["SPARED", "Gate", "shipped", "signs"]

_SLOTS = ("actors", "targets", "weapons", "places", "when", "casualties", "counts")
_MANY = 3

SPARED = "spared"
"""The sign of what is never dropped: denials and confirmations, which answer somebody, and what no
trigger made: acts of saying themselves and counts of violations."""


@dataclass(frozen=True)
class Gate:
    """A logistic model; a claim is kept where its probability reaches the threshold."""

    bias: float
    weights: dict[str, float]
    threshold: float

    def probability(self, signs_of_claim: Sequence[str]) -> float:
        """Return how likely it is that the text makes this claim, 0 to 1."""
        score = self.bias + sum(self.weights.get(sign, 0.0) for sign in signs_of_claim)
        return 1 / (1 + math.exp(-score))

    def kept(self, page: Page, drafts: Sequence[Draft]) -> list[Draft]:
        """Return the drafts that pass, in their order."""
        every = signs(page, drafts)
        return [
            draft
            for draft, of_one in zip(drafts, every, strict=True)
            if SPARED in of_one or self.probability(of_one) >= self.threshold
        ]


@cache
def shipped() -> Gate:
    """Return the gate with the weights that are shipped."""
    data = json.loads((files("hudna") / "data" / "gate.json").read_text("utf-8"))
    return Gate(data["bias"], data["weights"], data["threshold"])


def signs(page: Page, drafts: Sequence[Draft]) -> list[tuple[str, ...]]:
    """Return the signs of each draft: what it holds, how it was told, what stands beside it."""
    per_sentence = Counter(page.sentence_of(d.clause[0]).start for d in drafts)
    told: Counter[str] = Counter()
    found = []
    for draft in drafts:
        kind = draft.claim.event_type
        near = per_sentence[page.sentence_of(draft.clause[0]).start]
        made = [*_held(draft), *_told(page, draft), f"beside:{min(near, _MANY)}"]
        made.append(f"before:{min(told[kind], 2)}")
        told[kind] += 1
        found.append(tuple(made))
    return found


def _held(draft: Draft) -> list[str]:
    """Signs of what the claim says."""
    claim = draft.claim
    filled = [name for name in _SLOTS if getattr(claim, name)]
    kind = f"type:{claim.event_type}"
    made = [kind, f"filled:{min(len(filled), 4)}", *(f"has:{name}" for name in filled)]
    if not (claim.actors or claim.targets):
        made += ["nobody", f"{kind}&nobody"]
    if claim.polarity is Polarity.NEGATIVE:
        made.append("negative")
    if claim.modality is not Modality.FACTUAL:
        made.append(f"modality:{claim.modality.value}")
    if any(mention.id is None for mention in claim.actors):
        made.append("unlisted")
    return made


def _told(page: Page, draft: Draft) -> list[str]:
    """Signs of how the claim is told: by which word, by whom, and where in the text."""
    claim, event, frame = draft.claim, draft.event, draft.frame
    made = [f"stance:{claim.stance.value}"]
    counted = claim.event_type == "violation_count"
    if event is None or counted or claim.stance in (Stance.DENIES, Stance.CONFIRMS):
        made.append(SPARED)
    if event is None:
        made.append("words")
    else:
        form, voice = event.hit.entry.form or "bare", event.voice
        made += [f"voice:{voice}", f"voice:{voice}&filled:{bool(claim.actors or claim.targets)}"]
        made += [f"form:{form}", f"parts:{min(len(event.parts), 2)}"]
        made.append("one_word" if len(event.hit.tokens) == 1 else "phrase")
    if frame is None:
        made.append("narrator")
    else:
        made.append("spoken" if frame.who is not None else "goes_on")
        if frame.attributes.get("adjunct"):
            made.append("adjunct")
    sentence = page.sentence_of(draft.clause[0])
    if sentence.start == 0:
        made.append("first_sentence")
    if draft.clause[0] > len(page.tokens) * 0.75:
        made.append("late")
    if sentence.end - sentence.start < 8:
        made.append("short_sentence")
    return made
