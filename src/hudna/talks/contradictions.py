"""Words of a speaker that stand against earlier words of the same speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from hudna.model.claim import Casualties, Claim, Modality, Polarity, Stance
from hudna.model.identity import make_id
from hudna.model.reading import Reading
from hudna.model.span import Mention, Span
from hudna.model.when import DatePrecision, When
from hudna.talks.source import Source
from hudna.text.actor_files import load_actors
from hudna.text.fold import fold_key

__all__ = ["Against", "Contrast", "about_of", "contrasts_of"]

_FINE = frozenset({DatePrecision.MINUTE, DatePrecision.HOUR, DatePrecision.DAY})
_OWNING = frozenset({Stance.ADMITS, Stance.APOLOGISES})
_TOLLS = ("killed", "wounded", "missing", "captured", "rescued")


class Contrast(StrEnum):
    """How later words stand to earlier ones: the opposite, another number, or a refusal."""

    CONTRADICTS = "contradicts"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Against:
    """Two words of one speaker, each by report, claim and characters, and what differs.

    `differs` is "said" for affirmed and denied, "promise" for what is to be done, else the name of
    the toll. `earlier_day` and `later_day` are the days of publication, ISO 8601. Software sets
    them beside each other; it does not find which is true.
    """

    id: str
    speaker: str
    kind: Contrast
    differs: str
    earlier_report: str
    earlier_claim: str
    earlier: Span
    earlier_day: str
    later_report: str
    later_claim: str
    later: Span
    later_day: str


def contrasts_of(sources: Sequence[Source]) -> tuple[Against, ...]:
    """Return what speakers said against their earlier words, whatever order the reports come in.

    Two claims are compared only where speaker, actors, places and days are known and the same in
    both, and of which it is known which was said first: what is unknown contradicts nothing.
    Of what its speaker's own side is to do the day may be left open: who will not, will not on any.
    Reports of one release only should be passed together.
    """
    groups: dict[tuple[object, ...], list[tuple[Source, Claim]]] = {}
    for source in sources:
        for claim in source.reading.claims:
            about = about_of(claim, source.reading)
            when = source.reading.document.published.when
            if about is not None and when.start and when.end:
                groups.setdefault(about, []).append((source, claim))
    found = (one for group in groups.values() for one in _in(group))
    return tuple(sorted(found, key=lambda one: one.id))


def about_of(claim: Claim, reading: Reading) -> tuple[object, ...] | None:
    """Return what a claim is about, null where the speaker or a part of it is not known."""
    if _is_to_come(claim, reading):
        return _promised(claim)
    when = claim.when
    if when is None or when.start is None or when.end is None or when.precision not in _FINE:
        return None
    parts = _parts(claim)
    if parts is None or claim.modality is not Modality.FACTUAL:
        return None
    return (*parts, (when.start, when.end))


def _is_to_come(claim: Claim, reading: Reading) -> bool:
    """Return whether a claim is a plan, or of a time after its text appeared."""
    if claim.modality is Modality.FACTUAL:
        told, when = reading.document.published.when.end, claim.when
        return bool(told and when and when.start and when.start[:10] > told[:10])
    return claim.modality is Modality.PLANNED


def _promised(claim: Claim) -> tuple[object, ...] | None:
    """Return what somebody's own side is said to be going to do, or not to do."""
    parts, states = _parts(claim), load_actors()
    who = (claim.speaker.id, *(actor.id for actor in claim.actors))
    mine = {states.state_of(one or "") for one in who}
    return (*parts, "planned") if parts is not None and len(mine) == 1 else None


def _parts(claim: Claim) -> tuple[object, ...] | None:
    """Return speaker, event, actors, targets and places, where all of them are known.

    A target that is one of the places, such as a town that is shelled, is known by the place; one
    that is in no directory by its words, which are then to be the same.
    """
    spots = [place.span for place in claim.places if place.span is not None]
    aimed = [one for one in claim.targets if not any(one.span.overlaps(spot) for spot in spots)]
    places = frozenset(place.id for place in claim.places)
    actors = _ids(claim.actors)
    targets = frozenset(one.id or f"“{fold_key(one.name)}”" for one in aimed) - places
    known = claim.speaker.id is not None and bool(actors) and bool(places)
    if not known or None in actors | places:
        return None
    return claim.speaker.id, claim.event_type, actors, targets, places


def _ids(mentions: Sequence[Mention]) -> frozenset[str | None]:
    return frozenset(one.id for one in mentions)


def _in(group: Sequence[tuple[Source, Claim]]) -> Iterator[Against]:
    for first, second in combinations(sorted(group, key=_said), 2):
        if first[0].report.id != second[0].report.id and _last_day(first) >= _day(second):
            continue  # which of two reports of one day was said first is not known
        one, other = first[1], second[1]
        if _is_to_come(one, first[0].reading):
            if _denied(one) != _denied(other) and _days_meet(one.when, other.when):
                kind = Contrast.CONTRADICTS if _denied(one) else Contrast.REFUSED
                yield _against(first, second, kind, "promise")
        elif _denied(one) != _denied(other):
            yield _against(first, second, Contrast.CONTRADICTS, "said")
        elif not _denied(one):
            for name in _TOLLS:
                if _apart(one.casualties, other.casualties, name):
                    yield _against(first, second, Contrast.CHANGED, name)


def _days_meet(one: When | None, other: When | None) -> bool:
    """Return whether two plans are for one time; one that names none is for any."""
    first, second = (((w.start, w.end) if w else (None, None)) for w in (one, other))
    return first == second or (None, None) in (first, second)


def _day(one: tuple[Source, Claim]) -> str:
    return (one[0].reading.document.published.when.start or "")[:10]


def _last_day(one: tuple[Source, Claim]) -> str:
    return (one[0].reading.document.published.when.end or "")[:10]


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
        earlier_day=_day(first),
        later_report=later.report.id,
        later_claim=other.id,
        later=other.span,
        later_day=_day(second),
    )
