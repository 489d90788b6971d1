"""Marks: what a thing is found by besides its words, such as the place it happened at.

A mark begins with a sign that is in no word, so that no query can be taken for one.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from hashlib import sha256

from hudna.model.party import Actor
from hudna.model.release import Audience, audiences_of
from hudna.text.asking import words_of
from hudna.text.stems import stems_written

__all__ = ["mark", "moment_of", "row_id", "stem_mark", "stem_marks", "visible_to"]

SIGN = "·"
_OTHER = re.compile(r"[^a-z0-9\u0080-\U0010ffff]+")

HASH_BITS = 30
"""Bits of an id that tell things of the same second apart; the others are seconds since 1900."""

_SINCE = datetime(1900, 1, 1, tzinfo=UTC)
_LAST_SECOND = 2**33 - 2


@lru_cache(maxsize=50_000)
def mark(kind: str, value: str) -> str:
    """Return the mark of a value of a kind, such as a language, a place or a party."""
    return f"{SIGN}{kind}{SIGN}{_OTHER.sub(SIGN, value.lower())}"


def stem_mark(stem: str, language: str) -> str:
    """Return the mark of a stem; the same letters in two languages are two stems."""
    return f"{SIGN}{language}{SIGN}{stem}"


def stem_marks(words: Iterable[str], language: str) -> set[str]:
    """Return the marks of all stems of the words of a text."""
    return {stem_mark(stem, language) for w in set(words) for stem in stems_written(w, language)}


def visible_to(actor: Actor | None) -> tuple[str, ...]:
    """Return the marks of what may be released to an actor; the gate looks again.

    They spare the search what the gate would take out.
    """
    shared = [mark("seen", audience.value) for audience in audiences_of(actor)]
    return (*shared, mark("for", actor.party)) if actor else tuple(shared)


def seen_by(audience: Audience, party: str | None, owner: str | None) -> list[str]:
    """Return the marks of who may see a thing."""
    circle = [] if audience is Audience.PARTY else [mark("seen", audience.value)]
    return [*circle, *(mark("for", one) for one in (party, owner) if one)]


def moment_of(said: str | date | datetime | None, zone: tzinfo) -> int:
    """Return seconds since 1900 in the mechanism's time; 0 where nobody says when."""
    if said is None:
        return 0
    when = datetime.fromisoformat(said) if isinstance(said, str) else said
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day)  # noqa: DTZ001 local time, as days are
    local = (when.astimezone(zone) if when.tzinfo else when).replace(tzinfo=UTC)
    return min(max(1, int((local - _SINCE).total_seconds())), _LAST_SECOND)


def row_id(seconds: int, *names: str) -> int:
    """Return the id of a thing of that second: later ones have greater ids."""
    told = sha256("\n".join(names).encode()).digest()
    return (seconds << HASH_BITS) | (int.from_bytes(told[:4], "big") >> (32 - HASH_BITS))


def word_tokens(text: str) -> list[str]:
    """Return the words of a text, of an overlong one those of its beginning."""
    return words_of(text)[:MOST_WORDS]


MOST_WORDS = 15_000
"""Words of a text that are indexed: PostgreSQL counts no further than 16,383 places."""
