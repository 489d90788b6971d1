"""What the layouts of agreements share: names, sources, days, and rows from named cells."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from hudna.model.agreement import Agreement
from hudna.model.description import Described, DescribedField
from hudna.model.when import DatePrecision, When
from hudna.publish.naming import in_language
from hudna.publish.reports.country_codes import CountryCode, country_code
from hudna.publish.reports.rows import Field, csv_bytes
from hudna.text.actor_files import load_actors

__all__ = ["Cells", "actor_name", "countries", "csv_of", "day_of", "is_state", "one", "origin"]

Cells = Mapping[str, Field]
"""The cells of a row by column; a column that is not there is empty."""

_TO_THE_DAY = (
    DatePrecision.MINUTE,
    DatePrecision.HOUR,
    DatePrecision.PART_OF_DAY,
    DatePrecision.DAY,
)


def csv_of(
    columns: Sequence[str],
    rows: Callable[[Iterable[Agreement]], Iterator[Cells]],
    agreements: Iterable[Agreement],
    mark: bool,
) -> Iterator[bytes]:
    """Yield the rows of agreements as CSV in the order of `columns`."""
    cells = ([row.get(column) for column in columns] for row in rows(agreements))
    return csv_bytes(columns, cells, mark=mark)


def one(agreement: Agreement, field: DescribedField) -> str | None:
    """Return the value of a field that has one, null where it is not described."""
    return next(iter(agreement.described(field)), None)


def countries(agreement: Agreement) -> list[CountryCode]:
    """Return the codes of the countries the agreement is about, those without codes left out."""
    codes = (country_code(c) for c in agreement.described(DescribedField.COUNTRIES))
    return [code for code in codes if code is not None]


def is_state(actor: str) -> bool:
    """Return whether an actor of the directory is a state."""
    entry = load_actors().actors.get(actor)
    return entry is not None and entry.kind == "state"


def actor_name(actor: str) -> str:
    """Return an actor's English name, its id where the directory does not know it."""
    entry = load_actors().actors.get(actor)
    return entry.names["en"][0] if entry is not None and entry.names.get("en") else actor


def day_of(when: When) -> str | None:
    """Return the last day of a time, null where it is not known to the day."""
    known = when.end or when.start
    return known[:10] if known is not None and when.precision in _TO_THE_DAY else None


def origin(agreement: Agreement) -> dict[str, Field]:
    """Return cells outside any layout: which agreement a row is of, and where what it says stands.

    Each described field is given in English with its values, its sources, and how they were read.
    """
    return {
        "hudna_agreement": agreement.id,
        "hudna_version": agreement.version,
        "hudna_sources": "; ".join(map(_stands, agreement.description)),
    }


def _stands(described: Described) -> str:
    places = " and ".join(
        f"{in_language(c.document, 'en')}, {in_language(c.article, 'en')} ({c.read_from})"
        for c in described.citations
    )
    return f"{described.field}={', '.join(described.values)}: {places}"
