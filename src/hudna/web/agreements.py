"""The agreements a mechanism watches, in its order, with the versions the record has added."""

from collections.abc import Iterable
from functools import cache

from hudna.assess.agreements import load_all, watched
from hudna.db.gate import Reader
from hudna.db.remembered import remembered
from hudna.model.agreement import Agreement, Clause

__all__ = ["agreements_of", "clauses_known"]


def agreements_of(reader: Reader) -> tuple[Agreement, ...]:
    """Return the mechanism's agreements; one it names but nobody wrote down is left out."""
    return remembered(("agreements", *reader.who, reader.level), lambda: _watched(reader))


def _watched(reader: Reader) -> tuple[Agreement, ...]:
    amended = [amendment.agreement for amendment in reader.amendments()]
    known = {agreement.id for agreement in (*_shipped(), *amended)}
    return watched([name for name in reader.mechanism().agreements if name in known], amended)


def clauses_known(reader: Reader) -> dict[tuple[str, str, str], tuple[Agreement, Clause]]:
    """Return every clause by agreement, version and id; what was signed stands before a file."""
    amended = [amendment.agreement for amendment in reader.amendments()]
    return {**_by_name(_shipped()), **_by_name(amended)}


def _by_name(
    agreements: Iterable[Agreement],
) -> dict[tuple[str, str, str], tuple[Agreement, Clause]]:
    return {(a.id, a.version, c.id): (a, c) for a in agreements for c in a.clauses}


@cache
def _shipped() -> tuple[Agreement, ...]:
    return load_all()
