"""What is released of cases: motions, votes, measures, and what waits for whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Q

from hudna.actions.permissions import can, check_find, check_vote
from hudna.db.gated import Gated
from hudna.db.paging import Page, batched
from hudna.db.remembered import remembered
from hudna.db.store import DjangoStore
from hudna.errors import NotFound
from hudna.model.agreement import Allegation
from hudna.model.amendment import Amendment
from hudna.model.bulletin import CaseFile, Vote
from hudna.model.case import (
    Ballot,
    Case,
    Determination,
    Finding,
    Measure,
    MeasureAnswer,
    MeasureState,
    Motion,
)
from hudna.model.incident import Incident
from hudna.model.mechanism import Mechanism
from hudna.model.participation import Participation
from hudna.model.party import Role
from hudna.model.remark import CaseAccount, Remark
from hudna.publish.public import public_incident
from hudna.verify.asks import (
    WAITING_STATES,
    ballot_waited_for,
    findings_due,
    findings_of_round,
    findings_waited_for,
)
from hudna.verify.openings import rule_for, voting_ends
from hudna.verify.standing import left_by

__all__ = ["Hearings", "Waiting"]

T = TypeVar("T")
M = TypeVar("M", Ballot, Remark, Determination)

LOT = 400
"""Cases looked at together: fewer names than SQLite takes in one query."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for the reader: `kind` is finding, ballot or measure."""

    kind: str
    case: Case
    incident: Incident
    due: datetime
    others: tuple[str, ...]


