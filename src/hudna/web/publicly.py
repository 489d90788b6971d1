"""What the public is shown of what is released to it: coarse places, no small counts of people."""

from typing import Any, TypeVar

from hudna.db.gate import Reader
from hudna.model.incident import Incident
from hudna.publish.public import public_incident

__all__ = ["PublicReader"]

T = TypeVar("T")


class PublicReader(Reader):
    """A reader whose incidents are as the public may see them, on every page and export."""

    def _open(self, cls: type[T], row: Any) -> T:
        value: Any = super()._open(cls, row)
        return public_incident(value) if isinstance(value, Incident) else value  # type: ignore[return-value]
