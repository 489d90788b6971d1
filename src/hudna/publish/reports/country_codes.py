"""How other datasets code a country: `data/layouts/countries.csv`."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["CountryCode", "country_code"]


@dataclass(frozen=True, slots=True)
class CountryCode:
    """A country: its English name and its codes; a region is null where a dataset gives none."""

    name: str
    iso3: str
    gleditsch_ward: int
    pax_region: str | None
    eth_prio_region: int | None


def country_code(country: str) -> CountryCode | None:
    """Return the codes of an ISO 3166-1 alpha-2 country, null where none are known."""
    return _table().get(country)


@cache
def _table() -> dict[str, CountryCode]:
    text = (files("hudna") / "data" / "layouts" / "countries.csv").read_text("utf-8")
    return {
        row["country"]: CountryCode(
            row["name"],
            row["iso3"],
            int(row["gleditsch_ward"]),
            row["pax_region"] or None,
            int(row["eth_prio_region"]) if row["eth_prio_region"] else None,
        )
        for row in csv.DictReader(text.splitlines())
    }