class Hearings(Gated):
    """The part of the gate that cases go through."""

    def incident(self, incident_id: str) -> Incident:
        """Return an incident."""
        return self.one(Incident, incident_id)

    def allegations(self, incident_id: str) -> tuple[Allegation, ...]:
        """Return how an incident stands to each clause, in the order of the agreements."""
        return _oldest_first(self.some(Allegation, incident=incident_id))

    def cases(
        self,
        state: str | None = None,
        after: str | None = None,
        limit: int = 50,
        *,
        of: Sequence[str] | None = None,
        due_before: datetime | None = None,
    ) -> Page[Case]:
        """Return a page of cases: in a state, of these ids, due before a moment."""
        where: dict[str, Any] = {"state": state} if state else {}
        if of is not None:
            where["object_id__in"] = of
        if due_before is not None:
            where["due__lt"] = due_before
        return self.page(Case, after=after, limit=limit, **where)

    def case_of(self, incident_id: str) -> Case | None:
        """Return the case of an incident, if one is open and released."""
        return next(self.some(Case, incident=incident_id), None)

    def case_file(self, case_id: str) -> CaseFile:
        """Return a case with what is released of everything in it."""
        case = self.one(Case, case_id)
        motions = self.motions(case_id)
        ballots = _by_motion(self.some(Ballot, motion__in=[m.id for m in motions]))
        remarks = _by_motion(self.some(Remark, motion__in=[m.id for m in motions]))
        decided = _by_motion(self.some(Determination, motion__in=[m.id for m in motions]))
        return CaseFile(
            case=case,
            incident=self.incident(case.incident),
            allegations=self.allegations(case.incident),
            findings=_oldest_first(self.some(Finding, case=case_id)),
            votes=tuple(
                Vote(m, ballots[m.id], remarks[m.id], next(iter(decided[m.id]), None))
                for m in motions
            ),
            measures=tuple(self.some(Measure, case=case_id)),
            answers=_oldest_first(self.some(MeasureAnswer, case=case_id)),
            accounts=_oldest_first(self.some(CaseAccount, case=case_id)),
        )

    def motions(self, case_id: str) -> tuple[Motion, ...]:
        """Return the motions on a case, oldest first."""
        return _oldest_first(self.some(Motion, case=case_id))

    def motion(self, motion_id: str) -> Motion:
        """Return a motion; whom it accuses may see it even where its case is not released."""
        return self.one(Motion, motion_id)

    def vote(self, motion: Motion) -> Vote:
        """Return a motion with what is released of its ballots, remarks and determination."""
        return Vote(
            motion=motion,
            ballots=_oldest_first(self.some(Ballot, motion=motion.id)),
            remarks=_oldest_first(self.some(Remark, motion=motion.id)),
            determination=next(self.some(Determination, motion=motion.id), None),
        )

    def accusations(self) -> tuple[Motion, ...]:
        """Return the motions that name the reader's party and that it has not replied to."""
        if self.actor is None:
            return ()
        me = self.actor.party
        replied = {r.motion for r in self.some(Remark, party_of=me)}
        return tuple(m for m in self.some(Motion, accused=me) if m.id not in replied)

    def waiting(self) -> tuple[Waiting, ...]:
        """Return the cases that wait for the reader's office, the most urgent first.

        Every page says how many: they are worked out anew when something was stored.
        """
        if not (can(check_find, self.actor) or can(check_vote, self.actor)):
            return ()
        key = ("waiting", *self.who, self.level)
        return remembered(key, self._waiting)

    def _waiting(self) -> tuple[Waiting, ...]:
        if self.actor is None or not (can(check_find, self.actor) or can(check_vote, self.actor)):
            return ()
        if self.actor.party in left_by(self.some(Participation), self.now):
            return ()
        mechanism = self.mechanism()
        items = [w for file in self._open_cases() for w in self._waiting_in(file, mechanism)]
        return tuple(sorted(items, key=lambda w: (w.due, w.case.id)))

    def measures(self, limit: int = 50) -> Page[Measure]:
        """Return the measures ordered last."""
        return self.page(Measure, limit=limit)

    def overdue(self, limit: int = 50) -> tuple[Measure, ...]:
        """Return measures nobody has answered in time, the longest overdue first."""
        late = self.rows(Measure).filter(state=MeasureState.ORDERED.value, due__lt=self.now)
        return tuple(self._open(Measure, row) for row in late.order_by("due")[:limit])

    def measure(self, measure_id: str) -> Measure:
        """Return a measure; its owner may read it even where the case is not released to it."""
        return self.one(Measure, measure_id)

    def answers(self, measure_id: str) -> tuple[MeasureAnswer, ...]:
        """Return what a measure's owner has said of it, oldest first."""
        return _oldest_first(self.some(MeasureAnswer, measure=measure_id))

    def amendments_since(self, measure_id: str) -> tuple[Amendment, ...]:
        """Return the amendments that came in since a measure was ordered, oldest first."""
        ordered = self.rows(Measure).filter(object_id=measure_id).values_list("at", flat=True)
        return _oldest_first(a for at in ordered for a in self.some(Amendment, at__gte=at))

    def incident_of_case(self, case_id: str) -> Incident | None:
        """Return what a case is about, null where the case is not released to the reader."""
        try:
            return self.incident(self.one(Case, case_id).incident)
        except NotFound:
            return None

    def incident_of_motion(self, motion: Motion) -> Incident | None:
        """Return what a motion is about; whom it accuses is told it as the public would be.

        Null for anybody else to whom the case is not released.
        """
        told = self.incident_of_case(motion.case)
        mine = self.actor is not None and self.actor.role is not Role.ADMINISTRATOR
        if told is not None or not (
            mine and self.actor and self.actor.party == motion.attributed_to
        ):
            return told
        everything = DjangoStore(self.alias)
        case = everything.get(Case, motion.case)
        incident = everything.get(Incident, case.incident) if case else None
        return public_incident(incident) if incident else None

    def my_measures(self) -> tuple[Measure, ...]:
        """Return measures the reader's party still owes."""
        if self.actor is None:
            return ()
        owed = {"owner": self.actor.party, "state": MeasureState.ORDERED.value}
        return tuple(self.some(Measure, **owed))

    def _open_cases(self) -> Iterator[CaseFile]:
        """Yield the cases that may wait for somebody: not over, or with a motion on it.

        Of each what says whether it waits, in a number of queries that does not grow with them.
        """
        decided = self.rows(Determination).values("motion")
        voted_on = self.rows(Motion).exclude(object_id__in=decided).values_list("case", flat=True)
        waits = Q(state__in=[s.value for s in WAITING_STATES]) | Q(object_id__in=list(voted_on))
        rows = self.rows(Case).filter(waits).order_by("-at", "-id").iterator()
        for lot in batched((self._open(Case, row) for row in rows), LOT):
            yield from self._outlines(lot)

    def _outlines(self, cases: Sequence[Case]) -> Iterator[CaseFile]:
        """Yield cases with their incidents, findings and votes alone."""
        ids = [case.id for case in cases]
        wanted = [case.incident for case in cases]
        incidents = {i.id: i for i in self.some(Incident, object_id__in=wanted)}
        findings = self._by_case(Finding, ids)
        motions = self._by_case(Motion, ids)
        ballots = self._by_case(Ballot, ids)
        decided = {d.motion: d for d in self.some(Determination, case__in=ids)}
        for case in cases:
            if case.incident not in incidents:
                continue
            yield CaseFile(
                case=case,
                incident=incidents[case.incident],
                allegations=(),
                findings=findings[case.id],
                votes=tuple(
                    Vote(
                        motion,
                        tuple(b for b in ballots[case.id] if b.motion == motion.id),
                        determination=decided.get(motion.id),
                    )
                    for motion in motions[case.id]
                ),
                measures=(),
            )

    def _by_case(self, cls: type[T], ids: list[str]) -> dict[str, tuple[T, ...]]:
        """Return what belongs to each of some cases, oldest first."""
        found: dict[str, list[T]] = {case_id: [] for case_id in ids}
        for one in _oldest_first(self.some(cls, case__in=ids)):
            found[one.case].append(one)  # type: ignore[attr-defined]
        return {case_id: tuple(those) for case_id, those in found.items()}

    def _waiting_in(self, file: CaseFile, mechanism: Mechanism) -> Iterator[Waiting]:
        assert self.actor is not None
        case, actor = file.case, self.actor
        for question in findings_waited_for(file, actor.party) if can(check_find, actor) else ():
            found = tuple(f.party for f in findings_of_round(file, question))
            yield Waiting("finding", case, file.incident, findings_due(file, mechanism), found)
        vote = file.open_vote
        if vote and can(check_vote, actor) and ballot_waited_for(vote, actor.party, mechanism):
            voted = tuple(b.party for b in vote.ballots)
            due = voting_ends(vote.motion, rule_for(vote.motion, mechanism), mechanism)
            yield Waiting("ballot", case, file.incident, due, voted)


def _by_motion(found: Iterable[M]) -> dict[str, tuple[M, ...]]:
    """Return what was said on motions, newest first, by motion and oldest first."""
    by_motion: dict[str, tuple[M, ...]] = defaultdict(tuple)
    for one in _oldest_first(found):
        by_motion[one.motion] += (one,)
    return by_motion


def _oldest_first(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(reversed(tuple(items)))
