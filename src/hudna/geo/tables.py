"""The compiled gazetteer file: tab-separated, one place a line, sorted by id.

Columns are those of `COLUMNS`. `names` is `lang=first|second;lang=...`; `|`, `;`, `=` and tab
never occur in a name. `disputed` is `lang=words|lang=words`. An empty field is null.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hudna.errors import InputError
from hudna.geo.entry import Entry, PlaceKind
from hudna.model.place import PlacePrecision

__all__ = ["COLUMNS", "read_table", "write_table"]

COLUMNS = (
    "id",
    "kind",
    "country",
    "admin1",
    "iso_3166_2",
    "pcode",
    "latitude",
    "longitude",
    "radius_km",
    "precision",
    "population",
    "source",
    "disputed",
    "names",
)


def _parse_names(text: str) -> dict[str, tuple[str, ...]]:
    parts = (part.split("=", 1) for part in text.split(";") if part)
    return {language: tuple(names.split("|")) for language, names in parts}


def _parse_words(text: str) -> dict[str, str]:
    parts = (part.partition("=") for part in text.split("|") if part)
    return {language: words for language, _, words in parts}


def _written(words: Mapping[str, str]) -> str:
    return "|".join(f"{language}={said}" for language, said in words.items())


def read_table(path: Path) -> Iterator[Entry]:
    """Yield the entries of a compiled file; `InputError` names the line that cannot be read."""
    kinds = {kind.value: kind for kind in PlaceKind}
    precisions = {precision.value: precision for precision in PlacePrecision}
    lines = path.read_text("utf-8").split("\n")
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        try:
            f = line.split("\t")
            yield Entry(
                id=f[0],
                kind=kinds[f[1]],
                country=f[2],
                admin1=f[3] or None,
                iso_3166_2=f[4] or None,
                pcode=f[5] or None,
                latitude=float(f[6]),
                longitude=float(f[7]),
                radius_km=float(f[8]),
                precision=precisions[f[9]],
                population=int(f[10]),
                source=f[11],
                disputed=_parse_words(f[12]),
                names=_parse_names(f[13]),
            )
        except (IndexError, KeyError, ValueError) as error:
            raise InputError(
                f"not a place: {error}",
                where=f"{path.name}, line {number}",
                advice="Rebuild the file with tools/build_gazetteer.py.",
            ) from error


def write_table(path: Path, entries: Iterable[Entry]) -> None:
    """Write entries sorted by id, so that the same sources give the same bytes."""
    lines = ["\t".join(COLUMNS)]
    for e in sorted(entries, key=lambda entry: entry.id):
        names = ";".join(f"{language}={'|'.join(found)}" for language, found in e.names.items())
        fields = (
            *(e.id, e.kind.value, e.country, e.admin1 or "", e.iso_3166_2 or "", e.pcode or ""),
            *(f"{e.latitude:.5f}", f"{e.longitude:.5f}", f"{e.radius_km:g}", e.precision.value),
            *(str(e.population), e.source, _written(e.disputed), names),
        )
        lines.append("\t".join(fields))
    path.write_text("\n".join(lines) + "\n", "utf-8")
