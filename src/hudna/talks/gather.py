"""What reports say of talks, each item with its report and claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.model.document import Report
from hudna.model.reading import Reading
from hudna.model.talks import Commitment, Meeting, Relation, Statement
from hudna.talks.commitments import commitments_of
from hudna.talks.meetings import meetings_of
from hudna.talks.relations import relations_of
from hudna.talks.source import Source
from hudna.talks.statements import statements_of

__all__ = ["Talks", "gather"]


@dataclass(frozen=True, slots=True)
class Talks:
    """Meetings, statements, commitments and relations, each in order of time."""

    meetings: tuple[Meeting, ...]
    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]
    relations: tuple[Relation, ...]


def gather(readings: Sequence[tuple[Report, Reading, str]]) -> Talks:
    """Return what the reports say of talks, whatever order they come in.

    Each item is a report, its reading and its text. Reports of one release only should be passed
    together, since a meeting names every report that tells of it.
    """
    sources = [Source(report, reading, text) for report, reading, text in readings]
    return Talks(
        meetings=meetings_of(sources),
        statements=statements_of(sources),
        commitments=commitments_of(sources),
        relations=relations_of(sources),
    )
