"""Reading one file, in whatever process: everything it gives, and never an exception."""

import hashlib
import json
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from hudna.actions.read_document import read_document
from hudna.cli.read_jobs import Job, Outcome, Record
from hudna.connect.language_model import LanguageModel
from hudna.errors import HudnaError, InputError
from hudna.extract.assisted.assisted import AssistedReader
from hudna.extract.contract import to_contract
from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from hudna.geo.gazetteer import Gazetteer
from hudna.intake.intake import Intake, Problem, read_bytes
from hudna.intake.limits import LIMITS, check
from hudna.model.codec import to_json
from hudna.model.document import Document
from hudna.model.reading import Reading

__all__ = ["FileReader", "bytes_of", "problems_of", "tools", "why_unread"]


@cache
def tools() -> tuple[Reader, Gazetteer]:
    """Return the reader and the places, loaded once: before processes part, all share them."""
    places = gazetteer.load()
    return Reader.default(places), places


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads files; `text_out` is the folder for texts as read, `model` is asked where given."""

    text_out: Path | None = None
    model: LanguageModel | None = None

    def __call__(self, job: Job) -> Outcome:
        """Return what became of the file."""
        try:
            return self._read(job)
        except MemoryError:
            limit = LIMITS["file_memory"]
            problem = Problem(str(job.path), "it needs more memory than a file may", limit.advice)
        except RecursionError:
            problem = Problem(str(job.path), "it is nested too deeply", "Hand in its text")
        except (HudnaError, OSError) as error:
            problem = why_unread(job.path, error)
        except Exception as error:  # noqa: BLE001 -- one file's fault must not end the others' reading
            message = f"reading it failed: {type(error).__name__}: {error}"
            problem = Problem(str(job.path), message, "Report this; the other files are read")
        return Outcome(job.number, failed=problem)

    def _read(self, job: Job) -> Outcome:
        data = bytes_of(job.path)
        digest = hashlib.sha256(data).hexdigest()
        if digest == job.known:
            return Outcome(job.number, digest, same=True)
        taken = read_bytes(job.path.name, data)
        if not taken.documents:
            failed, *others = problems_of(job.path, taken)
            return Outcome(job.number, digest, problems=tuple(others), failed=failed)
        records = tuple(self._records(job, digest, taken))
        return Outcome(job.number, digest, records, taken.problems)

    def _records(self, job: Job, digest: str, taken: Intake) -> Iterator[Record]:
        rules, places = tools()
        reader = AssistedReader(rules, self.model.ask) if self.model else rules
        for number, document in enumerate(taken.documents, start=1):
            own = replace(document, id=digest) if document.name == job.path.name else document
            reading = read_document(reader, places, own)
            name = f"{job.stem}.txt" if number == 1 else f"{job.stem}.{number}.txt"
            if self.text_out:
                _write(self.text_out / name, document.text)
            yield Record(
                _line(to_contract(reading)),
                _line(_metadata(job, own, document.id, taken, name)),
                _shown(job.path, own, reading),
            )


def why_unread(path: Path, error: HudnaError | OSError) -> Problem:
    """Return what kept a file from being read."""
    if isinstance(error, HudnaError):
        return Problem(error.where or str(path), error.message, error.advice)
    return Problem(str(path), error.strerror or str(error), "Check the file")


def problems_of(path: Path, taken: Intake) -> tuple[Problem, ...]:
    """Return what was wrong with a file; one that gave no text and no reason held nothing."""
    if taken.documents or taken.problems:
        return tuple(taken.problems)
    return (Problem(str(path), "it holds nothing to read", "Check the file"),)


def bytes_of(path: Path) -> bytes:
    """Return a file's bytes; what is no file, or too large, is not opened."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise InputError("not a regular file", where=str(path), advice="Name files or folders")
    check("file_bytes", found.st_size, str(path))
    return path.read_bytes()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", errors="surrogatepass", newline="")


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _metadata(
    job: Job, document: Document, stated_of: str, taken: Intake, text_file: str
) -> dict[str, Any]:
    """Return what the file says of itself, apart from what was read in its words."""
    facts: dict[str, Any] = next(
        (to_json(one) for one in taken.facts if one.document == stated_of), {}
    )
    facts.pop("document", None)
    return {
        "file": str(job.path),
        "name": document.name,
        "sha256": document.id,
        "text_sha256": document.text_sha256,
        "text_file": text_file,
        "media_type": document.media_type,
        "stated": facts,
        "problems": [to_json(problem) for problem in taken.problems],
    }


def _shown(path: Path, document: Document, reading: Reading) -> str:
    name = f" ({document.name})" if document.name != path.name else ""
    lines = [f"{path}{name}: {reading.document.language}, {len(reading.claims)} claims"]
    for claim in reading.claims:
        places = ", ".join(place.name for place in claim.places)
        when = f"{claim.when.start or '?'}..{claim.when.end or '?'}" if claim.when else "?"
        lines.append(
            f"  {claim.id} {claim.speaker.name} {claim.stance} {claim.event_type} "
            f"[{claim.polarity}, {claim.modality}] {when} {places}"
        )
        lines.append(f"      {' '.join(claim.span.of(document.text).split())}")
    for line in reading.registers:
        lines.append(f"  {line.side} registered {line.count} in {line.area} ({line.period_end})")
    lines += [f"  look: {flag.kind}: {flag.message}" for flag in reading.flags]
    return "\n".join(lines)
