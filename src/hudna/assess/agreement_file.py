"""The file of an agreement: its fields, read strictly into the model."""

from importlib.resources.abc import Traversable
from pathlib import Path

from hudna.assess.clause_file import read_clause, when
from hudna.assess.description_file import read_description
from hudna.assess.zone_file import read_zone
from hudna.model.agreement import Agreement, CountingRule
from hudna.text.schema import Node

__all__ = ["read_agreement", "read_counting"]

_UNITS = ("incident", "shot", "burst", "window", "day_and_place")


def read_agreement(node: Node, folder: Path | Traversable) -> Agreement:
    """Return the agreement of a document; files it names lie in `folder`.

    Raises `ConfigurationError` with file, place and what to do.
    """
    node.fields(
        (
            "id", "version", "names", "reached", "in_force", "zone_name", "parties", "guarantors",
            "zones", "clauses",
        ),
        ("supersedes", "notes", "counting", "decision", "standing", "description"),
    )  # fmt: skip
    zones = node["zones"].each(lambda zone: read_zone(zone, folder))
    _distinct(node["zones"], "zones", [zone.id for zone in zones])
    parties = node["parties"].texts()
    speakers = {*parties, *node["guarantors"].texts()}
    agreement = Agreement(
        id=node["id"].text(),
        version=node["version"].text(),
        names=node["names"].names(),
        reached=when(node["reached"]),
        in_force=when(node["in_force"]),
        zone_name=node["zone_name"].time_zone(),
        parties=parties,
        guarantors=node["guarantors"].texts(),
        zones=zones,
        clauses=node["clauses"].each(
            lambda clause: read_clause(clause, {z.id for z in zones}, speakers)
        ),
        supersedes=node.optional_text("supersedes"),
        notes=node["notes"].each(Node.names) if "notes" in node else (),
        counting=node["counting"].each(read_counting) if "counting" in node else (),
        decision=node["decision"].names() if "decision" in node else {},
        standing=node["standing"].names() if "standing" in node else {},
        description=read_description(node["description"], speakers)
        if "description" in node
        else (),
    )
    _distinct(node["clauses"], "clauses", [clause.id for clause in agreement.clauses])
    return agreement


def _distinct(node: Node, what: str, ids: list[str]) -> None:
    for number, one in enumerate(ids):
        if one in ids[:number]:
            node.wrong(f"two {what} are called '{one}'", "Give each its own id")


def read_counting(node: Node) -> CountingRule:
    """Return a way of counting; raises `ConfigurationError`."""
    node.fields(("id", "names", "unit"), ("at_least", "minutes", "used_by"))
    unit = node["unit"].text()
    if unit not in _UNITS:
        node["unit"].wrong(f"'{unit}' is no unit of counting", f"Use one of: {', '.join(_UNITS)}")
    rule = CountingRule(
        id=node["id"].text(),
        names=node["names"].names(),
        unit=unit,
        at_least=int(node["at_least"].number()) if "at_least" in node else 1,
        minutes=int(node["minutes"].number()) if "minutes" in node else 0,
        used_by=node["used_by"].names() if "used_by" in node else {},
    )
    if unit == "window" and not rule.minutes:
        node.wrong("a window has no length", "Give its 'minutes'")
    return rule
