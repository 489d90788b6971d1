"""A round of talks as a page shows it: seats, positions side by side, papers with differences."""

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.actions.permissions import can, check_talk
from hudna.db.gate import Reader, RoundTable
from hudna.model.mechanism import Mechanism
from hudna.model.release import Audience, audiences_of
from hudna.model.talks_round import TalksDocument, TalksPosition
from hudna.talks.papers import Change, branches, changes
from hudna.text.actor_files import load_actors
from hudna.text.terms import term_of
from hudna.web.present import names

__all__ = ["PaperView", "PositionsOn", "circles_of", "paper_views", "parties_known", "positions_on"]


@dataclass(frozen=True, slots=True)
class PositionsOn:
    """What the parties want on an item of the agenda; `number` is 0 for the round as a whole."""

    number: int
    title: dict[str, str]
    positions: tuple[TalksPosition, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version with its number in the paper, that of its parent, and what changed.

    `parent` is 0 where there is none, or where it is not released to the reader; `missing` tells
    the two apart.
    """

    number: int
    version: TalksDocument
    parent: int
    missing: bool
    changes: tuple[Change, ...]
    standing: bool


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper with its versions; `apart` where more than one stands, side by side."""

    title: str
    versions: tuple[VersionView, ...]

    @property
    def apart(self) -> bool:
        """Whether versions stand side by side that nobody has brought together."""
        return sum(one.standing for one in self.versions) > 1


def positions_on(table: RoundTable) -> tuple[PositionsOn, ...]:
    """Return positions by item of the agenda, those on the whole round first."""
    titles = {0: {}, **{item.number: item.title for item in table.round.agenda}}
    found = (
        PositionsOn(number, title, tuple(p for p in table.positions if (p.item or 0) == number))
        for number, title in titles.items()
    )
    return tuple(one for one in found if one.positions)


def paper_views(papers: Sequence[tuple[TalksDocument, ...]]) -> tuple[PaperView, ...]:
    """Return papers with each version laid beside the one it comes from."""
    return tuple(_paper(versions) for versions in papers)


def _paper(versions: tuple[TalksDocument, ...]) -> PaperView:
    numbers = {one.id: number for number, one in enumerate(versions, start=1)}
    texts = {one.id: one.text for one in versions}
    standing = {one.id for one in branches(versions)}
    views = tuple(
        VersionView(
            number=numbers[one.id],
            version=one,
            parent=numbers.get(one.parent or "", 0),
            missing=one.parent is not None and one.parent not in numbers,
            changes=changes(texts[one.parent], one.text) if one.parent in texts else (),
            standing=one.id in standing,
        )
        for one in versions
    )
    return PaperView(versions[-1].title, views)


def circles_of(reader: Reader, code: str) -> list[tuple[str, str]]:
    """Return the circles an office may release to, its own party last."""
    if not can(check_talk, reader.actor):
        return []
    circles = [*audiences_of(reader.actor), Audience.PARTY]
    return [(one.value, term_of(one, code)) for one in circles]


def parties_known(mechanism: Mechanism, code: str) -> list[tuple[str, str]]:
    """Return who may sit or owe: the parties of the mechanism, then states, by id and name."""
    own = [(one.id, names.pick(one.names, code)) for one in mechanism.parties]
    known = {name for name, _ in own}
    states = [
        (one.id, names.actor(one.id, one.id, code))
        for one in load_actors().actors.values()
        if one.kind == "state" and one.id not in known
    ]
    return [*own, *sorted(states, key=lambda pair: pair[1])]
