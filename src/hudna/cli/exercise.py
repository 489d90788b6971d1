"""The exercise that ships with Hudna: its mechanism, documents and script."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import yaml

from hudna.cli.founding import read_mechanism
from hudna.model.mechanism import Mechanism
from hudna.model.release import Audience, Release

__all__ = ["Exercise", "ExerciseDocument", "load_exercise"]


@dataclass(frozen=True, slots=True)
class ExerciseDocument:
    """A document of the exercise and how it is handed in."""

    name: str
    data: bytes
    outlet: str | None
    submitted_by: str
    submitted_at: datetime
    release: Release
    source_identity: str | None


@dataclass(frozen=True, slots=True)
class Exercise:
    """Everything the demo plays."""

    mechanism: Mechanism
    documents: tuple[ExerciseDocument, ...]
    script: dict[str, Any]

    @property
    def clock(self) -> datetime:
        """The moment the exercise ends at, where the desk then stands."""
        return datetime.fromisoformat(self.script["clock"])


def load_exercise() -> Exercise:
    """Return the shipped exercise."""
    with as_file(files("hudna.data") / "demo") as folder:
        manifest = yaml.safe_load((folder / "manifest.yaml").read_text("utf-8"))
        return Exercise(
            mechanism=read_mechanism(folder / "mechanism.yaml"),
            documents=tuple(_documents(folder, manifest["documents"])),
            script=yaml.safe_load((folder / "scenario.yaml").read_text("utf-8")),
        )


def _documents(folder: Path, items: list[dict[str, Any]]) -> Iterator[ExerciseDocument]:
    for item in items:
        release = item["release"]
        yield ExerciseDocument(
            name=item["file"],
            data=(folder / "documents" / item["file"]).read_bytes(),
            outlet=item.get("outlet"),
            submitted_by=item["submitted_by"],
            submitted_at=datetime.fromisoformat(item["submitted_at"]),
            release=Release(Audience(release["audience"]), release.get("party")),
            source_identity=item.get("source_identity"),
        )
