"""What offices say of events between states, before it is signed: by form, command or script."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from hudna.actions.round_words import audience_of, day_of, source_of
from hudna.errors import InputError
from hudna.model.attribution import Attribution
from hudna.model.identity import make_id
from hudna.model.party import Actor
from hudna.model.relation_event import RelationEvent, RelationField
from hudna.model.when import DatePrecision, When
from hudna.talks.relation_events import pair_of

__all__ = ["event_of"]


def event_of(
    fields: Mapping[str, Any], actor: Actor, *, now: datetime, exercise: bool
) -> RelationEvent:
    """Return the event an office tells of; raises `InputError` for a field that cannot be used.

    `start` and `end` are the days it was not before and not after; one day alone is both, unless
    `open` says which end is not known.
    """
    code = str(fields.get("language", "")) or "en"
    title = str(fields.get("title", "")).strip()
    return RelationEvent(
        id=make_id("relation-event", actor.id, now.isoformat(), title),
        between=pair_of(*(str(fields.get(name, "")).strip() for name in ("one", "other"))),
        actor=str(fields.get("actor") or "").strip() or None,
        fields=tuple(_field(str(one)) for one in fields.get("fields", ())),
        code=str(fields.get("code") or "").strip(),
        telling_of=str(fields.get("telling_of") or "").strip() or None,
        title={code: title} if title else {},
        when=_when(fields),
        sources=_sources(fields, code),
        party=actor.party,
        by=actor.id,
        language=code,
        audience=audience_of(fields),
        exercise=exercise,
        at=now,
    )


def _field(written: str) -> RelationField:
    if written not in list(RelationField):
        raise InputError(
            f"'{written}' is no field of relations",
            where="fields",
            advice=f"Use: {', '.join(RelationField)}",
        )
    return RelationField(written)


def _when(fields: Mapping[str, Any]) -> When:
    start, end = day_of(fields, "start"), day_of(fields, "end")
    if start is None and end is None:
        return When.unknown()
    if start is not None and end is not None:
        return When(start.isoformat(), end.isoformat(), DatePrecision.DAY)
    if not fields.get("open"):
        known = start or end
        assert known is not None
        return When.day(known)
    first, last = (one.isoformat() if one else None for one in (start, end))
    return When(first, last, DatePrecision.UNKNOWN)


def _sources(fields: Mapping[str, Any], code: str) -> tuple[Attribution, ...]:
    """Return who said it and where, nothing where the office's party says it itself."""
    said_by = str(fields.get("said_by") or "").strip()
    read = (*_report(fields), *source_of(fields, code))
    if not said_by:
        return read
    return tuple(replace(one, said_by=said_by) for one in read) or (Attribution(said_by=said_by),)


def _report(fields: Mapping[str, Any]) -> tuple[Attribution, ...]:
    """Return the characters of a report it was read from, nothing where none is named."""
    report = str(fields.get("report") or "").strip()
    if not report:
        return ()
    start, end = (str(fields.get(name) or "") for name in ("span_start", "span_end"))
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise InputError(
            f"'{start}' to '{end}' are no characters of the report",
            where="span_start",
            advice="Open the form from the report again",
        )
    claim = str(fields.get("claim") or "").strip() or None
    return (Attribution(report=report, claim=claim, start=int(start), end=int(end)),)
