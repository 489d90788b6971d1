"""When an incident becomes a case before the guarantors, and until when its clocks run."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hudna.model.agreement import Allegation, Outcome
from hudna.model.case import Case, Motion
from hudna.model.identity import make_id
from hudna.model.incident import Incident
from hudna.model.mechanism import Clock, DecisionRule, Mechanism
from hudna.model.release import Audience, at_most
from hudna.verify.states import INITIAL

__all__ = ["accused_party", "case_for", "deadline", "reply_due", "rule_for", "voting_ends"]


def case_for(
    incident: Incident, allegations: Sequence[Allegation], *, mechanism: Mechanism, now: datetime
) -> Case | None:
    """Return the case of an incident, or null when no clause is alleged to be breached.

    The id depends on the incident alone, so that opening twice opens once. The case carries all
    allegations about the incident. Even where the incident is public, what guarantors find is
    between them and the observer until a publisher puts it into a bulletin.
    """
    own = [a for a in allegations if a.incident == incident.id]
    if not any(a.outcome is Outcome.BREACH_ALLEGED for a in own):
        return None
    return Case(
        id=make_id("case", incident.id),
        incident=incident.id,
        allegations=tuple(a.id for a in own),
        opened_at=now,
        due=deadline(now, mechanism, Clock.FINDING),
        rule=mechanism.rule,
        state=INITIAL,
        release=at_most(incident.release, Audience.MECHANISM),
    )


def deadline(start: datetime, mechanism: Mechanism, clock: Clock) -> datetime:
    """Return when a clock that began at `start` has run out."""
    return start + timedelta(hours=mechanism.hours(clock))


def rule_for(motion: Motion, mechanism: Mechanism) -> DecisionRule:
    """Return the rule a motion is decided by; `checks` see to it that there is one only."""
    kinds = [asked.measure.value for asked in motion.measures]
    return mechanism.rules_for(motion.question.value, kinds)[0]


def accused_party(motion: Motion, mechanism: Mechanism) -> str | None:
    """Return the party of the mechanism that a motion names as having done it, null for nobody."""
    parties = {party.id for party in mechanism.parties}
    return motion.attributed_to if motion.attributed_to in parties else None


def reply_due(motion: Motion, mechanism: Mechanism) -> datetime | None:
    """Return until when the party named by a motion may reply; null where it names none."""
    if accused_party(motion, mechanism) is None:
        return None
    return deadline(motion.at, mechanism, Clock.REPLY)


def voting_ends(motion: Motion, rule: DecisionRule, mechanism: Mechanism) -> datetime:
    """Return until when a motion is voted on: not before the accused has had its time to reply."""
    hours = mechanism.hours(Clock.VOTE) if rule.hours is None else rule.hours
    ends = motion.at + timedelta(hours=hours)
    heard = reply_due(motion, mechanism)
    return max(ends, heard) if heard is not None else ends
