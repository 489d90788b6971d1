"""Everything Hudna publishes, in one table: its name, media type and writer."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hudna.publish.reports import (
    agreements_eth_prio_csv,
    agreements_pax_csv,
    bulletin_html,
    bulletin_pdf,
    cases_json,
    incidents_csv,
    incidents_geojson,
    registers_csv,
)

__all__ = ["REPORTS", "ReportKind"]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A publication: `write(objects, language=...)` yields its bytes piece by piece.

    `takes` names the model class of the objects; they have to be released to the reader already.
    """

    media_type: str
    extension: str
    takes: str
    write: Callable[..., Iterator[bytes]]

    def whole(self, objects: Iterable[Any], *, language: str = "en") -> bytes:
        """Return the publication in one piece."""
        return b"".join(self.write(objects, language=language))


REPORTS: dict[str, ReportKind] = {
    "agreements_eth_prio_csv": ReportKind(
        "text/csv", "csv", "Agreement", agreements_eth_prio_csv.write
    ),
    "agreements_pax_csv": ReportKind("text/csv", "csv", "Agreement", agreements_pax_csv.write),
    "bulletin_html": ReportKind("text/html", "html", "Bulletin", bulletin_html.write),
    "bulletin_pdf": ReportKind("application/pdf", "pdf", "Bulletin", bulletin_pdf.write),
    "cases_json": ReportKind("application/json", "json", "CaseFile", cases_json.write),
    "incidents_csv": ReportKind("text/csv", "csv", "Incident", incidents_csv.write),
    "incidents_geojson": ReportKind(
        "application/geo+json", "geojson", "Incident", incidents_geojson.write
    ),
    "registers_csv": ReportKind("text/csv", "csv", "Register", registers_csv.write),
}
"""One line for each publication."""
