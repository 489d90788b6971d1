"""A search as somebody asks for it: words and filters, and the tree they amount to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta

from hudna.db.search.lexicon import LONGEST_NAME, Meaning, lexicon
from hudna.db.search.marks import HASH_BITS, mark, moment_of, stem_mark
from hudna.db.search.wanted import All, Any, Phrase, Wanted, Without, Word
from hudna.text.asking import AskedWords, read_query
from hudna.text.stems import stems_asked, written_in

__all__ = ["GROUPS", "Asked", "Sought", "sought_in", "tree"]

GROUPS: dict[str, tuple[str, ...]] = {
    "report": ("report",),
    "claim": ("claim",),
    "incident": ("incident",),
    "case": ("case", "finding", "motion", "remark", "account"),
    "agreement": ("clause",),
    "talks": ("statement", "meeting", "commitment"),
}
"""The kinds of things that are found, as a reader chooses among them."""

FILTERS = {
    "kind": "group",
    "language": "language",
    "area": "area",
    "event": "event",
    "party": "actor",
    "state": "state",
    "by": "by",
    "outlet": "outlet",
}
"""The fields of `Asked` that stand for a mark, and the kind of mark."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Words, and filters; an empty filter lets everything through.

    `kind` is one of `GROUPS`; `since` and `until` are days in the mechanism's time, both included;
    `party` speaks, acts or is accused; `by` handed a report in.
    """

    words: str = ""
    kind: str = ""
    language: str = ""
    since: date | None = None
    until: date | None = None
    area: str = ""
    event: str = ""
    party: str = ""
    state: str = ""
    by: str = ""
    outlet: str = ""

    def __bool__(self) -> bool:
        return bool(self.words.strip() or self.since or self.until) or any(self.marks())

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the kind of thing is asked for."""
        return bool(self.of_any_kind())

    def marks(self) -> Iterator[str]:
        """Yield the marks of the filters."""
        for field, kind in FILTERS.items():
            value = getattr(self, field)
            if value:
                yield mark(kind, value)

    def of_any_kind(self) -> "Asked":
        """Return the same without the kind of thing."""
        return replace(self, kind="")

    def ids(self) -> tuple[int, int]:
        """Return the range of ids, the last not included, of the days asked for."""
        first = moment_of(self.since, UTC) if self.since else 0
        past = moment_of(self.until + timedelta(days=1), UTC) if self.until else _PAST
        return first << HASH_BITS, past << HASH_BITS


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing a query asks for: `own` are its words themselves, `meanings` what they may mean."""

    said: str
    own: Wanted
    meanings: tuple[Meaning, ...] = ()
    without: bool = False

    @property
    def wanted(self) -> Wanted:
        """What is looked for: the words, or what they mean by its mark or in other languages."""
        more = tuple(one for meaning in self.meanings for one in meant(meaning))
        return Any((self.own, *dict.fromkeys(more))) if more else self.own


def meant(meaning: Meaning) -> Iterator[Wanted]:
    """Yield what finds a meaning: its mark, and its names."""
    yield Word(meaning.mark)
    for language, words in meaning.names:
        yield _all([_written(word, (language,)) for word in words])


def sought_in(query: str) -> tuple[Sought, ...]:
    """Return what a query asks for; words that are one name together are one thing."""
    asked = read_query(query)
    found: list[Sought] = []
    at = 0
    while at < len(asked):
        length, meanings = _longest_name(asked, at)
        group = asked[at : at + length]
        found.append(_sought(group, meanings))
        at += length
    return tuple(found)


def tree(asked: Asked, sought: tuple[Sought, ...], seen: tuple[str, ...] = ()) -> Wanted | None:
    """Return all that is looked for: the marks of the filters, what is sought, one of `seen`.

    Null where that is nothing: days alone are asked for.
    """
    wanted: list[Wanted] = [Word(one) for one in asked.marks()]
    wanted += [one.wanted for one in sought if not one.without]
    wanted += [Any(tuple(map(Word, seen)))] if seen else []
    if not wanted:
        return None
    found = _all(wanted)
    for one in sought:
        if one.without:
            found = Without(found, one.wanted)
    return found


def _longest_name(asked: tuple[AskedWords, ...], at: int) -> tuple[int, tuple[Meaning, ...]]:
    """Return how many things from here on are one name, one where none is, and its meanings."""
    if asked[at].quoted:
        return 1, ()
    words: tuple[str, ...] = ()
    best: tuple[int, tuple[Meaning, ...]] = (1, ())
    for length, one in enumerate(asked[at:], start=1):
        if one.quoted or (one.without and length > 1) or len(words) >= LONGEST_NAME:
            break
        words += one.words
        meanings = lexicon().named(words)
        if not meanings and one.begun and length > 1:
            meanings = lexicon().begun(" ".join(words))
        if meanings:
            best = (length, meanings)
        if one.without:
            break
    return best


def _sought(group: tuple[AskedWords, ...], meanings: tuple[Meaning, ...]) -> Sought:
    first = group[0]
    words = tuple(word for one in group for word in one.words)
    said = " ".join(words)
    if first.quoted:
        return Sought(said, _phrase(words), (), first.without)
    if len(group) == 1 and len(words) > 1 and not meanings:
        meanings = lexicon().named(words[:-1])  # "İdlib'de": an ending after an apostrophe
        words = words[:-1] if meanings else words
    begun = group[-1].begun and not meanings
    if len(group) == 1 and len(words) > 1 and not meanings:  # "Su-24": one word to the eye
        own: Wanted = Any((_phrase(words), Word(mark("id", "-".join(words)))))
    else:
        own = _all([_written(word, written_in(word)) for word in words])
        if group[-1].begun and len(words) > 1:
            own = Any((own, _all([*map(Word, words[:-1]), Word(words[-1], begun=True)])))
    parts = tuple(part for one in group for part in one.parts)
    if parts:
        own = Any((own, _all([_written(part, written_in(part)) for part in parts])))
    if len(words) == 1:
        told = lexicon().told_by(words[0])
        meanings = tuple(dict.fromkeys((*meanings, *told)))
        if begun:
            meanings = tuple(dict.fromkeys((*meanings, *lexicon().begun(words[0]))))
            own = Any((Word(words[0], begun=True), own))
    return Sought(said, own, meanings, first.without)


def _written(word: str, languages: tuple[str, ...]) -> Wanted:
    stems = (stem_mark(s, code) for code in languages for s in stems_asked(word, code))
    return Any((Word(word), *(Word(one) for one in stems)))


def _phrase(words: tuple[str, ...]) -> Wanted:
    return Phrase(words) if len(words) > 1 else Word(words[0])


def _all(wanted: list[Wanted]) -> Wanted:
    return All(tuple(wanted)) if len(wanted) > 1 else wanted[0]


_PAST = 2**33 - 1
