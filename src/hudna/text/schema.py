"""Reading a YAML document strictly: every mistake is named with file and path."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import Enum
from typing import Any, NoReturn, TypeVar
from zoneinfo import available_timezones

import yaml

from hudna.errors import ConfigurationError, HudnaError
from hudna.text.shipped import QUICK_TEXT

__all__ = ["Node", "parse"]

T = TypeVar("T")
EnumT = TypeVar("EnumT", bound=Enum)

_SYMBOL = re.compile(r"(?=.*\d)[\w/.()-]+(?: \(\w{1,3}\))?")
"""One word with a number in it, perhaps with a letter in brackets behind."""


class _Strict:
    """Loads every scalar as text, so that a date stays as written; refuses a key given twice.

    `<<: *anchor` takes over what another mapping says, less what is said anew.
    """

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        for key, value in node.value:
            merged = key.value == "<<"
            if not isinstance(key, yaml.ScalarNode) or (
                merged and not isinstance(value, yaml.MappingNode)
            ):
                raise yaml.MarkedYAMLError(
                    problem="this is no field with a value", problem_mark=key.start_mark
                )
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
        return super().construct_mapping(node, deep)  # type: ignore[misc]


class _Loader(_Strict, yaml.BaseLoader):
    pass


class _QuickLoader(_Strict, QUICK_TEXT):  # type: ignore[misc]
    pass


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the document with the file and path it stands at; `error` is what is raised."""

    value: Any
    file: str
    path: str = ""
    error: type[HudnaError] = ConfigurationError

    @property
    def where(self) -> str:
        """Return file and path in words."""
        return f"{self.file} at {self.path}" if self.path else self.file

    def wrong(self, message: str, advice: str) -> NoReturn:
        """Raise the error of this document at this place."""
        raise self.error(message, where=self.where, advice=advice)

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
            near = get_close_matches(unknown[0], (*required, *optional), n=1)
            self.wrong(
                f"'{unknown[0]}' is not a field here"
                + (f"; the nearest one is '{near[0]}'" if near else ""),
                f"Known fields: {', '.join((*required, *optional))}",
            )

    def __getitem__(self, name: str) -> "Node":
        path = f"{self.path}.{name}" if self.path else name
        return replace(self, value=self.value[name], path=path)

    def __contains__(self, name: str) -> bool:
        return name in self.value

    def text(self) -> str:
        """Return the text here, which must not be empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.wrong(f"this is {_kind(self.value)}, not words", "Write text here")
        return " ".join(self.value.split())

    def number(self, least: float = 0.0, most: float = math.inf) -> float:
        """Return the finite number here, from `least` to `most`."""
        text = self.text()
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not (math.isfinite(value) and least <= value <= most):
            bounds = f"of {least:g} or more" if most == math.inf else f"from {least:g} to {most:g}"
            self.wrong(f"'{text}' is no number that fits here", f"Write a number {bounds}")
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
            read(replace(self, value=item, path=f"{self.path}[{index}]"))
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


def parse(
    text: str, file: str, error: type[HudnaError] = ConfigurationError, *, shipped: bool = False
) -> Node:
    """Return the document of a YAML text; raises `error` where it is not YAML.

    Only a text that is `shipped` is read by the quick loader (see `hudna.text.shipped`).
    """
    loader = _QuickLoader if shipped else _Loader
    try:
        loaded = yaml.load(text, Loader=loader)  # noqa: S506 makes text, lists, mappings only
    except yaml.MarkedYAMLError as found:
        line = found.problem_mark.line + 1 if found.problem_mark else 0
        raise error(
            f"not YAML that can be read: {found.problem}",
            where=f"{file} line {line}",
            advice="Check indentation and colons at that line; quote text that has a colon in it",
        ) from found
    except (yaml.YAMLError, RecursionError) as found:
        raise error(
            "not YAML that can be read: a character or a nesting that none has",
            where=file,
            advice="Save it as UTF-8 text",
        ) from found
    return Node(loaded, file, error=error)


def _kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return f"'{value}'" if value else "empty"
