"""The days up to a bulletin's own: what was registered, and how firmly incidents are told."""

from dataclasses import dataclass
from datetime import date

from hudna.model.register import Reconciliation

__all__ = ["Firmness", "History"]


@dataclass(frozen=True, slots=True)
class Firmness:
    """How many incidents said to have begun on a day rest on one report, on several, are denied.

    Nothing of it says that an incident happened: only guarantors find that.
    """

    day: date
    alone: int
    several: int
    contested: int


@dataclass(frozen=True, slots=True)
class History:
    """The days from `first` to `last`; a day without a list or an incident is not among them."""

    first: date
    last: date
    registers: Reconciliation
    incidents: tuple[Firmness, ...] = ()
