"""What heights are measured from, by the names that files and people give it."""

from hudna.airspace.quantities import present
from hudna.model.judgement import HeightDatum
from hudna.text.schema import Node

__all__ = ["OTHER_NAMES", "height_datum"]

OTHER_NAMES = {
    "amsl": HeightDatum.MSL,
    "agl": HeightDatum.GROUND,
    "hae": HeightDatum.WGS84,
    "ellipsoid": HeightDatum.WGS84,
    "barometric": HeightDatum.PRESSURE,
    "flight_level": HeightDatum.PRESSURE,
}


def height_datum(node: Node) -> HeightDatum | None:
    """Return the `height_datum` of an entry, null where it says none."""
    if not present(node, "height_datum"):
        return None
    text = node["height_datum"].text()
    known = OTHER_NAMES | {str(datum): datum for datum in HeightDatum}
    if text.casefold() not in known:
        node["height_datum"].wrong(f"'{text}' is not known", f"Use one of {', '.join(known)}")
    return known[text.casefold()]
