"""Draw the list of places from a UCDP GED file; the result is committed as a source.

    python tools/ucdp_places.py ucdp_syria.csv

Keeps events known to an exact place (where_prec 1), districts, and some regions; one line for
each place name and governorate with the coordinates most of its events have, and their number.
"""

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

OUTPUT = Path(__file__).resolve().parent.parent / "src/hudna/data/gazetteer/sources/ucdp_places.tsv"
# Wider than a settlement, named by UCDP with where_prec 2, and by texts as places of their own.
REGIONS = frozenset(
    {
        *("Eastern Ghouta", "Western Ghouta", "Eastern Qalamoun", "Yarmouk Pocket"),
        *("Sahl al Ghab plain", "Sahl ar Ruj plains", "Jabal az Zawiyah area", "Jabal Shashabo"),
        *("Mezzeh Military Airport", "Menagh military airport", "Tabqa Military Airbase"),
    }
)


def main(source: Path) -> None:
    """Count events by place and write the list."""
    places: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    with source.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name = " ".join(row["where_coordinates"].split())
            district = row["where_prec"] == "3" and name.endswith(" district")
            exact = row["where_prec"] == "1" or name in REGIONS or district
            if row["country"] == "Syria" and exact:
                point = (f"{float(row['latitude']):.5f}", f"{float(row['longitude']):.5f}")
                places[name, row["adm_1"]][point] += 1
    lines = ["name\tadm_1\tlatitude\tlongitude\tevents"]
    for (name, province), points in sorted(places.items()):
        (latitude, longitude), _ = max(points.items(), key=lambda item: (item[1], item[0]))
        lines.append(f"{name}\t{province}\t{latitude}\t{longitude}\t{points.total()}")
    OUTPUT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
