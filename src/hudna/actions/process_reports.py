"""From reports to cases: the one action that composes the stages from reading to assessing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from hudna.actions.join_reports import TalksOf, incidents_of, talks_of
from hudna.actions.operator import Operator
from hudna.actions.ports import Progress
from hudna.actions.read_document import Reads
from hudna.actions.read_reports import ReadReport, read_reports
from hudna.assess.assess import assess
from hudna.geo.gazetteer import Gazetteer
from hudna.model.agreement import Agreement, Allegation
from hudna.model.case import Case
from hudna.model.codec import to_json
from hudna.model.document import Report
from hudna.model.enrolment import Analysis
from hudna.model.identity import make_id
from hudna.model.incident import Incident
from hudna.model.release import Audience, Release, may_be_sent
from hudna.record.canonical import canonical_json
from hudna.verify.openings import case_for

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


@dataclass(frozen=True, slots=True)
class Derived:
    """An object the software derived, and who may see it: whoever may see what it came from."""

    value: Any
    release: Release


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
    judged = list(_assessed(operator, tools, read, incidents, progress))
    derived += judged
    derived += [Derived(v, release) for release, talks in talks_of(read) for v in _parts(talks)]
    with operator.store.transaction():
        changed = [d for d in derived if _differs(operator, d)]
        cases = list(_cases(operator, judged))
        if changed or cases:
            _store(operator, changed, cases)
    counts = Counter(type(d.value).__name__ for d in changed)
    counts["Case"] = len(cases)
    return Processed(dict(counts), tuple(problems))


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


def _cases(operator: Operator, judged: list[Derived]) -> Iterator[Case]:
    mechanism = operator.store.mechanism()
    allegations = [d.value for d in judged if isinstance(d.value, Allegation)]
    incidents = [d.value for d in judged if isinstance(d.value, Incident)]
    for incident in incidents:
        if incident.release.audience is Audience.PARTY:
            continue  # a case is before all guarantors; what one party keeps to itself is not
        case = case_for(incident, allegations, mechanism=mechanism, now=operator.now)
        if case and operator.store.get(Case, case.id) is None:
            yield case


def _parts(talks: TalksOf) -> Iterator[Any]:
    for group in (talks.meetings, talks.statements, talks.commitments, talks.relations):
        yield from group


def _differs(operator: Operator, derived: Derived) -> bool:
    known = operator.store.held(type(derived.value), derived.value.id)
    return known is None or to_json(known.value) != to_json(derived.value)


def _store(operator: Operator, changed: list[Derived], cases: list[Case]) -> None:
    """Store what changed under one analysis entry, and each new case under an entry of its own."""
    manifest = tuple((type(d.value).__name__, str(d.value.id), _digest(d.value)) for d in changed)
    run = Analysis(
        id=make_id("analysis", operator.now.isoformat(), *(h for _, _, h in manifest)),
        at=operator.now,
        counts=dict(sorted(Counter(kind for kind, _, _ in manifest).items())),
        manifest=manifest,
    )
    store = operator.store
    statement = operator.say("analysis", run)
    store.add_entry(statement.entry, "analysis", statement.private)
    for derived in changed:
        at = _moment(derived.value, operator)
        store.put(derived.value, derived.release, at, statement.entry)
    for case in cases:
        opened = operator.say("case", case)
        store.add_entry(opened.entry, "case", opened.private)
        store.put(case, case.release, operator.now, opened.entry)


def _moment(value: Any, operator: Operator) -> datetime:
    """Return when an incident began, so that lists follow events; else the time of the run.

    An incident of unknown time stands where its first report came in.
    """
    if not isinstance(value, Incident):
        return operator.now
    began, _ = value.when.bounds(ZoneInfo(operator.store.mechanism().zone))
    reports = (operator.store.get(Report, ref.report) for ref in value.claims)
    return began or min((r.submitted_at for r in reports if r), default=operator.now)


def _digest(value: Any) -> str:
    return sha256(canonical_json(to_json(value))).hexdigest()
