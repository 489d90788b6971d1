"""What the rest of a document says about where its places are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.gazetteer import Gazetteer
from hudna.locate.names import Names
from hudna.model.place import Place
from hudna.model.reading import Reading

__all__ = ["Context", "Named", "context_of"]

_BESIDE = 120  # characters; about a clause on either side
_CLOSE = 40  # characters; "in the province of" and little more


@dataclass(frozen=True, slots=True)
class Named:
    """A governorate or country named in the text, and where it begins."""

    entry: Entry
    at: int | None
    claim: str | None


@dataclass(frozen=True, slots=True)
class Context:
    """The countries of a document's places, commonest first, and the governorates it names."""

    countries: tuple[str, ...] = ()
    provinces: tuple[Named, ...] = field(default=())

    @property
    def country(self) -> str | None:
        """The country most of the document's places lie in."""
        return self.countries[0] if self.countries else None

    def beside(self, place: Place, claim: str | None) -> tuple[Entry, ...]:
        """Return the governorates named in the same claim or within a clause, nearest first."""
        at = place.span.start if place.span else None
        found = []
        for named in self.provinces:
            if named.at is not None and named.at == at:
                continue
            apart = _BESIDE if at is None or named.at is None else abs(named.at - at)
            if apart <= _BESIDE or (claim is not None and named.claim == claim):
                found.append((apart, named.entry.id, named.entry))
        return tuple(entry for _, _, entry in sorted(found, key=lambda item: item[:2]))

    def close(self, place: Place) -> tuple[Entry, ...]:
        """Return the governorates named right before or after a place."""
        if place.span is None:
            return ()
        here = place.span
        return tuple(
            named.entry
            for named in self.provinces
            if named.at is not None
            and named.at != here.start
            and named.at - here.start >= -_CLOSE
            and named.at - here.end <= _CLOSE
        )


def _mentions(reading: Reading) -> Iterable[tuple[str, Place]]:
    return ((claim.id, place) for claim in reading.claims for place in claim.places)


def context_of(reading: Reading, gazetteer: Gazetteer, names: Names) -> Context:
    """Return the context every place of the reading is ranked by."""
    countries: Counter[str] = Counter()
    provinces: list[Named] = []
    for claim, place in _mentions(reading):
        found = names.meant(place.name)
        for country in {entry.country for entry in found}:
            # A name of several countries counts for each, but less than a name of one.
            countries[country] += 2 if len({e.country for e in found}) == 1 else 1
        at = place.span.start if place.span else None
        provinces += [Named(e, at, claim) for e in found if e.kind is PlaceKind.GOVERNORATE]
    for line in reading.registers:
        if line.area_code and line.area_code in gazetteer:
            entry = gazetteer.entry(line.area_code)
            provinces.append(Named(entry, line.span.start, None))
            countries[entry.country] += 2
    ranked = sorted(countries, key=lambda code: (-countries[code], code))
    return Context(tuple(ranked), tuple(provinces))
