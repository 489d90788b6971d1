"""The directory of actors: who texts speak of, under which names, in which role and when."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hudna.text.fold import fold_key

__all__ = ["ActorDirectory", "ActorEntry", "Period", "Surfaces", "Term"]

Surfaces = Mapping[str, tuple[str, ...]]
"""Names by language, the first is shown."""

Period = tuple[date | None, date | None]
"""The first and the last day of something; null where open or unknown."""

_HELD = "held by "
"""Before the folded name of an office holder, in place of the id of an office."""

_BARE = "bare name "
"""Before a folded name that says nothing of its country, in place of the id of an actor."""


@dataclass(frozen=True, slots=True)
class Term:
    """Who held an office from which day to which; null is open."""

    names: Surfaces
    first: date | None = None
    last: date | None = None

    def covers(self, period: Period) -> bool:
        """Return whether a day of the period may lie in the term."""
        start, end = period
        ended = self.last is not None and start is not None and start > self.last
        early = self.first is not None and end is not None and end < self.first
        return not (ended or early)


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """Somebody texts speak of. `of` is the actor it belongs to, `place` the state's country.

    `metonyms` are towns and houses that speak for it; `demonyms` its adjectives, by language.
    """

    id: str
    kind: str
    names: Surfaces
    of: str | None = None
    place: str | None = None
    role: str | None = None
    metonyms: Surfaces = field(default_factory=dict)
    demonyms: Surfaces = field(default_factory=dict)
    holders: tuple[Term, ...] = ()

    def surfaces(self) -> Iterator[str]:
        """Return every name in every language, with those of office holders."""
        for names in (self.names, *(term.names for term in self.holders)):
            for surfaces in names.values():
                yield from surfaces


class ActorDirectory:
    """All actors by id, in the order they were listed.

    `unqualified` are names that say nothing of their country (folded), with its code and the id
    of its state.
    """

    def __init__(
        self,
        actors: Mapping[str, ActorEntry],
        unqualified: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self.actors = actors
        self.unqualified = unqualified or {}
        self._bare: dict[str, str] = {}
        self._terms: dict[str, list[tuple[str, Term]]] = {}
        for actor in actors.values():
            for surface in _in(actor.names, None):
                if (key := fold_key(surface)) in self.unqualified:
                    self._bare.setdefault(_BARE + key, actor.id)
            for term in actor.holders:
                for surfaces in term.names.values():
                    for key in dict.fromkeys(fold_key(surface) for surface in surfaces):
                        self._terms.setdefault(_HELD + key, []).append((actor.id, term))

    def names(self, languages: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
        """Return (surface name, key) for an index of names; metonyms are not names.

        The key is the actor's id, but for names of office holders, see `meant`, and for names that
        say nothing of their country, see `country_wanted`.
        """
        for actor in self.actors.values():
            for surface in _in(actor.names, languages):
                key = fold_key(surface)
                yield surface, _BARE + key if key in self.unqualified else actor.id
            for term in actor.holders:
                for surface in _in(term.names, languages):
                    yield surface, _HELD + fold_key(surface)

    def ids(self, key: str) -> tuple[str, ...]:
        """Return the actors a key of `names` may stand for."""
        if key in self._bare:
            return (self._bare[key],)
        return tuple(dict.fromkeys(i for i, _ in self._terms.get(key, ((key, None),))))

    def country_wanted(self, key: str) -> tuple[str, str] | None:
        """Return the country's code and its state's id that a text must speak of, if any.

        The key is one of `names`; only then is its actor meant.
        """
        return self.unqualified[key.removeprefix(_BARE)] if key in self._bare else None

    def meant(self, key: str, periods: Sequence[Period] = ()) -> str | None:
        """Return the id a key of `names` stands for in texts of these times.

        Null where nobody of that name was in office then, or in several. Without a time no office
        is ruled out.
        """
        if key not in self._terms:
            return self.ids(key)[0]
        held = {
            office
            for office, term in self._terms[key]
            if not periods or any(term.covers(period) for period in periods)
        }
        return held.pop() if len(held) == 1 else None

    def metonyms(self, languages: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
        """Return (surface name, id) of capitals and houses that speak for a state."""
        for actor in self.actors.values():
            for surface in _in(actor.metonyms, languages):
                yield surface, actor.id

    def demonyms(self, language: str) -> Iterator[tuple[str, str]]:
        """Return (adjective, id) of the states in one language."""
        for actor in self.actors.values():
            for surface in actor.demonyms.get(language, ()):
                yield surface, actor.id

    def state_of(self, actor_id: str) -> str:
        """Return the id of the outermost actor this one belongs to."""
        seen = {actor_id}
        while (entry := self.actors.get(actor_id)) and entry.of and entry.of not in seen:
            actor_id = entry.of
            seen.add(actor_id)
        return actor_id


def _in(names: Surfaces, languages: Collection[str] | None) -> Iterable[str]:
    for code in names if languages is None else languages:
        yield from names.get(code, ())
