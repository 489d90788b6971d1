"""One track, out of the entry of a case and the file it names."""

from datetime import date
from hashlib import sha256
from math import hypot
from zoneinfo import available_timezones

from hudna.airspace.aircraft import Envelope, envelopes
from hudna.airspace.height_names import height_datum
from hudna.airspace.jumps import JUMPS
from hudna.airspace.order import DUPLICATES
from hudna.airspace.plots import Asked, Radar, stated
from hudna.airspace.quantities import length, present
from hudna.airspace.repairs import Mending, read_track_file
from hudna.airspace.track import Track
from hudna.airspace.zone_file import Files
from hudna.model.judgement import JudgementReason
from hudna.text.schema import Node

__all__ = ["read_track"]

_FIELDS = (
    "source",
    "format",
    "aircraft",
    "aircraft_id",
    "sigma_m",
    "bias_sigma_m",
    "clock_sigma_s",
    "max_speed_ms",
    "max_acceleration_ms2",
    "datum",
    "height_datum",
    "altitude_unit",
    "time_zone",
    "date",
    "radar",
    "duplicates",
    "jumps",
    "licence",
)


def read_track(node: Node, files_of: Files) -> Track:
    """Return the track of an entry; what was mended or assumed is in its `repairs`."""
    node.fields(("id", "file"), _FIELDS)
    said: list[JudgementReason] = []
    sigma, bias, clock = _errors(node, said)
    aircraft = _text(node, "aircraft")
    envelope = envelopes().get(aircraft) if aircraft else None
    speed = _speed(node, "max_speed_ms", envelope.fastest_ms if envelope else None)
    if aircraft and envelope is None and speed is None:
        said.append(stated("aircraft_unknown", aircraft=aircraft))
    where = node["file"].where
    data = files_of(node["file"].text(), where)
    mending = Mending(
        sigma_m=sigma,
        max_speed_ms=speed,
        datum=_text(node, "datum"),
        duplicates=_one_of(node, "duplicates", DUPLICATES),
        jumps=_one_of(node, "jumps", JUMPS),
    )
    name = node["file"].text()
    asked = _asked(node, f"{name} ({where})")
    known, plots, accuracy = read_track_file(data, name, _text(node, "format"), asked, mending)
    return Track(
        id=node["id"].text(),
        source=_text(node, "source") or "",
        format=known,
        aircraft=aircraft,
        time=plots.time,
        latitude=plots.latitude,
        longitude=plots.longitude,
        altitude_m=plots.altitude_m,
        height_datum=plots.height_datum,
        sigma_m=sigma,
        bias_sigma_m=hypot(bias, accuracy),
        clock_sigma_s=clock,
        sha256=sha256(data).hexdigest(),
        max_speed_ms=speed,
        max_acceleration_ms2=_acceleration(node, envelope),
        repairs=plots.repairs + tuple(said),
    )


def _errors(node: Node, said: list[JudgementReason]) -> tuple[float, float, float]:
    """Return the stated errors; one that is not stated is taken as none, and that is stated."""
    names = ("sigma_m", "bias_sigma_m", "clock_sigma_s")
    missing = [name for name in names if not present(node, name)]
    if missing:
        said.append(stated("track_errors_unstated", names=", ".join(missing)))
    sigma, bias, clock = (node[n].number() if present(node, n) else 0.0 for n in names)
    return sigma, bias, clock


def _speed(node: Node, name: str, of_type: float | None) -> float | None:
    if not present(node, name):
        return of_type
    speed = node[name].number()
    if not speed:
        node[name].wrong("a speed of 0 is no limit", "Write the fastest the craft flies")
    return speed


def _acceleration(node: Node, envelope: Envelope | None) -> float | None:
    of_type = envelope.max_acceleration_ms2 if envelope else None
    return _speed(node, "max_acceleration_ms2", of_type)


def _asked(node: Node, where: str) -> Asked:
    zone = _text(node, "time_zone")
    if zone is not None and zone not in available_timezones():
        node["time_zone"].wrong(f"'{zone}' is no time zone", "Write one as Asia/Damascus or UTC")
    return Asked(
        where=where,
        aircraft_id=_text(node, "aircraft_id"),
        day=_day(node),
        radar=_radar(node["radar"]) if present(node, "radar") else None,
        altitude_unit=_one_of(node, "altitude_unit", ("m", "ft"))
        if present(node, "altitude_unit")
        else None,
        height_datum=height_datum(node),
        time_zone=zone,
    )


def _day(node: Node) -> date | None:
    text = _text(node, "date")
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        node["date"].wrong(f"'{text}' is no date", "Write it as 2015-11-24")


def _radar(node: Node) -> Radar:
    node.fields(("latitude", "longitude"), ("altitude", "altitude_m", "altitude_ft", "sac_sic"))
    altitude = length(node, "altitude", -500.0)
    if altitude is None:
        node.wrong("the height of the radar is missing", "Write 'altitude_m:'")
    return Radar(
        latitude=node["latitude"].number(-90, 90),
        longitude=node["longitude"].number(-180, 180),
        altitude_m=altitude,
        sac_sic=_text(node, "sac_sic"),
    )


def _text(node: Node, name: str) -> str | None:
    return node[name].text() if present(node, name) else None


def _one_of(node: Node, name: str, values: tuple[str, ...]) -> str:
    """Return one of the values, the first where nothing is said."""
    text = _text(node, name)
    if text is not None and text not in values:
        node[name].wrong(f"'{text}' is not known here", f"Use one of {', '.join(values)}")
    return text or values[0]
