"""Scales and lines of relations that ship as data, as far as the mechanism names them."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from hudna.errors import NotFound
from hudna.model.mechanism import Mechanism
from hudna.model.relation_event import RelationEvent, RelationLine, RelationScale
from hudna.talks.relation_file import read_relations, read_scale
from hudna.text.actor_files import load_actors
from hudna.text.schema import parse

__all__ = [
    "SCALE",
    "known_states",
    "load_relations",
    "load_scale",
    "shipped_event",
    "shipped_relations",
]

SCALE = "goldstein-cameo"
"""The scale events are set on that an office registers."""

_LINE, _SCALE = "relations-", "scale-"


def load_relations(path_or_name: str | Path) -> RelationLine:
    """Return the line of a file, or the shipped one of that name.

    Raises `NotFound` when there is none, `ConfigurationError` when the file is wrong.
    """
    text, file = _found(path_or_name, _LINE, "line of relations")
    return read_relations(parse(text, file), known_states(), load_scale)


@cache
def load_scale(path_or_name: str | Path = SCALE) -> RelationScale:
    """Return the scale of a file, or the shipped one of that name; raises as for relations."""
    text, file = _found(path_or_name, _SCALE, "scale of relations")
    return read_scale(parse(text, file))


def shipped_relations(mechanism: Mechanism) -> tuple[RelationLine, ...]:
    """Return the lines the mechanism names, in its order: all of them are public."""
    return _named(mechanism.relations)


def shipped_event(mechanism: Mechanism, name: str) -> RelationEvent | None:
    """Return a shipped event by its id."""
    every = (event for line in shipped_relations(mechanism) for event in line.events)
    return next((event for event in every if event.id == name), None)


def known_states() -> frozenset[str]:
    """Return the ids of states an event may be between."""
    return frozenset(a.id for a in load_actors().actors.values() if a.kind == "state")


@cache
def _named(names: tuple[str, ...]) -> tuple[RelationLine, ...]:
    return tuple(load_relations(name) for name in names)


def _found(path_or_name: str | Path, prefix: str, what: str) -> tuple[str, str]:
    path = Path(path_or_name)
    if path.is_file():
        return path.read_text("utf-8"), str(path)
    name = prefix + str(path_or_name).removesuffix(".yaml").removeprefix(prefix)
    folder = files("hudna") / "data" / "talks"
    names = sorted(f.name.removesuffix(".yaml") for f in folder.iterdir())
    if name not in names:
        known = ", ".join(n for n in names if n.startswith(prefix)) or "none ships"
        raise NotFound(f"no {what} '{path_or_name}'", advice=f"Give a file, or one of: {known}")
    return (folder / f"{name}.yaml").read_text("utf-8"), f"{name}.yaml"
