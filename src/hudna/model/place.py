"""Places that may be known only roughly."""

from dataclasses import dataclass
from enum import StrEnum

from hudna.model.span import Span

__all__ = ["Place", "PlacePrecision"]


class PlacePrecision(StrEnum):
    """How closely a place is known, finest first."""

    POINT = "point"
    SETTLEMENT = "settlement"
    NEAR_SETTLEMENT = "near_settlement"
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    BORDER = "border"
    COUNTRY = "country"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A named place with the circle it lies in.

    Latitude and longitude are WGS 84 degrees, `radius_km` kilometres around them. A place we
    cannot find keeps its words and has null coordinates. `reason` says why this one was chosen
    among places of the same name, in steps of a key and its values; `locate.reasons.words_in` has
    the words.
    """

    name: str
    id: str | None = None
    span: Span | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    reason: tuple[tuple[str, str], ...] = ()

    @property
    def located(self) -> bool:
        """Whether the place has coordinates."""
        return self.latitude is not None and self.longitude is not None
