"""Rounds of talks, positions, papers and commitments, as far as they are released."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from hudna.actions.shipped_rounds import shipped, shipped_round, shipped_undertaking
from hudna.db.gated import Gated
from hudna.model.talks_round import TalksDocument, TalksPosition, TalksRound
from hudna.model.undertaking import (
    Undertaking,
    UndertakingFile,
    UndertakingState,
    UndertakingWord,
)
from hudna.talks.papers import in_order
from hudna.talks.undertakings import STANDING, owed_first, state_of

__all__ = ["RoundTable", "Talking"]

SHOWN = 200
"""Rounds, and commitments, shown at once."""


@dataclass(frozen=True, slots=True)
class RoundTable:
    """A round with what is on its table, as one reader may know it.

    `positions` are the latest of each party on each item; `papers` are the versions of each
    paper, oldest first.
    """

    round: TalksRound
    corrected_by: str | None
    positions: tuple[TalksPosition, ...]
    papers: tuple[tuple[TalksDocument, ...], ...]
    undertakings: tuple[UndertakingFile, ...]


class Talking(Gated):
    """Talks, as one reader may know them."""

    def rounds(self) -> tuple[TalksRound, ...]:
        """Return rounds nobody has corrected, shipped and filed, the first first."""
        rows = self.rows(TalksRound).order_by("-start", "-id")[:SHOWN]
        found = [self._open(TalksRound, row) for row in rows]
        corrected = self._corrected([one.id for one in found])
        told = [file.round for file in shipped(self.mechanism())]
        every = [*told, *(one for one in found if one.id not in corrected)]
        return tuple(sorted(every, key=lambda one: (one.start, one.id)))

    def round_table(self, round_id: str) -> RoundTable:
        """Return a round with what is on its table; `NotFound` where it is not released."""
        of = shipped_round(self.mechanism(), round_id) or self.one(TalksRound, round_id)
        return RoundTable(
            round=of,
            corrected_by=self._corrected([round_id]).get(round_id),
            positions=self._positions(round_id),
            papers=self._papers(round_id),
            undertakings=self.undertakings(round_id),
        )

    def undertakings(self, of_round: str | None = None) -> tuple[UndertakingFile, ...]:
        """Return commitments with what was said of each: overdue first, then by due day."""
        rows = self.rows(Undertaking)
        if of_round is not None:
            # Which round one was made at is in its text; the table has no column for it.
            found = [self._open(Undertaking, row) for row in rows.order_by("-at")[: SHOWN * 5]]
            found = [one for one in found if one.round == of_round][:SHOWN]
        else:
            found = [self._open(Undertaking, row) for row in rows.order_by("-at", "-id")[:SHOWN]]
        told = [
            one
            for file in shipped(self.mechanism())
            if of_round in (None, file.round.id)
            for one in file.undertakings
        ]
        return owed_first(self._said([*told, *found]), self.today())

    def undertaking(self, name: str) -> UndertakingFile:
        """Return a commitment with what was said of it; `NotFound` where it is not released."""
        told = shipped_undertaking(self.mechanism(), name)
        return self._said([told or self.one(Undertaking, name)])[0]

    def overdue_undertakings(self, limit: int | None = None) -> tuple[UndertakingFile, ...]:
        """Return commitments whose day is over and that nobody says were kept, longest first."""
        today = self.today()
        rows = self.rows(Undertaking).filter(due__lt=today).order_by("due", "id")[:SHOWN]
        told = [
            one
            for file in shipped(self.mechanism())
            for one in file.undertakings
            if one.due is not None and one.due < today
        ]
        found = self._said([*told, *(self._open(Undertaking, row) for row in rows)])
        late = [f for f in found if state_of(f, today) is UndertakingState.OVERDUE]
        return owed_first(late, today)[:limit]

    def my_undertakings(self) -> tuple[UndertakingFile, ...]:
        """Return what the reader's party promised by a day that is not over, and has not kept."""
        if self.actor is None:
            return ()
        today = self.today()
        rows = self.rows(Undertaking).filter(owner=self.actor.party, due__gte=today)
        files = self._said(self._open(Undertaking, row) for row in rows.order_by("due")[:SHOWN])
        return tuple(file for file in files if state_of(file, today) in STANDING)

    def today(self) -> date:
        """Return the day it is in the mechanism's time zone."""
        return self.now.astimezone(ZoneInfo(self.mechanism().zone)).date()

    def _corrected(self, ids: Sequence[str]) -> dict[str, str]:
        rows = self.rows(TalksRound).filter(supersedes__in=list(ids)).order_by("at", "id")
        return dict(rows.values_list("supersedes", "object_id"))

    def _positions(self, round_id: str) -> tuple[TalksPosition, ...]:
        rows = self.rows(TalksPosition).filter(round=round_id).order_by("at", "id")
        latest: dict[tuple[str, int], TalksPosition] = {}
        for row in rows[: SHOWN * 5]:
            one = self._open(TalksPosition, row)
            latest[one.party, one.item or 0] = one
        return tuple(sorted(latest.values(), key=lambda one: (one.item or 0, one.party)))

    def _papers(self, round_id: str) -> tuple[tuple[TalksDocument, ...], ...]:
        rows = self.rows(TalksDocument).filter(round=round_id).order_by("at", "id")
        papers: dict[str, list[TalksDocument]] = {}
        for row in rows[: SHOWN * 5]:
            one = self._open(TalksDocument, row)
            papers.setdefault(one.paper, []).append(one)
        return tuple(in_order(versions) for versions in papers.values())

    def _said(self, undertakings: Iterable[Undertaking]) -> list[UndertakingFile]:
        every = list(undertakings)
        words: dict[str, list[UndertakingWord]] = {one.id: [] for one in every}
        if every:
            rows = self.rows(UndertakingWord).filter(undertaking__in=list(words))
            for row in rows.order_by("at", "id"):
                words[row.undertaking].append(self._open(UndertakingWord, row))
        return [UndertakingFile(one, tuple(words[one.id])) for one in every]
