"""What a search looks for, as a tree: for FTS5 of SQLite, for PostgreSQL, and tested here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

__all__ = ["All", "Any", "Phrase", "Wanted", "Without", "Word"]


@dataclass(frozen=True, slots=True)
class Word:
    """One term; `begun` lets it go on."""

    term: str
    begun: bool = False

    def fts5(self) -> str:
        """Return the FTS5 expression."""
        return f'"{self.term}"' + (" *" if self.begun else "")

    def tsquery(self) -> str:
        """Return the text of a tsquery."""
        return f"'{self.term}'" + (":*" if self.begun else "")

    def holds(self, terms: Sequence[str], known: Collection[str]) -> bool:
        """Return whether a thing with these terms is found; `known` are the same as a set."""
        return self.term in known or (self.begun and any(t.startswith(self.term) for t in known))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one after the other."""

    words: tuple[str, ...]

    def fts5(self) -> str:
        """Return the FTS5 expression."""
        return '"' + " ".join(self.words) + '"'

    def tsquery(self) -> str:
        """Return the text of a tsquery."""
        return "(" + " <-> ".join(f"'{word}'" for word in self.words) + ")"

    def holds(self, terms: Sequence[str], known: Collection[str]) -> bool:
        """Return whether a thing with these terms is found."""
        if not all(word in known for word in self.words):
            return False
        length = len(self.words)
        starts = (i for i, term in enumerate(terms) if term == self.words[0])
        return any(tuple(terms[i : i + length]) == self.words for i in starts)


@dataclass(frozen=True, slots=True)
class Any:
    """One of these, at least."""

    of: tuple["Wanted", ...]

    def fts5(self) -> str:
        """Return the FTS5 expression."""
        return "(" + " OR ".join(one.fts5() for one in self.of) + ")"

    def tsquery(self) -> str:
        """Return the text of a tsquery."""
        return "(" + " | ".join(one.tsquery() for one in self.of) + ")"

    def holds(self, terms: Sequence[str], known: Collection[str]) -> bool:
        """Return whether a thing with these terms is found."""
        return any(one.holds(terms, known) for one in self.of)


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these."""

    of: tuple["Wanted", ...]

    def fts5(self) -> str:
        """Return the FTS5 expression."""
        return "(" + " AND ".join(one.fts5() for one in self.of) + ")"

    def tsquery(self) -> str:
        """Return the text of a tsquery."""
        return "(" + " & ".join(one.tsquery() for one in self.of) + ")"

    def holds(self, terms: Sequence[str], known: Collection[str]) -> bool:
        """Return whether a thing with these terms is found."""
        return all(one.holds(terms, known) for one in self.of)


@dataclass(frozen=True, slots=True)
class Without:
    """The one, but not the other."""

    wanted: "Wanted"
    unwanted: "Wanted"

    def fts5(self) -> str:
        """Return the FTS5 expression."""
        return f"({self.wanted.fts5()} NOT {self.unwanted.fts5()})"

    def tsquery(self) -> str:
        """Return the text of a tsquery."""
        return f"({self.wanted.tsquery()} & !{self.unwanted.tsquery()})"

    def holds(self, terms: Sequence[str], known: Collection[str]) -> bool:
        """Return whether a thing with these terms is found."""
        return self.wanted.holds(terms, known) and not self.unwanted.holds(terms, known)


Wanted = Word | Phrase | Any | All | Without
