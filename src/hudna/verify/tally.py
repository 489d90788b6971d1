"""Ballots counted by guarantor: who said what, who has not spoken, who stayed silent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hudna.errors import Conflict
from hudna.model.case import Ballot, Choice

__all__ = ["Tally", "count"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Those who decide, by what they did. `waiting` may still vote; `silent` let the deadline pass.

    `absent` are silent too, and have been for so long that nothing waits for them. `barred` may not
    decide on themselves; they count as having recused themselves. `left` are no longer guarantors.
    `late` voted after the deadline and are silent too; `uncounted` voted without deciding.
    """

    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()

    @property
    def guarantors(self) -> int:
        """The number of those who decide, whatever they did."""
        return self.eligible + len(self.recused) + len(self.barred) + len(self.absent)

    @property
    def eligible(self) -> int:
        """The number of those whose vote is waited for, or was: not recused, barred or absent."""
        groups = (self.in_favour, self.against, self.abstained, self.silent, self.waiting)
        return sum(len(group) for group in groups)

    @property
    def enough(self) -> bool:
        """Whether so many are in favour that nobody decides alone: two, of one guarantor one."""
        return len(self.in_favour) >= min(2, max(self.guarantors, 1))

    def if_waiting_voted_for(self) -> "Tally":
        """Return the tally were everybody still waited for to vote for."""
        return replace(self, in_favour=self.in_favour + self.waiting, waiting=())

    def if_waiting_voted_against(self) -> "Tally":
        """Return the tally were everybody still waited for to vote against."""
        return replace(self, against=self.against + self.waiting, waiting=())


def count(
    voters: Sequence[str],
    ballots: Sequence[Ballot],
    *,
    due: datetime,
    now: datetime,
    absent: Sequence[str] = (),
    barred: Sequence[str] = (),
    left: Sequence[str] = (),
) -> Tally:
    """Return the tally at `now`; a ballot after `due` does not count.

    `absent` have not voted for long: one of them that votes counts like anybody. Raises `Conflict`
    when ballots are of several motions or one party voted twice.
    """
    by_party = _by_party(ballots)
    timely = {party: b for party, b in by_party.items() if b.at <= due}
    deciding = [v for v in voters if v not in barred and (v in timely or v not in left)]
    unspoken = [v for v in deciding if v not in timely]
    over = now > due

    def chose(choice: Choice) -> tuple[str, ...]:
        return tuple(v for v in deciding if v in timely and timely[v].choice is choice)

    return Tally(
        in_favour=chose(Choice.FOR),
        against=chose(Choice.AGAINST),
        abstained=chose(Choice.ABSTAIN),
        recused=chose(Choice.RECUSE),
        barred=tuple(v for v in voters if v in barred),
        silent=tuple(v for v in unspoken if over and v not in absent),
        absent=tuple(v for v in unspoken if over and v in absent),
        waiting=() if over else tuple(unspoken),
        left=tuple(v for v in left if v not in timely),
        late=tuple(v for v in unspoken if v in by_party),
        uncounted=tuple(sorted(p for p in by_party if p not in voters or p in barred)),
    )


def _by_party(ballots: Sequence[Ballot]) -> dict[str, Ballot]:
    if len({ballot.motion for ballot in ballots}) > 1:
        raise Conflict(
            "these ballots are of more than one motion", advice="Count each motion by itself"
        )
    by_party: dict[str, Ballot] = {}
    for ballot in ballots:
        if ballot.party in by_party:
            raise Conflict(
                f"{ballot.party} has voted twice on this motion",
                advice="A ballot is final: put a new motion if a party has changed its mind",
            )
        by_party[ballot.party] = ballot
    return by_party
