"""The first page of the public: what is released, what the words mean, what is held back."""

from typing import Any

from hudna.db.gate import Reader
from hudna.web.present.held_back import held_back

__all__ = ["CASES", "today"]

CASES = 4
STATEMENTS = 2


def today(reader: Reader) -> dict[str, Any]:
    """Return what stands on it besides what every overview has."""
    return {
        "bulletin": reader.latest_bulletin(),
        "cases": [(c, reader.incident(c.incident)) for c in reader.cases(limit=CASES).items],
        "statements": reader.joint_statements(STATEMENTS).items,
        "held_back": held_back(),
    }
