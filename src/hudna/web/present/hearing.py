"""A case as it went: its time line, what each guarantor found and voted, what is still asked."""

from dataclasses import dataclass
from datetime import datetime

from hudna.actions.permissions import can, check_find, check_propose, check_vote
from hudna.model.bulletin import CaseFile
from hudna.model.case import Ballot, CaseState, Finding
from hudna.model.mechanism import Mechanism
from hudna.model.party import Actor
from hudna.web.present.measures import MeasureView

__all__ = ["Asked", "Guarantor", "Step", "asked_of", "guarantor_columns", "timeline"]


@dataclass(frozen=True, slots=True)
class Guarantor:
    """One guarantor's part: null is silence so far."""

    party: str
    findings: tuple[Finding, ...]
    ballot: Ballot | None
    silent: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A point on the time line; `ahead` marks what has not come yet."""

    kind: str
    at: datetime
    party: str | None
    value: str
    ahead: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Which steps the reader's office may take now."""

    finding: bool
    motion: bool
    ballot: bool
    measures: tuple[MeasureView, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is any."""
        return self.finding or self.motion or self.ballot or bool(self.measures)

    @property
    def urgent(self) -> bool:
        """Whether one of them is still to be taken; an answer given may be changed."""
        return self.finding or self.motion or self.ballot or any(one.open for one in self.measures)


def guarantor_columns(file: CaseFile, mechanism: Mechanism) -> tuple[Guarantor, ...]:
    """Return every guarantor in the mechanism's order, those who keep silent too."""
    ballots = {b.party: b for b in file.ballots}
    silent = file.determination.silent if file.determination else ()
    return tuple(
        Guarantor(
            p.id,
            tuple(f for f in file.findings if f.party == p.id),
            ballots.get(p.id),
            p.id in silent,
        )
        for p in mechanism.guarantors
    )


def timeline(file: CaseFile, now: datetime) -> tuple[Step, ...]:
    """Return the steps of a case, earliest first, with its deadline while it is open."""
    steps = [Step("opened", file.case.opened_at, None, "", False)]
    steps += [Step("finding", f.at, f.party, f.result.value, False) for f in file.findings]
    if file.motion:
        motion = file.motion
        steps.append(Step("motion", motion.at, motion.proposed_by, motion.result.value, False))
    steps += [Step("ballot", b.at, b.party, b.choice.value, False) for b in file.ballots]
    if file.determination:
        decided = file.determination
        steps.append(Step("determination", decided.at, None, decided.result.value, False))
    else:
        steps.append(Step("due", file.case.due, None, "", file.case.due > now))
    steps += [Step("measure", m.due, m.owner, m.kind.value, m.due > now) for m in file.measures]
    steps += [Step("answer", a.at, a.party, a.state.value, False) for a in file.answers]
    return tuple(sorted(steps, key=lambda step: step.at))


def asked_of(actor: Actor | None, file: CaseFile, measures: tuple[MeasureView, ...] = ()) -> Asked:
    """Return the steps open to an office: one finding each, one motion at a time, one vote each.

    `measures` are those its party owes and the office may answer.
    """
    if actor is None or file.case.state is CaseState.CLOSED or file.determination:
        return Asked(False, False, False, measures)
    found = any(f.party == actor.party for f in file.findings)
    voted = any(b.party == actor.party for b in file.ballots)
    return Asked(
        finding=not found and can(check_find, actor),
        motion=file.motion is None and can(check_propose, actor),
        ballot=file.motion is not None and not voted and can(check_vote, actor),
        measures=measures,
    )
