"""What must hold of a round of talks, and of what is laid on its table."""

from collections.abc import Collection, Sequence

from hudna.errors import InputError
from hudna.model.talks_round import Delegation, TalksPosition, TalksRound

__all__ = ["check_position", "check_round"]

MOST_ROWS = 200
"""More delegations, items or outcomes than any round has had."""


def check_round(value: TalksRound, parties: Collection[str]) -> None:
    """Raise `InputError` where a round cannot have been so; `parties` are all that are known."""
    if not _said(value.title) or not _said(value.place):
        raise InputError(
            "a round needs a title and a place", where="title", advice="Write both in one language"
        )
    if value.end is not None and value.end < value.start:
        raise InputError(
            f"the round ends on {value.end}, before it starts on {value.start}",
            where="end",
            advice="Correct one of the days, or leave the end open",
        )
    rows = (value.delegations, value.agenda, value.outcomes, value.documents, value.next)
    if any(len(one) > MOST_ROWS for one in rows):
        raise InputError(f"there are more than {MOST_ROWS} rows", where=value.id)
    check_seats(value.delegations, parties)
    _check_agenda([item.number for item in value.agenda])
    for number, meeting in enumerate(value.next):
        if meeting.start is not None and meeting.start < value.start:
            raise InputError(
                f"a next meeting on {meeting.start} is before the round itself",
                where=f"next[{number}].start",
                advice="Give the day of a meeting that follows, or leave it out",
            )


def check_seats(delegations: Sequence[Delegation], parties: Collection[str]) -> None:
    """Raise `InputError` for a delegation in two seats, or one of a party nobody knows."""
    seats: dict[str, str] = {}
    for number, one in enumerate(delegations):
        where = f"delegations[{number}].party"
        if one.party not in parties:
            raise InputError(
                f"'{one.party}' is no party or actor that is known here",
                where=where,
                advice="Use the id of a party of the mechanism, or of an actor of the directory",
            )
        if one.party in seats:
            raise InputError(
                f"the delegation of {one.party} sits as {seats[one.party]} and as {one.seat}",
                where=where,
                advice="Give it one seat; what else it did can be said among the outcomes",
            )
        seats[one.party] = one.seat.value


def check_position(position: TalksPosition, of: TalksRound) -> None:
    """Raise `InputError` for a position without words, or on what is not on the agenda."""
    if not position.words.strip():
        raise InputError("a position needs words", where="words", advice="Say what is wanted")
    numbers = [item.number for item in of.agenda]
    if position.item is not None and position.item not in numbers:
        raise InputError(
            f"there is no item {position.item} on the agenda",
            where="item",
            advice=f"Use one of: {', '.join(map(str, numbers)) or 'none'}, or the whole round",
        )


def _check_agenda(numbers: Sequence[int]) -> None:
    for place, number in enumerate(numbers, start=1):
        if number != place:
            raise InputError(
                f"item {place} of the agenda has the number {number}",
                where=f"agenda[{place - 1}].number",
                advice="Number the agenda 1, 2, 3 in its order",
            )


def _said(names: dict[str, str]) -> bool:
    return any(words.strip() for words in names.values())
