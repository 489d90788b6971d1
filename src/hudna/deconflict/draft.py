"""A movement as somebody writes it down: fields of a form, a row of CSV or an object of JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hudna.deconflict.fields import (
    heights,
    instant,
    plain,
    points,
    quantity,
    yes_or_no,
)
from hudna.deconflict.volumes import GROUND_M, Plan, span_of, volumes_of
from hudna.errors import InputError
from hudna.model.judgement import HeightDatum
from hudna.model.movement import Movement, MovementKind, RoutePoint, Volume
from hudna.model.release import AMONG_PARTIES, Audience, Release

__all__ = ["FIELDS", "Draft", "draft_of", "movement_of"]

FIELDS = (
    "kind",
    "title",
    "purpose",
    "start",
    "end",
    "route",
    "speed_kmh",
    "slowest_kmh",
    "width_m",
    "early_min",
    "late_min",
    "lower_m",
    "upper_m",
    "lower_ft",
    "upper_ft",
    "height_reference",
    "vehicles",
    "contact",
    "emergency",
    "release",
    "language",
)
"""Every field that is known, in the order of a CSV file."""

_WIDTH_M = {MovementKind.FLIGHT: 4000.0}
_LATE_MIN = {MovementKind.FLIGHT: 15.0}
WIDTH_M, LATE_MIN = 1000.0, 60.0
"""A corridor and a delay to reckon with where none are given; shown beside the plan."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read: everything of a movement but who files it and when."""

    kind: MovementKind
    title: str
    purpose: str
    route: tuple[RoutePoint, ...]
    volumes: tuple[Volume, ...]
    start: datetime
    end: datetime
    vehicles: tuple[str, ...]
    contact: str
    emergency: bool
    audience: Audience
    language: str


def draft_of(fields: Mapping[str, Any], where: str = "") -> Draft:
    """Return the draft that fields make; raises `InputError` with the field that cannot be used.

    A field nobody knows is refused: a misspelt one would otherwise be left out of the plan.
    """
    try:
        return _draft(fields)
    except InputError as error:
        place = ", ".join(filter(None, (where, error.where)))
        raise InputError(error.message, where=place, advice=error.advice) from error


def _draft(fields: Mapping[str, Any]) -> Draft:
    for name in fields:
        if name not in FIELDS:
            raise InputError(
                f"there is no field '{name}'", where=name, advice=f"Use: {', '.join(FIELDS)}"
            )
    kind = _one_of(MovementKind, plain(fields, "kind"), "kind")
    title = plain(fields, "title")
    if not title:
        raise InputError("this is left empty", where="title", advice="Say in a few words what goes")
    plan = _plan(fields, kind)
    volumes = volumes_of(plan)
    start, end = span_of(volumes)
    audience = plain(fields, "release") or AMONG_PARTIES.audience.value
    return Draft(
        kind=kind,
        title=title,
        purpose=plain(fields, "purpose"),
        route=plan.route,
        volumes=volumes,
        start=start,
        end=end,
        vehicles=_listed(fields.get("vehicles")),
        contact=plain(fields, "contact"),
        emergency=yes_or_no(fields, "emergency"),
        audience=_circle(audience),
        language=plain(fields, "language") or "en",
    )


def _plan(fields: Mapping[str, Any], kind: MovementKind) -> Plan:
    fastest = quantity(fields, "speed_kmh", above=0.0)
    slowest = quantity(fields, "slowest_kmh", above=0.0)
    if slowest is not None and (fastest is None or slowest > fastest):
        raise InputError(
            "the slowest speed is above the speed",
            where="slowest_kmh",
            advice="Give speed_kmh as the fastest, slowest_kmh as the slowest",
        )
    start, until = instant(fields, "start"), instant(fields, "end")
    if start is None:
        raise InputError("this is left empty", where="start", advice="Give date, time and offset")
    if until is not None and until <= start:
        raise InputError("it ends before it starts", where="end", advice="Give a later end")
    lower, upper, datum = _heights(fields, kind)
    width = quantity(fields, "width_m", above=0.0)
    early, late = (quantity(fields, name, above=-1e-9) for name in ("early_min", "late_min"))
    return Plan(
        route=points(fields, "route"),
        start=start,
        slowest_kmh=slowest or fastest,
        fastest_kmh=fastest,
        half_width_m=(width or _WIDTH_M.get(kind, WIDTH_M)) / 2,
        early=timedelta(minutes=early or 0.0),
        late=timedelta(minutes=_LATE_MIN.get(kind, LATE_MIN) if late is None else late),
        until=until,
        lower_m=lower,
        upper_m=upper,
        height_datum=datum,
    )


def _heights(
    fields: Mapping[str, Any], kind: MovementKind
) -> tuple[float | None, float | None, HeightDatum]:
    given = heights(fields)
    if kind is MovementKind.FLIGHT:
        return given
    if given != (None, None, HeightDatum.UNKNOWN):
        raise InputError(
            f"a {kind.value} is on the ground", where="lower_m", advice="Leave its heights out"
        )
    return 0.0, GROUND_M, HeightDatum.GROUND


def _listed(value: Any) -> tuple[str, ...]:
    """Return vehicles: a list, or words parted by semicolons or lines."""
    if isinstance(value, list | tuple):
        items: Iterable[str] = map(str, value)
    else:
        items = str(value or "").replace("\n", ";").split(";")
    return tuple(one.strip() for one in items if one.strip())


def _circle(value: str) -> Audience:
    circle: Audience = _one_of(Audience, value, "release")
    if circle is Audience.PUBLIC:
        raise InputError(
            "a movement is never public",
            where="release",
            advice="Use sides, mechanism, guarantors or party",
        )
    return circle


def _one_of(values: Any, value: str, where: str) -> Any:
    try:
        return values(value)
    except ValueError as error:
        known = ", ".join(one.value for one in values)
        raise InputError(f"'{value}' is not known", where=where, advice=f"Use: {known}") from error


def movement_of(
    draft: Draft,
    *,
    name: str,
    party: str,
    by: str,
    now: datetime,
    exercise: bool,
    amends: str | None = None,
) -> Movement:
    """Return the movement that an office files from a draft."""
    own = party if draft.audience is Audience.PARTY else None
    return Movement(
        id=name,
        kind=draft.kind,
        title=draft.title,
        purpose=draft.purpose,
        party=party,
        by=by,
        language=draft.language,
        at=now,
        start=draft.start,
        end=draft.end,
        route=draft.route,
        volumes=draft.volumes,
        vehicles=draft.vehicles,
        contact=draft.contact,
        emergency=draft.emergency,
        amends=amends,
        exercise=exercise,
        release=Release(draft.audience, own),
    )
