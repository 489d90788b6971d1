"""Case files: a dispute as YAML, with the tracks and lines it names."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from math import isclose
from pathlib import Path

import numpy as np

from hudna.airspace.case import CONTRADICTED_TO, SAMPLES, SUPPORTED_FROM, Case
from hudna.airspace.claim_entry import read_claim
from hudna.airspace.formats.opened import MOST_BYTES, as_text
from hudna.airspace.quantities import present
from hudna.airspace.track import Track
from hudna.airspace.track_entry import read_track
from hudna.airspace.zone import Zone
from hudna.airspace.zone_file import Files, read_zone
from hudna.errors import InputError
from hudna.model.party import Names
from hudna.text.schema import Node, parse

__all__ = ["read_case", "read_case_of"]

_FIELDS = (
    "id",
    "title",
    "question",
    "exercise",
    "tracks",
    "claims",
    "weights",
    "thresholds",
    "seed",
    "samples",
    "source",
    "licence",
)
FOLDER_CASE = "CASE.yaml"
_FEWEST_SAMPLES, _MOST_SAMPLES, _LAST_SEED = 100, 1_000_000, 2**31
_MOST_CHARACTERS = 1_000_000
_FAR_DEGREES, _NEAR_DEGREES = 10.0, 1.0


def read_case(path: Path) -> Case:
    """Return the case of a file; the files it names lie beside it.

    Raises `InputError` that names what is wrong, where, and what to do.
    """

    def files_of(name: str, where: str) -> bytes:
        return _bytes(path.parent / name, name, where)

    # A case in a folder of its own goes by the folder's name, as those that ship do.
    name = path.resolve().parent.name if path.name == FOLDER_CASE else path.name
    return _case(as_text(_bytes(path, path.name, ""), path.name), files_of, name)


def read_case_of(text: str, files: Mapping[str, bytes], where: str) -> Case:
    """Return the case of a text whose files were handed in with it, by the names it gives them."""

    def files_of(name: str, at: str) -> bytes:
        if name not in files:
            raise InputError(
                f"the file '{name}' was not handed in",
                where=at,
                advice=f"Hand it in with the case; there are: {', '.join(files) or 'none'}",
            )
        return files[name]

    return _case(text, files_of, where)


def _bytes(path: Path, name: str, where: str) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(
                f"'{name}' holds more than {MOST_BYTES:,} bytes",
                where=where,
                advice="Hand in the hours that are disputed",
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(
            f"the file '{name}' cannot be read",
            where=where,
            advice="Put it beside the case, and write its name as it is",
        ) from error


def _case(text: str, files_of: Files, where: str) -> Case:
    read: dict[str, bytes] = {}

    def remembered(name: str, at: str) -> bytes:
        read[name] = files_of(name, at)
        return read[name]

    if len(text) > _MOST_CHARACTERS:
        raise InputError(
            f"the case has more than {_MOST_CHARACTERS:,} characters",
            where=where,
            advice="Keep tracks and lines in files of their own",
        )
    node = parse(text, where, InputError)
    node.fields(("zones",), _FIELDS)
    zones = node["zones"].each(lambda entry: read_zone(entry, remembered))
    tracks = _some(node, "tracks").each(lambda entry: read_track(entry, remembered))
    if not zones:
        node["zones"].wrong("there is no zone", "Name at least one zone or line")
    _check_once(node["zones"], ((zone.id, zone.version) for zone in zones))
    _check_once(_some(node, "tracks"), ((track.id,) for track in tracks))
    _check_swapped(node, tracks, zones)
    ids = {zone.id for zone in zones}, {track.id for track in tracks}
    claims = _some(node, "claims").each(lambda entry: read_claim(entry, *ids))
    _check_once(_some(node, "claims"), ((claim.id,) for claim in claims))
    supported, contradicted = _thresholds(node)
    return Case(
        id=node["id"].text() if present(node, "id") else Path(where).stem,
        title=_names(node, "title"),
        question=_names(node, "question"),
        exercise=node["exercise"].truth() if present(node, "exercise") else False,
        zones=zones,
        tracks=tracks,
        claims=claims,
        weights=_weights(node, zones),
        supported_from=supported,
        contradicted_to=contradicted,
        seed=_whole(node, "seed", 1, 0, _LAST_SEED),
        samples=_whole(node, "samples", SAMPLES, _FEWEST_SAMPLES, _MOST_SAMPLES),
        sha256=_digest(text, read),
        command=f"hudna airspace judge {Path(where).name}",
    )


def _digest(text: str, read: Mapping[str, bytes]) -> str:
    """Return the hash over the case and the hashes of its files in order of name."""
    whole = sha256(text.encode())
    for name in sorted(read):
        whole.update(f"\n{name} {sha256(read[name]).hexdigest()}".encode())
    return whole.hexdigest()


def _some(node: Node, name: str) -> Node:
    """Return a list of the case, empty where it is left out."""
    if present(node, name):
        return node[name]
    return Node([], node.file, name, node.error)


def _check_once(node: Node, ids: Iterable[tuple[str, ...]]) -> None:
    seen: set[tuple[str, ...]] = set()
    for one in ids:
        if one in seen:
            node.wrong(
                f"'{' '.join(one)}' is there twice",
                "Give each its own id; versions of one zone differ in 'version'",
            )
        seen.add(one)


def _names(node: Node, name: str) -> Names:
    if not present(node, name):
        return {}
    words = node[name]
    if isinstance(words.value, dict):
        return {code: words[code].text() for code in words.value}
    return {"en": words.text()}


def _whole(node: Node, name: str, default: int, least: int, most: int) -> int:
    if not present(node, name):
        return default
    number = node[name].number(least, most)
    if not number.is_integer():
        node[name].wrong(f"{number:g} is no whole number", "Write a whole number")
    return int(number)


def _thresholds(node: Node) -> tuple[float, float]:
    if not present(node, "thresholds"):
        return SUPPORTED_FROM, CONTRADICTED_TO
    given = node["thresholds"]
    given.fields((), ("supported_from", "contradicted_to", "supported", "contradicted"))
    supported = _threshold(given, ("supported_from", "supported"), SUPPORTED_FROM)
    contradicted = _threshold(given, ("contradicted_to", "contradicted"), CONTRADICTED_TO)
    if not contradicted < supported:
        given.wrong(
            f"a claim cannot be contradicted up to {contradicted:g} and supported from "
            f"{supported:g}",
            "Keep 'contradicted_to' below 'supported_from'",
        )
    return supported, contradicted


def _threshold(given: Node, names: tuple[str, str], default: float) -> float:
    found = [name for name in names if present(given, name)]
    if len(found) > 1:
        given.wrong(f"'{found[0]}' and '{found[1]}' are both given", "Keep one of them")
    return given[found[0]].number(0, 1) if found else default


def _weights(node: Node, zones: tuple[Zone, ...]) -> Mapping[str, float]:
    """Return the weights by version, which add up to 1 over the versions of each zone."""
    if not present(node, "weights"):
        return {}
    given = node["weights"]
    versions = {zone.version for zone in zones}
    given.fields((), tuple(sorted(versions)))
    weights = {name: given[name].number(0, 1) for name in given.value}
    for zone in {zone.id: None for zone in zones}:
        own = [one.version for one in zones if one.id == zone]
        missing = [version for version in own if version not in weights]
        if missing and len(own) > 1:
            given.wrong(
                f"the version '{missing[0]}' of '{zone}' has no weight",
                "Give each version a weight; 0 leaves it out of the mixed answer",
            )
        total = sum(weights.get(version, 0.0) for version in own)
        if len(own) > 1 and not isclose(total, 1.0, abs_tol=1e-6):
            given.wrong(
                f"the weights of the versions of '{zone}' add up to {total:g}",
                "Make them add up to 1",
            )
    return weights


def _check_swapped(node: Node, tracks: tuple[Track, ...], zones: tuple[Zone, ...]) -> None:
    """Refuse a track that lies far from every zone, and near one with its columns swapped."""
    for track in tracks:
        longitude, latitude = np.median(track.longitude), np.median(track.latitude)
        if not any(_near(zone, longitude, latitude, _FAR_DEGREES) for zone in zones) and any(
            _near(zone, latitude, longitude, _NEAR_DEGREES) for zone in zones
        ):
            raise InputError(
                f"latitude and longitude of the track '{track.id}' look swapped: it lies at "
                f"{latitude:.4f}, {longitude:.4f}, far from every zone",
                where=node.file,
                advice="Correct the two columns of its file",
            )


def _near(zone: Zone, longitude: float, latitude: float, degrees: float) -> bool:
    west, south, east, north = zone.geometry.bounds
    around = (longitude + turn for turn in (-360.0, 0.0, 360.0))
    return south - degrees <= latitude <= north + degrees and any(
        west - degrees <= one <= east + degrees for one in around
    )
