"""HTML that cannot be injected into: plain strings are always escaped."""

import html
from collections.abc import Iterable

__all__ = ["Markup", "element", "escape", "without_controls"]

_TURNING = (0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069)
"""Marks that turn the order of what follows them, beyond the words they stand in."""

_CONTROLS = (
    {code: None for code in (*range(32), *range(0x7F, 0xA0)) if code not in (9, 10, 13)}
    | dict.fromkeys(_TURNING)
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
)
"""Control characters and turning marks go; lone surrogates, which no file can hold, are shown."""


class Markup(str):
    """Text that is already HTML."""

    __slots__ = ()


def without_controls(text: str) -> str:
    """Return text without controls that could reorder or break a page."""
    return text.translate(_CONTROLS)


def escape(text: str) -> Markup:
    """Return text as HTML; what is HTML already stays as it is."""
    if isinstance(text, Markup):
        return text
    return Markup(html.escape(without_controls(text)))


def element(name: str, inside: str | Iterable[str], **attributes: str | None) -> Markup:
    """Return an element; null attributes are left out, a trailing underscore is dropped."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    parts = (inside,) if isinstance(inside, str) else inside
    return Markup(f"<{name}{given}>{''.join(escape(part) for part in parts)}</{name}>")
