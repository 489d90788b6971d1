"""How well the project's own labelled texts are read: precision, recall and F1 of each field.

Texts and labels were written before the reader ran on them. `--split` chooses the part: train and
development were used to write rules, test was not. Intervals hold 95 % of 1000 resamplings of the
texts. `--misses` prints what went wrong, text by text, and is refused for the test part.
"""

import argparse
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "languages"))

from corpus import SPLITS, languages, load
from scores import FIELDS, Score, score, total

from hudna.extract.contract import to_contract
from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from hudna.locate.locate import locate

RUNS = 1000


def interval(parts: list[Score], field: str) -> tuple[float, float]:
    """Return the 2.5 and 97.5 percentiles of F1 over resamplings of the texts."""
    chance = random.Random(20170130)
    drawn = sorted(total(chance.choices(parts, k=len(parts))).f1(field) for _ in range(RUNS))
    return drawn[int(RUNS * 0.025)], drawn[int(RUNS * 0.975)]


def report(name: str, parts: list[Score]) -> None:
    """Print a table of the fields."""
    whole = total(parts)
    print(f"\n{name}: {len(parts)} texts, {whole.wanted['event']} claims")
    print(f"{'field':11} {'P':>5} {'R':>5} {'F1':>5}  95 %        wanted")
    bare = [Score(part.right, part.read, part.wanted) for part in parts]
    for field in FIELDS:
        low, high = interval(bare, field)
        scores = (whole.precision(field), whole.recall(field), whole.f1(field))
        values = " ".join(f"{value:5.2f}" for value in scores)
        print(f"{field:11} {values}  {low:.2f}-{high:.2f}  {whole.wanted[field]:6}")


def main() -> None:
    """Read and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=SPLITS, default="test")
    parser.add_argument("--language", choices=languages(), action="append")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    if asked.misses and asked.split == "test":
        parser.error("the test part is for figures: look at train or development")
    places = gazetteer.load()
    reader = Reader.default(places)
    everything: list[Score] = []
    for code in asked.language or languages():
        parts = []
        for labels in load(code, asked.split):
            reading = locate(reader.read(labels.text, sha256="0" * 64), places, text=labels.text)
            part = score(labels, to_contract(reading))
            parts.append(part)
            if asked.misses:
                print(f"\n--- {labels.path.name}", *part.misses, sep="\n  ")
        report(f"own texts, {asked.split}, {code}", parts)
        everything += parts
    report(f"own texts, {asked.split}, all", everything)


if __name__ == "__main__":
    main()
