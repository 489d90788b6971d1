"""Words of a judgement on a page: those of its report, as HTML that keeps the order of reading."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from hudna.model.judgement import (
    AirspaceClaim,
    ClaimVerdict,
    JudgementReason,
    PairAgreement,
    Spread,
    StatementCheck,
    Verdict,
    VersionVerdict,
)
from hudna.publish.html import text_of
from hudna.publish.judgements import quantities, words
from hudna.publish.page import Text
from hudna.publish.words import Words

__all__ = ["Worded"]


class Worded:
    """Says what a judgement holds, in one language."""

    def __init__(self, language: str) -> None:
        self.words: Words = words.words_of(language)

    def _html(self, text: Text) -> SafeString:
        return SafeString(text_of(text))  # each run is escaped there

    def spread(self, value: Spread | None, *, of_time: bool = False) -> SafeString:
        """Return the middle of a quantity with its bounds; nothing for null."""
        if value is None:
            return SafeString("")
        return self._html(quantities.spread(value, self.words, of_time=of_time))

    def chance(self, value: float | None) -> SafeString:
        """Return a probability, never as none or all; a dash for null."""
        return SafeString("–") if value is None else self._html(quantities.share(value, self.words))

    def verdict(self, value: Verdict) -> SafeString:
        """Return a verdict in a word or two."""
        return self._html(words.verdict_words(value, self.words))

    def sentence(self, value: Verdict) -> SafeString:
        """Return a verdict as a sentence."""
        return self._html(words.verdict_sentence(value, self.words))

    def reasons(self, given: Iterable[JudgementReason]) -> tuple[SafeString, ...]:
        """Return reasons as sentences."""
        return tuple(self._html(words.reason_words(one, self.words)) for one in given)

    def speaker(self, by: str) -> SafeString:
        """Return who claims something."""
        return self._html(words.speaker(by, self.words))

    def shifts(self, one: ClaimVerdict) -> tuple[SafeString, ...]:
        """Return in sentences what would have to be wrong for a claim to hold."""
        return tuple(self._html(said) for said in words.shift_words(one, self.words))

    def shift(self, one: VersionVerdict) -> SafeString:
        """Return by how much place or clock has to be wrong by one version; a dash for none."""
        if one.smallest_shift_m == 0 or one.smallest_shift_s == 0:
            return self._say("none")
        said = [] if one.smallest_shift_m is None else [self._length(one.smallest_shift_m)]
        if one.smallest_shift_s is not None:
            said.append(quantities.duration(one.smallest_shift_s, self.words))
        return self._html(self.words.join(said, link="comma")) if said else SafeString("–")

    def implied(self, check: StatementCheck) -> SafeString:
        """Return the speed that length and time imply; nothing where they imply none."""
        if check.speed_ms is None:
            return SafeString("")
        return self._say("claim.implied", value=quantities.speed(check.speed_ms, self.words))

    def pair(self, one: PairAgreement) -> SafeString:
        """Return whether two tracks can be one aircraft."""
        if one.compatible is None:
            return self._say("pairs.unknown")
        if one.compatible:
            return self._say("pairs.compatible")
        if one.wrong_by_m is None:
            return self._say("pairs.incompatible_unsized")
        return self._say("pairs.incompatible", value=self._length(one.wrong_by_m))

    def said(self, claim: AirspaceClaim) -> SafeString:
        """Return what is claimed in numbers; what is not said is left out."""
        parts = []
        if claim.entered is not None:
            parts.append(self.words.say("claim.entered" if claim.entered else "claim.stayed_out"))
        parts += [
            self.words.say(f"claim.{key}", value=self._length(value))
            for key, value in (
                ("depth", claim.depth_m),
                ("length", claim.length_m),
                ("distance", claim.distance_m),
            )
            if value is not None
        ]
        if claim.duration_s is not None:
            value = quantities.duration(claim.duration_s, self.words)
            parts.append(self.words.say("claim.duration", value=value))
        return self._html(self.words.join(parts, link="comma"))

    def _length(self, value: float) -> Text:
        return quantities.length(value, self.words)

    def _say(self, key: str, **holes: Text | str) -> SafeString:
        return self._html(self.words.say(key, **holes))
