"""Whether the heights of a track can be held against the floor and ceiling of a zone."""

import math

import numpy as np

from hudna.airspace.track import Track
from hudna.airspace.zone import Zone
from hudna.model.judgement import HeightDatum, JudgementReason

__all__ = ["height_reasons", "limited", "limits_of"]


def limited(zone: Zone) -> bool:
    """Return whether a zone has a floor or a ceiling."""
    return zone.floor_m is not None or zone.ceiling_m is not None


def limits_of(zone: Zone, track: Track) -> tuple[float, float]:
    """Return floor and ceiling in metres, infinite where there is none or it cannot be compared.

    Heights from different or unknown references are not compared: nothing is converted by guess.
    """
    if not limited(zone) or height_reasons(zone, track):
        return -math.inf, math.inf
    floor = -math.inf if zone.floor_m is None else zone.floor_m
    return floor, math.inf if zone.ceiling_m is None else zone.ceiling_m


def height_reasons(zone: Zone, track: Track) -> tuple[JudgementReason, ...]:
    """Return why the heights cannot be compared, empty where they can or need not."""
    if not limited(zone):
        return ()
    if not np.isfinite(track.altitude_m).all():
        return (JudgementReason("height_unknown", {"track": track.id}),)
    if HeightDatum.UNKNOWN in (zone.height_datum, track.height_datum):
        return (JudgementReason("height_unknown", {"track": track.id}),)
    if zone.height_datum is not track.height_datum:
        values = {"track": track.id, "version": zone.version}
        return (JudgementReason("height_reference_differs", values),)
    return ()
