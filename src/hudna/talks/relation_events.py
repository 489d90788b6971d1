"""What must hold of an event between two states, before it is taken into their line."""

from collections.abc import Collection

from hudna.errors import InputError
from hudna.model.relation_event import RelationEvent, RelationScale

__all__ = ["check_event", "pair_of"]


def check_event(
    event: RelationEvent,
    states: Collection[str],
    scale: RelationScale,
    first: RelationEvent | None = None,
) -> None:
    """Raise `InputError` for an event that cannot be so.

    `first` is the event this tells anew, where it names one that is known.
    """
    _check_states(event, states)
    if not any(words.strip() for words in event.title.values()):
        raise InputError("an event needs words", where="title", advice="Say what happened")
    if not event.fields or len(set(event.fields)) < len(event.fields):
        raise InputError(
            "an event needs its fields, each once" if event.fields else "an event needs a field",
            where="fields",
            advice="Name the fields of relations it is about",
        )
    if event.code and scale.kind(event.code) is None:
        known = ", ".join(kind.code for kind in scale.kinds)
        raise InputError(
            f"the scale has no code '{event.code}'",
            where="code",
            advice=f"Use one of: {known}; or leave it out, then the event has no value",
        )
    start, end = event.when.start, event.when.end
    if start is None and end is None:
        raise InputError(
            "an event on a line of time needs a day",
            where="when",
            advice="Give its day, or one it was not before or not after",
        )
    if start is not None and end is not None and end[:10] < start[:10]:
        raise InputError(
            f"it ends on {end[:10]}, before it begins on {start[:10]}",
            where="when",
            advice="Correct one of the days, or leave one open",
        )
    if event.telling_of is not None:
        _check_telling(event, first)


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Return two states in the order of their ids, so that none comes first by choice."""
    return (one, other) if one <= other else (other, one)


def _check_states(event: RelationEvent, states: Collection[str]) -> None:
    one, other = event.between
    for name in event.between:
        if name not in states:
            raise InputError(
                f"'{name}' is no state that is known here",
                where="between",
                advice="Use the id of a state of the directory of actors",
            )
    if one == other:
        raise InputError(
            f"{one} is named twice", where="between", advice="Name two different states"
        )
    if event.actor is not None and event.actor not in event.between:
        raise InputError(
            f"'{event.actor}' is none of the two",
            where="actor",
            advice=f"Use {one} or {other}, or leave it out where both did it",
        )


def _check_telling(event: RelationEvent, first: RelationEvent | None) -> None:
    if first is None:
        raise InputError(
            f"the event '{event.telling_of}' that this tells anew is not here",
            where="telling_of",
            advice="Name one that is released to you, or leave it out",
        )
    if set(first.between) != set(event.between):
        raise InputError(
            "the event that this tells anew is between other states",
            where="telling_of",
            advice="Name one between the same two states",
        )
    if first.telling_of is not None:
        raise InputError(
            f"'{first.id}' is itself another telling",
            where="telling_of",
            advice=f"Name the event both tell of: {first.telling_of}",
        )
