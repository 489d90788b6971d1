"""Counts of violations that one side registered. Registered by is never committed by."""

from dataclasses import dataclass, field
from datetime import date

from hudna.model.release import Release

__all__ = ["Bounds", "ReconciledCell", "Reconciliation", "Register", "RegisterFlag"]


@dataclass(frozen=True, slots=True)
class Register:
    """What `side` registered in the 24 hours to `period_end`, per area code.

    `counts` maps canonical area names to numbers, `stated_total` is the source's own total, which
    need not be their sum; `undistributed` holds numbers given for several areas together. `flags`
    are keys of what a person should look at, `notes` a table's own words.
    """

    id: str
    side: str
    period_end: date
    counts: dict[str, int]
    stated_total: int | None
    report: str
    outlet: str | None
    release: Release
    undistributed: tuple[tuple[tuple[str, ...], int], ...] = ()
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bounds:
    """Least and most distinct events that lists together can stand for."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class ReconciledCell:
    """One area and day: each side's number (null: no list) and the bounds of their union.

    Where outlets give different numbers for one side, `by_side` has null for it and `versions`
    holds them all. `sums` has, in a total, each side's sum over areas beside its stated total.
    """

    day: date
    area: str
    by_side: dict[str, int | None]
    union: Bounds
    status: str
    versions: dict[str, tuple[int, ...]] = field(default_factory=dict)
    sums: dict[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegisterFlag:
    """Something about one side's lists of a day that a person should look at.

    `kind` is `no_list`, `totals_differ`, `numbers_differ` (of `areas`), `sum_differs` (stated
    total, then sum) or `together` (one number for all of `areas`).
    """

    kind: str
    day: date
    side: str
    areas: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Rival registers side by side; nobody's list wins."""

    sides: tuple[str, ...]
    cells: tuple[ReconciledCell, ...]
    totals: tuple[ReconciledCell, ...]
    flags: tuple[RegisterFlag, ...] = ()
