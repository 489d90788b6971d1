"""What a fuzz target is: bytes go in, only the errors of the record may come out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hudna.record.errors import RecordError
from tools.verify_record import Refused

__all__ = ["Target", "of_json", "of_text", "printed"]


@dataclass(frozen=True, slots=True)
class Target:
    """A parser, and right inputs of it to begin from.

    `run` raises `AssertionError` when what was read does not print as it was written.
    """

    run: Callable[[bytes], object]
    seeds: tuple[bytes, ...]

    def __call__(self, data: bytes) -> bool:
        """Return whether the parser takes `data`; any but a deliberate error goes through."""
        try:
            self.run(data)
        except (RecordError, Refused):
            return False
        return True


def printed(parse: Callable[[bytes], Any], show: Callable[[Any], bytes]) -> Callable[[bytes], Any]:
    """Return a parser that also checks that what it read prints as it was written."""

    def run(data: bytes) -> None:
        assert show(parse(data)) == data

    return run


def of_text(parse: Callable[[str], object]) -> Callable[[bytes], object]:
    """Return a parser of bytes for one of text; what is not UTF-8 is passed over."""

    def run(data: bytes) -> object:
        try:
            return parse(data.decode("utf-8"))
        except UnicodeDecodeError:
            return None

    return run


def of_json(parse: Callable[[Any], object]) -> Callable[[bytes], object]:
    """Return a parser of bytes for one of JSON values; what is no JSON is passed over."""

    def run(data: bytes) -> object:
        try:
            value = json.loads(data)
        except (ValueError, RecursionError):
            return None
        return parse(value)

    return run
