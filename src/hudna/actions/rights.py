"""Every act of an office in one table: who may do it, and in which states of a case it fits."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from hudna.actions.permissions import (
    check_acknowledge,
    check_acknowledge_movement,
    check_agree,
    check_announce,
    check_answer_measure,
    check_correct,
    check_file_airspace,
    check_find,
    check_keep_evidence,
    check_propose,
    check_publish,
    check_remark,
    check_sign_off,
    check_submit,
    check_switch,
    check_talk,
    check_tell,
    check_vote,
)
from hudna.errors import Conflict, Refused
from hudna.model.case import CaseState
from hudna.model.party import Actor
from hudna.model.remark import Capacity
from hudna.verify.states import CaseEvent, step

__all__ = ["ACTS", "Act", "can_act", "check_act"]


class Act(StrEnum):
    """What an office can do for its party."""

    SUBMIT_REPORT = "submit a report"
    CORRECT_READING = "correct a reading"
    KEEP_EVIDENCE = "keep evidence"
    FIND_OCCURRENCE = "find whether it happened"
    FIND_ATTRIBUTION = "find who did it"
    PUT_OCCURRENCE = "put to the vote whether it happened"
    PUT_ATTRIBUTION = "put to the vote who did it"
    PUT_MEASURES = "put measures to the vote"
    PUT_CLOSURE = "put closing the case to the vote"
    PUT_REOPENING = "put reopening the case to the vote"
    VOTE = "vote on an open motion"
    REPLY = "reply as the accused"
    GIVE_OPINION = "give an observer's opinion"
    MEDIATE = "speak as a mediator"
    TELL_ACCOUNT = "tell its party's account"
    ANSWER_MEASURE = "answer for a measure its party owes"
    PUBLISH = "publish a bulletin"
    SIGN_OFF = "let a red alert go out"
    ACKNOWLEDGE = "acknowledge an alert"
    SWITCH = "turn the watch off or on"
    FILE_AIRSPACE = "file an airspace case"
    ANNOUNCE = "announce a movement or declare a zone"
    ACKNOWLEDGE_MOVEMENT = "confirm having read a movement"
    TALK = "draft and file what belongs to talks"
    AGREE = "sign or dissent from a joint statement"


ACTS: dict[Act, tuple[Callable[[Actor], None], CaseEvent | None]] = {
    Act.SUBMIT_REPORT: (check_submit, None),
    Act.CORRECT_READING: (check_correct, None),
    Act.KEEP_EVIDENCE: (check_keep_evidence, None),
    Act.FIND_OCCURRENCE: (check_find, CaseEvent.FINDING_RECORDED),
    Act.FIND_ATTRIBUTION: (check_find, CaseEvent.ATTRIBUTION_FOUND),
    Act.PUT_OCCURRENCE: (check_propose, CaseEvent.MOTION_PUT),
    Act.PUT_ATTRIBUTION: (check_propose, CaseEvent.ATTRIBUTION_PUT),
    Act.PUT_MEASURES: (check_propose, CaseEvent.MEASURES_PUT),
    Act.PUT_CLOSURE: (check_propose, CaseEvent.CLOSURE_PUT),
    Act.PUT_REOPENING: (check_propose, CaseEvent.REOPENING_PUT),
    Act.VOTE: (check_vote, None),
    Act.REPLY: (partial(check_remark, capacity=Capacity.ACCUSED), None),
    Act.GIVE_OPINION: (partial(check_remark, capacity=Capacity.OBSERVER), None),
    Act.MEDIATE: (partial(check_remark, capacity=Capacity.MEDIATOR), None),
    Act.TELL_ACCOUNT: (check_tell, None),
    Act.ANSWER_MEASURE: (check_answer_measure, None),
    Act.PUBLISH: (check_publish, None),
    Act.SIGN_OFF: (check_sign_off, None),
    Act.ACKNOWLEDGE: (check_acknowledge, None),
    Act.SWITCH: (check_switch, None),
    Act.FILE_AIRSPACE: (check_file_airspace, None),
    Act.ANNOUNCE: (check_announce, None),
    Act.ACKNOWLEDGE_MOVEMENT: (check_acknowledge_movement, None),
    Act.TALK: (check_talk, None),
    Act.AGREE: (check_agree, None),
}
"""Who may do each act, and the event it is to a case; null where the state does not decide."""


def check_act(actor: Actor, act: Act, state: CaseState) -> None:
    """Raise `Refused` where the office may not do it, `Conflict` where the case is not there."""
    permitted, event = ACTS[act]
    permitted(actor)
    if event is not None:
        step(state, event)


def can_act(actor: Actor, act: Act, state: CaseState) -> bool:
    """Return whether an office may do an act on a case in a state."""
    try:
        check_act(actor, act, state)
    except (Refused, Conflict):
        return False
    return True
