"""The daily bulletin as tagged PDF."""

from collections.abc import Iterable, Iterator

from hudna.model.bulletin import Bulletin
from hudna.publish.bulletin import render_pdf

__all__ = ["write"]


def write(objects: Iterable[Bulletin], *, language: str = "en") -> Iterator[bytes]:
    """Yield the file of each bulletin."""
    for bulletin in objects:
        yield render_pdf(bulletin, language)
