"""One incident and one clause, and what a rule answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from hudna.model.agreement import Agreement, Clause, Outcome, Zone
from hudna.model.claim import Claim
from hudna.model.incident import Incident
from hudna.model.party import Names
from hudna.text.actor_files import load_actors

__all__ = ["SURE", "Answer", "Check", "Question", "Standing", "any_of", "combine", "spread"]

SURE = 0.95
"""A chance in scope of at least this counts as inside, of at most 1 minus this as outside."""

_ODDS = 3.0


@dataclass(frozen=True, slots=True)
class Question:
    """Does this incident, of which these claims speak, come under this clause?"""

    incident: Incident
    claims: tuple[Claim, ...]
    agreement: Agreement
    clause: Clause
    zone: ZoneInfo

    @property
    def areas(self) -> tuple[Zone, ...]:
        """The zones the clause holds in: those of the accused who have their own, else its one."""
        own = dict(self.clause.zone_by)
        directory = load_actors()
        sides = [(name, directory.state_of(name)) for name in self.incident.accused]
        named = [own.get(name) or own.get(side) or self.clause.zone for name, side in sides]
        asked = named or ([*own.values()] if own else [self.clause.zone])
        return tuple(self.agreement.zone(zone) for zone in dict.fromkeys(asked))


class Standing(StrEnum):
    """Whether one condition of a clause holds."""

    IN = "in"
    OUT = "out"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Check:
    """One condition tested. `chance` is the range of its probability where that is known."""

    standing: Standing
    reasons: tuple[Names, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    would_change: tuple[Names, ...] = ()
    chance: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule makes of a question."""

    outcome: Outcome
    reasons: tuple[Names, ...]
    facts: tuple[tuple[str, str], ...]
    would_change: tuple[Names, ...]
    probability: tuple[float, float] | None = None


def combine(checks: Iterable[Check]) -> Answer:
    """Return the answer of several conditions that must all hold.

    One that surely fails decides; else one left open leaves all open. Chances are multiplied, as
    if independent. What would change the answer is kept for the conditions that decide it.
    """
    tested = tuple(checks)
    failed = tuple(check for check in tested if check.standing is Standing.OUT)
    unsettled = tuple(check for check in tested if check.standing is Standing.OPEN)
    outcome = (
        Outcome.OUTSIDE_SCOPE
        if failed
        else Outcome.NOT_RESOLVABLE
        if unsettled
        else Outcome.BREACH_ALLEGED
    )
    deciding = failed or unsettled or tested
    return Answer(
        outcome=outcome,
        reasons=tuple(r for check in (failed or tested) for r in check.reasons),
        facts=tuple(f for check in tested for f in check.facts),
        would_change=_once(w for check in deciding for w in check.would_change),
        probability=_product(failed or tested),
    )


def any_of(checks: Sequence[Check]) -> Check:
    """Return the best of alternatives of which one suffices, with the reasons of all."""
    order = (Standing.IN, Standing.OPEN, Standing.OUT)
    best = min(checks, key=lambda check: order.index(check.standing))
    return Check(
        best.standing,
        tuple(r for check in checks for r in check.reasons),
        tuple(dict.fromkeys(f for check in checks for f in check.facts)),
        _once(w for check in checks for w in check.would_change),
        best.chance,
    )


def spread(share: float) -> tuple[float, float]:
    """Return the range of a chance known as a share of a period or an area.

    The share is the chance if every part is equally likely; the range lets any part be up to three
    times as likely as any other. Nothing and all stay nothing and all.
    """
    return share / (share + _ODDS * (1 - share)), _ODDS * share / (_ODDS * share + 1 - share)


def _once(sentences: Iterable[Names]) -> tuple[Names, ...]:
    """Return sentences in their order, each said once."""
    return tuple({tuple(sorted(said.items())): said for said in sentences}.values())


def _product(checks: Iterable[Check]) -> tuple[float, float] | None:
    chances = [check.chance for check in checks if check.chance is not None]
    if all(low == high for low, high in chances):
        return None
    low = high = 1.0
    for least, most in chances:
        low, high = low * least, high * most
    return round(low, 4), round(high, 4)
