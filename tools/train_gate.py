"""Train the gate against over-firing triggers: `python tools/train_gate.py [--report]`.

Learns from the train and development parts of the labelled texts which of the reader's claims a
careful person reads too; writes `src/hudna/data/gate.json` and `docs/reference/gate.md`. The
threshold is the one with the best F1 on texts the weights of its fold have not seen. The test part
is only scored. Everything is deterministic.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "languages"))

from corpus import languages, load  # noqa: E402
from scores import paired  # noqa: E402

from hudna.extract.claims import Draft  # noqa: E402
from hudna.extract.contract import to_contract  # noqa: E402
from hudna.extract.gate import SPARED, Gate, signs  # noqa: E402
from hudna.extract.page import Page  # noqa: E402
from hudna.extract.reader import Reader  # noqa: E402
from hudna.geo import gazetteer  # noqa: E402
from hudna.text.names import load_actors  # noqa: E402

WEIGHTS = ROOT / "src" / "hudna" / "data" / "gate.json"
CARD = ROOT / "docs" / "reference" / "gate.md"
RIDGE = 4.0
"""Strength of the pull of every weight towards zero."""

FOLDS, ROUNDS = 5, 60
RARE = 4
"""A sign seen in fewer claims than this is left out."""

CLOSE = 0.005
"""Of thresholds this close to the best F1 the lowest is taken: it drops least."""

Floats = NDArray[np.float64]


class Listening(Gate):
    """Keeps everything and remembers the signs of what it kept."""

    def __init__(self) -> None:
        super().__init__(0.0, {}, 0.0)
        object.__setattr__(self, "heard", {})

    def kept(self, page: Page, drafts: Any) -> list[Draft]:
        """Return all drafts, their signs remembered by span and type."""
        for draft, of_one in zip(drafts, signs(page, drafts), strict=True):
            self.heard[draft.claim.span, draft.claim.event_type] = of_one
        return list(drafts)


def examples(split: str) -> tuple[list[tuple[str, ...]], list[bool], list[int], int]:
    """Return signs, whether a person read it too, the number of the text, and claims wanted."""
    gate = Listening()
    reader = Reader(gazetteer.load(), load_actors(None), gate=gate)
    rows: list[tuple[str, ...]] = []
    right: list[bool] = []
    texts: list[int] = []
    wanted = number = 0
    for code in languages():
        for labels in load(code, split):
            gate.heard.clear()
            reading = reader.read(labels.text, sha256="0" * 64)
            read = to_contract(reading)["claims"]
            good = {id(theirs) for _, theirs in paired(labels.claims, read)}
            wanted += len(labels.claims)
            number += 1
            for claim, shown in zip(reading.claims, read, strict=True):
                known = gate.heard.get((claim.span, claim.event_type))
                if known is not None:
                    rows.append(known)
                    right.append(id(shown) in good)
                    texts.append(number)
    return rows, right, texts, wanted


def matrix(rows: list[tuple[str, ...]], names: list[str]) -> Floats:
    """Return one row a claim, one column a sign, the last one always 1."""
    at = {name: n for n, name in enumerate(names)}
    made = np.zeros((len(rows), len(names) + 1))
    made[:, -1] = 1
    for n, row in enumerate(rows):
        made[n, [at[sign] for sign in set(row) if sign in at]] = 1
    return made


def fitted(x: Floats, y: Floats) -> Floats:
    """Return ridge-logistic weights by Newton's method; the constant is not pulled."""
    weights = np.zeros(x.shape[1])
    pull = np.full(x.shape[1], RIDGE)
    pull[-1] = 1e-6
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (chance - y) + pull * weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def held_out(x: Floats, y: Floats, texts: NDArray[np.int64]) -> Floats:
    """Return each claim's probability by weights that have not seen its text."""
    chance = np.zeros(len(y))
    for fold in range(FOLDS):
        out = texts % FOLDS == fold
        chance[out] = 1 / (1 + np.exp(-x[out] @ fitted(x[~out], y[~out])))
    return chance


