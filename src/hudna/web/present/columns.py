"""Claims of several speakers side by side, aligned by attribute. Nobody's column wins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from hudna.model.document import Report
from hudna.model.mechanism import Mechanism
from hudna.text.names import load_actors
from hudna.text.terms import term
from hudna.web.present import claims, names
from hudna.web.present.claims import Row
from hudna.web.present.views import Said

__all__ = ["Cell", "Column", "Line", "Table", "align"]

ORDER = (
    "stance", "event", "polarity", "modality", "when", "place", "actors", "targets", "weapons",
    "killed", "wounded", "missing", "captured", "rescued", "counts",
)  # fmt: skip

UNRULED = ("stance",)
"""Saying a thing in another tone is no disagreement about it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A speaker: its name, colour index (0: outside the mechanism) and the claims it made."""

    key: str
    name: str
    party: str | None
    claims: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one speaker gives for an attribute: values, words read, and those words' language.

    `apart` where it shares no value with the last speaker before who gives any.
    """

    values: tuple[tuple[str, str, str], ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An attribute across the speakers; `differs` where a rule stands between two of them."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Speakers in columns, attributes in lines."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def align(said: Sequence[Said], mechanism: Mechanism, language: str) -> Table:
    """Return the claims as a table; parties first in the mechanism's order, then other voices."""
    columns = _columns(said, mechanism, language)
    by_column = [_attributes(column, language) for column in columns]
    labels = {row.key: row.label for rows in by_column for row, _language in rows}
    lines = []
    for key in ORDER:
        found = tuple(_cell(key, rows) for rows in by_column)
        cells = found if key in UNRULED else _ruled(found)
        if any(cell.values for cell in cells):
            lines.append(Line(key, labels[key], cells, any(cell.apart for cell in cells)))
    return Table(columns, tuple(lines))


def _columns(said: Sequence[Said], mechanism: Mechanism, language: str) -> tuple[Column, ...]:
    groups: dict[str, list[Said]] = {}
    for one in said:
        groups.setdefault(_voice(one), []).append(one)
    order = {p.id: i for i, p in enumerate(mechanism.parties)}
    keys = sorted(groups, key=lambda key: (order.get(key, len(order)), key))
    return tuple(
        Column(
            key,
            _name(key, groups[key][0], mechanism, language),
            key if key in order else None,
            tuple(groups[key]),
        )
        for key in keys
    )


def _voice(said: Said) -> str:
    speaker = said.claim.speaker
    if speaker.id:
        return load_actors().state_of(speaker.id)
    if speaker.span is None:
        return f"~{_source(said.report)}"
    return f"~~{speaker.name}"


def _source(report: Report) -> str:
    return report.outlet or report.submitted_by


def _name(key: str, first: Said, mechanism: Mechanism, language: str) -> str:
    if key.startswith("~~"):
        return first.claim.speaker.name
    if key.startswith("~"):
        source = names.party(mechanism, _source(first.report), language)
        return _("%(source)s, in its own voice") % {"source": source}
    return names.party(mechanism, key, language)


def _attributes(column: Column, language: str) -> tuple[tuple[Row, str], ...]:
    found: list[tuple[Row, str]] = []
    for said in column.claims:
        claim, text = said.claim, said.text
        cue = claim.cue.of(text) if claim.cue else ""
        stance = term("stance", claim.stance.value, language)
        event = term("event_type", claim.event_type, language)
        rows = [Row("stance", _("Stance"), stance, cue), Row("event", _("What"), event, "")]
        rows += claims.rows(claim, text, language)
        found += [(row, said.language) for row in rows]
    return tuple(found)


def _cell(key: str, rows: Sequence[tuple[Row, str]]) -> Cell:
    values: dict[str, tuple[str, str]] = {}
    for row, language in rows:
        if row.key == key and not values.get(row.value, ("", ""))[0]:
            values[row.value] = row.quote, language
    return Cell(tuple((value, *quoted) for value, quoted in values.items()))


def _ruled(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    ruled: list[Cell] = []
    before: set[str] = set()
    for cell in cells:
        own = {value for value, _quote, _language in cell.values}
        ruled.append(replace(cell, apart=bool(own and before and not own & before)))
        before = own or before
    return tuple(ruled)
