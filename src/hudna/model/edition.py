"""What one edition of a bulletin prints otherwise than the one before."""

from dataclasses import dataclass
from enum import StrEnum

from hudna.model.place import Place
from hudna.model.when import When

__all__ = ["Change", "ChangeKind", "Printed", "Why"]


class ChangeKind(StrEnum):
    """What a change is about, in the order in which a bulletin names them."""

    REGISTERED = "registered"
    TOGETHER = "together"
    CASE_ADDED = "case_added"
    CASE_MERGED = "case_merged"
    CASE_REMOVED = "case_removed"
    STATE = "state"
    CLAIM = "claim"
    EVENT = "event"
    TIME = "time"
    PLACE = "place"
    KILLED = "killed"
    WOUNDED = "wounded"
    ASSESSED = "assessed"
    FOUND = "found"
    MOVED = "moved"
    VOTED = "voted"
    REMARK = "remark"
    DETERMINED = "determined"
    MEASURE = "measure"
    ACCOUNT = "account"
    EARLIER = "earlier"
    TOLD = "told"
    MEETING = "meeting"
    COUNTED = "counted"
    COVERED = "covered"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Printed:
    """What an edition prints of one thing; of each thing only the fields that fit it are given.

    `terms` are values of the model as `kind.value`; `numbers` every number one side gives, and
    `bounds` least and most, the most null where it is open. `code` is a grade, a version or an id,
    `chance` that of lying in a clause's scope.
    """

    terms: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    bounds: tuple[int, int | None] | None = None
    place: Place | None = None
    when: When | None = None
    actor: str | None = None
    code: str | None = None
    chance: tuple[float, float] | None = None
    words: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """The reason somebody gave for a correction, in that party's own words."""

    party: str
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing printed otherwise; `old` is null for what is new, `new` for what is gone.

    `case`, `by` (the side, or the party that acted) and `about` (area, clause, question, rule)
    say what it is about: each null where it does not fit.
    """

    kind: ChangeKind
    old: Printed | None
    new: Printed | None
    case: str | None = None
    by: str | None = None
    about: str | None = None
    why: tuple[Why, ...] = ()
