"""What a bulletin tells of talks: rounds of the month, commitments and joint statements."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hudna.actions.operator import Operator
from hudna.actions.ports import Held
from hudna.actions.shipped_rounds import shipped
from hudna.model.bulletin import ToldUndertaking
from hudna.model.joint_statement import AdoptedStatement
from hudna.model.release import sees
from hudna.model.talks_round import TalksRound
from hudna.model.undertaking import (
    Undertaking,
    UndertakingFile,
    UndertakingState,
    UndertakingWord,
)
from hudna.talks.undertakings import STANDING, owed_first, state_of

__all__ = ["public_rounds", "public_statements", "public_undertakings"]

MONTH, WEEK = timedelta(days=30), timedelta(days=7)
_NAMED = {UndertakingState.OVERDUE, UndertakingState.DISPUTED}


def public_rounds(operator: Operator, day: date) -> tuple[TalksRound, ...]:
    """Return the public rounds of the month to a day that nobody has corrected, oldest first."""
    filed = [h.value for h in operator.store.all_held(TalksRound) if _public(h, operator)]
    corrected = {one.supersedes for one in filed}
    told = [file.round for file in shipped(operator.store.mechanism())]
    every = [*told, *(one for one in filed if one.id not in corrected)]
    recent = [one for one in every if day - MONTH <= one.start <= day]
    return tuple(sorted(recent, key=lambda one: (one.start, one.id)))


def public_undertakings(operator: Operator, day: date) -> tuple[ToldUndertaking, ...]:
    """Return public commitments that are overdue or disputed on a day, or due in the week on."""
    store = operator.store
    told = [one for file in shipped(store.mechanism()) for one in file.undertakings]
    filed = [h.value for h in store.all_held(Undertaking) if _public(h, operator)]
    words: dict[str, list[UndertakingWord]] = {one.id: [] for one in (*told, *filed)}
    for held in store.all_held(UndertakingWord):
        if held.value.undertaking in words and _public(held, operator):
            words[held.value.undertaking].append(held.value)
    files = [UndertakingFile(one, tuple(words[one.id])) for one in (*told, *filed)]
    shown = owed_first([file for file in files if _told(file, day)], day)
    return tuple(ToldUndertaking(file, state_of(file, day)) for file in shown)


def public_statements(operator: Operator, day: date) -> tuple[AdoptedStatement, ...]:
    """Return the joint statements adopted in the month to a day, oldest first."""
    zone = ZoneInfo(operator.store.mechanism().zone)
    every = [h.value for h in operator.store.all_held(AdoptedStatement) if _public(h, operator)]
    recent = [one for one in every if day - MONTH <= one.at.astimezone(zone).date() <= day]
    return tuple(sorted(recent, key=lambda one: (one.at, one.id)))


def _told(file: UndertakingFile, day: date) -> bool:
    state, due = state_of(file, day), file.undertaking.due
    near = due is not None and day <= due <= day + WEEK
    return state in _NAMED or (state in STANDING and near)


def _public(held: Held, operator: Operator) -> bool:
    return sees(None, held.release, operator.now)
