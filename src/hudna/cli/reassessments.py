"""Judgements that a version of an agreement changes: computed for a reader, and printed."""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

import click

from hudna.assess.bulk import Judged
from hudna.assess.reassessed import may_reach, reassessed
from hudna.assess.words import kind, place_name, say, time
from hudna.db.gate import Reader
from hudna.model.agreement import Agreement, Allegation
from hudna.model.incident import Incident
from hudna.model.party import Names
from hudna.model.reassessment import Reassessment, Rejudged
from hudna.text.terms import term_of

__all__ = ["print_counts", "print_reassessments", "would_change"]


def would_change(reader: Reader, before: Agreement, after: Agreement) -> list[Reassessment]:
    """Return what `after` would make of the incidents the reader may see; nothing is stored."""
    zone = ZoneInfo(reader.mechanism().zone)
    return list(reassessed(_judged(reader, after, zone), before, after, zone=zone))


def _judged(reader: Reader, after: Agreement, zone: ZoneInfo) -> Iterator[Judged]:
    for incident in reader.some(Incident):
        if may_reach(incident, after, zone):
            yield incident, [view.claim for view in reader.sourced_claims(incident.claims)]


def print_counts(touched: int, stay: int, change: int, language: str = "en") -> None:
    """Print how many incidents a version touches, and how many judgements stay and change."""
    click.echo(_in(say("reassessed", touched=touched, stay=stay, change=change), language))


def print_reassessments(
    found: Iterable[Reassessment],
    reader: Reader,
    before: Agreement,
    after: Agreement,
    language: str = "en",
) -> None:
    """Print the judgements that change by incident and clause: before, after, and why."""
    names = {clause.id: clause.names for clause in (*before.clauses, *after.clauses)}
    for one in found:
        if not one.changed:
            continue
        incident = reader.incident(one.incident)
        what, where = kind(incident.event_type), place_name(incident.place)
        title = (_in(words, language) for words in (what, where, time(incident.when)))
        click.echo(f"{one.incident}  {' | '.join(title)}")
        for changed in one.changed:
            click.echo(f"  {changed.clause}  {_in(names[changed.clause], language)}")
            _print_pair(one, changed, language)


def _print_pair(one: Reassessment, changed: Rejudged, language: str) -> None:
    for version, said in ((one.before, changed.old), (one.after, changed.new)):
        click.echo(f"    {version}: {_judgement(said, language)}")


def _judgement(said: Allegation | None, language: str) -> str:
    if said is None:
        return _in(say("no_such_clause"), language)
    chance = (
        ""
        if said.probability is None
        else f" ({said.probability[0]:.0%}–{said.probability[1]:.0%})"
    )
    reasons = " ".join(_in(words, language) for words in said.reasons)
    return f"{term_of(said.outcome, language)}{chance}. {reasons}"


def _in(words: Names, language: str) -> str:
    return words.get(language) or words["en"]
