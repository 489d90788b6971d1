"""From the forms of a case to the statement to be signed."""

from collections.abc import Callable, Mapping
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
    MeasureKind,
    MeasureState,
    Motion,
)
from hudna.model.identity import make_id
from hudna.model.party import Actor

__all__ = ["FORMS", "answer_of", "statement_of"]

MEASURE_DAYS = 7


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
    evidence = form.getlist("evidence") if hasattr(form, "getlist") else ()
    return Finding(
        id=make_id("finding", file.case.id, actor.id, now.isoformat()),
        case=file.case.id,
        party=actor.party,
        by=actor.id,
        result=_one(FindingResult, form, "result"),
        source_grade=str(form.get("source_grade", "")),
        information_grade=str(form.get("information_grade", "")),
        reasons=_text(form, "reasons", required=True),
        language=language,
        evidence=tuple(str(item) for item in evidence),
        at=now,
    )


def _motion(
    form: Mapping[str, Any], file: CaseFile, actor: Actor, now: datetime, language: str
) -> Motion:
    measure = _one(MeasureKind, form, "measure") if form.get("measure") else None
    return Motion(
        id=make_id("motion", file.case.id, actor.id, now.isoformat()),
        case=file.case.id,
        proposed_by=actor.party,
        result=_one(FindingResult, form, "result"),
        measure=measure,
        measure_owner=_text(form, "measure_owner", required=True) if measure else None,
        measure_due=_due(form, now) if measure else None,
        at=now,
    )


def _ballot(
    form: Mapping[str, Any], file: CaseFile, actor: Actor, now: datetime, language: str
) -> Ballot:
    if file.motion is None:
        raise Conflict("there is no motion to vote on", advice="Reload the case")
    choice = _one(Choice, form, "choice")
    return Ballot(
        id=make_id("ballot", file.motion.id, actor.id),
        motion=file.motion.id,
        case=file.case.id,
        party=actor.party,
        by=actor.id,
        choice=choice,
        dissent=_text(form, "dissent", required=choice is Choice.AGAINST),
        language=language,
        at=now,
    )


def answer_of(
    form: Mapping[str, Any], measure: Measure, actor: Actor, now: datetime, language: str
) -> MeasureAnswer:
    """Return what an office fills in for a measure its party owes."""
    state = _one(MeasureState, form, "state")
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
    )


FORMS: dict[str, Callable[..., Any]] = {"finding": _finding, "motion": _motion, "ballot": _ballot}
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


def _due(form: Mapping[str, Any], now: datetime) -> datetime:
    value = str(form.get("measure_due", ""))
    if not value:
        return now + timedelta(days=MEASURE_DAYS)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise InputError("this is no date", where="measure_due") from error
    local = moment if moment.tzinfo else timezone.make_aware(moment)
    if local <= now:
        raise InputError("this moment is past", where="measure_due", advice="Choose a later one")
    return local
