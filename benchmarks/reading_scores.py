"""How well the project's own exercise texts are read: precision, recall and F1 of each field.

The texts were labelled before the reader ran on them. The development half was used to write rules,
the test half was not. Intervals hold 95 % of 1000 resamplings of the texts.
"""

import random
import sys
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "extract"))

from scoring import Score, score

from hudna.extract.reader import Reader
from hudna.geo import gazetteer

LANGUAGES = Path(__file__).parents[1] / "tests" / "languages"
FIELDS = (
    "event", "stance", "polarity", "modality", "speaker", "actors", "targets", "weapons", "places",
    "when", "counts", "killed", "wounded",
)  # fmt: skip
RUNS = 1000


def total(parts: list[Score]) -> Score:
    """Return the sum of scores."""
    whole = Score()
    for part in parts:
        whole.right.update(part.right)
        whole.read.update(part.read)
        whole.wanted.update(part.wanted)
    return whole


def interval(parts: list[Score], field: str, chance: random.Random) -> tuple[float, float]:
    """Return the 2.5 and 97.5 percentiles of F1 over resamplings of the texts."""
    drawn = sorted(total(chance.choices(parts, k=len(parts))).f1(field) for _ in range(RUNS))
    return drawn[int(RUNS * 0.025)], drawn[int(RUNS * 0.975)]


def report(name: str, parts: list[Score]) -> None:
    """Print a table of the fields."""
    whole, chance = total(parts), random.Random(20170130)
    print(f"\n{name}: {len(parts)} texts, {whole.wanted['event']} claims")
    print(f"{'field':10} {'P':>5} {'R':>5} {'F1':>5}  95 %")
    for field in FIELDS:
        low, high = interval(parts, field, chance)
        scores = (whole.precision(field), whole.recall(field), whole.f1(field))
        print(f"{field:10} {' '.join(f'{value:5.2f}' for value in scores)}  {low:.2f}-{high:.2f}")


def main() -> None:
    """Read and print; `--test` also prints the half that is not for tuning."""
    halves = ("dev", "test") if "--test" in sys.argv else ("dev",)
    reader = Reader.default(gazetteer.load())
    for half in halves:
        parts: dict[str, list[Score]] = {}
        for code in ("ar", "en"):
            path = LANGUAGES / code / "claims_articles.yaml"
            labels: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
            parts[code] = [score(reader, [one], unasked=("statement",)) for one in labels[half]]
            report(f"{half}, {code}", parts[code])
            if "--misses" in sys.argv:
                print("\n".join(miss for part in parts[code] for miss in part.misses))
        report(f"{half}, all", [part for each in parts.values() for part in each])


if __name__ == "__main__":
    main()
