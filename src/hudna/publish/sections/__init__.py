"""The parts of a bulletin in their order; each turns the dataset into blocks of a page."""

from collections.abc import Callable

from hudna.model.bulletin import Bulletin
from hudna.publish.page import Block
from hudna.publish.sections import (
    cases,
    changes,
    history,
    lead,
    meetings,
    method,
    record,
    registers,
    relations,
    statements,
    talks,
    watch,
    where,
)
from hudna.publish.words import Words

__all__ = ["SECTIONS"]

SECTIONS: tuple[Callable[[Bulletin, Words], tuple[Block, ...]], ...] = (
    lead.blocks,
    changes.blocks,
    registers.blocks,
    where.blocks,
    history.blocks,
    watch.blocks,
    cases.blocks,
    meetings.blocks,
    statements.blocks,
    talks.blocks,
    relations.blocks,
    method.blocks,
    record.blocks,
)
"""First the sentence and what a later edition corrects; how it was made comes last."""
