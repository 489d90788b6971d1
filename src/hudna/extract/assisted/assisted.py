"""Reading with help: the rules read, a language model proposes, the rules check it."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from hudna.errors import Unreachable
from hudna.extract.assisted.answer import proposals
from hudna.extract.assisted.check import Checker
from hudna.extract.assisted.merge import merged
from hudna.extract.assisted.request import Message, messages, parts
from hudna.extract.lexicon import lexicon
from hudna.extract.page import Page
from hudna.extract.quotes import Quotes
from hudna.extract.reader import Reader
from hudna.model.claim import Claim
from hudna.model.reading import Flag, Reading
from hudna.model.span import Span
from hudna.text.dates import read_dates
from hudna.text.fold import fold
from hudna.text.languages import load
from hudna.text.numbers import find_numbers

__all__ = ["REJECTED", "UNAVAILABLE", "Ask", "AssistedReader"]

Ask = Callable[[Sequence[Message]], str]
"""Puts messages to a language model and returns its words; raises `Unreachable`."""

REJECTED = "llm_rejected"
UNAVAILABLE = "llm_unavailable"


class AssistedReader:
    """A reader with a language model at its side. It never loses what the rules read."""

    def __init__(self, reader: Reader, ask: Ask) -> None:
        self._reader = reader
        self._ask = ask

    def read(self, text: str, *, sha256: str) -> Reading:
        """Return the reading by rules with what the model's quotes bear out.

        What was rejected is counted in a flag; a model that does not answer is named in one.
        """
        reading = self._reader.read(text, sha256=sha256)
        rejected: Counter[str] = Counter()
        try:
            proposed = self._proposed(text, reading, rejected)
        except Unreachable as error:
            flag = Flag(UNAVAILABLE, f"read by rules alone: {error.message}")
            return replace(reading, flags=(*reading.flags, flag))
        flags = reading.flags
        if rejected:
            reasons = ", ".join(f"{reason} {n}" for reason, n in sorted(rejected.items()))
            flag = Flag(REJECTED, f"{rejected.total()} proposed values rejected: {reasons}")
            flags = (*flags, flag)
        return replace(reading, claims=merged(reading.claims, proposed), flags=flags)

    def _proposed(self, text: str, reading: Reading, rejected: Counter[str]) -> list[Claim]:
        code = reading.document.language
        language = load(code)
        folded = fold(text)
        dates = read_dates(folded, language)
        page = Page(folded, lexicon(code), dates.whens, find_numbers(folded, language))
        checker = Checker(
            page,
            Quotes(folded),
            lambda name: self._reader.actor_id(name, code),
            rejected,
        )
        claims: list[Claim] = []
        for part in parts(text):
            answer = self._ask(messages(part, _mark(part.text)))
            within = Span(part.start, part.start + len(part.text))
            for proposal in proposals(answer, rejected):
                claim = checker.claim(proposal, within, len(claims) + 1)
                if claim is not None:
                    claims.append(claim)
        return claims


def _mark(text: str) -> str:
    """Return a line to fence a text with that the text cannot hold: its own hash."""
    return f"---{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}---"
