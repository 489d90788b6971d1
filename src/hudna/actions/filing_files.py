"""Which files a case about a line names, so that they can be put beside it under these names."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from hudna.errors import InputError
from hudna.model.airspace_case import CASE_FILE

__all__ = ["beside", "files_named", "matched"]


def files_named(text: str) -> tuple[str, ...]:
    """Return the names under `file` of a CASE.yaml, each once; none where it cannot be read."""
    return tuple(dict.fromkeys(_named(_document(text), set())))


def beside(folder: Path, text: str) -> dict[str, bytes]:
    """Return the files of a case that lie in its folder or below it, by the names it gives them."""
    root, found = folder.resolve(), {}
    for name in files_named(text):
        path = (root / name).resolve()
        if path.is_file() and path.is_relative_to(root):
            found[name] = path.read_bytes()
    return found


def matched(text: str, given: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return files handed in without folders under the names a case gives them.

    Raises `InputError` for a file the case does not name, and for two of one name.
    """
    if _document(text) is None:
        return dict(given)  # whoever reads the case says what is wrong with it
    by_last: dict[str, list[str]] = {}
    for name in files_named(text):
        by_last.setdefault(PurePosixPath(name).name, []).append(name)
    found: dict[str, bytes] = {}
    for last, data in given:
        names = by_last.get(last, [])
        if not names:
            raise InputError(
                f"the case does not name a file {last}",
                where=CASE_FILE,
                advice="Leave it out, or name it under 'file' of a zone or track",
            )
        if len(names) > 1 or names[0] in found:
            raise InputError(
                f"there is more than one file {last}",
                where=CASE_FILE,
                advice="Give each file a name of its own",
            )
        found[names[0]] = data
    return found


def _document(text: str) -> Any:
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _named(value: Any, seen: set[int]) -> Iterator[str]:
    """Yield what stands under `file`; what is there twice by an alias is looked at once."""
    if id(value) in seen:
        return
    if isinstance(value, Mapping):
        seen.add(id(value))
        if isinstance(value.get("file"), str):
            yield value["file"]
        for inner in value.values():
            yield from _named(inner, seen)
    elif isinstance(value, list):
        seen.add(id(value))
        for inner in value:
            yield from _named(inner, seen)
