"""What one side's lists for one day say of an area, all outlets together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hudna.model.register import Register

__all__ = ["Stated", "area_of", "number_in", "total_of"]


@dataclass(frozen=True, slots=True)
class Stated:
    """The different numbers stated, least first; none where no list says anything."""

    numbers: tuple[int, ...] = ()

    @property
    def one(self) -> int | None:
        """The number where the lists agree on one, else null."""
        return self.numbers[0] if len(self.numbers) == 1 else None

    @property
    def conflicting(self) -> bool:
        """Whether outlets give different numbers for the same side and day."""
        return len(self.numbers) > 1

    @property
    def low(self) -> int:
        """The least stated; 0 where nothing is."""
        return self.numbers[0] if self.numbers else 0

    @property
    def high(self) -> int:
        """The most stated; 0 where nothing is."""
        return self.numbers[-1] if self.numbers else 0


def number_in(register: Register, area: str) -> int | None:
    """Return what one list says of an area.

    An area it leaves out is 0 only where the listed areas make up the stated total, so that the
    list itself leaves nothing over; else it is unknown.
    """
    if area in register.counts:
        return register.counts[area]
    if any(area in areas for areas, _ in register.undistributed):
        return None
    return 0 if _listed(register) == register.stated_total else None


def area_of(registers: Sequence[Register], area: str) -> Stated:
    """Return what the lists of one side and day say of an area."""
    return _stated(number_in(register, area) for register in registers)


def total_of(registers: Sequence[Register]) -> tuple[Stated, Stated]:
    """Return the stated totals and the sums over areas of the lists of one side and day."""
    totals = _stated(register.stated_total for register in registers)
    sums = _stated(
        _listed(register) for register in registers if register.counts or register.undistributed
    )
    return totals, sums


def _listed(register: Register) -> int:
    together = sum(number for _, number in register.undistributed)
    return sum(register.counts.values()) + together


def _stated(numbers: Iterable[int | None]) -> Stated:
    return Stated(tuple(sorted({n for n in numbers if n is not None})))
