"""A dispute about a line as a reader meets it: answers by speaker, versions side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudna.db.judging import FiledCase
from hudna.model.judgement import (
    AirspaceClaim,
    ClaimVerdict,
    Judgement,
    JudgementReason,
    PairAgreement,
    Spread,
    TrackResult,
    Verdict,
    VersionVerdict,
)
from hudna.text.figures import number
from hudna.text.terms import term_of
from hudna.web.present import names
from hudna.web.present.airspace_map import CaseMap, DrawnLine, DrawnTrack, case_map
from hudna.web.present.airspace_words import metres, probability, reason_words, seconds

__all__ = ["CaseView", "ClaimView", "FiledRow", "LineCell", "case_view", "filed_rows"]


@dataclass(frozen=True, slots=True)
class FiledRow:
    """A case in the list: `verdicts` are words with who made each claim."""

    filed: FiledCase
    title: str
    verdicts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VersionAnswer:
    """What one version of the line makes of a claim, in words."""

    letter: str
    version: str
    verdict: str
    chance: str
    shift: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its answer: `said` are label and value, the rest sentences."""

    claim: AirspaceClaim
    by: str
    verdict: Verdict
    said: tuple[tuple[str, str], ...]
    chance: str
    shift: str
    reasons: tuple[str, ...]
    would_change: tuple[str, ...]
    versions: tuple[VersionAnswer, ...]
    statements: tuple["StatementView", ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    """One way to read what was said, against physics or one version of the line."""

    reading: str
    version: str
    verdict: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineCell:
    """One track against one version of the line; null where it was not judged."""

    drawn: DrawnLine
    chance: str
    reach: str
    depth: str
    duration: str
    times: int


@dataclass(frozen=True, slots=True)
class TrackRow:
    """A track with a cell for each version of the line."""

    drawn: DrawnTrack
    cells: tuple[LineCell | None, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """Whether two tracks can be one aircraft, in words."""

    first: int
    second: int
    words: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything the page of a case says of its judgement."""

    judgement: Judgement
    title: str
    question: str
    claims: tuple[ClaimView, ...]
    map: CaseMap | None
    rows: tuple[TrackRow, ...]
    pairs: tuple[PairView, ...]
    assumptions: tuple[str, ...]
    repairs: tuple[tuple[str, tuple[str, ...]], ...]
    weighted: bool


def filed_rows(items: Iterable[FiledCase], language: str) -> tuple[FiledRow, ...]:
    """Return the rows of the list."""
    return tuple(
        FiledRow(
            one,
            names.pick(one.summary.title, language),
            tuple((c.by, term_of(c.verdict, language)) for c in one.summary.claims),
        )
        for one in items
    )


def case_view(judgement: Judgement, language: str) -> CaseView:
    """Return a judgement as its page shows it."""
    drawn = case_map(judgement)
    lines, tracks = (drawn.lines, drawn.tracks) if drawn else ((), ())
    letters = {(one.line.zone, one.line.version): one.letter for one in lines}
    return CaseView(
        judgement=judgement,
        title=names.pick(judgement.title, language),
        question=names.pick(judgement.question, language),
        claims=tuple(_claim(one, letters, language) for one in judgement.claims),
        map=drawn,
        rows=tuple(_row(one, lines, judgement.results, language) for one in tracks),
        pairs=tuple(_pair(one, tracks, language) for one in judgement.pairs),
        assumptions=_sentences(judgement.assumptions, language),
        repairs=_repairs(judgement, language),
        weighted=bool(judgement.weights),
    )


def _sentences(reasons: Iterable[JudgementReason], language: str) -> tuple[str, ...]:
    return tuple(reason_words(one, language) for one in reasons)


def _repairs(judgement: Judgement, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what was mended in each file that was read."""
    named = [(line.version, line.repairs) for line in judgement.lines]
    named += [(track.source or track.id, track.repairs) for track in judgement.tracks]
    return tuple((name, _sentences(repairs, language)) for name, repairs in named if repairs)


def _claim(one: ClaimVerdict, letters: dict[tuple[str, str], str], language: str) -> ClaimView:
    zone = one.claim.zone
    return ClaimView(
        claim=one.claim,
        by=names.actor(one.claim.by, one.claim.by, language),
        verdict=one.verdict,
        said=tuple(_said(one.claim, language)),
        chance=probability(one.probability, language),
        shift=_shift(one, language),
        reasons=_sentences(one.reasons, language),
        would_change=_sentences(one.would_change, language),
        versions=tuple(
            _answer(v, letters.get((zone, v.version), ""), language) for v in one.versions
        ),
        statements=tuple(
            StatementView(
                check.reading,
                check.version or "",
                term_of(check.verdict, language),
                _sentences(check.reasons, language),
            )
            for check in one.statements
        ),
    )


def _said(claim: AirspaceClaim, language: str) -> Iterable[tuple[str, str]]:
    """Yield what is claimed in numbers, by label; what is not said is left out."""
    if claim.entered is not None:
        yield _("Inside the line"), _("yes") if claim.entered else _("no")
    for label, value in (
        (_("Depth"), claim.depth_m),
        (_("Length inside"), claim.length_m),
        (_("Distance from the line"), claim.distance_m),
    ):
        if value is not None:
            yield label, metres(value, language)
    if claim.duration_s is not None:
        yield _("Time inside"), seconds(claim.duration_s, language)


def _answer(one: VersionVerdict, letter: str, language: str) -> VersionAnswer:
    return VersionAnswer(
        letter,
        one.version,
        term_of(one.verdict, language),
        probability(one.probability, language),
        _shift(one, language),
    )


def _shift(one: ClaimVerdict | VersionVerdict, language: str) -> str:
    """Return by how much position or clock has to be wrong for a claim to hold."""
    parts = []
    if one.smallest_shift_m is not None:
        parts.append(metres(one.smallest_shift_m, language))
    if one.smallest_shift_s is not None:
        parts.append(seconds(one.smallest_shift_s, language))
    return _(" or ").join(parts)


def _row(
    drawn: DrawnTrack, lines: Sequence[DrawnLine], results: Iterable[TrackResult], language: str
) -> TrackRow:
    own = {(r.zone, r.version): r for r in results if r.track == drawn.track.id}
    cells = (_cell(line, own.get((line.line.zone, line.line.version)), language) for line in lines)
    return TrackRow(drawn, tuple(cells))


def _cell(drawn: DrawnLine, result: TrackResult | None, language: str) -> LineCell | None:
    if result is None:
        return None
    depth, duration = result.depth_m, result.duration_s
    return LineCell(
        drawn=drawn,
        chance=probability(result.p_entered, language),
        reach=_spread(result.reach_m, language),
        depth=_spread(depth, language) if depth else "",
        duration=f"{number(round(duration.low), language)}–{seconds(duration.high, language)}"
        if duration
        else "",
        times=len(result.intervals),
    )


def _spread(value: Spread, language: str) -> str:
    """Return the middle of a quantity with its bounds."""
    low, high = metres(value.low, language), metres(value.high, language)
    return f"{metres(value.middle, language)} ({low} … {high})"


def _pair(one: PairAgreement, tracks: Sequence[DrawnTrack], language: str) -> PairView:
    by_id = {drawn.track.id: drawn.number for drawn in tracks}
    if one.compatible is None:
        words = _("They share no time: whether they can be one aircraft is not known.")
    elif one.compatible:
        words = _("They can be one aircraft under their stated errors.")
    elif one.wrong_by_m is not None:
        words = _("They cannot be one aircraft: at least one is wrong by at least %(far)s.") % {
            "far": metres(one.wrong_by_m, language)
        }
    else:
        words = _("They cannot be one aircraft: at least one of them is wrong.")
    return PairView(by_id.get(one.first, 0), by_id.get(one.second, 0), words)
