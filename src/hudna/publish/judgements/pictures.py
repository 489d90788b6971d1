"""The pictures of a report: the map, and how far inside each track was over time."""

from collections.abc import Iterable

from hudna.model.judgement import Judgement
from hudna.publish.judgements.frame import Frame, centre_of
from hudna.publish.judgements.map import alternative, map_svg
from hudna.publish.judgements.strip import strip
from hudna.publish.page import Block, Heading, Level, Paragraph, Picture
from hudna.publish.words import Words

__all__ = ["pictures"]

MOST = 6
"""Tracks drawn over time; all are on the map."""


def pictures(judgement: Judgement, words: Words) -> Iterable[Block]:
    """Return the map of a case; nothing where it has no place."""
    svg = map_svg(judgement, words)
    if not svg:
        return
    yield Heading(2, words.say("map.heading"))
    yield Paragraph(words.say("map.note"), Level.NOTE)
    key = "caption" if judgement.tracks else "caption_no_track"
    yield Picture(svg, alternative(judgement, words), words.say(f"map.{key}"))
    centre = centre_of(judgement)
    if centre is None:
        return
    for track in judgement.tracks[:MOST]:
        drawn = strip(judgement, track, Frame(*centre), words)
        if drawn is not None:
            yield drawn
