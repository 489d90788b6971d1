"""Joining what was read, never across releases: a restricted report colours no shared incident."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

from hudna.actions.read_reports import ReadReport
from hudna.link.join import SourcedClaim, join
from hudna.model.incident import Incident, SourcedClaimRef
from hudna.model.release import Release
from hudna.talks.gather import Talks as TalksOf
from hudna.talks.gather import gather

__all__ = ["TalksOf", "incidents_of", "talks_of"]


def incidents_of(
    read: list[ReadReport], known: Iterable[Incident], zone: ZoneInfo
) -> list[Incident]:
    """Return the incidents all claims amount to; one is public when its last report is.

    `known` are the incidents of the run before: what still holds together keeps its id.
    """
    before = {ref: incident.id for incident in known for ref in incident.claims}
    releases = {r.report.id: r.release for r in read}
    claims = [
        SourcedClaim(
            ref=SourcedClaimRef(r.report.id, claim.id),
            claim=claim,
            release=_circle(r.release),
            source=r.report.outlet or r.report.submitted_by,
        )
        for r in read
        for claim in r.stored.reading.claims
    ]
    return [
        replace(i, release=_latest(releases[ref.report] for ref in i.claims))
        for i in join(claims, zone=zone, known=before)
    ]


def talks_of(read: list[ReadReport]) -> Iterator[tuple[Release, TalksOf]]:
    """Yield meetings, statements, commitments and relations per release."""
    groups: dict[Release, list[ReadReport]] = defaultdict(list)
    for item in read:
        groups[_circle(item.release)].append(item)
    for items in groups.values():
        yield (
            _latest(i.release for i in items),
            gather([(i.report, i.stored.reading, i.document.text) for i in items]),
        )


def _circle(release: Release) -> Release:
    """Return the readers of a release, whenever they may read it."""
    return replace(release, not_before=None)


def _latest(releases: Iterable[Release]) -> Release:
    """Return the release of what needs all of these, which share one circle of readers."""
    given = list(releases)
    moments = [r.not_before for r in given if r.not_before]
    return replace(given[0], not_before=max(moments, default=None))
