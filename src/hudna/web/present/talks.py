"""What was undertaken, by whom, and meetings in their order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hudna.db.answering import Unanswered
from hudna.model.mechanism import Mechanism
from hudna.model.talks import Commitment, Meeting
from hudna.text.terms import term_of
from hudna.web.present.names import party_index

__all__ = ["Undertaken", "WaitingReport", "by_owner", "latest_first", "waiting_views"]

REPORT = "report-"
"""What the id of a report begins with; other sources are clauses of agreements."""


@dataclass(frozen=True, slots=True)
class WaitingReport:
    """A report with proposals that wait for an answer: kinds, the first of each, and how many."""

    report: str
    title: str
    count: int
    kinds: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Undertaken:
    """A commitment with the report and the claim it was read from, empty where from no report.

    `past` tells that its last day is over; whether it was kept is another matter.
    """

    commitment: Commitment
    report: str
    claim: str
    past: bool


def by_owner(
    commitments: Iterable[Commitment], mechanism: Mechanism, today: date
) -> tuple[tuple[str, tuple[Undertaken, ...]], ...]:
    """Return what each undertook, what is due first; parties first, in the mechanism's order."""
    owners: dict[str, list[Undertaken]] = {}
    for one in sorted(commitments, key=lambda c: (c.due or date.max, c.id)):
        report, _, claim = one.source.partition(" ")
        read = (report, claim) if report.startswith(REPORT) else ("", "")
        past = one.due is not None and one.due < today
        owners.setdefault(one.owner, []).append(Undertaken(one, *read, past))
    order = sorted(owners, key=lambda owner: (party_index(mechanism, owner) or 99, owner))
    return tuple((owner, tuple(owners[owner])) for owner in order)


def latest_first(meetings: Iterable[Meeting]) -> tuple[Sequence[Meeting], Sequence[Meeting]]:
    """Return the meetings whose day is known, the latest first, and those of no known day."""
    given = tuple(meetings)
    dated = [meeting for meeting in given if meeting.when.start]
    dated.sort(key=lambda meeting: meeting.when.start or "", reverse=True)
    return dated, [meeting for meeting in given if not meeting.when.start]


def waiting_views(found: Iterable[Unanswered], language: str) -> tuple[WaitingReport, ...]:
    """Return what waits for a party by report, in the order given."""
    return tuple(
        WaitingReport(
            report=one.report.id,
            title=one.document.title or "",
            count=len(one.proposals),
            kinds=_kinds(one, language),
        )
        for one in found
    )


def _kinds(one: Unanswered, language: str) -> tuple[tuple[str, str, int], ...]:
    kinds: dict[str, list[str]] = {}
    for proposal in one.proposals:
        kinds.setdefault(term_of(proposal.kind, language), []).append(proposal.id)
    return tuple((ids[0], words, len(ids)) for words, ids in kinds.items())
