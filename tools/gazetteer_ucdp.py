"""Villages, bases and hills of Syria that GeoNames lacks, with coordinates from UCDP GED."""

import csv
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from gazetteer_names import Names, merge_names
from shapely import Point

from hudna.geo.entry import Entry, PlaceKind
from hudna.geo.geodesy import distance_km
from hudna.geo.keys import name_key, spellings
from hudna.geo.shapes import governorate_at, governorates
from hudna.model.place import PlacePrecision

__all__ = ["join_ucdp"]

_KIND = re.compile(r"\s+(?:village|villge|villae|town|city|suburb|locality)(?:\s+I+)?$")
_AREA = re.compile(
    r"\barea$|[Pp]lains?$|mountain$|^Jabal |Ghouta$|Qalamoun$|Pocket$|triangle$|^Ard |desert$"
    r"|valley$"
)
_DISTRICT = re.compile(r"^(?:Mintaqat )?(?:Markaz )?(.+ district)$")
_SITE = re.compile(
    r"Base|base|[Ff]ield|checkpoint|Airbase|[Aa]irport|Dam$|Dam/|Brigade|Division|Plant|Complex"
    r"|Prison|[Cc]rossing|Station|Heliport|silos|Silos|Factory|factory|crossroad|tower|[Cc]astle"
    r"|^Tall? |hill|mount$|Center|Project|compund"
)
_COARSE = 0.2  # degrees
_SAME_KM, _SAME_LIKENESS = 2.5, 0.6


def _parts(label: str) -> tuple[str, ...]:
    """Return the names in a label such as `Maar Tahroma/Maarat Hurmah village`."""
    plain = _KIND.sub("", re.sub(r"\(.*?\)", "", label)).strip()
    parts = [part.strip() for part in plain.split("/") if part.strip()]
    if _SITE.search(label) and not all(_SITE.search(part) for part in parts):
        return (plain.replace("/", " "),)  # "Silos east of Palmyra/Tadmur" is not Tadmur
    return tuple(dict.fromkeys(parts))


def _kind(label: str) -> tuple[PlaceKind, PlacePrecision, float]:
    if _AREA.search(label):
        return PlaceKind.AREA, PlacePrecision.DISTRICT, 12.0
    if _SITE.search(label):
        return PlaceKind.SITE, PlacePrecision.POINT, 2.0
    return PlaceKind.SETTLEMENT, PlacePrecision.SETTLEMENT, 1.0


def _like(names: Sequence[str], entry: Entry) -> float:
    """Return how alike the Latin spellings are, 0 to 1."""
    others = [name_key(s) for n in entry.names.get("en", ()) for s in spellings(n)]
    keys = [name_key(name) for name in names]
    return max(SequenceMatcher(None, a, b).ratio() for a in keys for b in others)


def _province(adm1: str, latitude: float, longitude: float, known: dict[str, str]) -> str | None:
    """Return the governorate UCDP names, else the one whose polygon holds the point.

    Where the two are farther apart than the polygons are coarse, the coordinates are believed.
    """
    stated = known.get(name_key(adm1.removesuffix(" Governorate")))
    spot = Point(longitude, latitude)
    if stated and governorates("SY")[stated].distance(spot) < _COARSE:
        return stated

    return governorate_at("SY", latitude, longitude)


def join_ucdp(
    source: Path, settlements: list[Entry], provinces: dict[str, str], hand: dict[str, Names]
) -> Iterator[tuple[str, Entry | Names]]:
    """Yield (GeoNames id, more names) for a place already known, or (id, new entry).

    `provinces` maps canonical governorate names to ISO 3166-2; `hand` has written names by label.
    """
    syrian = [e for e in settlements if e.country == "SY"]
    latitudes = np.array([e.latitude for e in syrian])
    longitudes = np.array([e.longitude for e in syrian])
    by_key = {name_key(name): code for name, code in provinces.items()}
    by_key |= {"hamah": "SY-HM", "al raqqah": "SY-RA", "deir ez zor": "SY-DY"}
    canonical = {code: name for name, code in provinces.items()}
    seen: set[str] = set()
    with source.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            label, point = row["name"], (float(row["latitude"]), float(row["longitude"]))
            if label.endswith("Governorate") or _DISTRICT.match(label):
                continue  # written by hand: governorates.yaml, districts.yaml
            names, (kind, precision, radius) = _parts(label), _kind(label)
            written = hand.get(label, {})
            distances = distance_km(*point, latitudes, longitudes)
            near = [syrian[i] for i in np.flatnonzero(distances < _SAME_KM)]
            known = max(near, key=lambda e: _like(names, e), default=None)
            if kind is PlaceKind.SETTLEMENT and known and _like(names, known) >= _SAME_LIKENESS:
                yield known.id, merge_names(written, {"en": names})
                continue
            code = _province(row["adm_1"], *point, by_key)
            slug = "ucdp:" + re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")
            slug = slug if slug not in seen else f"{slug}-{(code or 'sy').lower()}"
            seen.add(slug)
            yield (
                slug,
                Entry(
                    id=slug,
                    kind=kind,
                    names=merge_names(written, {"en": names}),
                    country="SY",
                    admin1=canonical.get(code or ""),
                    iso_3166_2=code,
                    pcode=None,
                    latitude=point[0],
                    longitude=point[1],
                    radius_km=radius,
                    precision=precision,
                    population=0,
                    source="ucdp",
                ),
            )
