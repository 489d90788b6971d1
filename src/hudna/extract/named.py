"""What is named in a text, and the indexes names are looked up in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from hudna.extract.demonyms import Demonyms
from hudna.extract.page import Page
from hudna.model.span import Mention, Span
from hudna.text.actors import ActorDirectory
from hudna.text.fold import Folded
from hudna.text.names import NameHit

__all__ = ["Named", "Names", "cover", "joined_from"]


@dataclass(frozen=True, slots=True)
class Named:
    """Something named: its tokens, folded offsets and what it can be in a claim.

    `kind` is actor, person, thing, place, weapon or adjective; `sort` says which kind of it;
    `cases` are those its ending can stand for, empty where the ending says nothing.
    """

    kind: str
    sort: str
    id: str | None
    start: int
    end: int
    first: int
    last: int
    agent: bool = False
    one: bool = False
    cases: frozenset[str] = frozenset()

    def span(self, page: Page) -> Span:
        """Return the original characters."""
        return page.folded.span(self.first, self.last)

    def mention(self, page: Page) -> Mention:
        """Return it as the model has it."""
        span = self.span(page)
        return Mention(page.quote(span), self.id, span)


class Index(Protocol):
    """Finds names in a text."""

    def ranges(self, folded: Folded, /) -> list[NameHit]:
        """Return the names in folded offsets, in the order of the text."""
        ...


@dataclass(frozen=True)
class Names:
    """The indexes a reader looks names up in, for texts of one language."""

    actors: ActorDirectory
    actor_index: Index
    metonym_index: Index
    demonyms: Demonyms
    place_index: Index
    country_of: Callable[[str], str | None]


def cover(named: Sequence[Named]) -> dict[int, Named]:
    """Return what covers each token."""
    return {at: one for one in named for at in range(one.start, one.end)}


def joined_from(page: Page, ordered: Sequence[Named], *, backwards: bool = False) -> list[Named]:
    """Return the first of a list and those joined to it by "and" or a comma."""
    joined = list(ordered[:1])
    for one in ordered[1:]:
        left, right = (one, joined[-1]) if backwards else (joined[-1], one)
        if not _joined(page, left, right):
            break
        joined.append(one)
    return joined


def _joined(page: Page, one: Named, other: Named) -> bool:
    between = [page.word(at) for at in range(one.end, other.start)]
    if not between:
        cut = other.first - page.tokens[other.start].start
        return cut > 0 and page.words.conjunction(page.word(other.start), cut) > 0
    joining = page.words.joiners | page.words.indefinite
    if page.words.case_roles and between[0] in page.words.joiners - {","}:
        number = any(m.start == one.end + 1 and m.end == other.start for m in page.numbers)
        if number:  # "three men and one child"
            return True
    return len(between) < 4 and all(w in joining for w in between)
