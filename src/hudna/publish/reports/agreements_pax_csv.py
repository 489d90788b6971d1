"""Agreements in the descriptive columns of the PA-X peace agreements table, version 10."""

from collections.abc import Iterable, Iterator

from hudna.model.agreement import Agreement
from hudna.model.description import DescribedField
from hudna.publish.naming import in_language
from hudna.publish.reports.described import (
    Cells,
    actor_name,
    countries,
    csv_of,
    day_of,
    one,
    origin,
)

__all__ = ["COLUMNS", "rows", "write"]

COLUMNS = (
    "Con", "Contp", "PP", "PPName", "Reg", "AgtId", "Ver", "Agt", "Dat", "Status", "Lgt",
    "N_characters", "Agtp", "Stage", "StageSub", "Part", "ThrdPart", "OthAgr", "Loc1ISO",
    "Loc2ISO", "Loc1GWNO", "Loc2GWNO", "UcdpCon", "UcdpAgr", "PamAgr", "CowWar", "Interim",
)  # fmt: skip
"""The table's columns before those that code the content, in its order."""


def write(
    objects: Iterable[Agreement], *, language: str = "en", mark: bool = False
) -> Iterator[bytes]:
    """Yield one row for each version of an agreement, in the table's English and codes."""
    return csv_of(COLUMNS, rows, objects, mark)


def rows(agreements: Iterable[Agreement]) -> Iterator[Cells]:
    """Yield the cells of each agreement."""
    every = list(agreements)
    names = {agreement.id: in_language(agreement.names, "en") for agreement in reversed(every)}
    for agreement in every:
        yield _cells(agreement, names)


def _cells(agreement: Agreement, names: dict[str, str]) -> Cells:
    found = countries(agreement)
    country = found[0] if len(found) == 1 else None
    mentions = agreement.described(DescribedField.MENTIONS)
    return {
        "Con": "/".join(code.name for code in found) or None,
        "Reg": country.pax_region if country else None,
        "AgtId": one(agreement, DescribedField.PAX_ID),
        "Agt": in_language(agreement.names, "en"),
        "Dat": day_of(agreement.reached),
        "Status": one(agreement, DescribedField.PAX_STATUS),
        "Agtp": one(agreement, DescribedField.PAX_TYPE),
        "Stage": one(agreement, DescribedField.PAX_STAGE),
        "StageSub": one(agreement, DescribedField.PAX_STAGE_SUB),
        "Part": _joined(map(actor_name, agreement.described(DescribedField.SIGNED_BY))),
        "ThrdPart": _third_parties(agreement),
        "OthAgr": _joined(names.get(mention, mention) for mention in mentions),
        "Loc1ISO": country.iso3 if country else None,
        "Loc1GWNO": country.gleditsch_ward if country else None,
        "UcdpCon": one(agreement, DescribedField.UCDP_CONFLICT),
        **origin(agreement),
    }


def _third_parties(agreement: Agreement) -> str | None:
    """Return guarantors that did not sign as parties, and observers, each after its role."""
    signed = agreement.described(DescribedField.SIGNED_BY)
    guarantors = [g for g in agreement.guarantors if g not in signed] if signed else []
    observers = agreement.described(DescribedField.OBSERVERS)
    return _joined(
        [f"Guarantor: {actor_name(g)}" for g in guarantors]
        + [f"Observer: {actor_name(o)}" for o in observers]
    )


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(words) or None
