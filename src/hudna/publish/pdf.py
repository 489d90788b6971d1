"""A page as PDF, set by Typst from one template.

The page's words reach the template as data and are never read as markup, so nothing a source
writes can become a command.
"""

import dataclasses
import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from importlib.resources import as_file, files
from typing import Any, Literal

import typst

from hudna.publish.markup import without_controls
from hudna.publish.page import Chart, Page, Picture, Quote, Run
from hudna.text.figures import digits

__all__ = ["pdf_of"]

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: tagged, readable by screen readers, with alternatives for pictures."""

_VOWEL_MARKS = dict.fromkeys(range(0x064B, 0x0653))
"""Left out of our own words and maps, never of quotations: they break copied text."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")

_RIGHT_TO_LEFT = ("ar", "fa", "he", "ku", "ur")


def pdf_of(page: Page, *, made_at: datetime | None = None) -> bytes:
    """Return the page as tagged PDF; `made_at` is the only time that gets into it.

    Without it the file says no time, and the same page always gives the same bytes.

    The paging direction of the viewer is set back to its default: readers built on PDFium take it
    for the direction of every line, and would copy Latin and Cyrillic quotations backwards.
    """
    data = {
        **_plain(page),
        "digits": digits("0123456789", page.language),
        "dated": made_at is not None,
    }
    words = json.dumps(data, ensure_ascii=False, sort_keys=True)
    try:
        made = _set(words, made_at, STANDARD)
    except typst.TypstError:
        # Somebody wrote in a script our fonts lack: print it all the same, without the promise.
        made = _set(words, made_at, None)
    return made.replace(b"/Direction/R2L", b"/Direction/L2R")


def _set(words: str, made_at: datetime | None, standard: Literal["ua-1"] | None) -> bytes:
    root = files("hudna")
    template = root / "publish" / "templates" / "bulletin.typ"
    with as_file(template) as source, as_file(root / "data" / "fonts") as fonts:
        return typst.compile(
            source,
            font_paths=[fonts],
            ignore_system_fonts=True,
            sys_inputs={"page": words},
            pdf_standards=standard,
            timestamp=int(made_at.astimezone(UTC).timestamp()) if made_at else None,
        )


def _plain(value: Any) -> Any:
    """Return dicts, lists and strings; every object says its kind, every run its direction."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"kind": type(value).__name__.lower(), **fields, **_particular(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _particular(value: object) -> Mapping[str, str | None]:
    if isinstance(value, Run):
        words = without_controls(value.text).translate(_VOWEL_MARKS)
        language = value.language
        known = language is None or _LANGUAGE.fullmatch(language)
        return {
            "direction": _first_strong(words),
            "text": words,
            "language": language if known else "und",
        }
    if isinstance(value, Picture | Chart):
        return {"svg": without_controls(value.svg).translate(_VOWEL_MARKS)}
    if isinstance(value, Quote):
        language = value.language if _LANGUAGE.fullmatch(value.language) else "und"
        direction = "rtl" if language in _RIGHT_TO_LEFT else _first_strong(value.words)
        return {"language": language, "direction": direction}
    return {}


def _first_strong(text: str) -> str:
    for letter in text:
        if unicodedata.bidirectional(letter) in ("R", "AL"):
            return "rtl"
        if unicodedata.bidirectional(letter) == "L":
            return "ltr"
    return "ltr"
