"""The answer of a judgement as JSON for programs; docs/reference/airspace-json.md describes it."""

from typing import Any

from hudna.model.codec import to_json
from hudna.model.judgement import (
    ClaimVerdict,
    Judgement,
    JudgementReason,
    PairAgreement,
    Passage,
    Spread,
    TrackResult,
)
from hudna.publish.judgements.words import plain, reason_words, words_of

__all__ = ["judgement_json"]


def judgement_json(judgement: Judgement, language: str) -> dict[str, Any]:
    """Return a judgement as plain values; `reasons` are sentences in a language."""
    return {
        "case": judgement.id,
        "title": dict(judgement.title),
        "question": dict(judgement.question),
        "exercise": judgement.exercise,
        "sha256": judgement.sha256,
        "command": judgement.command,
        "seed": judgement.seed,
        "samples": judgement.samples,
        "weights": dict(judgement.weights),
        "thresholds": {
            "supported_from": judgement.supported_from,
            "contradicted_to": judgement.contradicted_to,
        },
        "results": [_result(result) for result in judgement.results],
        "claims": [_claim(claim, language) for claim in judgement.claims],
        "pairs": [_pair(pair) for pair in judgement.pairs],
        "assumptions": [_reason(reason, language) for reason in judgement.assumptions],
        "repairs": [
            {"of": source.id, **_reason(reason, language)}
            for source in judgement.tracks
            for reason in source.repairs
        ]
        + [
            {"of": f"{line.zone} {line.version}", **_reason(reason, language)}
            for line in judgement.lines
            for reason in line.repairs
        ],
    }


def _result(result: TrackResult) -> dict[str, Any]:
    return {
        "track": result.track,
        "zone": result.zone,
        "version": result.version,
        "p_entered": result.p_entered,
        "intervals": [_interval(passage) for passage in result.intervals],
        "possible_only": to_json(result.possible_only),
        "reach_m": _quantiles(result.reach_m),
        "depth_m": _quantiles(result.depth_m),
        "length_m": _quantiles(result.length_m),
        "duration_s": _quantiles(result.duration_s),
    }


def _interval(passage: Passage) -> dict[str, Any]:
    whole: dict[str, Any] = to_json(passage)
    return {
        **whole,
        "entry": passage.entry.at.isoformat(),
        "exit": passage.exit.at.isoformat(),
        "entry_position": whole["entry"],
        "exit_position": whole["exit"],
    }


def _quantiles(values: Spread | None) -> dict[str, float] | None:
    if values is None:
        return None
    return {"q05": values.low, "q50": values.middle, "q95": values.high}


def _claim(found: ClaimVerdict, language: str) -> dict[str, Any]:
    return {
        "id": found.claim.id,
        "by": found.claim.by,
        "track": found.claim.track,
        "zone": found.claim.zone,
        "verdict": found.verdict.value,
        "probability": found.probability,
        "smallest_shift_m": found.smallest_shift_m,
        "smallest_shift_s": found.smallest_shift_s,
        "versions": to_json(found.versions),
        "reasons": [plain(reason_words(reason, words_of(language))) for reason in found.reasons],
        "reason_keys": to_json(found.reasons),
        "would_change": [_reason(reason, language) for reason in found.would_change],
        "statements": to_json(found.statements),
    }


def _reason(reason: JudgementReason, language: str) -> dict[str, Any]:
    return {**to_json(reason), "words": plain(reason_words(reason, words_of(language)))}


def _pair(pair: PairAgreement) -> dict[str, Any]:
    return {"tracks": [pair.first, pair.second], **to_json(pair)}
