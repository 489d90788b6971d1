"""One clause of an agreement's file."""

from datetime import datetime

from hudna.assess.citation_file import read_citation
from hudna.model.agreement import Clause, ClauseKind, Due, Exemption, Reading
from hudna.model.when import DatePrecision, When
from hudna.text.actor_files import load_actors
from hudna.text.schema import Node

__all__ = ["ANY", "TEXT", "read_clause", "when"]

ANY = "any"
"""In `weapons` or `event_types`: nothing is left out."""

TEXT = "text"
"""`Exemption.by` for what the instrument itself says."""

_NEEDS_DUE = (ClauseKind.DEADLINE, ClauseKind.WEAPONS_WITHDRAWAL)
_REQUIRED = (
    "id", "kind", "names", "summary", "binds", "zone", "in_force", "event_types", "citations",
)  # fmt: skip
_OPTIONAL = (
    "weapons", "exemptions", "disputed", "untestable", "due", "readings", "zone_by",
    "fulfilled_by", "every_days",
)  # fmt: skip


def read_clause(node: Node, zones: set[str], speakers: set[str]) -> Clause:
    """Return a clause; `zones` and `speakers` (parties, guarantors) are those of its agreement."""
    node.fields(_REQUIRED, _OPTIONAL)
    clause = Clause(
        id=node["id"].text(),
        kind=node["kind"].one_of(ClauseKind),
        names=node["names"].names(),
        summary=node["summary"].names(),
        binds=node["binds"].texts(),
        zone=_zone(node["zone"], zones),
        in_force=when(node["in_force"]),
        event_types=node["event_types"].texts(),
        weapons=node["weapons"].texts() if "weapons" in node else (),
        exemptions=node["exemptions"].each(_exemption) if "exemptions" in node else (),
        citations=node["citations"].each(read_citation),
        disputed=node["disputed"].each(Node.names) if "disputed" in node else (),
        untestable=node["untestable"].names() if "untestable" in node else {},
        due=_due(node["due"]) if "due" in node else None,
        readings=node["readings"].each(_reading) if "readings" in node else (),
        zone_by=_zone_by(node["zone_by"], zones, speakers) if "zone_by" in node else (),
        fulfilled_by=node["fulfilled_by"].texts() if "fulfilled_by" in node else (),
        every_days=int(node["every_days"].number()) if "every_days" in node else None,
    )
    _check(node, clause)
    return clause


def _check(node: Node, clause: Clause) -> None:
    if not clause.citations:
        node["citations"].wrong("the clause cites nothing", "Say where it stands in the agreement")
    if clause.kind is ClauseKind.STATED and not clause.untestable:
        node.wrong("it is not said why no program can test it", "Add 'untestable:' in words")
    if clause.kind in _NEEDS_DUE and clause.due is None:
        node.wrong(f"a {clause.kind.value} has no deadline", "Add 'due:' with its 'zone_name'")
    if clause.kind is ClauseKind.REPORTING and clause.every_days is None:
        node.wrong("it is not said how often a report is owed", "Add 'every_days:'")


def _zone(node: Node, zones: set[str]) -> str:
    if node.text() not in zones:
        node.wrong(f"there is no zone '{node.text()}'", f"Use one of: {', '.join(sorted(zones))}")
    return node.text()


def _zone_by(node: Node, zones: set[str], speakers: set[str]) -> tuple[tuple[str, str], ...]:
    if not isinstance(node.value, dict):
        node.wrong("these are not zones by party", "Write them as 'party: zone'")
    for party in node.value:
        if party not in speakers:
            node.wrong(f"'{party}' is no party here", f"Use one of: {', '.join(sorted(speakers))}")
    return tuple((party, _zone(node[party], zones)) for party in node.value)


def _due(node: Node) -> Due:
    if isinstance(node.value, dict) and "zone_name" not in node.value:
        node.wrong(
            "the deadline has no time zone",
            "Add 'zone_name:', such as Asia/Damascus: midnight is not the same everywhere",
        )
    node.fields(("at", "precision", "zone_name"), ("from",))
    start = _moment(node["at"])
    at = When(start, start, node["precision"].one_of(DatePrecision))
    words = node["from"].names() if "from" in node else {}
    return Due(at, node["zone_name"].time_zone(), words)


def _reading(node: Node) -> Reading:
    node.fields(("by", "event_types"))
    return Reading(node["by"].names(), node["event_types"].texts())


def _exemption(node: Node) -> Exemption:
    if isinstance(node.value, dict) and "by" not in node.value:
        node.wrong(
            "nobody is named who holds this group exempt",
            f"Add 'by:', a party, or '{TEXT}' for the instrument itself: lists are disputed",
        )
    node.fields(("group", "by", "source"))
    group = node["group"].text()
    if group not in load_actors().actors:
        node["group"].wrong(
            f"the exempt group '{group}' is nobody in the directory",
            "Use an id of 'hudna actors --json', or add the group there first",
        )
    return Exemption(group, node["by"].text(), node["source"].names())


def when(node: Node) -> When:
    """Return a time: start, perhaps an end that is not before it, and how closely it is known."""
    node.fields(("start", "precision"), ("end",))
    start = _moment(node["start"])
    end = _moment(node["end"]) if "end" in node else None
    if end is not None and end < start:
        node.wrong(f"it ends ({end}) before it begins ({start})", "Correct one of the two")
    return When(start, end, node["precision"].one_of(DatePrecision))


def _moment(node: Node) -> str:
    text = node.text()
    try:
        datetime.fromisoformat(text)
    except ValueError:
        node.wrong(f"'{text}' is no date", "Write it as 2016-12-30 or 2016-12-30T00:00")
    return text
