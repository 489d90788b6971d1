"""From the forms of a case to the statement to be signed."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from hudna.errors import Conflict, InputError
from hudna.model.bulletin import CaseFile
from hudna.model.case import (
    Ballot,
    Choice,
    Finding,
    FindingResult,
    Measure,
    MeasureAnswer,
    MeasureAsked,
    MeasureKind,
    MeasureState,
    Motion,
)
from hudna.model.identity import make_id
from hudna.model.party import Actor
from hudna.model.question import Question, StandardOfProof
from hudna.model.remark import Capacity, CaseAccount, Position, Remark

__all__ = ["ANOTHER", "FORMS", "MEASURE_ROWS", "NOBODY", "answer_of", "remark_of", "statement_of"]

MUST_SAY_WHY = (Question.ATTRIBUTION, Question.REOPENING)
"""Questions that are put with words: the accused replies to them, a case is reopened for them."""

MEASURE_DAYS = 7
MEASURE_ROWS = 3
"""How many measures the form of a motion has room for."""

NOBODY, ANOTHER = "-", "+"
"""Choices in the list of who may be named: nobody can be, and somebody who is not on it."""


def statement_of(
    form: Mapping[str, Any], file: CaseFile, actor: Actor, now: datetime, language: str
) -> tuple[str, Any]:
    """Return kind and statement of a filled-in form; raises `InputError` for what is missing."""
    kind = str(form.get("kind", ""))
    if kind not in FORMS:
        raise InputError(f"there is no form '{kind}'", advice="Use the forms on the case's page")
    return kind, FORMS[kind](form, file, actor, now, language)


def _finding(
    form: Mapping[str, Any], file: CaseFile, actor: Actor, now: datetime, language: str
) -> Finding:
    question = _one(Question, form, "question")
    named = _named(form) if question is Question.ATTRIBUTION else None
    return Finding(
        id=make_id("finding", file.case.id, actor.id, now.isoformat(), question),
        case=file.case.id,
        party=actor.party,
        by=actor.id,
        result=_one(FindingResult, form, "result") if question is Question.OCCURRENCE else None,
        source_grade=str(form.get("source_grade", "")),
        information_grade=str(form.get("information_grade", "")),
        reasons=_text(form, "reasons", required=True),
        language=language,
        evidence=tuple(_several(form, "evidence")),
        at=now,
        question=question,
        attributed_to=named,
        standard=_one(StandardOfProof, form, "standard") if form.get("standard") else None,
    )


def _motion(
    form: Mapping[str, Any], file: CaseFile, actor: Actor, now: datetime, language: str
) -> Motion:
    question = _one(Question, form, "question")
    return Motion(
        id=make_id("motion", file.case.id, actor.id, now.isoformat(), question),
        case=file.case.id,
        proposed_by=actor.party,
        question=question,
        result=_one(FindingResult, form, "result") if question is Question.OCCURRENCE else None,
        attributed_to=_named(form) if question is Question.ATTRIBUTION else None,
        measures=tuple(_measures(form, now)),
        reasons=_text(form, "motion_reasons", required=question in MUST_SAY_WHY),
        language=language,
        at=now,
    )


def _measures(form: Mapping[str, Any], now: datetime) -> Iterator[MeasureAsked]:
    """Yield the measures of the rows that are filled in, `measure_1` and so on."""
    for row in range(1, MEASURE_ROWS + 1):
        if form.get(f"measure_{row}"):
            yield MeasureAsked(
                _one(MeasureKind, form, f"measure_{row}"),
                _text(form, f"measure_owner_{row}", required=True),
                _due(form, f"measure_due_{row}", now),
            )


def _ballot(
    form: Mapping[str, Any], file: CaseFile, actor: Actor, now: datetime, language: str
) -> Ballot:
    vote = file.open_vote
    if vote is None:
        raise Conflict("there is no motion to vote on", advice="Reload the case")
    choice = _one(Choice, form, "choice")
    return Ballot(
        id=make_id("ballot", vote.motion.id, actor.id),
        motion=vote.motion.id,
        case=file.case.id,
        party=actor.party,
        by=actor.id,
        choice=choice,
        dissent=_text(form, "dissent", required=choice is Choice.AGAINST),
        language=language,
        at=now,
    )


def remark_of(
    form: Mapping[str, Any], motion: Motion, actor: Actor, now: datetime, language: str
) -> Remark:
    """Return what an office fills in on a motion that it does not decide."""
    capacity = _one(Capacity, form, "capacity")
    return Remark(
        id=make_id("remark", motion.id, actor.id, capacity),
        case=motion.case,
        motion=motion.id,
        party=actor.party,
        by=actor.id,
        capacity=capacity,
        position=_one(Position, form, "position"),
        words=_text(form, "remark", required=True),
        language=language,
        at=now,
    )


def _account(
    form: Mapping[str, Any], file: CaseFile, actor: Actor, now: datetime, language: str
) -> CaseAccount:
    """Return an account; one that joins another's takes its words from there."""
    joins = str(form.get("joins", "")) or None
    other = next((one for one in file.accounts if one.id == joins), None)
    if joins and other is None:
        raise Conflict("the account to be joined is not here", advice="Reload the case")
    words = other.words if other else _text(form, "account", required=True)
    return CaseAccount(
        id=make_id("account", file.case.id, actor.id, now.isoformat()),
        case=file.case.id,
        party=actor.party,
        by=actor.id,
        words=words,
        language=other.language if other else language,
        joins=joins,
        at=now,
    )


