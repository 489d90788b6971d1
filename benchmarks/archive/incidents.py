"""What happens on the days of a lot, and who says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np

from benchmarks.archive.places import Places
from benchmarks.archive.plan import ZONE, Lot, Plan
from benchmarks.archive.rows import Sheet, dumps
from benchmarks.archive.words import OUTLETS, SPEAKERS
from hudna.db.models import IncidentRow
from hudna.geo.entry import Entry

__all__ = ["Happened", "Told", "draw", "write_incident"]

KINDS = (
    ("shelling", 34), ("small_arms_fire", 22), ("air_strike", 9), ("armed_clash", 6),
    ("ceasefire_violation", 5), ("ground_attack", 4), ("drone_attack", 4), ("ied_mine", 3),
    ("overflight", 3), ("weapon_placement", 2), ("fortification", 1), ("detention", 2),
    ("abduction", 1), ("obstruction_of_monitors", 1), ("obstruction_of_humanitarian_access", 1),
    ("troop_movement", 1), ("property_damage", 1),
)  # fmt: skip
FIRE = {"shelling", "small_arms_fire", "armed_clash", "ground_attack", "drone_attack"}
WEAPONS = {
    "shelling": (["artillery"], ["mortar"], ["rocket"], []), "air_strike": (["aerial_bomb"], []),
    "small_arms_fire": (["small_arms"], ["machine_gun"], []), "drone_attack": (["drone"],),
    "ied_mine": (["mine"], ["ied"]),
}  # fmt: skip
ACCUSED = ([], ["syria_army"], ["syria_opposition"], ["illegal_armed_formations"],
           ["jabhat_al_nusra"], ["syria_army", "russia"])  # fmt: skip
WHENS = (
    ("day", 0.45), ("minute", 0.22), ("part_of_day", 0.14), ("hour", 0.09), ("month", 0.04),
    ("week", 0.03), ("unknown", 0.03),
)  # fmt: skip
CIRCLES = (
    (("public", None), 0.72), (("mechanism", None), 0.13), (("sides", None), 0.08),
    (("guarantors", None), 0.03), (("party", "turkey"), 0.015), (("party", "russia"), 0.015),
    (("party", "iran"), 0.01),
)  # fmt: skip
CLAIMS = (0.56, 0.25, 0.11, 0.05, 0.03)
_ODD, _MASK = 0x9E3779B97F4B, (1 << 48) - 1


@dataclass(slots=True)
class Told:
    """One claim: which outlet carries it, who speaks, how."""

    outlet: int
    speaker: int
    stance: str
    delay: int
    ref: tuple[str, str] = ("", "")
    at: datetime | None = None


@dataclass(slots=True)
class Happened:
    """One incident as drawn."""

    id: str
    day: date
    kind: str
    entry: Entry
    place: dict[str, Any]
    when: dict[str, Any]
    circle: tuple[str, str | None]
    told: list[Told]
    contested: bool
    accused: list[str]
    weapons: list[str]
    killed: list[int | None] | None
    wounded: list[int | None] | None
    shots: list[int | None] | None
    release: tuple[str, str | None, datetime | None] = ("", None, None)


def spread(number: int) -> str:
    """Return twelve hex digits that no other number has."""
    return f"{(number * _ODD) & _MASK:012x}"


def _pick(chance: np.random.Generator, choices: Any, number: int) -> Any:
    shares = np.array([share for _, share in choices], float)
    return chance.choice(len(choices), number, p=shares / shares.sum())


def draw(plan: Plan, lot: Lot, places: Places) -> Iterator[Happened]:
    """Yield what happens in a lot, in the order of its days."""
    chance, number = plan.chance(1, lot.number), lot.incidents
    where = places.draw(chance, number)
    kinds, whens = _pick(chance, KINDS, number), _pick(chance, WHENS, number)
    circles = _pick(chance, CIRCLES, number)
    many = chance.choice(len(CLAIMS), number, p=CLAIMS) + 1
    some = chance.random((number, 8))
    minute = chance.integers(0, 1440, number)
    days = [day for day, n in lot.days for _ in range(n)]
    for at in range(number):
        kind, u = KINDS[kinds[at]][0], some[at]
        circle = CIRCLES[circles[at]][0]
        weapons = WEAPONS.get(kind, ([],))
        told = _told(circle, int(many[at]), u[0], u[1])
        harmed = kind in FIRE or kind in ("air_strike", "ied_mine")
        yield Happened(
            id=f"inc-{spread((plan.seed << 32) + lot.first + at)}", day=days[at], kind=kind,
            entry=where[at][0], place=where[at][1],
            when=_when(WHENS[whens[at]][0], days[at], int(minute[at])), circle=circle, told=told,
            contested=told[-1].stance == "denies" and len(told) > 1,
            accused=ACCUSED[int(u[2] * len(ACCUSED))], weapons=weapons[int(u[3] * len(weapons))],
            killed=_range(u[4], 0.08) if harmed else None,
            wounded=_range(u[5], 0.18) if harmed else None,
            shots=_range(u[6], 0.5, 40) if kind in FIRE else None,
        )  # fmt: skip


def _told(circle: tuple[str, str | None], number: int, first: float, voice: float) -> list[Told]:
    """Return who tells it: each outlet once; the last of several denies it now and then."""
    party = circle[1]
    own = [at for at, outlet in enumerate(OUTLETS) if party is None or outlet.party == party]
    number = min(number, len(own))
    begin = int(first * len(own))
    told = []
    for at in range(number):
        mix = int(voice * 1e6) + at * 7
        stance = ("asserts", "claims", "claims", "confirms")[mix % 4]
        if at == number - 1 and at and mix % 5 == 0:
            stance = "denies"
        told.append(Told(own[(begin + at) % len(own)], mix % len(SPEAKERS), stance, mix % 9 // 6))
    return told


def _range(u: float, share: float, most: int = 9) -> list[int | None] | None:
    """Return least and most, mostly nothing: few sources give numbers."""
    if u > share:
        return None
    low = 1 + int((u / share) ** 3 * most)
    if u > share * 0.8:
        return [low, None]
    return [low, low + (int(u * 1e6) % 4 if u > share * 0.5 else 0)]


def _when(precision: str, day: date, minute: int) -> dict[str, Any]:
    start: str | None = day.isoformat()
    end = start
    if precision in ("minute", "hour"):
        minute = minute if precision == "minute" else minute // 60 * 60
        start = end = f"{start}T{minute // 60:02d}:{minute % 60:02d}"
    elif precision == "week":
        start, end = day.isoformat(), (day + timedelta(days=6)).isoformat()
    elif precision == "month":
        after = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        start = day.replace(day=1).isoformat()
        end = (after - timedelta(days=1)).isoformat()
    elif precision == "unknown":
        start = end = None
    return {"depends_on_publication": False, "end": end, "precision": precision, "span": None,
            "start": start}  # fmt: skip


def write_incident(sheet: Sheet, one: Happened) -> None:
    """Add the row of an incident whose claims stand in reports by now."""
    start = one.when["start"]
    last = max(t.at for t in one.told if t.at)
    one.release = (*one.circle, last + timedelta(hours=24) if one.circle[0] == "public" else None)
    at = datetime.fromisoformat(start).replace(tzinfo=ZONE) if start else last
    refs = [{"claim": claim, "report": report} for report, claim in (t.ref for t in one.told)]
    not_before = one.release[2]
    body = {
        "accused": one.accused, "bursts": None, "claims": refs, "contested": one.contested,
        "event_type": one.kind, "id": one.id, "killed": one.killed, "place": one.place,
        "reasons": [
            {"left": refs[0], "parts": [["place_same_spot", 4.2], ["time_same_day", 3.1],
                                        ["kind_same", 2.0]], "right": ref, "score": 9.3}
            for ref in refs[1:]
        ],
        "release": {
            "audience": one.circle[0],
            "not_before": not_before.isoformat() if not_before else None,
            "party": one.circle[1],
        },
        "shots": one.shots, "weapons": one.weapons, "when": one.when, "wounded": one.wounded,
    }  # fmt: skip
    sheet.hold(
        IncidentRow, "Incident", one.id, one.release, at.astimezone(UTC), dumps(body),
        event_type=one.kind, admin1=one.place["admin1"],
        day=date.fromisoformat(start[:10]) if start else None,
        latitude=one.place["latitude"], longitude=one.place["longitude"],
    )  # fmt: skip
