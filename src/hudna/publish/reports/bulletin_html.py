"""The daily bulletin as a self-contained HTML file."""

from collections.abc import Iterable, Iterator

from hudna.model.bulletin import Bulletin
from hudna.publish.bulletin import render_html

__all__ = ["write"]


def write(objects: Iterable[Bulletin], *, language: str = "en") -> Iterator[bytes]:
    """Yield the file of each bulletin."""
    for bulletin in objects:
        yield render_html(bulletin, language).encode("utf-8", "replace")
