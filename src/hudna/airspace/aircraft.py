"""How slow and fast types of aircraft fly, out of data/airspace/aircraft.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hudna.errors import ConfigurationError
from hudna.text.schema import Node, parse

__all__ = ["Envelope", "envelopes"]


@dataclass(frozen=True, slots=True)
class Envelope:
    """Metres per second a type flies level at its slowest and fastest, and its most acceleration.

    `source` says where the numbers are from.
    """

    slowest_ms: float
    fastest_ms: float
    max_acceleration_ms2: float | None
    source: str


@cache
def envelopes() -> Mapping[str, Envelope]:
    """Return the envelopes by type; empty where none ship."""
    path = files("hudna") / "data" / "airspace" / "aircraft.yaml"
    if not path.is_file():
        return {}
    types = parse(path.read_text("utf-8"), "aircraft.yaml")
    return {name: _envelope(types[name]) for name in types.value}


def _envelope(node: Node) -> Envelope:
    slowest, fastest = node["slowest_ms"].number(), node["fastest_ms"].number()
    if not slowest < fastest:
        raise ConfigurationError(
            "the slowest speed is not below the fastest", where=node.where, advice="Correct one"
        )
    most = "max_acceleration_ms2"
    return Envelope(
        slowest_ms=slowest,
        fastest_ms=fastest,
        max_acceleration_ms2=node[most].number() if most in node else None,
        source=str(node.value.get("source", "")),
    )
