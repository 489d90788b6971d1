"""Statements without a track, held against physics and against each version of the line."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from hudna.airspace.aircraft import Envelope, envelopes
from hudna.airspace.chords import Chord, nearest_chord, sector_of
from hudna.airspace.parts import TOLERANCE
from hudna.airspace.zone import Zone
from hudna.model.judgement import (
    AirspaceClaim,
    JudgementReason,
    StatedReading,
    StatementCheck,
    Verdict,
)

__all__ = ["Slack", "check_statement", "readings_of", "slack_of"]

AS_STATED = "as_stated"


@dataclass(frozen=True, slots=True)
class Slack:
    """The least change of its own numbers that makes a statement possible; null where none is."""

    metres: float | None
    seconds: float | None


def readings_of(claim: AirspaceClaim) -> tuple[StatedReading, ...]:
    """Return the readings of a claim: those named, else the one its own numbers give."""
    if claim.readings:
        return claim.readings
    own = (claim.depth_m, claim.length_m, claim.duration_s, claim.distance_m)
    return (StatedReading(AS_STATED, *own),) if any(v is not None for v in own) else ()


def check_statement(claim: AirspaceClaim, zones: Sequence[Zone]) -> tuple[StatementCheck, ...]:
    """Return one check per reading against physics, and one per reading and version of the line.

    Nothing is supported by a statement alone: it is contradicted, or not resolvable.
    """
    checks: list[StatementCheck] = []
    for reading in readings_of(claim):
        checks.append(_physics(claim, reading))
        for zone in zones if reading.depth_is == "from_tip" else ():
            sector = sector_of(zone)
            found = None if sector is None else _on_map(reading, zone.version, sector)
            checks += [found] if found is not None else []
    return tuple(checks)


def _physics(claim: AirspaceClaim, reading: StatedReading) -> StatementCheck:
    envelope = envelopes().get(claim.aircraft) if claim.aircraft else None
    reasons = list(_geometry(reading))
    fails = bool(reasons)
    speed = _speed(reading)
    if speed is not None:
        reasons.append(JudgementReason("speed_needed", {"value": f"{speed:.1f}"}))
        judged, wrong = _against(speed, envelope)
        reasons.append(judged)
        fails = fails or wrong
    verdict = Verdict.CONTRADICTED if fails else Verdict.NOT_RESOLVABLE
    return StatementCheck(
        reading.id, None, verdict, tuple(reasons), speed, _needed(reading, envelope)
    )


def _geometry(reading: StatedReading) -> Iterator[JudgementReason]:
    """Yield what no line on any map allows: a way in and out is twice as long as it is deep."""
    depth, length = reading.depth_m, reading.length_m
    if depth is None or length is None:
        return
    values = {"value": f"{depth:.1f}", "limit": f"{length / 2:.1f}"}
    if reading.depth_is == "nearest_edge" and depth > length / 2 * (1 + TOLERANCE):
        yield JudgementReason("depth_too_large_for_length", values)
    if reading.depth_is == "along_course" and depth > length * (1 + TOLERANCE):
        values["limit"] = f"{length:.1f}"
        yield JudgementReason("way_in_longer_than_way", values)


def _speed(reading: StatedReading) -> float | None:
    if reading.length_m is None or not reading.duration_s:
        return None
    return reading.length_m / reading.duration_s


def _against(speed: float, envelope: Envelope | None) -> tuple[JudgementReason, bool]:
    """Return how a speed stands to what the type flies, and whether it rules the reading out."""
    slowest = envelope.slowest_ms if envelope else None
    fastest = envelope.fastest_ms if envelope else None
    if slowest is not None and speed < slowest * (1 - TOLERANCE):
        return JudgementReason("speed_below_envelope", {"limit": f"{slowest:.1f}"}), True
    if fastest is not None and speed > fastest * (1 + TOLERANCE):
        return JudgementReason("speed_above_envelope", {"limit": f"{fastest:.1f}"}), True
    if slowest is None or fastest is None:
        return JudgementReason("type_unknown"), False
    values = {"low": f"{slowest:.1f}", "high": f"{fastest:.1f}"}
    return JudgementReason("speed_within_envelope", values), False


def _needed(reading: StatedReading, envelope: Envelope | None) -> tuple[float, float] | None:
    """Return the most and least seconds the length takes at the slowest and the fastest."""
    if reading.length_m is None or envelope is None:
        return None
    if not envelope.slowest_ms or not envelope.fastest_ms:
        return None
    return reading.length_m / envelope.slowest_ms, reading.length_m / envelope.fastest_ms


def _on_map(reading: StatedReading, version: str, sector: BaseGeometry) -> StatementCheck | None:
    if reading.depth_m is None or reading.length_m is None:
        return None
    chord = nearest_chord(sector, reading.length_m, reading.depth_m)
    exists = chord is not None and _alike(chord, reading.length_m, reading.depth_m)
    key = "chord_exists" if exists else "no_such_chord"
    values = {"version": version}
    if chord is not None:
        values |= {"value": f"{chord[0]:.1f}", "other": f"{chord[1]:.1f}"}
    verdict = Verdict.NOT_RESOLVABLE if exists else Verdict.CONTRADICTED
    return StatementCheck(reading.id, version, verdict, (JudgementReason(key, values),))


def _alike(chord: Chord, length: float, depth: float) -> bool:
    return abs(chord[0] / length - 1) <= TOLERANCE and abs(chord[1] / depth - 1) <= TOLERANCE


def slack_of(claim: AirspaceClaim) -> Slack:
    """Return the least change of depth or length, and of duration, that makes a reading possible.

    The least over all readings: 0 where one is possible as it stands.
    """
    envelope = envelopes().get(claim.aircraft) if claim.aircraft else None
    metres = [_too_deep(r) for r in readings_of(claim) if r.depth_m is not None and r.length_m]
    seconds = [s for r in readings_of(claim) if (s := _out_of_time(r, envelope)) is not None]
    return Slack(min(metres) if metres else None, min(seconds) if seconds else None)


def _too_deep(reading: StatedReading) -> float:
    depth, length = reading.depth_m or 0.0, reading.length_m or 0.0
    most = {"nearest_edge": length / 2, "along_course": length}.get(reading.depth_is, math.inf)
    return max(depth - most, 0.0)


def _out_of_time(reading: StatedReading, envelope: Envelope | None) -> float | None:
    needed = _needed(reading, envelope)
    if needed is None or reading.duration_s is None:
        return None
    longest, shortest = needed
    return max(reading.duration_s - longest, shortest - reading.duration_s, 0.0)
