"""Write the reference page of formats and limits from the code."""

import importlib
from collections.abc import Iterator

from hudna.intake.formats import FORMATS
from hudna.intake.limits import LIMITS

__all__ = ["formats"]


def formats() -> str:
    """Return the page: what is read by which file, and every limit with its reason."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Formats and limits"
    yield ""
    yield "Generated from the code by `make docs`. The first that recognises a file reads it."
    yield ""
    yield "| Format | Media type | What its reader says of itself |"
    yield "|---|---|---|"
    for name, form in FORMATS.items():
        said = (_module(form.read.__module__) or "").partition("\n")[0]
        yield f"| `{name}` | `{form.media_type}` | {said} |"
    yield ""
    yield "## Limits"
    yield ""
    yield (
        "What is beyond a limit is refused with this advice, and the rest is read. `hudna read` "
        "reads files in processes of their own, which are ended and replaced where the last "
        "two are exceeded; `hudna submit` keeps all but those two."
    )
    yield ""
    yield "| Limit | At most | Of what | Why there | Else |"
    yield "|---|---|---|---|---|"
    for name, limit in LIMITS.items():
        yield f"| `{name}` | {limit.most:,} | {limit.unit} | {limit.reason} | {limit.advice} |"


def _module(name: str) -> str | None:
    return importlib.import_module(name).__doc__
