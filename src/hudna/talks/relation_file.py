"""The files of a scale and of the events between two states, read strictly into the model."""

import calendar
import re
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time
from functools import partial

from hudna.model.relation_event import (
    EventKind,
    RelationEvent,
    RelationField,
    RelationLine,
    RelationScale,
)
from hudna.model.release import Audience
from hudna.model.when import DatePrecision, When
from hudna.talks.relation_events import check_event, pair_of
from hudna.talks.relation_line import in_order
from hudna.talks.source_nodes import held, sources
from hudna.text.schema import Node

__all__ = ["read_relations", "read_scale"]

_MONTH = re.compile(r"(\d{4})-(\d{2})")


def read_scale(node: Node) -> RelationScale:
    """Return the scale of a document; raises `ConfigurationError` with file, place and advice."""
    node.fields(("id", "names", "note", "sources", "least", "most", "kinds"))
    low, high = node["least"].number(-1e6), node["most"].number(-1e6)
    if low >= high:
        node["least"].wrong(f"the scale begins at {low:g} and ends at {high:g}", "Swap its ends")
    kinds = node["kinds"].each(partial(_kind, least=low, most=high))
    codes = [kind.code for kind in kinds]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        node["kinds"].wrong(f"the code '{twice}' is given twice", "Give each code one value")
    return RelationScale(
        id=node["id"].text(),
        names=node["names"].names(),
        note=node["note"].names(),
        sources=sources(node),
        least=low,
        most=high,
        kinds=kinds,
    )


def read_relations(
    node: Node, states: Collection[str], scale_of: Callable[[str], RelationScale]
) -> RelationLine:
    """Return the line of two states of a document; `scale_of` gives the scale of an id.

    Raises `ConfigurationError` with file, place and what to do.
    """
    node.fields(("id", "between", "scale", "events"), ("exercise",))
    between = node["between"].texts()
    if len(between) != 2:
        node["between"].wrong(f"this names {len(between)} states", "Name two, by their ids")
    pair = pair_of(*between)
    scale = scale_of(node["scale"].text())
    exercise = "exercise" in node and node["exercise"].truth()
    firsts: dict[str, RelationEvent] = {}

    def read(item: Node) -> RelationEvent:
        event = _event(item, pair, exercise=exercise)
        if event.id in firsts:
            item["id"].wrong(f"two events are called '{event.id}'", "Give each its own id")
        held(item, lambda: check_event(event, states, scale, firsts.get(event.telling_of or "")))
        firsts[event.id] = event
        return event

    return RelationLine(pair, in_order(node["events"].each(read)), scale)


def _kind(node: Node, least: float, most: float) -> EventKind:
    node.fields(("code", "value", "names"))
    return EventKind(node["code"].text(), node["names"].names(), node["value"].number(least, most))


def _event(node: Node, between: tuple[str, str], *, exercise: bool) -> RelationEvent:
    node.fields(("id", "fields", "when", "title", "sources"), ("actor", "code", "telling_of"))
    actor = node.optional_text("actor")
    when = _when(node["when"])
    begun = when.start or when.end or ""
    return RelationEvent(
        id=node["id"].text(),
        between=between,
        actor=None if actor in (None, "null") else actor,
        fields=node["fields"].each(lambda one: one.one_of(RelationField)),
        code=node.optional_text("code") or "",
        telling_of=node.optional_text("telling_of"),
        title=node["title"].names(),
        when=when,
        sources=sources(node),
        party="",
        by="",
        language="",
        audience=Audience.PUBLIC,
        exercise=exercise,
        at=datetime.combine(date.fromisoformat(begun), time.min, UTC),
    )


def _when(node: Node) -> When:
    """Return a day, a month, or an interval `from/to` of which `..` is an end not known."""
    written = node.text()
    start, slash, end = written.partition("/")
    try:
        if not slash:
            return _month(written) or When.day(date.fromisoformat(written))
        first, last = _end(start), _end(end)
    except ValueError:
        node.wrong(
            f"'{written}' is no day, month or interval",
            "Write it as 2017-01-23, 2017-01, 2017-01-23/2017-01-24 or ../2017-01-24",
        )
    if first is None and last is None:
        node.wrong("neither end is known", "Give a day it was not before or not after")
    known = first is not None and last is not None
    return When(first, last, DatePrecision.DAY if known else DatePrecision.UNKNOWN)


def _month(written: str) -> When | None:
    found = _MONTH.fullmatch(written)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2])
    if not 1 <= month <= 12:
        raise calendar.IllegalMonthError(month)
    return When.month(year, month)


def _end(written: str) -> str | None:
    return None if written == ".." else date.fromisoformat(written).isoformat()
