"""Clauses as the page of agreements shows them: sources together, exemptions by who holds them."""

from collections.abc import Iterator
from dataclasses import dataclass

from hudna.model.agreement import Agreement, Clause, Exemption, Zone
from hudna.model.party import Names

__all__ = ["ClauseView", "Stands", "clause_views"]


@dataclass(frozen=True, slots=True)
class Stands:
    """A document a clause stands in, its articles, and what they were read from."""

    document: Names
    articles: tuple[Names, ...]
    read_from: str


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause with its zone, those of single parties, and what each holds to be outside it."""

    clause: Clause
    zone: Zone
    zones_by: tuple[tuple[str, Zone], ...]
    stands: tuple[Stands, ...]
    exempt: tuple[tuple[str, tuple[Exemption, ...]], ...]


def clause_views(agreement: Agreement) -> Iterator[ClauseView]:
    """Yield the clauses of an agreement in its order."""
    for clause in agreement.clauses:
        yield ClauseView(
            clause,
            agreement.zone(clause.zone),
            tuple((party, agreement.zone(zone)) for party, zone in clause.zone_by),
            _stands(clause),
            _exempt(clause),
        )


def _stands(clause: Clause) -> tuple[Stands, ...]:
    found: dict[tuple[tuple[str, ...], str], list[Names]] = {}
    documents: dict[tuple[str, ...], Names] = {}
    for citation in clause.citations:
        named = tuple(citation.document.values())
        documents[named] = citation.document
        found.setdefault((named, citation.read_from), []).append(citation.article)
    return tuple(
        Stands(documents[named], tuple(articles), read_from)
        for (named, read_from), articles in found.items()
    )


def _exempt(clause: Clause) -> tuple[tuple[str, tuple[Exemption, ...]], ...]:
    """Return exemptions by who holds them, the text itself first."""
    found: dict[str, list[Exemption]] = {}
    for exemption in sorted(clause.exemptions, key=lambda one: one.by != "text"):
        found.setdefault(exemption.by, []).append(exemption)
    return tuple((by, tuple(held)) for by, held in found.items())
