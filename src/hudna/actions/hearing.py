"""A motion before those who decide it: who they are, under which rule, and until when."""

from dataclasses import dataclass
from datetime import datetime

from hudna.actions.ports import Held, Store, guarantor_ids
from hudna.errors import NotFound
from hudna.model.case import Ballot, Case, Determination, Motion
from hudna.model.mechanism import DecisionRule
from hudna.model.participation import Participation
from hudna.verify.decide import Decision, decide, voters_of
from hudna.verify.openings import accused_party, reply_due, rule_for, voting_ends
from hudna.verify.standing import absent_of, left_by

__all__ = ["Hearing", "guarantors_at", "hearing_of", "undecided_on"]


@dataclass(frozen=True, slots=True)
class Hearing:
    """A motion with its case, and what decides it.

    `accused` is the party of the mechanism that the motion names; it may reply until `reply_due`.
    """

    motion: Motion
    case: Held
    rule: DecisionRule
    guarantors: tuple[str, ...]
    accused: str | None
    due: datetime
    reply_due: datetime | None
    ballots: tuple[Ballot, ...]

    @property
    def voters(self) -> tuple[str, ...]:
        """Those who decide, those left out of this decision among them."""
        return voters_of(self.rule, self.guarantors)

    @property
    def barred(self) -> tuple[str, ...]:
        """Who does not decide whether it did what it is accused of."""
        return (self.accused,) if self.accused and self.rule.accused_recused else ()

    def decision(self, store: Store, now: datetime) -> Decision:
        """Return what the rule makes of the ballots at `now`."""
        left = left_by(store.all(Participation), now)
        return decide(
            self.rule,
            self.guarantors,
            self.ballots,
            due=self.due,
            now=now,
            absent=absent_of(self.rule, self.guarantors, store.all(Determination)),
            accused=self.accused,
            left=tuple(party for party in left if party in self.guarantors),
            names={party.id: party.names for party in store.mechanism().parties},
        )


def hearing_of(store: Store, motion_id: str) -> Hearing:
    """Return a motion with what decides it; raises `NotFound`."""
    motion = store.get(Motion, motion_id)
    held = store.held(Case, motion.case) if motion else None
    if motion is None or held is None:
        raise NotFound(f"no motion {motion_id}", advice="See 'hudna cases'")
    mechanism = store.mechanism()
    rule = rule_for(motion, mechanism)
    return Hearing(
        motion=motion,
        case=held,
        rule=rule,
        guarantors=guarantors_at(store, motion.at),
        accused=accused_party(motion, mechanism),
        due=voting_ends(motion, rule, mechanism),
        reply_due=reply_due(motion, mechanism),
        ballots=tuple(store.all(Ballot, motion=motion_id)),
    )


def guarantors_at(store: Store, moment: datetime) -> tuple[str, ...]:
    """Return the guarantors that had not left by `moment`."""
    left = left_by(store.all(Participation), moment)
    return tuple(party for party in guarantor_ids(store) if party not in left)


def undecided_on(store: Store, case_id: str) -> tuple[Motion, ...]:
    """Return the motions on a case that are still voted on."""
    decided = {determination.motion for determination in store.all(Determination, case=case_id)}
    return tuple(m for m in store.all(Motion, case=case_id) if m.id not in decided)
