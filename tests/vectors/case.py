"""A vector of another project, and what both verifiers of the record make of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm

from hudna.record.errors import RecordError
from tools.verify_record import Refused

__all__ = ["Case", "Suite", "holds"]


@dataclass(frozen=True, slots=True)
class Case:
    """A vector by name: what has to come out, and what came out of each verifier.

    `second` is None where the second verifier has no such part.
    """

    name: str
    expected: object
    first: object
    second: object = None

    @property
    def first_agrees(self) -> bool:
        return self.first == self.expected

    @property
    def second_agrees(self) -> bool:
        return self.second is None or self.second == self.expected


@dataclass(frozen=True, slots=True)
class Suite:
    """Vectors of one kind: where they lie, what they are about, how many there are."""

    path: str
    about: str
    count: int
    cases: Callable[[Path], Iterator[Case]]


def holds(check: Callable[..., object], *args: object) -> bool:
    """Return whether a check raises none of the errors it may raise."""
    try:
        check(*args)
    except (RecordError, Refused, UnsupportedAlgorithm):
        return False
    return True