def answer_of(
    form: Mapping[str, Any], measure: Measure, actor: Actor, now: datetime, language: str
) -> MeasureAnswer:
    """Return what an office fills in for a measure its party owes."""
    state = _one(MeasureState, form, "state")
    done = state is MeasureState.DONE
    return MeasureAnswer(
        id=make_id("answer", measure.id, actor.id, now.isoformat(), state),
        measure=measure.id,
        case=measure.case,
        party=actor.party,
        by=actor.id,
        state=state,
        note=_text(form, f"note-{measure.id}", required=True),
        language=language,
        at=now,
        amendment=form.get(f"amendment-{measure.id}") or None if done else None,
    )


FORMS: dict[str, Callable[..., Any]] = {
    "finding": _finding,
    "motion": _motion,
    "ballot": _ballot,
    "account": _account,
}
"""Every form there is, by the kind of statement it makes."""


def _one(enumeration: Any, form: Mapping[str, Any], field: str) -> Any:
    try:
        return enumeration(form.get(field, ""))
    except ValueError as error:
        raise InputError("nothing is chosen", where=field, advice="Choose one") from error


def _text(form: Mapping[str, Any], field: str, *, required: bool) -> str:
    value = str(form.get(field, "")).strip()
    if required and not value:
        raise InputError("this is left empty", where=field, advice="Say why, in a sentence or two")
    return value


def _several(form: Mapping[str, Any], field: str) -> list[str]:
    return [str(item) for item in form.getlist(field)] if hasattr(form, "getlist") else []


def _named(form: Mapping[str, Any]) -> str | None:
    """Return who is named as having done it: one on the list, or another in words."""
    listed = str(form.get("attributed_to", ""))
    if listed == NOBODY:
        return None
    if listed == ANOTHER:
        return _text(form, "attributed_other", required=True)
    if not listed:
        raise InputError("nobody is chosen", where="attributed_to", advice="Choose one")
    return listed


def _due(form: Mapping[str, Any], field: str, now: datetime) -> datetime:
    value = str(form.get(field, ""))
    if not value:
        return now + timedelta(days=MEASURE_DAYS)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise InputError("this is no date", where=field) from error
    local = moment if moment.tzinfo else timezone.make_aware(moment)
    if local <= now:
        raise InputError("this moment is past", where=field, advice="Choose a later one")
    return local
