"""Words of a speaker that stand against earlier words of the same speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from hudna.model.claim import Casualties, Claim, Modality, Polarity, Stance
from hudna.model.identity import make_id
from hudna.model.span import Mention, Span
from hudna.model.when import DatePrecision
from hudna.talks.source import Source

__all__ = ["Against", "Contrast", "contrasts_of"]

_FINE = frozenset({DatePrecision.MINUTE, DatePrecision.HOUR, DatePrecision.DAY})
_OWNING = frozenset({Stance.ADMITS, Stance.APOLOGISES})
_TOLLS = ("killed", "wounded", "missing", "captured", "rescued")


class Contrast(StrEnum):
    """How later words stand to earlier ones: the opposite, or another number."""

    CONTRADICTS = "contradicts"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Against:
    """Two words of one speaker, each by report, claim and characters, and what differs.

    `differs` is "said" for affirmed and denied, else the name of the toll. Software sets them
    beside each other; it does not find which is true.
    """

    id: str
    speaker: str
    kind: Contrast
    differs: str
    earlier_report: str
    earlier_claim: str
    earlier: Span
    later_report: str
    later_claim: str
    later: Span


def contrasts_of(sources: Sequence[Source]) -> tuple[Against, ...]:
    """Return what speakers said against their earlier words, whatever order the reports come in.

    Two claims are compared only where speaker, actors, places and days are known and the same in
    both, and the days on which they were said are known: what is unknown contradicts nothing.
    Reports of one release only should be passed together.
    """
    groups: dict[tuple[object, ...], list[tuple[Source, Claim]]] = {}
    for source in sources:
        for claim in source.reading.claims:
            about = _about(claim)
            if about is not None and source.reading.document.published.when.start:
                groups.setdefault(about, []).append((source, claim))
    found = (one for group in groups.values() for one in _in(group))
    return tuple(sorted(found, key=lambda one: one.id))


def _about(claim: Claim) -> tuple[object, ...] | None:
    """Return what a claim is about, null where the speaker or a part of it is not known."""
    when = claim.when
    if when is None or when.start is None or when.end is None or when.precision not in _FINE:
        return None
    actors, targets = _ids(claim.actors), _ids(claim.targets)
    places = frozenset(place.id for place in claim.places)
    known = claim.speaker.id is not None and claim.modality is Modality.FACTUAL
    if not known or not actors or not places or None in actors | targets | places:
        return None
    moment = (when.start, when.end)
    return claim.speaker.id, claim.event_type, actors, targets, places, moment


def _ids(mentions: Sequence[Mention]) -> frozenset[str | None]:
    return frozenset(one.id for one in mentions)


def _in(group: Sequence[tuple[Source, Claim]]) -> Iterator[Against]:
    for first, second in combinations(sorted(group, key=_said), 2):
        if _day(first) == _day(second) and first[0].report.id != second[0].report.id:
            continue  # which of two reports of one day was said first is not known
        one, other = first[1], second[1]
        if _denied(one) != _denied(other):
            yield _against(first, second, Contrast.CONTRADICTS, "said")
        elif not _denied(one):
            for name in _TOLLS:
                if _apart(one.casualties, other.casualties, name):
                    yield _against(first, second, Contrast.CHANGED, name)


def _day(one: tuple[Source, Claim]) -> str:
    return (one[0].reading.document.published.when.start or "")[:10]


def _said(one: tuple[Source, Claim]) -> tuple[str, str, int, str]:
    return _day(one), one[0].report.id, one[1].span.start, one[1].id


def _denied(claim: Claim) -> bool:
    """Return whether the speaker says it was not so; who admits it or apologises says it was."""
    if claim.stance in _OWNING:
        return False
    return claim.stance is Stance.DENIES or claim.polarity is Polarity.NEGATIVE


def _apart(one: Casualties | None, other: Casualties | None, name: str) -> bool:
    """Return whether two tolls cannot both hold; a toll without an upper bound reaches any."""
    first, second = getattr(one, name, None), getattr(other, name, None)
    if first is None or second is None:
        return False
    below = first.max is not None and first.max < second.min
    return below or (second.max is not None and second.max < first.min)


def _against(
    first: tuple[Source, Claim], second: tuple[Source, Claim], kind: Contrast, differs: str
) -> Against:
    (source, one), (later, other) = first, second
    return Against(
        id=make_id("against", source.report.id, one.id, later.report.id, other.id, differs),
        speaker=one.speaker.id or one.speaker.name,
        kind=kind,
        differs=differs,
        earlier_report=source.report.id,
        earlier_claim=one.id,
        earlier=one.span,
        later_report=later.report.id,
        later_claim=other.id,
        later=other.span,
    )
