"""What offices say a claim says, beside the software's reading of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudna.extract.corrections import contested, latest
from hudna.model.claim import Claim
from hudna.model.correction import Correction
from hudna.model.reading import Reading
from hudna.web.present import claims
from hudna.web.present.claims import ClaimCard

__all__ = ["Corrected", "Draft", "added", "corrections_of", "draft_of"]


@dataclass(frozen=True, slots=True)
class Corrected:
    """One party's correction; `card` is the claim as it reads it, null where it gives none."""

    correction: Correction
    card: ClaimCard | None
    contested: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as fields to be changed: words of the text, one value a line."""

    claim: Claim | None
    id: str
    words: str
    speaker: str
    cue: str
    lists: tuple[tuple[str, str, str], ...]
    when_words: str
    tolls: tuple[tuple[str, str, str, str, str], ...]


def corrections_of(
    listed: Iterable[Correction], claim: str, number: int, text: str, language: str
) -> tuple[Corrected, ...]:
    """Return each party's last word on a claim."""
    every = tuple(listed)
    differ = contested(every, claim)
    return tuple(
        Corrected(
            one, claims.card(one.value, number, text, language) if one.value else None, differ
        )
        for one in latest(every, claim)
    )


def added(
    listed: Iterable[Correction], reading: Reading, text: str, language: str
) -> tuple[tuple[Corrected, ...], ...]:
    """Return the claims only people read, each with what every party says of it."""
    every = tuple(listed)
    known = {claim.id for claim in reading.claims}
    ids = dict.fromkeys(one.claim for one in every if one.claim not in known)
    first = len(reading.claims) + 1
    return tuple(
        corrections_of(every, claim, number, text, language)
        for number, claim in enumerate(ids, first)
    )


def draft_of(claim: Claim | None, new: str, text: str) -> Draft:
    """Return the fields a correction of a claim begins with; empty for a claim to be added."""
    if claim is None:
        empty = tuple((name, label, "") for name, label in _lists())
        tolls = tuple((name, label, "", "", "") for name, label in _people())
        return Draft(None, new, "", "", "", empty, "", tolls)
    when = claim.when.span if claim.when else None
    return Draft(
        claim,
        claim.id,
        claim.span.of(text),
        claim.speaker.span.of(text) if claim.speaker.span else "",
        claim.cue.of(text) if claim.cue else "",
        tuple((name, label, _words(claim, name, text)) for name, label in _lists()),
        when.of(text) if when else "",
        tuple((name, label, *_toll(claim, name, text)) for name, label in _people()),
    )


def _lists() -> tuple[tuple[str, str], ...]:
    return (
        ("actors", _("Who is said to have acted")),
        ("targets", _("Against")),
        ("weapons", _("With")),
        ("places", _("Where")),
    )


def _people() -> tuple[tuple[str, str], ...]:
    return (("killed", _("Killed")), ("wounded", _("Wounded")))


def _words(claim: Claim, name: str, text: str) -> str:
    spans = [value.span for value in getattr(claim, name) if value.span is not None]
    return "\n".join(span.of(text) for span in spans)


def _toll(claim: Claim, name: str, text: str) -> tuple[str, str, str]:
    toll = getattr(claim.casualties, name) if claim.casualties else None
    if toll is None:
        return "", "", ""
    return str(toll.min), "" if toll.max is None else str(toll.max), toll.span.of(text)
