"""One case in two editions: state, place, time, claims, findings, votes, measures."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from hudna.model.bulletin import CaseFile, SaidClaim
from hudna.model.case import Determination, Finding
from hudna.model.edition import Change, ChangeKind, Printed, Why
from hudna.model.incident import Incident, SourcedClaimRef
from hudna.model.question import Question
from hudna.publish.editions.printed import (
    printed_claim,
    printed_determination,
    printed_finding,
    printed_words,
)

__all__ = ["case_changes"]

Key = tuple[str | None, str | None]
"""Whose it is, and what it is about."""

Table = Mapping[Key, Printed]


def case_changes(old: CaseFile, new: CaseFile) -> Iterator[Change]:
    """Yield what is printed otherwise of a case that stands in both editions.

    A reason stands with the first change that a correction may have made.
    """
    given: set[Why] = set()
    for change in _changes(old, new):
        yield replace(change, why=tuple(why for why in change.why if why not in given))
        given.update(change.why)


def _changes(old: CaseFile, new: CaseFile) -> Iterator[Change]:
    yield from _compare(old, new, ChangeKind.STATE, *(_state(f) for f in (old, new)))
    yield from _claims(old, new)
    yield from _incident(old, new)
    tables = (
        (ChangeKind.ASSESSED, _assessed),
        (ChangeKind.FOUND, _found),
        (ChangeKind.MOVED, _moved),
        (ChangeKind.VOTED, _voted),
        (ChangeKind.REMARK, _remarks),
        (ChangeKind.DETERMINED, _determined),
        (ChangeKind.MEASURE, _measures),
        (ChangeKind.ACCOUNT, _accounts),
    )
    for kind, table in tables:
        yield from _compare(old, new, kind, table(old), table(new))


def _compare(
    old: CaseFile, new: CaseFile, kind: ChangeKind, before: Table, after: Table
) -> Iterator[Change]:
    for key in dict.fromkeys((*after, *before)):
        if before.get(key) != after.get(key):
            by, about = key
            yield Change(kind, before.get(key), after.get(key), new.case.id, by, about)


def _state(file: CaseFile) -> Table:
    return {(None, None): Printed(terms=(f"case_state.{file.case.state.value}",))}


def _incident(old: CaseFile, new: CaseFile) -> Iterator[Change]:
    """Yield what the joined claims support otherwise, with why any of them was corrected."""
    why = _reasons(old, new)
    before, after = _supported(old.incident), _supported(new.incident)
    for kind in after:
        if before[kind] != after[kind]:
            yield Change(kind, before[kind], after[kind], new.case.id, why=why)


def _supported(incident: Incident) -> dict[ChangeKind, Printed | None]:
    place = replace(incident.place, span=None, reason=())
    killed, wounded = incident.killed, incident.wounded
    return {
        ChangeKind.EVENT: Printed(terms=(f"event_type.{incident.event_type}",)),
        ChangeKind.TIME: Printed(when=incident.when.without_span()),
        ChangeKind.PLACE: Printed(place=place),
        ChangeKind.KILLED: Printed(bounds=killed) if killed else None,
        ChangeKind.WOUNDED: Printed(bounds=wounded) if wounded else None,
    }


def _claims(old: CaseFile, new: CaseFile) -> Iterator[Change]:
    before = {claim.ref: claim for claim in old.claims}
    after = {claim.ref: claim for claim in new.claims}
    for ref in dict.fromkeys((*after, *before)):
        a, b = _said(before.get(ref)), _said(after.get(ref))
        if a != b:
            why = _reasons(old, new, ref)
            yield Change(ChangeKind.CLAIM, a, b, new.case.id, about=ref.report, why=why)


def _said(claim: SaidClaim | None) -> Printed | None:
    return printed_claim(claim) if claim else None


def _reasons(old: CaseFile, new: CaseFile, ref: SourcedClaimRef | None = None) -> tuple[Why, ...]:
    """Return why parties corrected this claim, or any, since the edition before."""
    since = (one for one in new.corrections if one not in old.corrections and one.reasons)
    named = (one for one in since if ref is None or one.ref == ref)
    return tuple(dict.fromkeys(Why(one.party, one.reasons, one.language) for one in named))


def _assessed(file: CaseFile) -> Table:
    return {
        (one.agreement, one.clause): Printed(
            terms=(f"outcome.{one.outcome.value}",),
            chance=one.probability,
        )
        for one in file.allegations
    }


def _found(file: CaseFile) -> Table:
    """Return each party's last finding on each question: a later one takes its place."""
    last: dict[Key, Finding] = {}
    for one in sorted(file.findings, key=_at):
        last[one.party, one.question.value] = one
    return {key: printed_finding(one) for key, one in last.items()}


def _at(one: Finding) -> tuple[datetime, str]:
    return one.at, one.id


def _moved(file: CaseFile) -> Table:
    return {
        (v.motion.proposed_by, v.motion.id): Printed(terms=(f"question.{v.motion.question.value}",))
        for v in file.votes
    }


def _voted(file: CaseFile) -> Table:
    return {
        (ballot.party, vote.motion.question.value): Printed(
            terms=(f"choice.{ballot.choice.value}",),
            words=ballot.dissent or None,
            language=ballot.language if ballot.dissent else None,
        )
        for vote in file.votes
        for ballot in vote.ballots
    }


def _remarks(file: CaseFile) -> Table:
    return {
        (one.party, vote.motion.question.value): printed_words(one.words, one.language)
        for vote in file.votes
        for one in vote.remarks
    }


def _determined(file: CaseFile) -> Table:
    """Return the last determination on each question: it supersedes those before."""
    decided: dict[Question, Determination | None] = {q: file.decided_on(q) for q in Question}
    return {(None, q.value): printed_determination(d) for q, d in decided.items() if d is not None}


def _measures(file: CaseFile) -> Table:
    """Return how each measure stood when it was last answered; that time runs is no change."""
    return {
        (m.owner, f"{m.kind.value}#{m.id}"): Printed(terms=(f"measure_state.{m.state.value}",))
        for m in file.measures
    }


def _accounts(file: CaseFile) -> Table:
    return {(one.party, None): printed_words(one.words, one.language) for one in file.accounts}
