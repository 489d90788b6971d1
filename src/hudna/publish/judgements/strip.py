"""How far inside each version of a line a track was over time, as a drawing and as a table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from hudna.errors import InputError
from hudna.geo.crossing.along import depths_along
from hudna.geo.crossing.stays import Shape
from hudna.model.judgement import Fix, Judgement, LineVersion, TrackSource
from hudna.publish.judgements.frame import Floats, geometry_of
from hudna.publish.judgements.legend import below, line_entries
from hudna.publish.judgements.look import INK, SOFT, fonts, line_look, path, stroke, text
from hudna.publish.judgements.quantities import clock, length
from hudna.publish.judgements.tables import lines_of, name, table
from hudna.publish.judgements.words import plain
from hudna.publish.markup import without_controls
from hudna.publish.page import Chart, Table
from hudna.publish.words import Words

__all__ = ["strip"]

_WIDTH, _HEIGHT = 720.0, 250.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 84.0, 12.0, 14.0, 34.0
_WIDE = 1.96  # standard deviations of one axis that hold 95 %
_ROWS = 12
_TICKS = 6
_AROUND = 0.6  # of the time inside, shown before and after it
_LEAST = 5.0  # seconds shown before and after, at least
_BAND = "#dedbd2"


@dataclass(frozen=True)
class _Course:
    """A track's plots in the time shown: seconds from the first, and n by k metres inside."""

    fixes: tuple[Fix, ...]
    seconds: Floats
    reach: Floats


def strip(judgement: Judgement, track: TrackSource, words: Words) -> Chart | None:
    """Return the chart of one track; null where it has no course or there is no line."""
    course = _course(judgement, track)
    if course is None:
        return None
    title = plain(words.say("reach.title"))
    caption = words.say("reach.caption", track=name(track.id, words))
    return Chart(
        title=title,
        svg=_drawn(course, track, judgement, title, plain(caption), words),
        alternative=plain(caption),
        caption=caption,
        figures=words.say("reach.figures"),
        table=_figures(judgement, course, track, words),
    )


def _course(judgement: Judgement, track: TrackSource) -> _Course | None:
    first, last = _window(judgement, track)
    fixes = tuple(f for f in track.smoothed or track.plots if first <= f.at <= last)
    if len(fixes) < 2:
        return None
    reach = [found for line in lines_of(judgement) if (found := _reach(line, fixes)) is not None]
    if len(reach) != len(judgement.lines) or not reach:
        return None
    seconds = np.array([(f.at - fixes[0].at).total_seconds() for f in fixes])
    return _Course(fixes, seconds, np.column_stack(reach))


def _reach(line: LineVersion, fixes: Sequence[Fix]) -> Floats | None:
    """Return how far inside each fix is, null of a shape or side that cannot be drawn either."""
    shape = Shape(geometry_of(line), line.side, line.edges)
    if shape.geometry.is_empty:
        return None
    try:
        return depths_along(shape, [f.latitude for f in fixes], [f.longitude for f in fixes])
    except InputError:
        return None


def _window(judgement: Judgement, track: TrackSource) -> tuple[datetime, datetime]:
    """Return the time in which the track was inside by some version, and some around it."""
    stays = [s for r in judgement.results if r.track == track.id for s in r.intervals]
    if not stays:
        return datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    first, last = min(s.entry.at for s in stays), max(s.exit.at for s in stays)
    around = timedelta(seconds=max(_LEAST, _AROUND * (last - first).total_seconds()))
    return first - around, last + around


def _figures(judgement: Judgement, course: _Course, track: TrackSource, words: Words) -> Table:
    titles = [(words.say("reach.time"), 3)]
    titles += [(name(line.version, words), 3) for line in lines_of(judgement)]
    step = max(1, -(-len(course.fixes) // _ROWS))
    rows = [
        [clock(fix.at, words), *(length(float(m), words) for m in course.reach[at])]
        for at, fix in list(enumerate(course.fixes))[::step]
    ]
    return table(words.say("sources.track", id=name(track.id, words)), titles, rows)


def _drawn(
    course: _Course, track: TrackSource, judgement: Judgement, title: str, said: str, words: Words
) -> str:
    """Return the drawing; time runs from left to right in every language."""
    wide = _WIDE * track.bias_sigma_m
    low = min(float(course.reach.min()), -wide)
    high = max(float(course.reach.max()), wide)
    pad = 0.06 * (high - low) or 1.0
    low, high = low - pad, high + pad
    span = float(course.seconds[-1]) or 1.0

    def x(seconds: float) -> float:
        return _LEFT + seconds / span * (_WIDTH - _LEFT - _RIGHT)

    def y(metres: float) -> float:
        return _TOP + (high - metres) / (high - low) * (_HEIGHT - _TOP - _BOTTOM)

    body: list[str] = []
    if wide > 0:
        body.append(
            f'<rect x="{_LEFT:g}" y="{y(wide):.1f}" width="{_WIDTH - _LEFT - _RIGHT:g}" '
            f'height="{y(-wide) - y(wide):.1f}" fill="{_BAND}" fill-opacity="0.55"/>'
        )
    for metres in _steps(low, high):
        weight = (INK, 1.4) if metres == 0 else (_BAND, 0.8)
        body.append(
            f'<path d="M{_LEFT:g} {y(metres):.1f}H{_WIDTH - _RIGHT:g}" fill="none" '
            f'stroke="{weight[0]}" stroke-width="{weight[1]:g}"/>'
        )
        label = plain(length(metres, words))
        body.append(text(_LEFT - 8, y(metres) + 4, label, 12, anchor="end", colour=SOFT))
    body += _times(course, x, words)
    for column in range(course.reach.shape[1]):
        curve = [(x(s), y(m)) for s, m in zip(course.seconds, course.reach[:, column], strict=True)]
        body.append(f'<path d="{path(curve)}" {stroke(line_look(column), 2)}/>')
    legend, tall = below(line_entries(judgement, words), _HEIGHT - 18, 2, words)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {_HEIGHT + tall - 30:g}" '
        f'direction="ltr" role="img" lang={quoteattr(words.language)} '
        f"aria-label={quoteattr(title)} font-family={quoteattr(fonts(words.language))}>"
        f"<title>{escape(title)}</title><desc>{escape(without_controls(said))}</desc>"
    )
    return "\n".join([head, *body, *legend, "</svg>"])


def _times(course: _Course, x: Callable[[float], float], words: Words) -> Iterable[str]:
    """Write times of day below, at even distances."""
    first, span = course.fixes[0].at, float(course.seconds[-1])
    for part in range(_TICKS):
        seconds = round(span * part / (_TICKS - 1))
        if seconds > span:
            continue
        at = plain(clock((first + timedelta(seconds=seconds)).replace(microsecond=0), words))
        anchor = "start" if part == 0 else "end" if part == _TICKS - 1 else "middle"
        yield text(x(seconds), _HEIGHT - 12, at, 12, anchor=anchor, colour=SOFT)


def _steps(low: float, high: float) -> list[float]:
    """Return round distances between two, four to eight of them, zero among them."""
    rough = (high - low) / _TICKS
    power = 10.0 ** np.floor(np.log10(rough))
    step = float(next(s for s in (1, 2, 5, 10) if s * power >= rough) * power)
    return [step * k for k in range(int(np.ceil(low / step)), int(high // step) + 1)]
