"""Which claims may speak of the same event.

Claims of a concrete event, said as fact or denied, are compared in place, time, kind, actors and
toll; those that resemble one another enough become an incident with the reasons kept. Claims are
joined only with claims released to the very same readers. A claim that gives neither place nor time
goes with the one incident of its kind that its own report tells of, else it makes no incident and
is returned by `left_out`: it is not lost, it is too little to go by.
"""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from hudna.link.blocking import candidates
from hudna.link.clusters import cluster
from hudna.link.columns import bits, compare
from hudna.link.frame import SourcedClaim, frame
from hudna.link.identify import identify
from hudna.link.incidents import incident_of
from hudna.link.kinds import CONCRETE, path_of
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
    forced = _related(usable)
    columns = frame(usable, zone)
    left, right = candidates(columns)
    levels = compare(columns, left, right)
    weights = bits(levels)
    labels = cluster(len(usable), left, right, weights.sum(axis=1), [(a, b) for a, b, _ in forced])
    members: dict[int, list[int]] = {}
    for row, label in enumerate(labels):
        members.setdefault(int(label), []).append(row)
    placed = {k: rows for k, rows in members.items() if any(_fixed(usable[r].claim) for r in rows)}
    strays = [rows for k, rows in members.items() if k not in placed]
    adopted = _adopt(usable, placed, strays)
    refs = [item.ref for item in usable]
    by_pair = pair_reasons(refs, left, right, levels, weights)
    by_pair.update({(a, b): forced_reason(refs[a], refs[b], key) for a, b, key in forced + adopted})
    groups = [sorted(rows) for rows in placed.values()]
    return (
        [[usable[row] for row in rows] for rows in groups],
        [[by_pair[pair] for pair in _pairs(rows) if pair in by_pair] for rows in groups],
    )


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


def _adopt(
    items: Sequence[SourcedClaim], placed: dict[int, list[int]], strays: list[list[int]]
) -> list[tuple[int, int, str]]:
    """Put claims without place and time to the one incident of their kind in their report.

    Changes `placed`; returns the pairs so joined. With two such incidents nobody can tell.
    """
    pairs = []
    for rows in strays:
        first = items[rows[0]]
        fitting = [
            (label, row)
            for label, others in placed.items()
            for row in others
            if items[row].ref.report == first.ref.report
            and items[row].release == first.release
            and _alike(items[row].claim.event_type, first.claim.event_type)
        ]
        if len({label for label, _ in fitting}) == 1:
            label, row = fitting[0]
            placed[label] = [*placed[label], *rows]
            pairs += [(min(row, r), max(row, r), "report_tells_of_one") for r in rows]
    return pairs


def _alike(one: str, other: str) -> bool:
    a, b = path_of(one), path_of(other)
    return a[0] == b[0] and (a[1] == b[1] or -1 in (a[1], b[1]))


def _pairs(rows: Sequence[int]) -> list[tuple[int, int]]:
    return [(a, b) for at, a in enumerate(rows) for b in rows[at + 1 :]]
