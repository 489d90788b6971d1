"""What the public is not shown, from the numbers that the release itself goes by."""

from dataclasses import dataclass

from hudna.model.release import MINIMUM_COUNT, PUBLIC_DELAY_HOURS, PUBLIC_GRID_DEGREES

__all__ = ["HeldBack", "held_back"]

_KM_TO_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Hours by which places come later, kilometres they are rounded to, least count of people."""

    hours: int
    km: int
    people: int


def held_back() -> HeldBack:
    """Return what holds for everything public."""
    return HeldBack(PUBLIC_DELAY_HOURS, round(PUBLIC_GRID_DEGREES * _KM_TO_A_DEGREE), MINIMUM_COUNT)
