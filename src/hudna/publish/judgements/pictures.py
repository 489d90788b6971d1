"""The pictures of a report: the map, and how far inside each track was over time."""

from collections.abc import Iterable

from hudna.model.judgement import Judgement
from hudna.publish.judgements.map import alternative, map_svg
from hudna.publish.page import Block, Heading, Level, Paragraph, Picture
from hudna.publish.words import Words

__all__ = ["pictures"]


def pictures(judgement: Judgement, words: Words) -> Iterable[Block]:
    """Return the map of a case; nothing where it has no place."""
    svg = map_svg(judgement, words)
    if not svg:
        return
    yield Heading(2, words.say("map.heading"))
    yield Paragraph(words.say("map.note"), Level.NOTE)
    key = "caption" if judgement.tracks else "caption_no_track"
    yield Picture(svg, alternative(judgement, words), words.say(f"map.{key}"))
