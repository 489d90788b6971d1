"""The answer to one claim: by each version of the line, by each track it is about, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from hudna.airspace.case import Case
from hudna.airspace.changes import would_change
from hudna.airspace.claim_shifts import version_verdict
from hudna.airspace.heights import height_reasons
from hudna.airspace.opponents import least_between
from hudna.airspace.parts import parts_of
from hudna.airspace.results import Held
from hudna.airspace.sampling import Flown
from hudna.airspace.statements import check_statement, slack_of
from hudna.airspace.verdicts import (
    Parts,
    agreed,
    answer,
    part_reasons,
    probability_of,
    weighed,
)
from hudna.airspace.zone import Zone
from hudna.model.judgement import (
    AirspaceClaim,
    ClaimVerdict,
    JudgementReason,
    PairAgreement,
    StatementCheck,
    Verdict,
    VersionVerdict,
)

__all__ = ["Tried", "judge_claim"]


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """A case with all that was computed of it, by track, zone and version.

    `moments` say which of the drawn moments belongs to a claim.
    """

    case: Case
    held: Mapping[tuple[str, str, str], Held]
    paths: Mapping[str, tuple[Flown, ...]]
    pairs: tuple[PairAgreement, ...]
    moments: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Answer:
    """The answer by one track."""

    verdict: Verdict
    probability: float | None
    versions: tuple[VersionVerdict, ...]
    reasons: tuple[JudgementReason, ...]


def judge_claim(claim: AirspaceClaim, tried: Tried) -> ClaimVerdict:
    """Return the answer to a claim by its track, by all tracks, or else by its statement alone."""
    zones = [zone for zone in tried.case.zones if zone.id == claim.zone]
    checks = check_statement(claim, zones)
    tracks = [t.id for t in tried.case.tracks if claim.track in (None, t.id)]
    if not tracks:
        return _by_statement(claim, tried, checks)
    answers = [_by_track(claim, track, zones, tried) for track in tracks]
    verdict = agreed([one.verdict for one in answers])
    reasons = [reason for one in answers for reason in one.reasons]
    if len(answers) > 1 and len({one.verdict for one in answers}) > 1:
        reasons.append(JudgementReason("tracks_disagree"))
    verdict, doubts = _against_others(claim, tracks, verdict, zones, tried)
    if checks and _ruled_out(checks):
        verdict = Verdict.CONTRADICTED
        reasons += [reason for check in checks for reason in check.reasons]
    versions = answers[0].versions
    probabilities = [one.probability for one in answers if one.probability is not None]
    return ClaimVerdict(
        claim=claim,
        verdict=verdict,
        probability=float(np.mean(probabilities)) if probabilities else None,
        versions=versions,
        reasons=(*reasons, *doubts),
        would_change=would_change(verdict, versions, tried.case, tracks),
        smallest_shift_m=_least([v.smallest_shift_m for one in answers for v in one.versions]),
        smallest_shift_s=_least([v.smallest_shift_s for one in answers for v in one.versions]),
        statements=checks,
    )


def _ruled_out(checks: tuple[StatementCheck, ...]) -> bool:
    """Return whether every reading fails: by physics, or on every version of the line."""
    for reading in {check.reading for check in checks}:
        own = [check for check in checks if check.reading == reading]
        on_maps = [check for check in own if check.version is not None]
        by_maps = bool(on_maps) and all(map(_fails, on_maps))
        if not by_maps and not any(_fails(check) for check in own if check.version is None):
            return False
    return True


def _least(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return min(known, key=abs) if known else None


def _by_statement(
    claim: AirspaceClaim, tried: Tried, checks: tuple[StatementCheck, ...]
) -> ClaimVerdict:
    """Return the answer where no track was handed in: no statement is supported by itself."""
    contradicted = bool(checks) and _ruled_out(checks)
    verdict = Verdict.CONTRADICTED if contradicted else Verdict.NOT_RESOLVABLE
    slack = slack_of(claim)
    metres, between = least_between(claim, tried.case.claims, slack.metres)
    reasons = [JudgementReason("no_track"), *between]
    reasons += [reason for check in checks for reason in check.reasons]
    changes = () if contradicted else (JudgementReason("would_change_positions"),)
    return ClaimVerdict(
        claim, verdict, None, (), tuple(reasons), changes, metres, slack.seconds, checks
    )


def _by_track(claim: AirspaceClaim, track: str, zones: list[Zone], tried: Tried) -> _Answer:
    parts: dict[str, Parts] = {}
    versions: list[VersionVerdict] = []
    reasons: list[JudgementReason] = []
    heights: list[JudgementReason] = []
    path = tried.paths[track]
    source = next(t for t in tried.case.tracks if t.id == track)
    for zone in zones:
        held = tried.held[track, zone.id, zone.version]
        own = parts_of(claim, held.drawn, tried.moments.get(claim.id))
        parts[zone.version] = own
        reasons += part_reasons(zone.version, own, tried.case)
        unknown = height_reasons(zone, source)
        heights += unknown
        verdict = _capped(answer(own, tried.case), claim, bool(unknown))
        versions.append(version_verdict(claim, zone.version, verdict, own, held, path))
    whole = weighed(parts, tried.case)
    if whole:
        verdict = _capped(answer(whole, tried.case), claim, bool(heights))
        probability = probability_of(whole)
    else:
        verdict = agreed([one.verdict for one in versions])
        probability = _shared([one.probability for one in versions])
        same = len({one.verdict for one in versions}) == 1
        if len(versions) > 1:
            reasons.append(_among(versions) if not same else JudgementReason("versions_agree"))
    if not any(parts.values()):
        values = {"track": track, "other": claim.id}
        reasons.append(JudgementReason("not_overlapping", values))
    elif verdict is Verdict.NOT_RESOLVABLE and probability is not None:
        limits = {
            "value": f"{probability:.4f}",
            "low": f"{tried.case.contradicted_to:.3f}",
            "high": f"{tried.case.supported_from:.3f}",
        }
        reasons.append(JudgementReason("below_threshold", limits))
    return _Answer(verdict, probability, tuple(versions), (*reasons, *dict.fromkeys(heights)))


def _among(versions: list[VersionVerdict]) -> JudgementReason:
    """Return that versions of the line answer otherwise, with the least and the most likely."""
    known = [v.probability for v in versions if v.probability is not None]
    values = {"low": f"{min(known):.4f}", "high": f"{max(known):.4f}"} if known else {}
    return JudgementReason("versions_disagree", values)


def _shared(values: list[float | None]) -> float | None:
    """Return the probability where there is one version only: several are never averaged."""
    return values[0] if len(values) == 1 else None


def _capped(verdict: Verdict, claim: AirspaceClaim, height_unknown: bool) -> Verdict:
    """Return the verdict that stands where the height may have been above or below the zone."""
    if not height_unknown:
        return verdict
    settled = Verdict.SUPPORTED if claim.entered is False else Verdict.CONTRADICTED
    return verdict if verdict is settled else Verdict.NOT_RESOLVABLE


def _fails(check: StatementCheck) -> bool:
    return check.verdict is Verdict.CONTRADICTED


def _against_others(
    claim: AirspaceClaim, tracks: list[str], verdict: Verdict, zones: list[Zone], tried: Tried
) -> tuple[Verdict, tuple[JudgementReason, ...]]:
    """Return the verdict with the other sides' tracks in view.

    Where another track cannot be the same aircraft and answers otherwise, one of the two is wrong
    and the numbers do not say which: it cannot be resolved.
    """
    reasons: list[JudgementReason] = []
    for pair in tried.pairs:
        if pair.compatible is None or not {pair.first, pair.second} & set(tracks):
            continue
        values = {"track": pair.first, "other": pair.second}
        if pair.compatible:
            reasons.append(JudgementReason("tracks_compatible", values))
            continue
        values["value"] = f"{pair.wrong_by_m or 0.0:.0f}"
        reasons.append(JudgementReason("tracks_incompatible", values))
        for other in {pair.first, pair.second} - set(tracks):
            if _by_track(claim, other, zones, tried).verdict is not verdict:
                verdict = Verdict.NOT_RESOLVABLE
    return verdict, tuple(reasons)
