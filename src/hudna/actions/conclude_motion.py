"""What the rule makes of the ballots, and what follows from it."""

from hudna.actions.case_state import refresh_state
from hudna.actions.operator import Operator
from hudna.actions.ports import guarantor_ids
from hudna.errors import NotFound
from hudna.model.case import (
    Ballot,
    Case,
    Determination,
    DeterminationResult,
    Measure,
    MeasureState,
    Motion,
)
from hudna.model.identity import make_id
from hudna.model.release import Release
from hudna.verify.decide import decide
from hudna.verify.openings import deadline

__all__ = ["conclude_motion"]


def conclude_motion(operator: Operator, motion_id: str) -> Determination | None:
    """Record the determination a motion's ballots amount to, or return null while it is open.

    Of a motion that is decided already the determination is returned as it stands.

    A motion stays open to every guarantor's voice until its deadline, even when the outcome is
    certain: a dissent is worth hearing. The operator only computes and signs; anyone can recompute
    the result from the signed ballots.
    A carried motion's measure is ordered in the same transaction.
    """
    with operator.store.transaction():
        return _conclude(operator, motion_id)


def _conclude(operator: Operator, motion_id: str) -> Determination | None:
    store = operator.store
    motion = store.get(Motion, motion_id)
    held = store.held(Case, motion.case) if motion else None
    if motion is None or held is None:
        raise NotFound(f"no motion {motion_id}", advice="See 'hudna cases'")
    decided = next(store.all(Determination, motion=motion_id), None)
    if decided:
        return decided
    case: Case = held.value
    ballots = tuple(store.all(Ballot, motion=motion_id))
    mechanism = store.mechanism()
    rule = mechanism.rule_for(motion.measure)
    decision = decide(
        rule,
        guarantor_ids(store),
        ballots,
        due=deadline(motion.at, mechanism),
        now=operator.now,
        names={party.id: party.names for party in mechanism.parties},
    )
    if decision.tally.waiting:
        return None
    determination = Determination(
        id=make_id("determination", motion_id),
        case=case.id,
        motion=motion_id,
        rule=rule,
        result=decision.result,
        finding=motion.result,
        ballots=tuple(b.id for b in ballots),
        silent=decision.silent,
        explanation=decision.explanation,
        at=operator.now,
    )
    _record(operator, "determination", determination, held.release)
    measure = _measure(motion, determination)
    if measure:
        _record(operator, "measure", measure, held.release)
    refresh_state(store, case.id)
    return determination


def _measure(motion: Motion, determination: Determination) -> Measure | None:
    if determination.result is not DeterminationResult.CARRIED:
        return None
    if motion.measure is None or motion.measure_owner is None or motion.measure_due is None:
        return None
    return Measure(
        id=make_id("measure", determination.id),
        determination=determination.id,
        case=motion.case,
        kind=motion.measure,
        owner=motion.measure_owner,
        due=motion.measure_due,
        state=MeasureState.ORDERED,
    )


def _record(
    operator: Operator, kind: str, value: Determination | Measure, release: Release
) -> None:
    statement = operator.say(kind, value)
    operator.store.add_entry(statement.entry, kind, statement.private)
    operator.store.put(value, release, operator.now, statement.entry)
