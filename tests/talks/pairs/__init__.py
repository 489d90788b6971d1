"""Worked pairs of texts, and how their later words are found to stand to the earlier ones."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import yaml

from hudna.actions.read_document import read_document
from hudna.extract.reader import Reader
from hudna.geo.gazetteer import Gazetteer
from hudna.intake.intake import read_bytes
from hudna.model.document import Report
from hudna.model.reading import Published
from hudna.model.release import Audience, Release
from hudna.model.when import When
from hudna.talks.contradictions import contrasts_of
from hudna.talks.source import Source

__all__ = ["Pair", "found_in", "pairs"]

DAYS = (date(2019, 9, 21), date(2019, 9, 25))
"""When the two texts of a pair appeared."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts of one language, and how the later stands to the earlier: empty for nothing."""

    language: str
    first: str
    then: str
    kind: str


def pairs(split: str) -> tuple[Pair, ...]:
    """Return the pairs of a part: "development" or "held_out"."""
    rows = yaml.safe_load((Path(__file__).parent / f"{split}.yaml").read_text("utf-8"))
    return tuple(Pair(r["language"], r["first"], r["then"], r["kind"] or "") for r in rows)


def found_in(reader: Reader, places: Gazetteer, pair: Pair) -> str:
    """Return how software sets the two texts beside each other, empty where it does not."""
    found = contrasts_of(list(_sources(reader, places, pair)))
    return found[0].kind.value if found else ""


def _sources(reader: Reader, places: Gazetteer, pair: Pair) -> Iterator[Source]:
    for number, (text, day) in enumerate(zip((pair.first, pair.then), DAYS, strict=True)):
        document = read_bytes("text.txt", text.encode()).documents[0]
        read = read_document(reader, places, document)
        facts = replace(read.document, published=Published(When.day(day), True))
        report = Report(
            f"r{number}", sha256(text.encode()).hexdigest(), "un",
            datetime(2019, 9, 26, tzinfo=UTC), Release(Audience.PUBLIC), None, exercise=True,
        )  # fmt: skip
        yield Source(report, replace(read, document=facts), document.text)
