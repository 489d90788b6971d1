"""The documents of the exercise, read and located once for all tests."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hudna.actions.read_document import read_document as read_one
from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from hudna.intake.intake import Intake, read_bytes
from hudna.model.document import Document
from hudna.model.reading import Reading

__all__ = ["DEMO", "DOCUMENTS", "MANIFEST", "entry_of", "read_document", "taken"]

DEMO = Path(__file__).parents[2] / "src" / "hudna" / "data" / "demo"
MANIFEST: list[dict[str, Any]] = yaml.safe_load(
    (DEMO / "manifest.yaml").read_text(encoding="utf-8")
)["documents"]


@cache
def _reader() -> tuple[Reader, gazetteer.Gazetteer]:
    places = gazetteer.load()
    return Reader.default(places), places


@cache
def taken(file: str) -> Intake:
    """Return what comes in with a file of the exercise."""
    return read_bytes(file, (DEMO / "documents" / file).read_bytes())


DOCUMENTS: dict[str, Document] = {
    document.name: document for entry in MANIFEST for document in taken(entry["file"]).documents
}
"""Every document of the exercise as it comes in, by name."""


def entry_of(name: str) -> dict[str, Any]:
    """Return the line of the manifest a document came in by."""
    return next(entry for entry in MANIFEST if entry["file"] == name.partition("#")[0])


@cache
def read_document(name: str) -> tuple[Reading, str]:
    """Return what is read from a document of the exercise, and its text."""
    reader, places = _reader()
    document = DOCUMENTS[name]
    return read_one(reader, places, document), document.text
