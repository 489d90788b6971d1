"""The pictures of a report: a map of each line, and how far inside each track was over time."""

from collections.abc import Iterable
from dataclasses import replace

from hudna.model.judgement import Judgement
from hudna.publish.judgements.frame import centre_of
from hudna.publish.judgements.map import alternative, map_svg
from hudna.publish.judgements.strip import strip
from hudna.publish.judgements.tables import name, zones_of
from hudna.publish.page import Block, Heading, Level, Paragraph, Picture, Text
from hudna.publish.words import Words

__all__ = ["pictures"]

MOST = 6
"""Tracks drawn over time; all are on the map."""


def pictures(judgement: Judgement, words: Words) -> Iterable[Block]:
    """Return a map of each line with all its versions; nothing where a case has no place."""
    drawn = [block for part in _by_line(judgement) for block in _pictures(part, words)]
    if drawn:
        yield Heading(2, words.say("map.heading"))
        yield Paragraph(words.say("map.note"), Level.NOTE)
        yield from drawn


def _by_line(judgement: Judgement) -> Iterable[Judgement]:
    """Return the case once for each of its lines: lines that meet would hide one another."""
    zones = zones_of(judgement)
    if len(zones) < 2:
        yield judgement
        return
    for zone in zones:
        yield replace(
            judgement,
            lines=tuple(line for line in judgement.lines if line.zone == zone),
            results=tuple(one for one in judgement.results if one.zone == zone),
        )


def _pictures(judgement: Judgement, words: Words) -> Iterable[Block]:
    svg = map_svg(judgement, words)
    centre = centre_of(judgement)
    if not svg or centre is None:
        return
    yield Picture(svg, alternative(judgement, words), _caption(judgement, words))
    for track in judgement.tracks[:MOST]:
        drawn = strip(judgement, track, words)
        if drawn is not None:
            yield drawn


def _caption(judgement: Judgement, words: Words) -> Text:
    key = "caption" if judgement.tracks else "caption_no_track"
    zones = zones_of(judgement)
    said = words.say(f"map.{key}")
    if not zones:
        return said
    return (*words.say("map.of", zone=name(zones[0], words)), *said)
