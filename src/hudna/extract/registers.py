"""Truce bulletins: what each side registered, in total and by governorate.

Registered by a side is never committed by it. Sums are checked and flagged, never corrected;
rival sides are never merged. Words come from `registers.yaml`; the engine knows no language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from hudna.extract.registers_binding import Binding
from hudna.extract.registers_groups import BOTH, Group, groups_of
from hudna.extract.registers_masks import sentences, without_distractors
from hudna.extract.registers_period import period_end
from hudna.extract.registers_settle import Settled, settle
from hudna.extract.registers_words import Piece, pieces, vocabulary
from hudna.model.reading import Flag, RegisterLine
from hudna.model.span import Span
from hudna.text.dates import Dates, read_dates
from hudna.text.fold import Folded
from hudna.text.languages import Language
from hudna.text.shipped import load_shipped

__all__ = ["TOTAL", "RegisterReading", "read_registers"]

TOTAL = "TOTAL"
"""The area of a stated total."""

_NOT_IN_LISTS = {"counts_other", "other", "skip"}


@dataclass(frozen=True, slots=True)
class RegisterReading:
    """The lines of all registers in a text, and what a person should look at."""

    lines: tuple[RegisterLine, ...] = ()
    flags: tuple[Flag, ...] = ()


def read_registers(
    folded: Folded,
    language: Language,
    *,
    dates: Dates | None = None,
) -> RegisterReading:
    """Return the register lines of a text; nothing where it is no bulletin.

    Area names are those of `areas.yaml`. `dates` are the text's, where the caller has read
    them already.
    """
    words = vocabulary(language)
    if words is None:
        return RegisterReading()
    if not any(word in folded.text for word in words.truce):
        return RegisterReading()
    dates = dates or read_dates(folded, language)
    found = pieces(folded, language, dates.ranges)
    if not any(piece.unit or piece.kind in ("unit", "attack") for piece in found):
        return RegisterReading()
    groups = _groups(found, words.pair)
    source = next((piece.value for piece in found if piece.kind == "source"), None)
    chosen, aside = settle(groups, words.pair, source=source, joint=_joint(found))
    day = period_end(dates, found, folded)
    lines = [line for one in chosen for line in _lines(one, folded, day)]
    flags = [flag for one in chosen for flag in _flags(one, aside, chosen, folded)]
    return RegisterReading(tuple(lines), tuple(flags))


def _joint(found: Sequence[Piece]) -> bool:
    """Whether the joint commission is named where violations are: a joint patrol is another."""
    return any(
        any(piece.kind == "body" for piece in sentence)
        and any(piece.unit or piece.kind == "unit" for piece in sentence)
        for sentence in sentences(found)
    )


def _groups(found: Sequence[Piece], pair: Sequence[str]) -> list[Group]:
    groups: list[Group] = []
    for number, sentence in enumerate(sentences(found)):
        clean = without_distractors(sentence)
        if groups and (place := _one_place(clean, groups[-1])) is not None:
            total = groups[-1].total
            assert total is not None
            groups[-1].bindings.append(Binding(total, (place,), each=False))
            continue
        for group in groups_of(clean, number, pair):
            if groups and _continues(groups[-1], group, clean):
                groups[-1].bindings += group.bindings
                groups[-1].places += group.places
            else:
                groups.append(group)
    return groups


def _one_place(sentence: Sequence[Piece], last: Group) -> Piece | None:
    """Return the place of a sentence like "All of them were in Aleppo", after a bare total."""
    kinds = {piece.kind for piece in sentence}
    places = [piece for piece in sentence if piece.kind == "area"]
    if last.total is None or last.bindings or len(places) != 1 or "whole" not in kinds:
        return None
    others = any(piece.kind in _NOT_IN_LISTS and piece.value != "period" for piece in sentence)
    return None if others or "number" in kinds else places[0]


def _continues(last: Group, group: Group, sentence: Sequence[Piece]) -> bool:
    """Whether a list without a side carries on the total stated before it."""
    if group.side is not None or group.total is not None:
        return False
    if last.total is not None and not last.bindings and _adds_up(last.total.count, group):
        return True
    if group.maybe_total is not None:
        return _goes_on(last, group, sentence)
    if group.sentence != last.sentence + 1 and not last.bindings:
        return False
    kinds = {piece.kind for piece in sentence}
    if kinds & _NOT_IN_LISTS:
        return False
    bare = last.total is not None and not last.bindings
    if bare and "include" in kinds and len(group.bindings) > 1:
        return True
    if last.total is None:
        return bool(last.bindings) and not kinds & {"verb", "word"}
    if any(binding.number.unit not in ("", "violation") for binding in group.bindings):
        return False
    listed = sum(binding.number.count for binding in [*last.bindings, *group.bindings])
    return listed <= last.total.count


def _goes_on(last: Group, group: Group, sentence: Sequence[Piece]) -> bool:
    """ "Most were in A - 18. Five cases were in B, two in C": further places of the same list."""
    if last.total is None or not last.bindings or len(group.bindings) < 2:
        return False
    before = {place.value for binding in last.bindings for place in binding.places}
    after = {place.value for binding in group.bindings for place in binding.places}
    listed = sum(binding.number.count for binding in [*last.bindings, *group.bindings])
    other = any(piece.kind in _NOT_IN_LISTS and piece.value != "period" for piece in sentence)
    return not other and not before & after and listed <= last.total.count


def _adds_up(total: int, group: Group) -> bool:
    """Whether a list of several numbers is exactly the total stated before it."""
    counts = [(b.number.count, len(b.places) if b.each else 1) for b in group.bindings]
    return len(counts) > 1 and sum(count * times for count, times in counts) == total


def _lines(one: Settled, folded: Folded, period_end: str | None) -> list[RegisterLine]:
    lines = []
    if one.total is not None:
        span = folded.span(one.total.start, one.total.end)
        lines.append(RegisterLine(one.side, period_end, TOTAL, None, one.total.count, span))
    for code, piece in one.items:
        span = folded.span(piece.start, piece.end)
        lines.append(RegisterLine(one.side, period_end, _areas()[code], code, piece.count, span))
    return lines


def _flags(
    one: Settled, aside: Sequence[Settled], chosen: Sequence[Settled], folded: Folded
) -> list[Flag]:
    flags: list[Flag] = []
    numbers: tuple[int, ...]
    listed = one.items or one.together
    if one.total is not None and listed and one.listed != one.total.count:
        message = f"{one.side}: stated total {one.total.count}, listed numbers add to {one.listed}"
        numbers = (one.total.count, one.listed)
        flags.append(
            Flag("total_mismatch", message, _span(folded, one.total), one.side, (), numbers)
        )
    for binding in one.together:
        areas = tuple(_areas()[place.value] for place in binding.places)
        count = binding.number.count
        message = f"{one.side}: {count} given for {', '.join(areas)} together, not split"
        span = _span(folded, binding.number)
        flags.append(Flag("undistributed", message, span, one.side, areas, (count,)))
    totals = [c.total.count for c in chosen if c.total is not None]
    for other in aside:
        if other.total is None or other.side not in (one.side, BOTH) or one.total is None:
            continue
        if other.total.count == sum(totals) and len(totals) > 1:
            kind, message = "headline_sum", f"{other.total.count} is the sum of both sides"
            numbers = (other.total.count,)
        elif other.side == one.side and other.total.count != one.total.count:
            kind = "conflicting_total"
            message = f"{one.side}: {one.total.count} here, {other.total.count} elsewhere"
            numbers = (one.total.count, other.total.count)
        else:
            continue
        flags.append(Flag(kind, message, _span(folded, other.total), one.side, (), numbers))
    return flags


def _span(folded: Folded, piece: Piece) -> Span:
    return folded.span(piece.start, piece.end)


@cache
def _areas() -> dict[str, Any]:
    path = files("hudna") / "data" / "languages" / "areas.yaml"
    return dict(load_shipped(path))
