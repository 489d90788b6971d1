"""A proposal becomes a claim only by what our own rules read in the characters it quotes."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from hudna.extract.assisted.answer import Harm, Proposal
from hudna.extract.claims import stance_of
from hudna.extract.events import Event, find_events
from hudna.extract.page import Page
from hudna.extract.quotes import Quotes
from hudna.model.claim import (
    NARRATOR,
    Casualties,
    Claim,
    Count,
    Method,
    Speaker,
    Stance,
    Toll,
)
from hudna.model.place import Place
from hudna.model.span import Mention, Span
from hudna.model.when import When
from hudna.text.numbers import Number, NumberForm

__all__ = ["Checker"]

HARMS = ("killed", "wounded", "missing", "captured", "rescued")


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks the proposals for one text; what fails is counted in `rejected` by reason."""

    page: Page
    quotes: Quotes
    actor_id: Callable[[str], str | None]
    rejected: Counter[str]

    def claim(self, proposal: Proposal, within: Span, number: int) -> Claim | None:
        """Return the claim as far as the text bears it out, null where its core is not there."""
        span = self._find(proposal.quote, within, "quote_not_in_text")
        trigger = span and self._find(proposal.trigger, span, "trigger_not_in_quote")
        event = trigger and self._event(trigger)
        spoken = span and event and self._spoken(proposal, span, within)
        if not (span and event and spoken):
            return None
        speaker, cue, said = spoken
        stance, polarity = stance_of(event, said)
        return Claim(
            id=f"c{number}",
            span=span,
            cue=cue,
            speaker=speaker,
            chain=(),
            stance=stance,
            polarity=polarity,
            modality=event.modality,
            event_type=event.type,
            actors=self._mentions(proposal.slots["actors"], span),
            targets=self._mentions(proposal.slots["targets"], span),
            weapons=self._mentions(proposal.slots["weapons"], span),
            places=self._places(proposal.slots["places"], span),
            when=self._when(proposal.when, span),
            counts=self._counts(proposal.slots["counts"], span),
            casualties=self._casualties(proposal.casualties, span),
            method=Method.LLM,
        )

    def _find(self, quote: str, within: Span, reason: str) -> Span | None:
        found = self.quotes.find(quote, within)
        if found is None:
            self.rejected[reason] += 1
        return found

    def _event(self, trigger: Span) -> Event | None:
        """Return the event our own words read at the trigger, with its polarity and modality."""
        first, last = self.page.range_of(trigger)
        sentence = self.page.sentence_of(first)
        for event in find_events(self.page, sentence, ()):
            hits = (event.hit, *event.parts)
            if any(first <= hit.start < last or hit.start <= first < hit.end for hit in hits):
                return event
        self.rejected["event_not_read"] += 1
        return None

    def _spoken(
        self, proposal: Proposal, span: Span, within: Span
    ) -> tuple[Speaker, Span | None, Stance | None] | None:
        """Return who says it, by which words and how; null where the text does not have them."""
        if proposal.speaker is None or proposal.speaker.strip().lower() == NARRATOR.name:
            return NARRATOR, None, None
        near = self._around(span, within)
        who = self.quotes.find(proposal.speaker, near, near=span.start)
        if who is None:
            self.rejected["speaker_not_in_text"] += 1
            return None
        cue = self.quotes.find(proposal.cue, near, near=who.start) if proposal.cue else None
        stance = self._stance(cue) if cue else None
        if stance is None:
            self.rejected["cue_not_read"] += 1
            return None
        name = self.page.quote(who)
        return Speaker(name, self.actor_id(name), who), cue, stance

    def _around(self, span: Span, within: Span) -> Span:
        """Return the sentences of a quote and the one before, where its speaker must stand."""
        first, last = self.page.range_of(span)
        start = self.page.sentence_of(max(0, self.page.sentence_of(first).start - 1)).start
        end = self.page.sentence_of(last - 1).end
        return Span(
            max(within.start, self.page.span(start, start + 1).start),
            min(within.end, self.page.span(end - 1, end).end),
        )

    def _stance(self, cue: Span) -> Stance | None:
        """Return the stance of a word of saying, null where the words are none we know."""
        first, last = self.page.range_of(cue)
        sentence = self.page.sentence_of(first)
        said = [*sentence.of("reporting"), *sentence.of("adjunct")]
        known = [hit for hit in said if first <= hit.start < last]
        best = max(known, key=lambda hit: len(hit.tokens), default=None)
        return Stance(best.entry.key) if best else None

    def _mentions(self, listed: tuple[str, ...], span: Span) -> tuple[Mention, ...]:
        spans = [self._find(quote, span, "value_not_in_quote") for quote in listed]
        names = [(self.page.quote(one), one) for one in dict.fromkeys(spans) if one is not None]
        return tuple(Mention(name, self.actor_id(name), one) for name, one in names)

    def _places(self, listed: tuple[str, ...], span: Span) -> tuple[Place, ...]:
        spans = [self._find(quote, span, "value_not_in_quote") for quote in listed]
        return tuple(
            Place(name=self.page.quote(one), id=None, span=one)
            for one in dict.fromkeys(spans)
            if one is not None
        )

    def _when(self, quote: str | None, span: Span) -> When | None:
        """Return the date our own grammar reads at the quote."""
        place = self._find(quote, span, "value_not_in_quote") if quote else None
        if place is None:
            return None
        for mark in self.page.whens:
            value = mark.value
            if isinstance(value, When) and value.span is not None and _touch(value.span, place):
                return value
        self.rejected["date_not_read"] += 1
        return None

    def _casualties(self, harms: tuple[Harm, ...], span: Span) -> Casualties | None:
        tolls: dict[str, Toll] = {}
        for harm in harms:
            if harm.kind not in HARMS or harm.kind in tolls:
                self.rejected["harm_unknown"] += 1
                continue
            numbers = self._numbers(harm.quote, span)
            if numbers and all(n.value == int(n.value) for n in numbers):
                values = sorted(int(n.value) for n in numbers)
                whole = Span(min(n.span.start for n in numbers), max(n.span.end for n in numbers))
                tolls[harm.kind] = Toll(values[0], values[-1], whole)
        return Casualties(**tolls) if tolls else None

    def _counts(self, listed: tuple[str, ...], span: Span) -> tuple[Count, ...]:
        found = []
        for quote in listed:
            for number in self._numbers(quote, span):
                first, last = self.page.range_of(number.span)
                units = [
                    hit
                    for hit in self.page.sentence_of(first).of("unit")
                    if first <= hit.start <= last + 1
                ]
                if units:
                    found.append(Count(units[0].entry.key, float(number.value), number.span))
                else:
                    self.rejected["count_of_nothing_known"] += 1
        return tuple(found)

    def _numbers(self, quote: str, span: Span) -> list[Number]:
        """Return the numbers our own grammar reads inside a quote: one, or the two of a range."""
        place = self._find(quote, span, "value_not_in_quote")
        if place is None:
            return []
        inside = [
            mark.value
            for mark in self.page.numbers
            if isinstance(mark.value, Number)
            and place.covers(mark.value.span)
            and mark.value.form is not NumberForm.SINGULAR
        ]
        if not 0 < len(inside) <= 2:
            self.rejected["number_not_read"] += 1
            return []
        return inside


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
