"""What parties that do not decide say on a case, and how guarantors that disagree tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = ["Capacity", "CaseAccount", "Position", "Remark", "told"]


class Capacity(StrEnum):
    """As what a party speaks: the accused replies, an observer or mediator gives its opinion."""

    ACCUSED = "accused"
    OBSERVER = "observer"
    MEDIATOR = "mediator"


class Position(StrEnum):
    """What a remark says of the motion it is on."""

    AGREES = "agrees"
    IN_PART = "in_part"
    DISAGREES = "disagrees"
    NO_POSITION = "no_position"


@dataclass(frozen=True, slots=True)
class Remark:
    """A reply or opinion, in its party's own words; it counts in no tally."""

    id: str
    case: str
    motion: str
    party: str
    by: str
    capacity: Capacity
    position: Position
    words: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseAccount:
    """How a guarantor tells a case. `joins` names another's account that it signs word for word.

    An account that every guarantor has signed is joint; others stand side by side.
    """

    id: str
    case: str
    party: str
    by: str
    words: str
    language: str
    joins: str | None
    at: datetime


def told(accounts: Sequence[CaseAccount]) -> tuple[tuple[CaseAccount, tuple[str, ...]], ...]:
    """Return the accounts that stand and who signed each, its author first.

    A party stands by its latest word: an account nobody stands by any more is left out.
    """
    latest = {one.party: one for one in sorted(accounts, key=lambda one: one.at)}
    standing = {party: one.joins or one.id for party, one in latest.items()}
    shown = []
    for one in accounts:
        parties = [party for party in standing if standing[party] == one.id]
        if one.joins is None and parties:
            shown.append((one, tuple(sorted(parties, key=lambda party: party != one.party))))
    return tuple(shown)
