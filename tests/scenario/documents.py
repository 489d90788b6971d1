"""The documents of the exercise, read and located once for all tests."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from hudna.intake.intake import read_bytes
from hudna.locate.locate import locate
from hudna.model.reading import Reading

__all__ = ["DEMO", "MANIFEST", "read_document"]

DEMO = Path(__file__).parents[2] / "src" / "hudna" / "data" / "demo"
MANIFEST: list[dict[str, Any]] = yaml.safe_load(
    (DEMO / "manifest.yaml").read_text(encoding="utf-8")
)["documents"]


@cache
def _reader() -> tuple[Reader, gazetteer.Gazetteer]:
    places = gazetteer.load()
    return Reader.default(places), places


@cache
def read_document(file: str) -> tuple[Reading, str]:
    """Return what is read from a document of the exercise, and its text."""
    reader, places = _reader()
    (document,) = read_bytes(file, (DEMO / "documents" / file).read_bytes()).documents
    return locate(reader.read(document.text, sha256=document.id), places), document.text
