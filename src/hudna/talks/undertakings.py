"""Where a commitment stands, from what the parties say of it and the day: never a finding."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from hudna.errors import InputError, Refused
from hudna.model.undertaking import (
    Undertaking,
    UndertakingFile,
    UndertakingState,
    UndertakingWord,
    WordState,
)

__all__ = [
    "STANDING",
    "check_undertaking",
    "check_word",
    "is_owed_to",
    "latest_words",
    "owed_first",
    "state_of",
]

STANDING = frozenset({UndertakingState.OPEN, UndertakingState.IN_PROGRESS})
"""States of what is still owed and not late."""

_SETTLED = {
    UndertakingState.SAID_KEPT,
    UndertakingState.CONFIRMED,
    UndertakingState.RELEASED,
}


def check_undertaking(
    value: Undertaking, parties: Collection[str], clauses: Mapping[str, Collection[str]]
) -> None:
    """Raise `InputError` for a commitment that cannot be; `clauses` are ids by agreement."""
    if not any(words.strip() for words in value.words.values()):
        raise InputError("a commitment needs words", where="words", advice="Say what is promised")
    for where, name in (("owner", value.owner), *(("to", one) for one in value.to)):
        if name not in parties:
            raise InputError(
                f"'{name}' is no party or actor that is known here",
                where=where,
                advice="Use the id of a party of the mechanism, or of an actor of the directory",
            )
    if value.owner in value.to:
        raise InputError(
            f"{value.owner} owes it to itself", where="to", advice="Name whom it was promised to"
        )
    if value.due is not None and value.due < value.promised:
        raise InputError(
            f"it is due on {value.due}, before it was promised on {value.promised}",
            where="due",
            advice="Correct one of the days, or leave the due day open",
        )
    if value.agreement is not None and value.agreement not in clauses:
        raise InputError(
            f"'{value.agreement}' is no agreement that is known here",
            where="agreement",
            advice=f"Use one of: {', '.join(sorted(clauses))}",
        )
    if value.clause is not None and value.agreement is None:
        raise InputError(
            "a clause is named without its agreement", where="clause", advice="Name both"
        )
    if value.clause is not None and value.clause not in clauses[value.agreement or ""]:
        raise InputError(
            f"{value.agreement} has no clause '{value.clause}'",
            where="clause",
            advice=f"Use one of: {', '.join(sorted(clauses[value.agreement or '']))}",
        )


def check_word(undertaking: Undertaking, word: UndertakingWord) -> None:
    """Raise `Refused` where a party releases from what is not owed to it."""
    if word.state is WordState.RELEASED and not is_owed_to(undertaking, word.party):
        raise Refused(
            f"{word.party} cannot release {undertaking.owner} from this",
            advice=f"Only whom it is owed to can: {', '.join(undertaking.to) or 'another party'}",
        )


def is_owed_to(undertaking: Undertaking, party: str) -> bool:
    """Return whether a commitment is owed to a party: one promised to all is, to every other."""
    return party in undertaking.to if undertaking.to else party != undertaking.owner


def latest_words(words: Iterable[UndertakingWord]) -> dict[str, UndertakingWord]:
    """Return the last word of each party, by party."""
    return {word.party: word for word in sorted(words, key=lambda word: (word.at, word.id))}


def state_of(file: UndertakingFile, today: date) -> UndertakingState:
    """Return where a commitment stands on a day of the mechanism.

    Only its owner and those it is owed to count: others may speak, but settle nothing. It is
    confirmed or released by all of `to`, where it names none by any other party. Where one of
    them says that it was not kept and another that it was, or released it, it is disputed.
    """
    owner, owed = file.undertaking.owner, file.undertaking
    said = {party: word.state for party, word in latest_words(file.words).items()}
    theirs = [state for party, state in said.items() if is_owed_to(owed, party)]
    counted = [*theirs, *([said[owner]] if owner in said else [])]
    content = {WordState.KEPT, WordState.RELEASED}
    if WordState.NOT_KEPT in counted and content & set(counted):
        return UndertakingState.DISPUTED
    asked = [said.get(party) for party in owed.to] if owed.to else theirs
    if asked and all(state is WordState.RELEASED for state in asked):
        return UndertakingState.RELEASED
    if owed.to and all(state in content for state in asked):
        return UndertakingState.CONFIRMED
    if not owed.to and content & set(theirs):
        return UndertakingState.CONFIRMED
    if said.get(owner) is WordState.KEPT:
        return UndertakingState.SAID_KEPT
    if owed.due is not None and owed.due < today:
        return UndertakingState.OVERDUE
    if said.get(owner) is WordState.IN_PROGRESS:
        return UndertakingState.IN_PROGRESS
    return UndertakingState.OPEN


def owed_first(files: Sequence[UndertakingFile], today: date) -> tuple[UndertakingFile, ...]:
    """Return commitments overdue first, the longest on top; then by due day, those without last."""

    def place(file: UndertakingFile) -> tuple[int, bool, date, str]:
        state = state_of(file, today)
        rank = 0 if state is UndertakingState.OVERDUE else 2 if state in _SETTLED else 1
        due = file.undertaking.due
        return rank, due is None, due or file.undertaking.promised, file.undertaking.id

    return tuple(sorted(files, key=place))
