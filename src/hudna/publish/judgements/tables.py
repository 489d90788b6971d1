"""What the sections of a report share: lines by name, cells, and facts left out where empty."""

from collections.abc import Iterable, Sequence

from hudna.model.judgement import Judgement, LineVersion
from hudna.publish.naming import as_said
from hudna.publish.page import Cell, Column, Fact, Facts, Row, Table, Text
from hudna.publish.words import Words

__all__ = ["facts", "lines_of", "mixed", "name", "table", "versions_of", "zones_of"]


def versions_of(judgement: Judgement, zone: str | None = None) -> tuple[str, ...]:
    """Return the versions of a line, or of all lines, in the order of their names."""
    return tuple(sorted({one.version for one in judgement.lines if zone in (None, one.zone)}))


def zones_of(judgement: Judgement) -> tuple[str, ...]:
    """Return the lines there are versions of, in the order of the case."""
    return tuple(dict.fromkeys(one.zone for one in judgement.lines))


def lines_of(judgement: Judgement) -> tuple[LineVersion, ...]:
    """Return all versions of all lines in the order of their names."""
    return tuple(sorted(judgement.lines, key=lambda one: (one.zone, one.version)))


def mixed(judgement: Judgement, by_version: dict[str, float]) -> float | None:
    """Return the mean by declared weight of those that have one; null where none has."""
    weighed = {v: judgement.weights.get(v, 0.0) for v in by_version}
    total = sum(weighed.values())
    if total <= 0:
        return None
    return sum(by_version[v] * weight for v, weight in weighed.items()) / total


def name(said: str, words: Words) -> Text:
    """Return an identifier or name as the case has it, in its own reading order."""
    return as_said(said, words)


def table(
    caption: Text, columns: Sequence[tuple[Text, int]], rows: Iterable[Sequence[Cell]]
) -> Table:
    """Return a table from its column titles with their shares of the width, and its cells."""
    return Table(
        caption,
        tuple(Column(title, share=share) for title, share in columns),
        tuple(Row(tuple(row)) for row in rows),
    )


def facts(pairs: Iterable[tuple[Text, Text | None]]) -> Facts:
    """Return labels with their values, those without a value left out."""
    return Facts(tuple(Fact(label, value) for label, value in pairs if value))
