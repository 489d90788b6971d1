"""What can be taken away: what each kind holds, in which forms, and where it lies."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from hudna.web.navigation import export_words

__all__ = ["FORMS", "HOLDS", "Export", "exports"]

HOLDS: dict[str, str] = {
    "reports": gettext_noop("texts as handed in, by whom and when"),
    "incidents": gettext_noop("what several sources say of one event: kind, time, place, claims"),
    "cases": gettext_noop("findings, votes with dissent, determinations"),
    "registers": gettext_noop("numbers by side, day and area, as each side listed them"),
    "meetings": gettext_noop("talks that reports tell of: when, where, who"),
    "measures": gettext_noop("what was ordered, by whom it is owed, until when"),
    "corrections": gettext_noop("what offices say a text says, beside what software read"),
    "counts": gettext_noop("least and most by day and area under every rule, beside the lists"),
    "bulletins": gettext_noop("which bulletins were published, and what each edition changed"),
    "agreements_eth_prio": gettext_noop("for comparison with other ceasefires, value by value"),
    "agreements_pax": gettext_noop("for comparison with other agreements, value by value"),
}
"""What is in each kind; every kind has words, which a test holds."""

FORMS: dict[str, str] = {
    "jsonl": gettext_noop("one JSON object on a line, every field as stored"),
    "json": gettext_noop("one JSON document"),
    "csv": gettext_noop("a table, its first line names the columns"),
    "geojson": gettext_noop("points with their radius, for maps"),
}
"""What each form is."""


@dataclass(frozen=True, slots=True)
class Export:
    """A kind with its name, what it holds, and the address of each form."""

    kind: str
    name: str
    holds: str
    addresses: tuple[tuple[str, str], ...]


def exports(forms: Mapping[str, tuple[str, ...]]) -> tuple[Export, ...]:
    """Return every kind with its forms, in the order given."""
    return tuple(
        Export(
            kind,
            export_words(kind),
            gettext(HOLDS[kind]),
            tuple((form, reverse("export", args=[kind, form])) for form in extensions),
        )
        for kind, extensions in forms.items()
    )
