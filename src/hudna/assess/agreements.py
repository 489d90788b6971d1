"""Agreements as data: `data/agreements/*.yaml`, one file per version."""

from datetime import datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from hudna.assess.schema import Node, parse
from hudna.errors import NotFound
from hudna.model.agreement import Agreement, Citation, Clause, ClauseKind, Exemption, Zone
from hudna.model.when import DatePrecision, When

__all__ = ["ANY", "READ_FROM", "load", "load_all"]

ANY = "any"
"""In `weapons` or `event_types`: nothing is left out."""

READ_FROM = ("text", "press")
"""Whether a clause was read from the instrument itself (or a quotation of it) or from the press."""


def load(path_or_name: str | Path) -> Agreement:
    """Return the agreement of a file, or the shipped one of that name.

    Raises `NotFound` when there is none, `ConfigurationError` when the file is wrong, naming file
    and place in it.
    """
    path = Path(path_or_name)
    if path.is_file():
        return _agreement(parse(path.read_text("utf-8"), str(path)))
    shipped = {file.name.removesuffix(".yaml"): file for file in _shipped()}
    name = str(path_or_name).removesuffix(".yaml")
    if name not in shipped:
        raise NotFound(
            f"no agreement '{path_or_name}'",
            advice=f"Give a file, or one of: {', '.join(sorted(shipped))}",
        )
    return _agreement(parse(shipped[name].read_text("utf-8"), shipped[name].name))


@cache
def load_all() -> tuple[Agreement, ...]:
    """Return every shipped agreement, oldest first."""
    loaded = (_agreement(parse(file.read_text("utf-8"), file.name)) for file in _shipped())
    return tuple(sorted(loaded, key=lambda a: (a.reached.start or "", a.id, a.version)))


def _shipped() -> list[Traversable]:
    folder = files("hudna") / "data" / "agreements"
    return [file for file in folder.iterdir() if file.name.endswith(".yaml")]


def _agreement(node: Node) -> Agreement:
    node.fields(
        (
            "id", "version", "names", "reached", "in_force", "zone_name", "parties", "guarantors",
            "zones", "clauses",
        ),
        ("supersedes", "notes"),
    )  # fmt: skip
    zones = node["zones"].each(_zone)
    agreement = Agreement(
        id=node["id"].text(),
        version=node["version"].text(),
        names=node["names"].names(),
        reached=_when(node["reached"]),
        in_force=_when(node["in_force"]),
        zone_name=node["zone_name"].text(),
        parties=node["parties"].texts(),
        guarantors=node["guarantors"].texts(),
        zones=zones,
        clauses=node["clauses"].each(lambda clause: _clause(clause, {z.id for z in zones})),
        supersedes=node.optional_text("supersedes"),
        notes=node["notes"].each(Node.names) if "notes" in node else (),
    )
    ids = [clause.id for clause in agreement.clauses]
    for number, clause in enumerate(ids):
        if clause in ids[:number]:
            node["clauses"].wrong(f"two clauses are called '{clause}'", "Give each its own id")
    return agreement


def _zone(node: Node) -> Zone:
    node.fields(("id", "names"), ("places", "file", "uncertainty"))
    zone = Zone(
        id=node["id"].text(),
        names=node["names"].names(),
        places=node["places"].texts() if "places" in node else (),
        file=node.optional_text("file"),
        uncertainty=node["uncertainty"].names() if "uncertainty" in node else {},
    )
    if not zone.places and not zone.file:
        node.wrong("the zone has no extent", "Name its 'places' (ids) or a GeoJSON 'file'")
    return zone


def _clause(node: Node, zones: set[str]) -> Clause:
    node.fields(
        ("id", "kind", "names", "summary", "binds", "zone", "in_force", "event_types", "citations"),
        ("weapons", "exemptions", "disputed", "untestable"),
    )
    clause = Clause(
        id=node["id"].text(),
        kind=node["kind"].one_of(ClauseKind),
        names=node["names"].names(),
        summary=node["summary"].names(),
        binds=node["binds"].texts(),
        zone=node["zone"].text(),
        in_force=_when(node["in_force"]),
        event_types=node["event_types"].texts(),
        weapons=node["weapons"].texts() if "weapons" in node else (),
        exemptions=node["exemptions"].each(_exemption) if "exemptions" in node else (),
        citations=node["citations"].each(_citation),
        disputed=node["disputed"].each(Node.names) if "disputed" in node else (),
        untestable=node["untestable"].names() if "untestable" in node else {},
    )
    if clause.zone not in zones:
        node["zone"].wrong(
            f"there is no zone '{clause.zone}'", f"Use one of: {', '.join(sorted(zones))}"
        )
    if not clause.citations:
        node["citations"].wrong("the clause cites nothing", "Say where it stands in the agreement")
    if clause.kind is ClauseKind.STATED and not clause.untestable:
        node.wrong("it is not said why no program can test it", "Add 'untestable:' in words")
    return clause


def _exemption(node: Node) -> Exemption:
    node.fields(("group", "by", "source"))
    return Exemption(node["group"].text(), node["by"].text(), node["source"].names())


def _citation(node: Node) -> Citation:
    node.fields(("document", "article", "read_from"), ("address",))
    read_from = node["read_from"].text()
    if read_from not in READ_FROM:
        node["read_from"].wrong(f"'{read_from}' is not known here", "Use 'text' or 'press'")
    return Citation(
        node["document"].names_or_symbol(),
        node["article"].names_or_symbol(),
        read_from,
        node.optional_text("address"),
    )


def _when(node: Node) -> When:
    node.fields(("start", "precision"), ("end",))
    start = _moment(node["start"])
    end = _moment(node["end"]) if "end" in node else None
    return When(start, end, node["precision"].one_of(DatePrecision))


def _moment(node: Node) -> str:
    text = node.text()
    try:
        datetime.fromisoformat(text)
    except ValueError:
        node.wrong(f"'{text}' is no date", "Write it as 2016-12-30 or 2016-12-30T00:00")
    return text
