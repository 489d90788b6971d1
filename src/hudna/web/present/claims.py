"""A claim as a card: each value in the reader's language beside the words it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudna.model.claim import Claim, Modality, Polarity, Toll
from hudna.model.place import Place, PlacePrecision
from hudna.model.span import Mention, Span
from hudna.text.figures import number
from hudna.text.terms import term
from hudna.text.writing import capital
from hudna.web.present import dates, figures, names

__all__ = ["ClaimCard", "Row", "card", "place_words", "rows", "spans", "speaker_name", "toll_words"]


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute: its key, its label, the value in words, the words quoted (empty: none)."""

    key: str
    label: str
    value: str
    quote: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim ready to be shown; `number` counts from 1 in the order of the text.

    `polarity` has words only where the event is said not to have happened.
    """

    id: str
    number: int
    speaker: str
    speaker_quote: str
    stance: str
    cue: str
    polarity: str
    event: str
    rows: tuple[Row, ...]
    words: str


def card(claim: Claim, number: int, text: str, language: str) -> ClaimCard:
    """Return the card of a claim read from `text`."""
    return ClaimCard(
        id=claim.id,
        number=number,
        speaker=speaker_name(claim, language),
        speaker_quote=_quote(claim.speaker.span, text),
        stance=term("stance", claim.stance.value, language),
        cue=_quote(claim.cue, text),
        polarity=(
            term("polarity", claim.polarity.value, language)
            if claim.polarity is Polarity.NEGATIVE
            else ""
        ),
        event=capital(term("event_type", claim.event_type, language), language),
        rows=tuple(row for row in rows(claim, text, language) if row.key != "polarity"),
        words=claim.span.of(text),
    )


def speaker_name(claim: Claim, language: str) -> str:
    """Return who says it, by the directory's name or else the text's."""
    return names.actor(claim.speaker.id, claim.speaker.name, language)


def rows(claim: Claim, text: str, language: str) -> Iterator[Row]:
    """Yield the attributes a claim has, in the order all pages show them."""
    yield Row("polarity", _("It is"), term("polarity", claim.polarity.value, language), "")
    if claim.modality is not Modality.FACTUAL:
        yield Row(
            "modality", _("Said as"), term("modality", claim.modality.value, language), "", True
        )
    if claim.when:
        yield Row(
            "when",
            _("When"),
            dates.when(claim.when, language),
            _quote(claim.when.span, text),
            claim.when.depends_on_publication,
        )
    for place in claim.places:
        yield Row("place", _("Where"), place_words(place, language), _quote(place.span, text))
    yield from _mentions("actors", _("Who is said to have acted"), claim.actors, text, language)
    yield from _mentions("targets", _("Against"), claim.targets, text, language)
    yield from _mentions("weapons", _("With"), claim.weapons, text, language)
    yield from _people(claim, text, language)
    for count in claim.counts:
        value = number(count.value, language)
        yield Row("counts", _("Count"), value, count.span.of(text))


def spans(claim: Claim) -> Iterator[Span]:
    """Yield the span of every value of a claim."""
    places = [p.span for p in claim.places]
    mentions = [m.span for m in (*claim.actors, *claim.targets, *claim.weapons)]
    people = [toll.span for _, toll in _tolls(claim)]
    counts = [c.span for c in claim.counts]
    when = claim.when.span if claim.when else None
    every = [claim.cue, claim.speaker.span, when, *places, *mentions, *people, *counts]
    yield from (span for span in every if span is not None)


def place_words(place: Place, language: str) -> str:
    """Return a place with how closely it is known, where that is not the place itself."""
    name = names.place(place, language)
    if place.precision in (PlacePrecision.POINT, PlacePrecision.SETTLEMENT):
        return name
    return f"{name} ({term('place_precision', place.precision.value, language)})"


def toll_words(toll: Toll, language: str) -> str:
    """Return a number of people, a range where the source gives one."""
    return figures.span(toll.min, toll.max, language)


def _people(claim: Claim, text: str, language: str) -> Iterator[Row]:
    labels = {
        "killed": _("Killed"),
        "wounded": _("Wounded"),
        "missing": _("Missing"),
        "captured": _("Captured"),
        "rescued": _("Rescued"),
    }
    for key, toll in _tolls(claim):
        yield Row(key, labels[key], toll_words(toll, language), toll.span.of(text))


def _tolls(claim: Claim) -> Iterator[tuple[str, Toll]]:
    if claim.casualties is None:
        return
    for key in ("killed", "wounded", "missing", "captured", "rescued"):
        toll: Toll | None = getattr(claim.casualties, key)
        if toll is not None:
            yield key, toll


def _mentions(
    key: str, label: str, mentions: tuple[Mention, ...], text: str, language: str
) -> Iterator[Row]:
    for mention in mentions:
        value = names.actor(mention.id, mention.name, language)
        yield Row(key, label, value, mention.span.of(text))


def _quote(span: Span | None, text: str) -> str:
    return span.of(text) if span else ""
