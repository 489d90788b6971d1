"""Ballots counted by guarantor: who said what, who has not spoken, who stayed silent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hudna.errors import Conflict
from hudna.model.case import Ballot, Choice

__all__ = ["Tally", "count"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Guarantors by what they did. `waiting` may still vote; `silent` let the deadline pass.

    `late` voted after the deadline and are silent too; `uncounted` voted without being guarantors.
    """

    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()

    @property
    def guarantors(self) -> int:
        """The number of guarantors, whatever they did."""
        return self.eligible + len(self.recused)

    @property
    def eligible(self) -> int:
        """The number of guarantors that have not recused themselves."""
        groups = (self.in_favour, self.against, self.abstained, self.silent, self.waiting)
        return sum(len(group) for group in groups)

    def if_waiting_voted_for(self) -> "Tally":
        """Return the tally were everybody still waited for to vote for."""
        return replace(self, in_favour=self.in_favour + self.waiting, waiting=())

    def if_waiting_voted_against(self) -> "Tally":
        """Return the tally were everybody still waited for to vote against."""
        return replace(self, against=self.against + self.waiting, waiting=())


def count(
    guarantors: Sequence[str], ballots: Sequence[Ballot], *, due: datetime, now: datetime
) -> Tally:
    """Return the tally at `now`; a ballot after `due` does not count.

    Raises `Conflict` when ballots are of several motions or one party voted twice.
    """
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
    timely = {party: b for party, b in by_party.items() if b.at <= due}
    unspoken = tuple(g for g in guarantors if g not in timely)
    over = now > due

    def chose(choice: Choice) -> tuple[str, ...]:
        return tuple(g for g in guarantors if g in timely and timely[g].choice is choice)

    return Tally(
        in_favour=chose(Choice.FOR),
        against=chose(Choice.AGAINST),
        abstained=chose(Choice.ABSTAIN),
        recused=chose(Choice.RECUSE),
        silent=unspoken if over else (),
        waiting=() if over else unspoken,
        late=tuple(g for g in unspoken if g in by_party),
        uncounted=tuple(sorted(party for party in by_party if party not in guarantors)),
    )
