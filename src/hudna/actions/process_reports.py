"""From reports to cases: the one action that composes the stages from reading to assessing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from hudna.actions.join_reports import TalksOf, incidents_of, talks_of
from hudna.actions.operator import Operator
from hudna.actions.ports import Progress
from hudna.actions.read_document import Reads
from hudna.actions.read_reports import ReadReport, read_reports
from hudna.actions.store_derived import Derived, store_derived
from hudna.assess.assess import assess
from hudna.geo.gazetteer import Gazetteer
from hudna.model.agreement import Agreement
from hudna.model.incident import Incident
from hudna.model.release import Release, may_be_sent

__all__ = ["Processed", "Tools", "process_reports"]


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading needs and what is costly to load: built once, passed in.

    `assisted` reads with a language model, which runs on this machine if `assisted_here`.
    """

    reader: Reads
    gazetteer: Gazetteer
    agreements: tuple[Agreement, ...]
    assisted: Reads | None = None
    assisted_here: bool = False

    def reader_for(self, release: Release) -> Reads:
        """Return who reads a text: the assisted reader only what may be sent to where it asks."""
        if self.assisted is not None and may_be_sent(release, local=self.assisted_here):
            return self.assisted
        return self.reader


@dataclass(frozen=True, slots=True)
class Processed:
    """What a run made: new or changed objects by kind, and what could not be read, by report."""

    counts: dict[str, int]
    problems: tuple[str, ...]


def process_reports(operator: Operator, tools: Tools, progress: Progress) -> Processed:
    """Read new reports, join all claims, assess the incidents and open cases.

    Everything a run makes is stored under one signed entry holding the hash of every object, in
    one transaction; a second run over the same reports makes nothing. A report that cannot be
    read is named in `problems` and left for the next run.
    """
    read, problems = read_reports(operator.store, tools.reader_for, tools.gazetteer, progress)
    fresh = [r for r in read if r.fresh]
    derived = [Derived(r.stored, r.release) for r in fresh]
    derived += [Derived(register, r.release) for r in fresh for register in r.registers]
    known = operator.store.all(Incident)
    incidents = incidents_of(read, known, ZoneInfo(operator.store.mechanism().zone))
    derived += _assessed(operator, tools, read, incidents, progress)
    derived += [Derived(v, release) for release, talks in talks_of(read) for v in _parts(talks)]
    return Processed(store_derived(operator, derived), tuple(problems))


def _assessed(
    operator: Operator,
    tools: Tools,
    read: list[ReadReport],
    incidents: list[Incident],
    progress: Progress,
) -> Iterator[Derived]:
    claims = {(r.report.id, c.id): c for r in read for c in r.stored.reading.claims}
    zone = ZoneInfo(operator.store.mechanism().zone)
    for done, incident in enumerate(incidents, start=1):
        own = [claims[ref.report, ref.claim] for ref in incident.claims]
        yield Derived(incident, incident.release)
        for allegation in assess(incident, own, tools.agreements, zone=zone):
            yield Derived(allegation, incident.release)
        progress("assess", done, len(incidents))


def _parts(talks: TalksOf) -> Iterator[Any]:
    for group in (talks.meetings, talks.statements, talks.commitments, talks.relations):
        yield from group
