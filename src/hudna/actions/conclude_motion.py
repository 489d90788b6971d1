"""What the rule makes of the ballots, and what follows from it."""

from hudna.actions.case_state import refresh_state
from hudna.actions.hearing import Hearing, hearing_of
from hudna.actions.operator import Operator
from hudna.actions.ports import Store
from hudna.model.case import (
    Determination,
    DeterminationResult,
    Measure,
    MeasureState,
    Motion,
)
from hudna.model.identity import make_id
from hudna.model.remark import Capacity, Remark
from hudna.verify.decide import Decision
from hudna.verify.explain import explain_reply

__all__ = ["conclude_due", "conclude_motion"]


def conclude_due(operator: Operator) -> tuple[Determination, ...]:
    """Record what is decided by now of every motion whose time is over; return what is new."""
    store = operator.store
    decided = {determination.motion for determination in store.all(Determination)}
    waiting = [motion.id for motion in store.all(Motion) if motion.id not in decided]
    concluded = [conclude_motion(operator, motion) for motion in waiting]
    return tuple(determination for determination in concluded if determination is not None)


def conclude_motion(operator: Operator, motion_id: str) -> Determination | None:
    """Record the determination a motion's ballots amount to, or return null while it is open.

    Of a motion that is decided already the determination is returned as it stands.

    A motion stays open to every guarantor's voice until its deadline, even when the outcome is
    certain: a dissent is worth hearing. Where it accuses a party, nothing is decided before that
    party has replied or let its time pass. The operator only computes and signs; anyone can
    recompute the result from the signed ballots.
    A carried motion's measures are ordered in the same transaction.
    """
    with operator.store.transaction():
        return _conclude(operator, motion_id)


def _conclude(operator: Operator, motion_id: str) -> Determination | None:
    store, now = operator.store, operator.now
    decided = next(store.all(Determination, motion=motion_id), None)
    if decided:
        return decided
    hearing = hearing_of(store, motion_id)
    decision = hearing.decision(store, now)
    replied = _replied(store, hearing)
    unheard = hearing.reply_due is not None and not replied and now <= hearing.reply_due
    if decision.tally.waiting or unheard:
        return None
    determination = _determination(operator, hearing, decision, replied)
    operator.keep("determination", determination, hearing.case.release)
    for measure in _measures(hearing, determination):
        operator.keep("measure", measure, hearing.case.release)
    refresh_state(store, determination.case)
    return determination


def _replied(store: Store, hearing: Hearing) -> bool:
    remarks = store.all(Remark, motion=hearing.motion.id)
    return any(remark.capacity is Capacity.ACCUSED for remark in remarks)


def _determination(
    operator: Operator, hearing: Hearing, decision: Decision, replied: bool
) -> Determination:
    motion, explanation = hearing.motion, decision.explanation
    if hearing.accused is not None:
        names = operator.store.mechanism().party(hearing.accused).names
        explanation = explain_reply(explanation, names, replied)
    return Determination(
        id=make_id("determination", motion.id),
        case=motion.case,
        motion=motion.id,
        rule=hearing.rule,
        question=motion.question,
        result=decision.result,
        finding=motion.result,
        attributed_to=motion.attributed_to,
        ballots=tuple(ballot.id for ballot in hearing.ballots),
        silent=decision.silent,
        absent=decision.tally.absent,
        left=decision.tally.left,
        explanation=explanation,
        at=operator.now,
    )


def _measures(hearing: Hearing, determination: Determination) -> tuple[Measure, ...]:
    if determination.result is not DeterminationResult.CARRIED:
        return ()
    return tuple(
        Measure(
            id=make_id("measure", determination.id, *([str(number)] if number else [])),
            determination=determination.id,
            case=determination.case,
            kind=asked.measure,
            owner=asked.owner,
            due=asked.due,
            state=MeasureState.ORDERED,
        )
        for number, asked in enumerate(hearing.motion.measures)
    )
