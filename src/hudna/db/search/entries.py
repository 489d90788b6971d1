"""What each thing is found by: its words in its language, and marks of what it speaks of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Protocol, TypeVar

from hudna.assess.agreements import load_all
from hudna.db.search.marks import mark, stem_marks, word_tokens
from hudna.model.agreement import Agreement, Allegation, Clause, Outcome
from hudna.model.amendment import Amendment
from hudna.model.case import Case, Finding, Motion
from hudna.model.claim import Claim
from hudna.model.document import Document, Report
from hudna.model.incident import Incident
from hudna.model.party import Names
from hudna.model.place import Place
from hudna.model.reading import StoredReading
from hudna.model.remark import CaseAccount, Remark
from hudna.model.talks import Commitment, Meeting, Statement
from hudna.text.asking import parts_of
from hudna.text.languages import detect
from hudna.text.names import load_actors

__all__ = [
    "INDEXED",
    "KIND_OF",
    "Entry",
    "Source",
    "agreement_entries",
    "agreement_id",
    "entries_of",
]

T = TypeVar("T")


class Source(Protocol):
    """Where entries look up what a thing belongs to."""

    def get(self, cls: type[T], object_id: str) -> T | None:
        """Return the current version of an object, or null."""

    def all(self, cls: type[T], **where: str) -> Iterator[T]:
        """Yield current objects whose columns equal `where`."""

    def document(self, document_id: str) -> Document:
        """Return a document."""


@dataclass(slots=True)
class Entry:
    """What one thing is found by; `when` is null where nobody says."""

    kind: str
    part: str = ""
    when: str | datetime | None = None
    words: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)

    def say(self, text: str | None, language: str) -> None:
        """Add the words of a text, and their stems in its language."""
        found = word_tokens(text or "")
        self.words += found
        self.marks |= stem_marks((*found, *parts_of(text or "")), language)

    def name(self, names: Names) -> None:
        """Add a name in every language it has."""
        for language, text in names.items():
            self.say(text, language)

    def be(self, kind: str, *values: str | None) -> None:
        """Add marks of a kind."""
        self.marks |= {mark(kind, value) for value in values if value}

    def at(self, place: Place) -> None:
        """Add where it was."""
        self.be("place", place.id)
        self.be("area", place.admin1)

    def by(self, *actors: str | None) -> None:
        """Add who speaks, acts or is accused, with what each belongs to."""
        for actor in actors:
            if actor:
                self.be("actor", *_chain(actor))


def entries_of(value: Any, source: Source) -> list[Entry]:
    """Return what an object is found by; none for what no search finds."""
    return list(INDEXED[type(value)](value, source)) if type(value) in INDEXED else []


def agreement_id(agreement: Agreement) -> str:
    """Return what a version of an agreement is called in the index."""
    return f"{agreement.id}~{agreement.version}"


def agreement_entries(agreement: Agreement) -> list[Entry]:
    """Return what the clauses of a version are found by."""
    return [_clause(agreement, clause) for clause in agreement.clauses]


def _report(report: Report, source: Source) -> Iterator[Entry]:
    document, stored = source.document(report.document), source.get(StoredReading, report.id)
    language = stored.reading.document.language if stored else detect(document.text)
    entry = Entry("report", when=report.submitted_at)
    entry.be("id", report.id)
    entry.say(document.title, language)
    entry.say(report.outlet, language)
    entry.say(document.text, language)
    entry.be("language", language)
    entry.be("by", report.submitted_by)
    entry.be("outlet", report.outlet)
    for claim in stored.reading.claims if stored else ():
        _speaks_of(entry, claim)
    yield entry


def _reading(stored: StoredReading, source: Source) -> Iterator[Entry]:
    report = source.get(Report, stored.id)
    text = source.document(report.document).text if report else ""
    language = stored.reading.document.language
    for claim in stored.reading.claims:
        entry = Entry("claim", claim.id, claim.when.start if claim.when else None)
        entry.say(claim.span.of(text), language)
        if claim.speaker.span is not None:
            entry.say(claim.speaker.name, language)
        entry.be("language", language)
        _speaks_of(entry, claim)
        yield entry


def _speaks_of(entry: Entry, claim: Claim) -> None:
    entry.be("event", claim.event_type)
    entry.by(claim.speaker.id, *claim.chain, *(m.id for m in (*claim.actors, *claim.targets)))
    entry.be("weapon", *(weapon.name for weapon in claim.weapons))
    for place in claim.places:
        entry.at(place)


def _incident(incident: Incident, _: Source) -> Iterator[Entry]:
    entry = Entry("incident", when=incident.when.start)
    entry.be("id", incident.id)
    _told(entry, incident)
    yield entry


def _told(entry: Entry, incident: Incident) -> None:
    """Add what the incident of a thing is; its words are the lexicon's, in every language."""
    entry.be("event", incident.event_type)
    entry.at(incident.place)
    if incident.place.id is None and incident.place.name:
        entry.say(incident.place.name, detect(incident.place.name))
    entry.by(*incident.accused)
    entry.be("weapon", *incident.weapons)


