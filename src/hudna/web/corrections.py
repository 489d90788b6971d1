"""From the form beside a report's text to the correction to be signed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from hudna.errors import InputError
from hudna.extract.quotes import Quotes
from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from hudna.locate.locate import locate
from hudna.model.claim import (
    NARRATOR,
    Casualties,
    Claim,
    Method,
    Modality,
    Polarity,
    Speaker,
    Stance,
    Toll,
)
from hudna.model.correction import Correction, CorrectionKind
from hudna.model.identity import make_id
from hudna.model.party import Actor
from hudna.model.place import Place
from hudna.model.reading import Reading
from hudna.model.span import Mention, Span
from hudna.model.when import DatePrecision, When
from hudna.text.fold import fold
from hudna.text.terms import FALLBACK, terms

__all__ = ["NEW", "correction_of"]

NEW = "new"
"""Stands for the claim when a claim is added."""

ASKED = ("killed", "wounded")
"""The people a form asks for; others stay as they were read."""

HARMS = ("killed", "wounded", "missing", "captured", "rescued")


def correction_of(
    form: Mapping[str, Any],
    report: str,
    reading: Reading,
    text: str,
    actor: Actor,
    now: datetime,
    language: str,
) -> Correction:
    """Return the correction a filled-in form makes; raises `InputError` naming the field."""
    asked = str(form.get("claim", ""))
    base = next((claim for claim in reading.claims if claim.id == asked), None)
    if base is None and asked != NEW:
        raise InputError("there is no such claim", where="claim", advice="Reload the report")
    kind = CorrectionKind.ADDED if base is None else _choice(CorrectionKind, form, "kind")
    value = None
    if kind in (CorrectionKind.AMENDED, CorrectionKind.ADDED):
        value = _Form(form, text, reading.document.language, base).claim(reading)
    reasons = str(form.get("reasons", "")).strip()
    if kind is not CorrectionKind.CONFIRMED and not reasons:
        raise InputError("this is left empty", where="reasons", advice="Say why, in a sentence")
    return Correction(
        id=make_id("correction", report, asked, actor.id, now.isoformat()),
        report=report,
        text_sha256=reading.document.text_sha256,
        claim=base.id if base else make_id("p", report, actor.id, now.isoformat()),
        kind=kind,
        value=value,
        reasons=reasons,
        language=language,
        party=actor.party,
        by=actor.id,
        at=now,
    )


@dataclass(frozen=True, slots=True)
class _Form:
    """The fields of a claim, each held against the words of the text."""

    form: Mapping[str, Any]
    text: str
    language: str
    base: Claim | None

    def claim(self, reading: Reading) -> Claim:
        """Return the claim the fields make, its places located."""
        quotes = Quotes(fold(self.text))
        whole = self._whole(quotes)
        speaker = self._speaker(quotes, whole)
        made = Claim(
            id=self.base.id if self.base else NEW,
            span=whole,
            cue=self._one(quotes, "cue", whole),
            speaker=speaker,
            chain=self.base.chain if self.base and self.base.speaker == speaker else (),
            stance=_choice(Stance, self.form, "stance"),
            polarity=_choice(Polarity, self.form, "polarity"),
            modality=_choice(Modality, self.form, "modality"),
            event_type=self._event_type(),
            actors=self._mentions(quotes, "actors", whole),
            targets=self._mentions(quotes, "targets", whole),
            weapons=self._mentions(quotes, "weapons", whole),
            places=self._places(quotes, whole),
            when=self._when(quotes, whole),
            counts=self.base.counts if self.base else (),
            casualties=self._casualties(quotes, whole),
            agreement=self.base.agreement if self.base else None,
            meeting=self.base.meeting if self.base else None,
            relations=self.base.relations if self.base else (),
            method=Method.PERSON,
        )
        alone = replace(reading, claims=(made,))
        return locate(alone, _tools()[1], text=self.text).claims[0]

    def _words(self, field: str) -> str:
        return str(self.form.get(field, "")).strip()

    def _lines(self, field: str) -> Iterator[str]:
        yield from (line.strip() for line in self._words(field).splitlines() if line.strip())

    def _whole(self, quotes: Quotes) -> Span:
        words = self._words("words")
        if not words and self.base is not None:
            return self.base.span
        found = quotes.find(words, Span(0, len(self.text)), near=self._near())
        if found is None:
            raise _absent("words", words)
        return found

    def _near(self) -> int:
        return self.base.span.start if self.base else 0

    def _find(self, quotes: Quotes, field: str, words: str, whole: Span) -> Span:
        """Return where words stand, inside the claim where they do, else nearest to it."""
        found = quotes.find(words, whole) or quotes.find(
            words, Span(0, len(self.text)), near=whole.start
        )
        if found is None:
            raise _absent(field, words)
        return found

    def _one(self, quotes: Quotes, field: str, whole: Span) -> Span | None:
        words = self._words(field)
        return self._find(quotes, field, words, whole) if words else None

    def _speaker(self, quotes: Quotes, whole: Span) -> Speaker:
        span = self._one(quotes, "speaker", whole)
        if span is None:
            return NARRATOR
        name = span.of(self.text)
        return Speaker(name, _tools()[0].actor_id(name, self.language), span)

    def _event_type(self) -> str:
        chosen = self._words("event_type")
        if chosen not in terms(FALLBACK)["event_type"]:
            raise InputError("nothing is chosen", where="event_type", advice="Choose one")
        return chosen

    def _mentions(self, quotes: Quotes, field: str, whole: Span) -> tuple[Mention, ...]:
        spans = [self._find(quotes, field, words, whole) for words in self._lines(field)]
        known = {m.span: m.id for m in getattr(self.base, field, ())}
        reader, found = _tools()[0], []
        for span in dict.fromkeys(spans):
            name = span.of(self.text)
            named = known[span] if span in known else reader.actor_id(name, self.language)
            found.append(Mention(name, named, span))
        return tuple(found)

    def _places(self, quotes: Quotes, whole: Span) -> tuple[Place, ...]:
        spans = [self._find(quotes, "places", words, whole) for words in self._lines("places")]
        known = {place.span: place for place in (self.base.places if self.base else ())}
        return tuple(
            replace(known[span], name=span.of(self.text))
            if span in known
            else Place(name=span.of(self.text), id=None, span=span)
            for span in dict.fromkeys(spans)
        )

    def _when(self, quotes: Quotes, whole: Span) -> When | None:
        span = self._one(quotes, "when_words", whole)
        if span is None:
            return None
        start, end = self._moment("when_start"), self._moment("when_end")
        base = self.base.when if self.base else None
        if base is not None and (base.start, base.end, base.span) == (start, end, span):
            return base
        if start and end and start > end:
            raise InputError("it ends before it begins", where="when_end")
        precision = DatePrecision.DAY if start and start == end else DatePrecision.UNKNOWN
        if start and "T" in start:
            precision = DatePrecision.MINUTE
        return When(start, end or start, precision, span)

    def _moment(self, field: str) -> str | None:
        words = self._words(field)
        if not words:
            return None
        try:
            datetime.fromisoformat(words)
        except ValueError as error:
            raise InputError(
                f"“{words}” is no date", where=field, advice="Write it as 2019-09-22"
            ) from error
        return words

    def _casualties(self, quotes: Quotes, whole: Span) -> Casualties | None:
        kept = self.base.casualties if self.base else None
        tolls = {
            name: self._toll(quotes, name, whole) if name in ASKED else getattr(kept, name, None)
            for name in HARMS
        }
        return Casualties(**tolls) if any(tolls.values()) else None

    def _toll(self, quotes: Quotes, name: str, whole: Span) -> Toll | None:
        words = self._words(f"{name}_words")
        if not words:
            if self._words(f"{name}_min"):
                raise InputError(
                    "a number needs the words it is read from",
                    where=f"{name}_words",
                    advice="Mark them in the text",
                )
            return None
        least, most = self._number(f"{name}_min"), self._number(f"{name}_max")
        if least is None or (most is not None and most < least):
            raise InputError("this is no number of people", where=f"{name}_min")
        return Toll(least, most, self._find(quotes, f"{name}_words", words, whole))

    def _number(self, field: str) -> int | None:
        words = self._words(field)
        if not words:
            return None
        if not words.isdigit():
            raise InputError(f"“{words}” is no whole number", where=field)
        return int(words)


def _choice(enumeration: Any, form: Mapping[str, Any], field: str) -> Any:
    try:
        return enumeration(form.get(field, ""))
    except ValueError as error:
        raise InputError("nothing is chosen", where=field, advice="Choose one") from error


def _absent(field: str, words: str) -> InputError:
    return InputError(
        f"“{words}” does not stand in the text as whole words",
        where=field,
        advice="Mark the words in the text and take them over",
    )


@cache
def _tools() -> tuple[Reader, gazetteer.Gazetteer]:
    places = gazetteer.load()
    return Reader.default(places), places
