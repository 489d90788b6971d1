"""Joining what was read, never across releases: a restricted report colours no shared incident."""

from collections import defaultdict
from collections.abc import Iterator

from hudna.actions.read_reports import ReadReport
from hudna.link.join import SourcedClaim, join
from hudna.model.incident import Incident, SourcedClaimRef
from hudna.model.release import Release
from hudna.talks.gather import Talks as TalksOf
from hudna.talks.gather import gather

__all__ = ["TalksOf", "incidents_of", "talks_of"]


def incidents_of(read: list[ReadReport], zone: str) -> list[Incident]:
    """Return the incidents all claims amount to."""
    claims = [
        SourcedClaim(
            ref=SourcedClaimRef(r.report.id, claim.id),
            claim=claim,
            release=r.release,
            source=r.report.outlet or r.report.submitted_by,
        )
        for r in read
        for claim in r.stored.reading.claims
    ]
    return list(join(claims, zone=zone))


def talks_of(read: list[ReadReport]) -> Iterator[tuple[Release, TalksOf]]:
    """Yield meetings, statements, commitments and relations per release."""
    groups: dict[Release, list[ReadReport]] = defaultdict(list)
    for item in read:
        groups[item.release].append(item)
    for release, items in groups.items():
        yield (
            release,
            gather([(i.report, i.stored.reading, i.document.text) for i in items]),
        )