def _case(case: Case, source: Source) -> Iterator[Entry]:
    entry = Entry("case", when=case.opened_at)
    entry.be("id", case.id)
    entry.be("state", case.state.value)
    incident = source.get(Incident, case.incident)
    if incident is not None:
        _told(entry, incident)
    clauses = _clauses(source)
    for name in case.allegations:
        said = source.get(Allegation, name)
        if said is None or said.outcome is not Outcome.BREACH_ALLEGED:
            continue  # every case is tested against every clause
        clause = clauses.get((said.agreement, said.version, said.clause))
        if clause is not None:
            entry.name(clause.names)
    yield entry


def _finding(finding: Finding, _: Source) -> Iterator[Entry]:
    entry = Entry("finding", when=finding.at)
    entry.say(finding.reasons, finding.language)
    entry.be("language", finding.language)
    entry.by(finding.party, finding.attributed_to)
    yield entry


def _motion(motion: Motion, _: Source) -> Iterator[Entry]:
    entry = Entry("motion", when=motion.at)
    entry.say(motion.reasons, motion.language)
    entry.be("language", motion.language)
    entry.by(motion.proposed_by, motion.attributed_to)
    yield entry


def _words(kind: str) -> Callable[[Any, Source], Iterator[Entry]]:
    def entries(value: Remark | CaseAccount, _: Source) -> Iterator[Entry]:
        entry = Entry(kind, when=value.at)
        entry.say(value.words, value.language)
        entry.be("language", value.language)
        entry.by(value.party)
        yield entry

    return entries


def _statement(statement: Statement, _: Source) -> Iterator[Entry]:
    entry, language = Entry("statement", when=statement.when.start), detect(statement.text)
    entry.say(statement.text, language)
    entry.be("language", language)
    entry.by(*statement.by)
    yield entry


def _meeting(meeting: Meeting, _: Source) -> Iterator[Entry]:
    entry = Entry("meeting", when=meeting.when.start)
    told = [meeting.place, meeting.outcome]
    told += [w for who in meeting.participants for w in (who.name, who.role, who.delegation)]
    for words in told:
        entry.say(words, detect(words or ""))
    yield entry


def _commitment(commitment: Commitment, _: Source) -> Iterator[Entry]:
    entry = Entry("commitment", when=commitment.due.isoformat() if commitment.due else None)
    language = detect(commitment.text)
    entry.say(commitment.text, language)
    entry.be("language", language)
    entry.by(commitment.owner)
    yield entry


def _amendment(amendment: Amendment, _: Source) -> Iterator[Entry]:
    yield from agreement_entries(amendment.agreement)


def _clause(agreement: Agreement, clause: Clause) -> Entry:
    when = clause.in_force.start or agreement.in_force.start
    entry = Entry("clause", clause.id, when)
    for names in (clause.names, clause.summary, agreement.names, *clause.disputed):
        entry.name(names)
    entry.be("id", clause.id)
    entry.be("language", *clause.summary)
    entry.by(*clause.binds)
    return entry


INDEXED: dict[type[Any], Callable[[Any, Source], Iterator[Entry]]] = {
    Report: _report,
    StoredReading: _reading,
    Incident: _incident,
    Case: _case,
    Finding: _finding,
    Motion: _motion,
    Remark: _words("remark"),
    CaseAccount: _words("account"),
    Statement: _statement,
    Meeting: _meeting,
    Commitment: _commitment,
    Amendment: _amendment,
}
"""What is found, and by what; evidence is not, since its owner may take back who is told of it."""

KIND_OF: dict[type[Any], str] = {
    Report: "report",
    StoredReading: "claim",
    Incident: "incident",
    Case: "case",
    Finding: "finding",
    Motion: "motion",
    Remark: "remark",
    CaseAccount: "account",
    Statement: "statement",
    Meeting: "meeting",
    Commitment: "commitment",
    Amendment: "clause",
}
"""The kind of entries each gives."""


def _clauses(source: Source) -> dict[tuple[str, str, str], Clause]:
    amended = [amendment.agreement for amendment in source.all(Amendment)]
    every = (*load_all(), *amended)
    return {(a.id, a.version, c.id): c for a in every for c in a.clauses}


@cache
def _chain(actor: str) -> tuple[str, ...]:
    """Return an actor and what it belongs to, to the outermost."""
    known = load_actors().actors
    found = [actor]
    while (entry := known.get(found[-1])) and entry.of and entry.of not in found:
        found.append(entry.of)
    return tuple(found)
