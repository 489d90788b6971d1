"""A dispute about a line as a reader meets it: answers by speaker, versions side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from hudna.db.judging import FiledCase
from hudna.model.judgement import (
    AirspaceClaim,
    ClaimVerdict,
    Judgement,
    PairAgreement,
    TrackResult,
)
from hudna.web.present import names
from hudna.web.present.airspace_map import CaseMap, DrawnLine, DrawnTrack, case_map
from hudna.web.present.airspace_words import Worded

__all__ = ["CaseView", "ClaimView", "FiledRow", "LineCell", "case_view", "filed_rows"]

Sentences = tuple[SafeString, ...]


@dataclass(frozen=True, slots=True)
class FiledRow:
    """A case in the list: `verdicts` are who made a claim and the answer, each pair once."""

    filed: FiledCase
    title: str
    verdicts: tuple[tuple[SafeString, SafeString], ...]


@dataclass(frozen=True, slots=True)
class VersionAnswer:
    """What one version of the line makes of a claim, in words."""

    letter: str
    version: str
    verdict: SafeString
    chance: SafeString
    shift: SafeString


@dataclass(frozen=True, slots=True)
class StatementView:
    """One way to read what was said, against physics (an empty version) or one version."""

    reading: str
    version: str
    verdict: SafeString
    implied: SafeString
    reasons: Sentences


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its answer, in words and sentences."""

    claim: AirspaceClaim
    by: SafeString
    said: SafeString
    verdict: SafeString
    sentence: SafeString
    chance: SafeString
    shifts: Sentences
    reasons: Sentences
    would_change: Sentences
    versions: tuple[VersionAnswer, ...]
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class LineCell:
    """One track against one version of the line."""

    chance: SafeString
    reach: SafeString
    duration: SafeString
    times: int


@dataclass(frozen=True, slots=True)
class TrackRow:
    """A track with a cell for each version of the line; null where it was not judged."""

    drawn: DrawnTrack
    cells: tuple[LineCell | None, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """Whether two tracks, by their numbers, can be one aircraft."""

    first: int
    second: int
    words: SafeString


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
    assumptions: Sentences
    repairs: tuple[tuple[str, Sentences], ...]
    weighted: bool


def filed_rows(items: Iterable[FiledCase], language: str) -> tuple[FiledRow, ...]:
    """Return the rows of the list."""
    say = Worded(language)
    return tuple(
        FiledRow(
            one,
            names.pick(one.summary.title, language) or one.id,
            tuple(
                (say.speaker(by), say.verdict(verdict))
                for by, verdict in dict.fromkeys((c.by, c.verdict) for c in one.summary.claims)
            ),
        )
        for one in items
    )


def case_view(judgement: Judgement, language: str) -> CaseView:
    """Return a judgement as its page shows it."""
    say, drawn = Worded(language), case_map(judgement)
    lines, tracks = (drawn.lines, drawn.tracks) if drawn else ((), ())
    return CaseView(
        judgement=judgement,
        title=names.pick(judgement.title, language),
        question=names.pick(judgement.question, language),
        claims=tuple(_claim(one, lines, say) for one in judgement.claims),
        map=drawn,
        rows=tuple(_row(one, lines, judgement.results, say) for one in tracks),
        pairs=tuple(_pair(one, tracks, say) for one in judgement.pairs),
        assumptions=say.reasons(judgement.assumptions),
        repairs=tuple(_repairs(judgement, say)),
        weighted=bool(judgement.weights),
    )


def _repairs(judgement: Judgement, say: Worded) -> Iterable[tuple[str, Sentences]]:
    """Yield what was mended in each file that was read."""
    for line in judgement.lines:
        if line.repairs:
            yield line.version, say.reasons(line.repairs)
    for track in judgement.tracks:
        if track.repairs:
            yield track.source or track.id, say.reasons(track.repairs)


def _claim(one: ClaimVerdict, lines: Sequence[DrawnLine], say: Worded) -> ClaimView:
    letters = {d.line.version: d.letter for d in lines if d.line.zone == one.claim.zone}
    meant = one.versions or not one.statements
    told = [reason for check in one.statements for reason in check.reasons]
    return ClaimView(
        claim=one.claim,
        by=say.speaker(one.claim.by),
        said=say.said(one.claim),
        verdict=say.verdict(one.verdict),
        sentence=say.sentence(one.verdict),
        chance=say.chance(one.probability),
        shifts=say.shifts(one) if meant else (),
        reasons=say.reasons(reason for reason in one.reasons if reason not in told),
        would_change=say.reasons(one.would_change),
        versions=_answers(one, letters, say),
        statements=tuple(
            StatementView(
                check.reading,
                check.version or "",
                say.verdict(check.verdict),
                say.implied(check),
                say.reasons(check.reasons),
            )
            for check in one.statements
        ),
    )


def _answers(
    one: ClaimVerdict, letters: Mapping[str, str], say: Worded
) -> tuple[VersionAnswer, ...]:
    return tuple(
        VersionAnswer(
            letters.get(version.version, ""),
            version.version,
            say.verdict(version.verdict),
            say.chance(version.probability),
            say.shift(version),
        )
        for version in one.versions
    )


def _row(
    drawn: DrawnTrack, lines: Sequence[DrawnLine], results: Iterable[TrackResult], say: Worded
) -> TrackRow:
    own = {(r.zone, r.version): r for r in results if r.track == drawn.track.id}
    cells = (_cell(own.get((line.line.zone, line.line.version)), say) for line in lines)
    return TrackRow(drawn, tuple(cells))


def _cell(result: TrackResult | None, say: Worded) -> LineCell | None:
    if result is None:
        return None
    return LineCell(
        chance=say.chance(result.p_entered),
        reach=say.spread(result.reach_m),
        duration=say.spread(result.duration_s, of_time=True),
        times=len(result.intervals),
    )


def _pair(one: PairAgreement, tracks: Sequence[DrawnTrack], say: Worded) -> PairView:
    by_id = {drawn.track.id: drawn.number for drawn in tracks}
    return PairView(by_id.get(one.first, 0), by_id.get(one.second, 0), say.pair(one))
