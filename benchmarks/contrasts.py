"""How often words are set beside earlier ones of their speaker, on worked pairs of five languages.

The pairs of `held_out` were written before anything was run on them, and no rule was written from
them. Right is a pair that stands against each other and is found with its kind; wrong is one that
is found and does not, or not so.
"""

from collections import Counter

from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from tests.talks.pairs import found_in, pairs


def main() -> None:
    """Read both parts and print their counts."""
    places = gazetteer.load()
    reader = Reader.default(places)
    for split in ("development", "held_out"):
        right: Counter[str] = Counter()
        wanted: Counter[str] = Counter()
        wrong = apart = 0
        for pair in pairs(split):
            found = found_in(reader, places, pair)
            wanted[pair.language] += bool(pair.kind)
            right[pair.language] += bool(pair.kind) and found == pair.kind
            wrong += bool(found) and found != pair.kind
            apart += not pair.kind
        each = ", ".join(f"{code} {right[code]}/{wanted[code]}" for code in sorted(wanted))
        total, every = right.total(), wanted.total()
        print(
            f"{split}: found {total} of {every} that stand against each other ({each}); "
            f"{wrong} found wrongly, among {apart} pairs that do not"
        )


if __name__ == "__main__":
    main()
