"""What each side registered, side by side, with the bounds of their union."""

from hudna.model.bulletin import Bulletin
from hudna.model.register import Bounds, ReconciledCell, RegisterFlag
from hudna.publish.naming import area_name, in_order, name_run, party_run
from hudna.publish.page import (
    Bar,
    Block,
    Cell,
    Column,
    Heading,
    Level,
    Listing,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
)
from hudna.publish.sections.basis import basis, number, told
from hudna.publish.words import Words

__all__ = ["TOTAL", "blocks", "cells_of", "total_of"]

TOTAL = "TOTAL"
"""The area name of a total."""


def cells_of(bulletin: Bulletin) -> tuple[ReconciledCell, ...]:
    """Return the bulletin day's areas, the most registered first."""
    cells = [c for c in bulletin.registers.cells if c.day == bulletin.day and c.area != TOTAL]
    return tuple(sorted(cells, key=lambda c: (-c.union.high, -c.union.low, c.area)))


def total_of(bulletin: Bulletin) -> ReconciledCell | None:
    """Return the bulletin day's totals, null when no side gave a list."""
    return next((c for c in bulletin.registers.totals if c.day == bulletin.day), None)


def blocks(bulletin: Bulletin, words: Words) -> tuple[Block, ...]:
    """Return the table of the day, its notes and what does not add up."""
    heading = Heading(2, words.say("registers.heading"))
    rows = [_row(cell, bulletin, words) for cell in cells_of(bulletin)]
    total = total_of(bulletin)
    if total is not None:
        rows.append(_row(total, bulletin, words))
    if not rows:
        return (heading, Paragraph(words.say("registers.empty")))
    sides = in_order(bulletin.registers.sides, bulletin.mechanism)
    columns = (
        Column(words.say("registers.area"), share=3),
        *(Column(party_run(s, bulletin.mechanism, words), figures=True) for s in sides),
        *((Column(words.say(_together_title(sides)), share=4),) if len(sides) > 1 else ()),
    )
    caption = words.say("registers.caption")
    notes: list[Block] = [
        Paragraph(words.say("registers.note"), Level.NOTE),
        Paragraph(basis(bulletin, words), Level.NOTE),
        Paragraph(_own_rules(bulletin, words), Level.NOTE),
    ]
    remarks = _remarks(bulletin, words)
    if remarks:
        notes.append(Listing(remarks))
    return (heading, Table(caption, columns, tuple(rows)), *notes)


def _row(cell: ReconciledCell, bulletin: Bulletin, words: Words) -> Row:
    is_total = cell in bulletin.registers.totals
    name = words.say("total") if is_total else name_run(area_name(cell.area, words.language))
    sides = in_order(bulletin.registers.sides, bulletin.mechanism)
    figures = [
        _figure(cell, side, words, gave_a_list=not is_total and _gave_a_list(side, bulletin))
        for side in sides
    ]
    most = max((c.union.high for c in cells_of(bulletin)), default=0)
    label = _range(cell.union, words)
    together: Cell = label if is_total else Bar(cell.union.low, cell.union.high, most, label)
    return Row((name, *figures, *((together,) if len(sides) > 1 else ())), total=is_total)


def _together_title(sides: tuple[str, ...]) -> str:
    return "registers.together" if len(sides) == 2 else "registers.together_all"


def _figure(cell: ReconciledCell, side: str, words: Words, *, gave_a_list: bool) -> Text:
    count = cell.by_side.get(side)
    if count is not None:
        return number(count, words, strong=True)
    if side in cell.versions:
        return number(_versions(cell, side), words)
    key = "registers.not_listed" if gave_a_list else "registers.no_list"
    return (Run(words.plain(key), tone="soft"),)


def _gave_a_list(side: str, bulletin: Bulletin) -> bool:
    """Return whether a side gave any number that day, so that a gap is a place it left out."""
    total = total_of(bulletin)
    cells = (*cells_of(bulletin), *((total,) if total else ()))
    return any(c.by_side.get(side) is not None or side in c.versions for c in cells)


def _versions(cell: ReconciledCell, side: str) -> str:
    return " / ".join(str(count) for count in cell.versions[side])


def _range(bounds: Bounds, words: Words) -> Text:
    same = bounds.low == bounds.high
    return number(bounds.low if same else f"{bounds.low}–{bounds.high}", words)


def _remarks(bulletin: Bulletin, words: Words) -> tuple[Text, ...]:
    """Return what does not add up; nothing is corrected."""
    remarks: list[Text] = []
    total = total_of(bulletin)
    for side in in_order(bulletin.registers.sides, bulletin.mechanism):
        name = party_run(side, bulletin.mechanism, words)
        stated, summed = (total.by_side.get(side), total.sums.get(side)) if total else (None, None)
        if stated is not None and summed is not None and stated != summed:
            remarks.append(
                words.say(
                    "registers.sum_differs",
                    side=name,
                    stated=number(stated, words),
                    sum=number(summed, words),
                )
            )
        if any(
            side in cell.versions for cell in (*cells_of(bulletin), *((total,) if total else ()))
        ):
            remarks.append(words.say("registers.versions_differ", side=name))
    remarks += [
        _together(flag, bulletin, words)
        for flag in bulletin.registers.flags
        if flag.kind == "together" and flag.day == bulletin.day
    ]
    return tuple(remarks)


def _own_rules(bulletin: Bulletin, words: Words) -> Text:
    """Return how each side's list counts, as far as it says so."""
    said: list[Run] = []
    for side in in_order(bulletin.registers.sides, bulletin.mechanism):
        name = party_run(side, bulletin.mechanism, words)
        way = bulletin.mechanism.list_rule(side)
        if way is None:
            said += (*words.say("registers.rule_not_told", side=name), Run(" "))
            continue
        tallies = bulletin.recount.tallies if bulletin.recount else ()
        names = next((one.rule.names for one in tallies if one.rule.id == way), {"en": way})
        rule = told(names, words)
        said += (*words.say("registers.rule_told", side=name, rule=rule), Run(" "))
    return tuple(said[:-1])


def _together(flag: RegisterFlag, bulletin: Bulletin, words: Words) -> Text:
    areas = [name_run(area_name(area, words.language)) for area in flag.areas]
    return words.say(
        "registers.together_only",
        side=party_run(flag.side, bulletin.mechanism, words),
        n=number(flag.numbers[0], words),
        areas=words.join(areas),
    )
