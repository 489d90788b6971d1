"""A case as it went: its time line, its votes, what each guarantor found, what is still asked."""

from dataclasses import dataclass
from datetime import datetime

from hudna.actions.permissions import can, check_find, check_propose, check_tell, check_vote
from hudna.model.bulletin import CaseFile, Vote
from hudna.model.case import Ballot, Finding, Motion
from hudna.model.mechanism import DecisionRule, Mechanism
from hudna.model.party import Actor
from hudna.model.question import Question
from hudna.model.remark import Capacity, CaseAccount, told
from hudna.verify.asks import ballot_waited_for, findings_possible, questions_to_put
from hudna.verify.decide import voters_of
from hudna.verify.openings import reply_due, rule_for, voting_ends
from hudna.web.present.dates import Clock, clock
from hudna.web.present.measures import MeasureView
from hudna.web.present.remarks import capacity_for

__all__ = [
    "Asked", "Guarantor", "Seat", "Step", "Told", "VoteView", "accounts_told", "asked_of",
    "guarantor_columns", "timeline", "vote_view", "vote_views",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guarantor:
    """What one guarantor found; nothing is silence so far."""

    party: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """One who decides, with its ballot; without one, `standing` says how that is."""

    party: str
    ballot: Ballot | None
    standing: str


@dataclass(frozen=True, slots=True)
class VoteView:
    """A motion with the rule it is decided by, its seats and its clocks."""

    vote: Vote
    rule: DecisionRule
    seats: tuple[Seat, ...]
    due: datetime
    clock: Clock | None
    reply_due: datetime | None
    replied: bool

    @property
    def motion(self) -> Motion:
        """The motion itself."""
        return self.vote.motion


@dataclass(frozen=True, slots=True)
class Told:
    """An account and who signed it; `joint` where every guarantor did; `mine` where I did."""

    account: CaseAccount
    parties: tuple[str, ...]
    joint: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A point on the time line; `ahead` marks what has not come yet."""

    kind: str
    at: datetime
    party: str | None
    value: str
    ahead: bool
    motion: Motion | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which steps the reader's office may take now, each with what it may be taken on."""

    findings: tuple[Question, ...] = ()
    motions: tuple[Question, ...] = ()
    ballot: VoteView | None = None
    remark: tuple[Motion, Capacity] | None = None
    account: bool = False
    measures: tuple[MeasureView, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is any."""
        return bool(self.findings or self.motions or self.account or self.urgent or self.measures)

    @property
    def urgent(self) -> bool:
        """Whether one of them is still to be taken; an answer given may be changed."""
        return bool(
            self.findings or self.ballot or self.remark or any(one.open for one in self.measures)
        )


def guarantor_columns(file: CaseFile, mechanism: Mechanism) -> tuple[Guarantor, ...]:
    """Return every guarantor in the mechanism's order, those who found nothing too."""
    return tuple(
        Guarantor(p.id, tuple(f for f in file.findings if f.party == p.id))
        for p in mechanism.guarantors
    )


def vote_views(file: CaseFile, mechanism: Mechanism, now: datetime) -> tuple[VoteView, ...]:
    """Return the votes of a case in their order."""
    return tuple(vote_view(vote, mechanism, now) for vote in file.votes)


def vote_view(vote: Vote, mechanism: Mechanism, now: datetime) -> VoteView:
    """Return a vote with its rule, the deadline it has and the seats of those who decide."""
    decided = vote.determination
    rule = decided.rule if decided else rule_for(vote.motion, mechanism)
    due = voting_ends(vote.motion, rule, mechanism)
    ballots = {ballot.party: ballot for ballot in vote.ballots}
    voters = voters_of(rule, [party.id for party in mechanism.guarantors])
    return VoteView(
        vote=vote,
        rule=rule,
        seats=tuple(Seat(v, ballots.get(v), _standing(v, vote)) for v in voters),
        due=due,
        clock=None if decided else clock(due, now),
        reply_due=reply_due(vote.motion, mechanism),
        replied=any(remark.capacity is Capacity.ACCUSED for remark in vote.remarks),
    )


def _standing(party: str, vote: Vote) -> str:
    decided = vote.determination
    if decided is None:
        return "awaited"
    if party in decided.left:
        return "left"
    if party in decided.absent:
        return "absent"
    return "silent" if party in decided.silent else "without"


def accounts_told(file: CaseFile, mechanism: Mechanism, actor: Actor | None) -> tuple[Told, ...]:
    """Return the accounts that stand, with who signed them."""
    everybody = {party.id for party in mechanism.guarantors}
    me = actor.party if actor else None
    return tuple(
        Told(account, parties, everybody <= set(parties), me in parties)
        for account, parties in told(file.accounts)
    )


def timeline(file: CaseFile, mechanism: Mechanism, now: datetime) -> tuple[Step, ...]:
    """Return the steps of a case, earliest first, with its deadline while it is open."""
    steps = [Step("opened", file.case.opened_at, None, "", False)]
    steps += [Step("finding", f.at, f.party, "", False, finding=f) for f in file.findings]
    for view in vote_views(file, mechanism, now):
        motion, vote = view.motion, view.vote
        steps.append(Step("motion", motion.at, motion.proposed_by, "", False, motion))
        steps += [Step("remark", r.at, r.party, r.capacity.value, False) for r in vote.remarks]
        steps += [Step("ballot", b.at, b.party, b.choice.value, False) for b in vote.ballots]
        if vote.determination:
            decided = vote.determination
            steps.append(Step("determination", decided.at, None, decided.result.value, False))
        else:
            steps.append(Step("due", view.due, None, "", view.due > now))
    if not file.votes:
        steps.append(Step("due", file.case.due, None, "", file.case.due > now))
    steps += [Step("account", a.at, a.party, "joined" if a.joins else "", False)
              for a in file.accounts]  # fmt: skip
    steps += [Step("measure", m.due, m.owner, m.kind.value, m.due > now) for m in file.measures]
    steps += [Step("answer", a.at, a.party, a.state.value, False) for a in file.answers]
    return tuple(sorted(steps, key=lambda step: step.at))


def asked_of(
    actor: Actor | None,
    file: CaseFile,
    mechanism: Mechanism,
    now: datetime,
    measures: tuple[MeasureView, ...] = (),
) -> Asked:
    """Return the steps open to an office: one finding on each question, one motion at a time.

    `measures` are those its party owes and the office may answer.
    """
    if actor is None:
        return Asked()
    vote = file.open_vote
    votes = vote and can(check_vote, actor) and ballot_waited_for(vote, actor.party, mechanism)
    capacity = capacity_for(actor, vote, mechanism, now) if vote else None
    decided = any(one.determination for one in file.votes)
    return Asked(
        findings=findings_possible(file, actor.party) if can(check_find, actor) else (),
        motions=questions_to_put(file) if can(check_propose, actor) else (),
        ballot=vote_view(vote, mechanism, now) if vote and votes else None,
        remark=(vote.motion, capacity) if vote and capacity else None,
        account=decided and can(check_tell, actor),
        measures=measures,
    )