def spared(rows: list[tuple[str, ...]]) -> NDArray[np.bool_]:
    """Return which claims the gate never drops."""
    return np.array([SPARED in row for row in rows], dtype=bool)


def f1(kept: NDArray[np.bool_], y: Floats, wanted: int) -> tuple[float, float, float]:
    """Return precision, recall and F1 of what is kept."""
    right = float(y[kept].sum())
    precision, recall = right / max(1, int(kept.sum())), right / wanted
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Train, write, and print what the gate changes."""
    parts = [examples(split) for split in ("train", "development")]
    rows = [row for part in parts for row in part[0]]
    y = np.array([good for part in parts for good in part[1]], dtype=float)
    shift = max(parts[0][2], default=0)
    texts = np.array(parts[0][2] + [shift + n for n in parts[1][2]])
    wanted = sum(part[3] for part in parts)
    seen: dict[str, int] = {}
    for row in rows:
        for sign in set(row):
            seen[sign] = seen.get(sign, 0) + 1
    names = sorted(sign for sign, n in seen.items() if n >= RARE and sign != SPARED)
    x = matrix(rows, names)
    chance = np.where(spared(rows), 1.0, held_out(x, y, texts))
    steps = [n / 100 for n in range(5, 70)]
    curve = {at: f1(chance >= at, y, wanted)[2] for at in steps}
    threshold = min(at for at in steps if curve[at] >= max(curve.values()) - CLOSE)
    weights = fitted(x, y)
    gate = {
        "threshold": threshold,
        "bias": round(float(weights[-1]), 4),
        "weights": {n: round(float(w), 4) for n, w in zip(names, weights, strict=False)},
    }
    WEIGHTS.write_text(json.dumps(gate, indent=1, ensure_ascii=False) + "\n", "utf-8")
    own = (f1(np.ones(len(y), bool), y, wanted), f1(chance >= threshold, y, wanted))
    tried, good, _, asked = examples("test")
    unseen = np.array(good, dtype=float)
    passed = 1 / (1 + np.exp(-matrix(tried, names) @ weights)) >= threshold
    passed |= spared(tried)
    test = (f1(np.ones(len(unseen), bool), unseen, asked), f1(passed, unseen, asked))
    CARD.write_text(card(len(rows), len(names), threshold, own, test), "utf-8")
    print(CARD.read_text("utf-8"))


Pair = tuple[tuple[float, float, float], tuple[float, float, float]]


def card(claims: int, signs_used: int, threshold: float, own: Pair, test: Pair) -> str:
    """Return the page about the gate."""
    lines = [
        ("train and development, by weights that have not seen the text", own),
        ("test, scored once trained", test),
    ]
    table = "".join(f"| {name} | {_figures(b)} | {_figures(a)} |\n" for name, (b, a) in lines)
    return f"""# The gate against over-firing triggers

Words such as "attack" or "fire" are named far more often than they tell an event. After the rules
have made a claim of every trigger, the gate drops those that texts of this kind do not make. It is
a ridge-logistic model over {signs_used} signs of the claim (its type, which slots are filled, how
the trigger is inflected, who tells it, where it stands), the same for all languages; it sees no
words. `make gate` trains it on the project's own labelled texts ({claims} claims read) and writes
this page. A claim is kept from a probability of {threshold:.2f}; denials, confirmations and acts of
saying always. What is dropped is not lost: the text stays, and a person can add the claim.

Event and type, precision / recall / F1:

| Texts | without the gate | with it |
|---|---|---|
{table}
Where both columns are alike, the rules before it already ask for what its signs see (somebody, a
place, a day, a verb), and a higher threshold would drop as many true claims as false ones.
"""


def _figures(scores: tuple[float, float, float]) -> str:
    return " / ".join(f"{score:.2f}" for score in scores)


if __name__ == "__main__":
    main()
