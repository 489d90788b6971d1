"""Every suite of vectors by other projects, in the order of the reference page."""

from tests.vectors.case import Suite
from tests.vectors.suites import logs, notes, policies, signatures, trees, witnesses

__all__ = ["SUITES"]

SUITES: list[Suite] = [
    *trees.SUITES,
    *signatures.SUITES,
    *notes.SUITES,
    *logs.SUITES,
    *witnesses.SUITES,
    *policies.SUITES,
]
