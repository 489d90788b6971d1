"""Case files as JSON: allegations, findings, ballots and determinations as they were signed."""

import json
from collections.abc import Iterable, Iterator

from hudna.model.bulletin import CaseFile
from hudna.model.codec import to_json

__all__ = ["write"]


def write(objects: Iterable[CaseFile], *, language: str = "en") -> Iterator[bytes]:
    """Yield an array of case files; words by language are kept whole, whatever `language` is."""
    yield b"[\n"
    between = b""
    for file in objects:
        text = json.dumps(to_json(file), ensure_ascii=False, sort_keys=True)
        yield between + text.encode("utf-8", "replace")
        between = b",\n"
    yield b"\n]\n"
