"""Reading a configuration document strictly: every mistake is named with file and path."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NoReturn, TypeVar
from zoneinfo import available_timezones

import yaml

from hudna.errors import ConfigurationError

__all__ = ["Node", "parse"]

T = TypeVar("T")
EnumT = TypeVar("EnumT", bound=Enum)

_SYMBOL = re.compile(r"(?=.*\d)[\w/.()-]+(?: \(\w{1,3}\))?")
"""One word with a number in it, perhaps with a letter in brackets behind."""


class _TextLoader(yaml.BaseLoader):
    """Loads every scalar as text, so that a date stays as written; refuses a key given twice.

    `<<: *anchor` takes over what another mapping says, less what is said anew.
    """

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        own = [(key, value) for key, value in node.value if key.value != "<<"]
        said = {key.value for key, _ in own}
        taken = [pair for key, other in node.value if key.value == "<<" for pair in other.value]
        node.value = [pair for pair in taken if pair[0].value not in said] + own
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"'{key.value}' is given twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the document with the file and path it stands at."""

    value: Any
    file: str
    path: str = ""

    def wrong(self, message: str, advice: str) -> NoReturn:
        """Raise `ConfigurationError` at this place of the document."""
        where = f"{self.file} at {self.path}" if self.path else self.file
        raise ConfigurationError(message, where=where, advice=advice)

    def fields(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> None:
        """Check that this is a mapping with these fields and no others."""
        if not isinstance(self.value, dict):
            self.wrong(
                f"this is {_kind(self.value)}, not a mapping",
                f"Write the fields {', '.join(required)} below it",
            )
        missing = [name for name in required if name not in self.value]
        if missing:
            self.wrong(f"the field '{missing[0]}' is missing", f"Add '{missing[0]}:' here")
        unknown = [name for name in self.value if name not in (*required, *optional)]
        if unknown:
            self.wrong(
                f"'{unknown[0]}' is not a field here",
                f"Known fields: {', '.join((*required, *optional))}",
            )

    def __getitem__(self, name: str) -> "Node":
        path = f"{self.path}.{name}" if self.path else name
        return Node(self.value[name], self.file, path)

    def __contains__(self, name: str) -> bool:
        return name in self.value

    def text(self) -> str:
        """Return the text here, which must not be empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.wrong(f"this is {_kind(self.value)}, not words", "Write text here")
        return " ".join(self.value.split())

    def number(self) -> float:
        """Return the number here, which must not be negative."""
        text = self.text()
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if not 0 <= value < float("inf"):
            self.wrong(f"'{text}' is no number that fits here", "Write a number of 0 or more")
        return value

    def truth(self) -> bool:
        """Return true or false."""
        if self.value not in ("true", "false"):
            self.wrong(f"this is {_kind(self.value)}, not true or false", "Write true or false")
        return bool(self.value == "true")

    def time_zone(self) -> str:
        """Return the name of a time zone of the IANA database."""
        name = self.text()
        if name not in available_timezones():
            self.wrong(f"'{name}' is no time zone", "Write one as Asia/Damascus or Europe/Kyiv")
        return name

    def optional_text(self, name: str) -> str | None:
        """Return the text of a field, null where it is absent."""
        return self[name].text() if name in self else None

    def each(self, read: Callable[["Node"], T]) -> tuple[T, ...]:
        """Return every item of a list, read by `read`."""
        if not isinstance(self.value, list):
            self.wrong(
                f"this is {_kind(self.value)}, not a list", "Write a list: items after '- ', or []"
            )
        return tuple(
            read(Node(item, self.file, f"{self.path}[{index}]"))
            for index, item in enumerate(self.value)
        )

    def texts(self) -> tuple[str, ...]:
        """Return a list of texts."""
        return self.each(Node.text)

    def names(self) -> dict[str, str]:
        """Return words by language code; Arabic and English are required."""
        if not isinstance(self.value, dict):
            self.wrong(
                f"this is {_kind(self.value)}, not words by language",
                "Write them as 'ar: ...' and 'en: ...'",
            )
        for code in ("ar", "en"):
            if code not in self.value:
                self.wrong(f"the words in '{code}' are missing", f"Add '{code}:' here")
        return {code: self[code].text() for code in self.value}

    def names_or_symbol(self) -> dict[str, str]:
        """Return words by language; a symbol such as S/2016/1133 or "5 (b)" is its own name."""
        if isinstance(self.value, dict):
            return self.names()
        text = self.text()
        if not _SYMBOL.fullmatch(text):
            self.wrong(
                f"'{text}' is said in one language only",
                "Write it as 'ar: ...' and 'en: ...'; only symbols and numbers stand alone",
            )
        return dict.fromkeys(("ar", "en"), text)

    def one_of(self, values: type[EnumT]) -> EnumT:
        """Return a member of an enumeration."""
        known = {str(member.value): member for member in values}
        if self.value not in known:
            self.wrong(f"'{self.value}' is not known here", f"Use one of: {', '.join(known)}")
        return known[self.value]


def parse(text: str, file: str) -> Node:
    """Return the document of a YAML text; raises `ConfigurationError` where it is not YAML."""
    try:
        loaded = yaml.load(text, Loader=_TextLoader)  # noqa: S506 makes text, lists, mappings only
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise ConfigurationError(
            f"not YAML that can be read: {error.problem}",
            where=f"{file} line {line}",
            advice="Check indentation and colons at that line; quote text that has a colon in it",
        ) from error
    return Node(loaded, file)


def _kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return f"'{value}'" if value else "empty"
