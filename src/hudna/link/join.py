"""Which claims may speak of the same event.

Claims of a concrete event, said as fact or denied, are compared in place, time, kind, actors and
toll; those that resemble one another enough become an incident with the reasons kept. Claims are
joined only with claims released to the very same readers.

Each report is understood first: its claims are compared with one another, and a claim that lacks
place or time is lent, for comparing only, those of the claims it was put together with. One that
gives neither goes with the one event of its kind its report tells of, else it makes no incident and
is returned by `left_out`: it is not lost, it is too little to go by.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from zoneinfo import ZoneInfo

from hudna.link.blocking import candidates, within_reports
from hudna.link.clusters import cluster, members_of
from hudna.link.columns import Columns, Ints, bits, compare, crowding, lend
from hudna.link.frame import SourcedClaim, doers, frame
from hudna.link.identify import identify
from hudna.link.incidents import incident_of
from hudna.link.kinds import CONCRETE, HARM, path_of
from hudna.link.reasons import forced_reason, pair_reasons
from hudna.model.claim import Claim, Modality, RelationKind
from hudna.model.incident import Incident, JoinReason, SourcedClaimRef

__all__ = ["SourcedClaim", "join", "left_out"]

_TOGETHER = (RelationKind.DENIES, RelationKind.CONFIRMS, RelationKind.REPEATS)
"""Relations whose two claims are of one event; a response or consequence is another event."""


def join(
    items: Sequence[SourcedClaim],
    *,
    zone: ZoneInfo,
    known: Mapping[SourcedClaimRef, str] | None = None,
) -> tuple[Incident, ...]:
    """Return the incidents the claims support, whatever order they come in.

    `known` gives the incident each claim was in before: a group keeps the id most of its claims
    had. Days are counted in `zone`.
    """
    groups, reasons = _grouped(items, zone)
    ids = identify([[item.ref for item in group] for group in groups], known or {})
    return tuple(
        sorted(
            (
                incident_of(incident_id, group, why, zone)
                for incident_id, group, why in zip(ids, groups, reasons, strict=True)
            ),
            key=lambda incident: (incident.when.start or "", incident.id),
        )
    )


def left_out(
    items: Sequence[SourcedClaim], *, zone: ZoneInfo
) -> tuple[tuple[SourcedClaimRef, str], ...]:
    """Return the claims of concrete events that are in no incident, and why."""
    groups, _ = _grouped(items, zone)
    joined = {item.ref for group in groups for item in group}
    return tuple(
        (item.ref, "no place and no time" if _is_fact(item.claim) else "not said as fact")
        for item in _ordered(items)
        if item.claim.event_type in CONCRETE and item.ref not in joined
    )


def _grouped(
    items: Sequence[SourcedClaim], zone: ZoneInfo
) -> tuple[list[list[SourcedClaim]], list[list[JoinReason]]]:
    usable = [i for i in _ordered(items) if i.claim.event_type in CONCRETE and _is_fact(i.claim)]
    if not usable:
        return [], []
    refs = [item.ref for item in usable]
    columns = frame(usable, zone)
    labels, reasons = _within_reports(usable, columns)
    ties = [(int(label), row) for row, label in enumerate(labels) if label != row]
    lent = lend(columns, labels)
    left, right = candidates(lent)
    levels = compare(lent, left, right)
    weights = bits(levels)
    crowded = crowding(levels, weights, left, right)
    total = weights.sum(axis=1) - crowded
    groups = members_of(cluster(len(usable), left, right, total, ties))
    reasons = {**pair_reasons(refs, left, right, levels, weights, crowded), **reasons}
    fixed = [rows for rows in groups if any(_fixed(usable[row].claim) for row in rows)]
    return (
        [[usable[row] for row in rows] for rows in fixed],
        [[reasons[pair] for pair in combinations(rows, 2) if pair in reasons] for rows in fixed],
    )


def _within_reports(
    items: Sequence[SourcedClaim], columns: Columns
) -> tuple[Ints, dict[tuple[int, int], JoinReason]]:
    """Return group numbers of claims put together within each report, and why."""
    refs = [item.ref for item in items]
    left, right = within_reports(columns)
    same = columns.group[left] == columns.group[right]
    left, right = left[same], right[same]
    levels = compare(columns, left, right)
    weights = bits(levels)
    related = _related(items)
    ties = [(a, b) for a, b, _ in related]
    labels = cluster(len(items), left, right, weights.sum(axis=1), ties)
    adopted = _adopt(items, labels)
    reasons = pair_reasons(refs, left, right, levels, weights)
    for a, b, key in related + adopted:
        reasons[a, b] = forced_reason(refs[a], refs[b], key)
    return labels, reasons


def _ordered(items: Sequence[SourcedClaim]) -> list[SourcedClaim]:
    unique = {item.ref: item for item in items}
    return [unique[ref] for ref in sorted(unique, key=lambda ref: (ref.report, ref.claim))]


def _is_fact(claim: Claim) -> bool:
    return claim.modality is Modality.FACTUAL


def _fixed(claim: Claim) -> bool:
    """Return whether the claim gives a located place or a time of its own."""
    timed = claim.when is not None and bool(claim.when.start or claim.when.end)
    return timed or any(place.located for place in claim.places)


def _related(items: Sequence[SourcedClaim]) -> list[tuple[int, int, str]]:
    row = {item.ref: number for number, item in enumerate(items)}
    pairs = []
    for number, item in enumerate(items):
        for link in item.claim.relations:
            other = row.get(SourcedClaimRef(item.ref.report, link.claim))
            if other is None or other == number or link.type not in _TOGETHER:
                continue
            if items[other].release == item.release:
                low, high = sorted((number, other))
                pairs.append((low, high, f"related_{link.type.value}"))
    return pairs


def _adopt(items: Sequence[SourcedClaim], labels: Ints) -> list[tuple[int, int, str]]:
    """Put claims without place and time to the one event of their kind in their report.

    Changes `labels`; returns the pairs so joined. With two such events nobody can tell.
    """
    pairs = []
    by_report: dict[tuple[str, str], list[list[int]]] = {}
    for rows in members_of(labels):
        first = items[rows[0]]
        by_report.setdefault((first.ref.report, repr(first.release)), []).append(rows)
    for groups in by_report.values():
        placed = [rows for rows in groups if any(_fixed(items[row].claim) for row in rows)]
        for rows in (rows for rows in groups if rows not in placed):
            stray = items[rows[0]].claim
            fitting = [
                (group, host)
                for group in placed
                for host in [r for r in group if _belongs(stray, items[r].claim)][:1]
            ]
            if len(fitting) == 1:
                group, host = fitting[0]
                pairs += [(min(host, r), max(host, r), "report_tells_of_one") for r in rows]
                both = [*rows, *group]
                labels[both] = min(both)
    return pairs


def _belongs(stray: Claim, host: Claim) -> bool:
    """Return whether a claim is of the host's kind, or tells of harm done by nobody else."""
    a, b = path_of(stray.event_type), path_of(host.event_type)
    of_a_kind = a[1] == b[1] or -1 in (a[1], b[1])
    return a[0] == b[0] and (of_a_kind or (stray.event_type in HARM and not doers(stray)))
