"""Where it happens: few places often, many rarely, some known only to an area or not at all."""

from functools import cached_property
from typing import Any

import numpy as np

from hudna.geo import gazetteer
from hudna.geo.entry import Entry, PlaceKind
from hudna.model.place import PlacePrecision

__all__ = ["Places"]

WEIGHTS = {
    "Idlib": 30, "Aleppo": 18, "Hama": 14, "Latakia": 7, "Daraa": 7, "Deir ez-Zor": 7, "Raqqa": 5,
    "Rif Dimashq": 5, "Homs": 4, "Al-Hasakah": 4, "Quneitra": 2, "As-Suwayda": 1, "Damascus": 1,
    "Tartus": 0.3,
}  # fmt: skip
"""How often each governorate is spoken of, an invention of the exercise."""

HOT, HOT_SHARE = 6, 0.35
"""So many places draw a third of a lot: what was hit is hit again."""

PRECISIONS = (
    (PlacePrecision.SETTLEMENT, 0.55),
    (PlacePrecision.NEAR_SETTLEMENT, 0.15),
    (PlacePrecision.POINT, 0.06),
    (PlacePrecision.DISTRICT, 0.07),
    (PlacePrecision.GOVERNORATE, 0.12),
    (PlacePrecision.COUNTRY, 0.02),
    (PlacePrecision.UNKNOWN, 0.03),
)

_KINDS = {
    PlacePrecision.SETTLEMENT: PlaceKind.SETTLEMENT,
    PlacePrecision.NEAR_SETTLEMENT: PlaceKind.SETTLEMENT,
    PlacePrecision.POINT: PlaceKind.SETTLEMENT,
    PlacePrecision.DISTRICT: PlaceKind.AREA,
    PlacePrecision.GOVERNORATE: PlaceKind.GOVERNORATE,
    PlacePrecision.COUNTRY: PlaceKind.COUNTRY,
}


class Places:
    """The places of the gazetteer with how often each is drawn."""

    @cached_property
    def by_kind(self) -> dict[PlaceKind, tuple[list[Entry], np.ndarray]]:
        """The entries of each kind with their shares, a heavy tail within each governorate."""
        found = {}
        for kind in (PlaceKind.SETTLEMENT, PlaceKind.AREA, PlaceKind.GOVERNORATE):
            known = [e for e in gazetteer.load() if e.country == "SY" and e.kind is kind]
            known.sort(key=lambda e: (-e.population, e.id))
            entries = [e for e in known if e.admin1 in WEIGHTS]
            rank: dict[str | None, int] = {}
            shares = []
            for entry in entries:
                rank[entry.admin1] = rank.get(entry.admin1, 0) + 1
                shares.append(WEIGHTS[str(entry.admin1)] / rank[entry.admin1] ** 0.8)
            found[kind] = entries, np.array(shares) / sum(shares)
        country = [e for e in gazetteer.load() if e.kind is PlaceKind.COUNTRY and e.id == "SY"]
        found[PlaceKind.COUNTRY] = country, np.ones(1)
        return found

    def draw(self, chance: np.random.Generator, number: int) -> list[tuple[Entry, dict[str, Any]]]:
        """Return `number` places: the entry, and the place as JSON with its members in order."""
        names = [p for p, _ in PRECISIONS]
        which = chance.choice(len(names), number, p=[share for _, share in PRECISIONS])
        towns, shares = self.by_kind[PlaceKind.SETTLEMENT]
        hot = chance.choice(len(towns), HOT, p=shares)
        picks = {
            kind: chance.choice(len(entries), number, p=share)
            for kind, (entries, share) in self.by_kind.items()
        }
        again = chance.random(number) < HOT_SHARE
        picks[PlaceKind.SETTLEMENT] = np.where(
            again, chance.choice(hot, number), picks[PlaceKind.SETTLEMENT]
        )
        off = chance.normal(0, 1, (number, 2))
        made = []
        for at in range(number):
            precision = names[which[at]]
            kind = _KINDS.get(precision, PlaceKind.SETTLEMENT)
            entry = self.by_kind[kind][0][picks[kind][at]]
            made.append((entry, _place(entry, precision, off[at])))
        return made


def _place(entry: Entry, precision: PlacePrecision, off: np.ndarray) -> dict[str, Any]:
    """Return a place so known: the finer ones lie beside the middle of the settlement."""
    latitude: float | None = entry.latitude
    longitude: float | None = entry.longitude
    radius: float | None = entry.radius_km
    if precision is PlacePrecision.UNKNOWN:
        return {
            "admin1": None, "country": None, "id": None, "latitude": None, "longitude": None,
            "name": entry.name("ar"), "precision": precision.value, "radius_km": None,
            "reason": [], "span": None,
        }  # fmt: skip
    if precision in (PlacePrecision.POINT, PlacePrecision.NEAR_SETTLEMENT):
        spread = 0.01 if precision is PlacePrecision.POINT else 0.03
        latitude = round(entry.latitude + float(off[0]) * spread, 5)
        longitude = round(entry.longitude + float(off[1]) * spread, 5)
        radius = 0.2 if precision is PlacePrecision.POINT else 5.0
    return {
        "admin1": entry.admin1, "country": entry.country, "id": entry.id, "latitude": latitude,
        "longitude": longitude, "name": entry.name("en"), "precision": precision.value,
        "radius_km": radius, "reason": [["only_one", ""]], "span": None,
    }  # fmt: skip
