"""The legend below a map, from the side its reader starts on, and the marks it explains."""

from hudna.model.judgement import Judgement
from hudna.publish.judgements.look import (
    HAIR,
    INK,
    SOFT,
    line_look,
    marker,
    stroke,
    text,
    track_colour,
)
from hudna.publish.judgements.tables import lines_of, zones_of
from hudna.publish.judgements.words import plain
from hudna.publish.words import Words

__all__ = [
    "ALL",
    "HEIGHT",
    "PAPER",
    "SOME",
    "WIDTH",
    "below",
    "cross",
    "drawn_legend",
    "line_entries",
    "ring",
]

WIDTH, HEIGHT = 720.0, 500.0
"""Of the map in drawing units; the legend comes below."""

PAPER, SOME, ALL = "#fffefb", "#f3efe2", "#e7e0cd"
"""Inside by no version of a line, by some, by all."""

Entry = tuple[str, str]
"""A sample as SVG round its own middle, and its words."""

_ROW, _TOP, _SIZE = 23.0, 26.0, 14.5
_LETTERS = 42  # of a name in the legend


def ring(x: float, y: float, colour: str) -> str:
    """Return the mark of an entry."""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5" fill="{PAPER}" fill-opacity="0.7" '
        f'stroke="{colour}" stroke-width="2"/>'
    )


def cross(x: float, y: float, colour: str) -> str:
    """Return the mark of an exit."""
    arm = 4.8
    d = f"M{x - arm:.1f} {y - arm:.1f}L{x + arm:.1f} {y + arm:.1f}"
    d += f"M{x - arm:.1f} {y + arm:.1f}L{x + arm:.1f} {y - arm:.1f}"
    return (
        f'<path d="{d}" stroke="{PAPER}" stroke-width="5"/>'
        f'<path d="{d}" stroke="{colour}" stroke-width="2.2"/>'
    )


def drawn_legend(judgement: Judgement, words: Words, *, shaded: bool) -> tuple[list[str], float]:
    """Return the legend below the map in two columns, and how tall it is."""
    entries = line_entries(judgement, words)
    for place, track in enumerate(judgement.tracks):
        sample = f'<path d="M0 0H30" stroke="{track_colour(place)}" stroke-width="1.6"/>'
        said = plain(words.say("map.legend_track", id=track.id))
        entries.append((sample + marker(place, 15, 0, 3.2), said))
    if any(track.bias_sigma_m > 0 for track in judgement.tracks):
        band = f'<rect y="-6" width="30" height="12" fill="{INK}" fill-opacity="0.13"/>'
        entries.append((band, words.plain("map.band")))
    if any(r.intervals for r in judgement.results):
        entries.append((ring(15, 0, SOFT), words.plain("map.entry")))
        entries.append((cross(15, 0, SOFT), words.plain("map.exit")))
    if shaded and len(judgement.lines) > 1:
        for colour, key in ((ALL, "inside_all"), (SOME, "inside_some")):
            box = f'<rect y="-6" width="30" height="12" fill="{colour}" stroke="{HAIR}"/>'
            entries.append((box, words.plain(f"map.{key}")))
    return below(entries, HEIGHT, 2, words)


def line_entries(judgement: Judgement, words: Words) -> list[Entry]:
    """Return a sample of each version's look with its name, in the order of their names."""
    several = len(zones_of(judgement)) > 1
    return [
        (
            f'<path d="M0 0H30" {stroke(line_look(place))}/>',
            plain(
                words.say(
                    "map.legend_line",
                    version=f"{line.version} ({line.zone})" if several else line.version,
                )
            ),
        )
        for place, line in enumerate(lines_of(judgement))
    ]


def below(entries: list[Entry], top: float, columns: int, words: Words) -> tuple[list[str], float]:
    """Return samples with their words in columns below a drawing, and how tall they are."""
    rows, wide = -(-len(entries) // columns), WIDTH / columns
    drawn = [
        _entry(
            sample, said, (index // rows) * WIDTH / columns, top + _TOP + index % rows * _ROW, words
        )
        for index, (sample, said) in enumerate(entries)
    ]
    return drawn, _TOP + rows * _ROW


def _entry(sample: str, said: str, start: float, y: float, words: Words) -> str:
    said = said if len(said) <= _LETTERS else said[: _LETTERS - 1] + "…"
    start += 6
    if words.direction == "rtl":
        x, at, anchor = WIDTH - start - 30, WIDTH - start - 40, "end"
    else:
        x, at, anchor = start, start + 40, "start"
    return f'<g transform="translate({x:g} {y:g})">{sample}</g>' + text(
        at, y + 5, said, _SIZE, anchor=anchor
    )
