"""The days before in charts: what was registered, by whom and where; how firmly things are told."""

from hudna.model.bulletin import Bulletin
from hudna.publish.charts.by_area import by_area
from hudna.publish.charts.chart import Drawing, drawn
from hudna.publish.charts.firmness import firmness
from hudna.publish.charts.registered import registered
from hudna.publish.page import Block, Heading
from hudna.publish.words import Words

__all__ = ["blocks", "drawings"]


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the charts; nothing where no more than one day has anything to draw."""
    charts = tuple(drawn(one, words) for one in drawings(bulletin, words))
    return (Heading(2, words.say("charts.heading")), *charts) if charts else ()


def drawings(bulletin: Bulletin, words: Words) -> tuple[Drawing, ...]:
    """Return every chart of the bulletin before it is drawn."""
    history = bulletin.history
    if history is None:
        return ()
    days = history.first, history.last
    made = (
        registered(history.registers, days, bulletin.mechanism, words),
        by_area(history.registers, days, bulletin.mechanism, words),
        firmness(history.incidents, days, words),
    )
    return tuple(one for one in made if one is not None)
