"""A case judged: every track against every version of its line, and an answer to each claim."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import shapely

from hudna.airspace.assumed import assumptions
from hudna.airspace.case import Case
from hudna.airspace.claims import Tried, judge_claim
from hudna.airspace.results import Held, fix_at, held_against
from hudna.airspace.sampling import Flown, flown
from hudna.airspace.together import agreement
from hudna.airspace.track import Track
from hudna.airspace.zone import Zone
from hudna.model.judgement import Judgement, LineVersion, TrackSource

__all__ = ["judge"]

_DRAWN_PLOTS = 2000
_APART = 7919


def judge(case: Case) -> Judgement:
    """Return the judgement of a case: the same for the same case, seed and samples."""
    seeds = {track.id: case.seed + _APART * at for at, track in enumerate(case.tracks)}
    paths = {t.id: flown(t, case.samples, seeds[t.id]) for t in case.tracks}
    smoothed = {track.id: _as_judged(track, paths[track.id]) for track in case.tracks}
    moments = _moments(case)
    held: dict[tuple[str, str, str], Held] = {}
    for track in case.tracks:
        for zone in case.zones:
            held[track.id, zone.id, zone.version] = held_against(
                zone,
                track,
                smoothed[track.id],
                paths[track.id],
                case.samples,
                seeds[track.id],
                tuple(moments.values()),
            )
    pairs = tuple(
        agreement(first, second)
        for at, first in enumerate(case.tracks)
        for second in case.tracks[at + 1 :]
    )
    tried = Tried(case, held, paths, pairs, {name: at for at, name in enumerate(moments)})
    return Judgement(
        id=case.id,
        title=case.title,
        question=case.question,
        exercise=case.exercise,
        lines=tuple(_line(zone) for zone in case.zones),
        tracks=tuple(_source(track, smoothed[track.id]) for track in case.tracks),
        results=tuple(one.result for one in held.values()),
        claims=tuple(judge_claim(claim, tried) for claim in case.claims),
        pairs=pairs,
        weights=dict(case.weights),
        supported_from=case.supported_from,
        contradicted_to=case.contradicted_to,
        seed=case.seed,
        samples=case.samples,
        assumptions=assumptions(case),
        sha256=case.sha256,
        command=case.command,
    )


def _moments(case: Case) -> Mapping[str, tuple[float, float]]:
    """Return the span of time each claim with a time is about, by the claim's id."""
    return {
        claim.id: (claim.at.timestamp(), claim.at.timestamp() + (claim.duration_s or 0.0))
        for claim in case.claims
        if claim.at is not None
    }


def _as_judged(track: Track, stretches: tuple[Flown, ...]) -> Track:
    """Return the track at its smoothed positions."""
    if not track.sigma_m or len(track.time) < 2:
        return track
    latitude, longitude = np.array(track.latitude), np.array(track.longitude)
    for part in stretches:
        at = np.flatnonzero(np.isin(track.time, part.track.time))
        own = np.isin(part.track.time, track.time)
        lat, lon = part.frame.from_plane(part.track.x[own], part.track.y[own])
        latitude[at], longitude[at] = lat, lon
    return replace(track, latitude=latitude, longitude=longitude)


def _line(zone: Zone) -> LineVersion:
    return LineVersion(
        zone=zone.id,
        version=zone.version,
        side=zone.side,
        sigma_m=zone.sigma_m,
        floor_m=zone.floor_m,
        ceiling_m=zone.ceiling_m,
        height_datum=zone.height_datum,
        edges=zone.edges,
        datum=zone.datum,
        source=zone.source,
        licence=zone.licence,
        sha256=zone.sha256,
        shape=str(shapely.to_geojson(zone.geometry)),
        repairs=zone.repairs,
    )


def _source(track: Track, smoothed: Track) -> TrackSource:
    n = len(track.time)
    chosen = np.unique(np.linspace(0, n - 1, min(n, _DRAWN_PLOTS)).astype(np.int64))
    return TrackSource(
        id=track.id,
        source=track.source,
        format=track.format,
        aircraft=track.aircraft,
        sha256=track.sha256,
        n=n,
        sigma_m=track.sigma_m,
        bias_sigma_m=track.bias_sigma_m,
        clock_sigma_s=track.clock_sigma_s,
        height_datum=track.height_datum,
        plots=tuple(fix_at(track, float(i)) for i in chosen),
        smoothed=tuple(fix_at(smoothed, float(i)) for i in chosen),
        repairs=track.repairs,
    )
