"""One place of the gazetteer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hudna.model.place import PlacePrecision

__all__ = ["Entry", "PlaceKind"]


class PlaceKind(StrEnum):
    """What sort of place an entry is."""

    SETTLEMENT = "settlement"
    SITE = "site"
    AREA = "area"
    GOVERNORATE = "governorate"
    BORDER = "border"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Entry:
    """A named place: its names by language (the first is shown) and the circle it lies in.

    `id` is an ISO 3166 code for countries and governorates and `gn:NUMBER` for places of
    GeoNames. `admin1` is the canonical English name of the governorate. Degrees are WGS 84.
    `disputed` says in words, by language, who claims the place where more than one state does.
    """

    id: str
    kind: PlaceKind
    names: Mapping[str, tuple[str, ...]]
    country: str
    admin1: str | None
    iso_3166_2: str | None
    pcode: str | None
    latitude: float
    longitude: float
    radius_km: float
    precision: PlacePrecision
    population: int
    source: str
    disputed: Mapping[str, str] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """Return the name to show in a language, else the English one, else any."""
        for code in (language, "en"):
            if self.names.get(code):
                return self.names[code][0]
        return next((names[0] for names in self.names.values() if names), self.id)
