"""Files of movements: CSV with a row each, or JSON; a bad one is named, the rest is read."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hudna.deconflict.draft import FIELDS, Draft, draft_of
from hudna.errors import InputError

__all__ = ["ReadMovements", "read_movements"]

MOST = 1000


@dataclass(frozen=True, slots=True)
class ReadMovements:
    """The drafts of a file by where they stand in it, and what could not be read."""

    drafts: tuple[tuple[str, Draft], ...]
    problems: tuple[InputError, ...]


def read_movements(name: str, data: bytes) -> ReadMovements:
    """Return the movements of a CSV or JSON file; raises `InputError` for what is neither."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("this is not UTF-8", where=name, advice="Save it as UTF-8") from error
    rows = _json_rows(text, name) if name.lower().endswith(".json") else _csv_rows(text, name)
    drafts, problems = [], []
    for n, (where, fields) in enumerate(rows):
        if n >= MOST:
            problems.append(InputError("more is not read", where=where, advice=f"{MOST} at a time"))
            break
        try:
            drafts.append((where, draft_of(fields, where)))
        except InputError as error:
            problems.append(error)
    return ReadMovements(tuple(drafts), tuple(problems))


def _csv_rows(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text))
    columns = [(c or "").strip() for c in reader.fieldnames or ()]
    unknown = [c for c in columns if c not in FIELDS]
    if not columns or unknown or len(set(columns)) != len(columns):
        wrong = f"the columns {', '.join(unknown)} are not known" if unknown else "no header"
        raise InputError(wrong, where=name, advice=f"Use: {', '.join(FIELDS)}")
    reader.fieldnames = columns
    for row in reader:
        where = f"{name}, line {reader.line_num}"
        if None in row or None in row.values():
            yield where, {"columns": "not as many as in the header"}
            continue
        yield where, {key: value for key, value in row.items() if value.strip()}


def _json_rows(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is not JSON: {error}", where=name, advice="Mend it") from error
    given = loaded.get("movements", [loaded]) if isinstance(loaded, dict) else loaded
    if not isinstance(given, list):
        raise InputError(
            "there is no list of movements", where=name, advice='Write {"movements": [...]}'
        )
    for n, one in enumerate(given, start=1):
        where = f"{name}, movement {n}"
        yield where, one if isinstance(one, dict) else {"movement": "no object"}
