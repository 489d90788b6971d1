"""A page as PDF, set by Typst from one template.

The page's words reach the template as data and are never read as markup, so nothing a source
writes can become a command.
"""

import dataclasses
import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from importlib.resources import as_file, files
from typing import Any

import typst

from hudna.publish.markup import without_controls
from hudna.publish.page import Page, Quote, Run

__all__ = ["pdf_of"]

STANDARD = "ua-1"
"""PDF/UA-1: tagged, readable by screen readers, with alternatives for pictures."""

_RIGHT_TO_LEFT = ("ar", "fa", "he", "ku", "ur")


def pdf_of(page: Page, *, made_at: datetime) -> bytes:
    """Return the page as tagged PDF; `made_at` is the only time that gets into it."""
    with as_file(files("hudna") / "data" / "fonts") as fonts:
        template = (files("hudna") / "publish" / "templates" / "bulletin.typ").read_bytes()
        made = typst.compile(
            template,
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            sys_inputs={"page": json.dumps(_plain(page), ensure_ascii=False, sort_keys=True)},
            pdf_standards=STANDARD,
            timestamp=int(made_at.astimezone(UTC).timestamp()),
        )
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave several files for one page")
    return made


def _plain(value: Any) -> Any:
    """Return dicts, lists and strings; every object says its kind, every run its direction."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"kind": type(value).__name__.lower(), **fields, **_direction(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _direction(value: object) -> Mapping[str, str]:
    if isinstance(value, Run):
        return {"direction": _first_strong(value.text)}
    if isinstance(value, Quote):
        return {"direction": "rtl" if value.language in _RIGHT_TO_LEFT else "ltr"}
    return {}


def _first_strong(text: str) -> str:
    for letter in text:
        if unicodedata.bidirectional(letter) in ("R", "AL"):
            return "rtl"
        if unicodedata.bidirectional(letter) == "L":
            return "ltr"
    return "ltr"
