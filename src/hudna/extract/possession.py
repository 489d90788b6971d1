"""Whose somebody or something is, where the owner follows in a case of his own.

"Positions of the army", "a spokesman of the ministry Ivanov", "a source in the police", "fighters
of the group 'Name'" are one name each: they are read as what the first word says, with the id of
the owner.
"""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.named import Named
from hudna.extract.page import Page

__all__ = ["with_owners"]

_OWNS = frozenset({"actor", "person", "thing"})
_LONGEST_NAME = 3
_TITLED = frozenset({"office", "people", "soldiers", "crew"})
_QUOTED = frozenset({"group", "people", "force", "object", "soldiers", "aircraft"})
"""What is called by a name in quotation marks."""


def with_owners(page: Page, named: Sequence[Named]) -> list[Named]:
    """Return what is named with owners, quoted names and names of persons taken in."""
    owned = page.words.case_roles.get("owned")
    if owned is None:
        return list(named)
    made: list[Named] = []
    towns = {n.start for n in named if n.kind == "place"}
    everything = [n for n in named if not (_grammar(page, n) or _only_a_kind(n, towns))]
    for one in sorted(everything, key=lambda n: (n.start, -n.end)):
        covered = bool(made) and made[-1].start <= one.start < made[-1].end
        if covered and one.kind != "place" and made[-1].kind in _OWNS:
            continue
        if one.kind in _OWNS:
            one = _with_name(page, one, named)
        before = next((m for m in reversed(made) if m.kind in _OWNS), None)
        if before is not None and _owns(page, before, one, owned):
            made[made.index(before)] = _joined(page, before, one)
            continue
        made.append(one)
    return made


def _grammar(page: Page, named: Named) -> bool:
    """Return whether the word is part of a preposition ("on the side of")."""
    sentence = page.sentence_of(named.start)
    phrases = sentence.of("words", "by_agent", "target_marker", "preposition")
    return named.kind != "place" and any(h.start < named.start < h.end for h in phrases)


def _only_a_kind(named: Named, towns: set[int]) -> bool:
    """Return whether the words only say what kind of place is named next ("the town of")."""
    return named.sort == "object" and named.end in towns


def _owns(page: Page, head: Named, owner: Named, case: str) -> bool:
    if owner.kind not in _OWNS or head.kind not in _OWNS or head.sort in ("state", "metonym"):
        return False
    between = [page.word(at) for at in range(head.end, owner.start)]
    if not between:
        unchanging = owner.kind == "actor" and not owner.cases
        return (case in owner.cases or unchanging) and owner.sort != "metonym"
    if between == ['"']:
        return owner.kind == "actor"
    inside = page.sentence_of(head.start).of("words", "source_marker")
    marked = any(h.start == head.end and h.end == owner.start for h in inside)
    return marked and head.sort == "people" and owner.sort not in ("state", "metonym")


def _joined(page: Page, head: Named, owner: Named) -> Named:
    end = owner.end
    quoted = page.word(owner.start - 1) == '"' and page.word(end) == '"'
    end += quoted
    own = head.id if head.kind == "actor" else None
    whose = own or owner.id or head.id
    return replace(head, end=end, last=page.tokens[end - 1].end, id=whose)


def _with_name(page: Page, one: Named, named: Sequence[Named]) -> Named:
    """Take in a name in quotes after a group, or a person's name after an office."""
    if one.sort in _QUOTED and page.word(one.end) == '"':
        for at in range(one.end + 2, min(one.end + 8, len(page.tokens))):
            if page.word(at) == '"':
                return replace(one, end=at + 1, last=page.tokens[at].end)
            if one.sort != "group" and not _may_name(page, at):
                break
    if one.sort not in _TITLED:
        return one
    taken = {n.start for n in named}
    end = one.end
    while end < len(page.tokens) and end - one.end < _LONGEST_NAME and _is_name(page, end, taken):
        end += 1
    return replace(one, end=end, last=page.tokens[end - 1].end) if end > one.end else one


def _may_name(page: Page, at: int) -> bool:
    """Return whether a word in quotation marks may be part of a name, not of what is said."""
    first = page.quote(page.span(at - 1, at))
    opens = page.word(at - 2) == '"'
    return page.word(at) not in (",", ".", ":") and (first[:1].isupper() or not opens)


def _is_name(page: Page, at: int, taken: set[int]) -> bool:
    token = page.tokens[at]
    if not token.is_word or token.line or at in taken or token.word[0].isdigit():
        return False
    capital = page.quote(page.span(at, at + 1))[:1].isupper()
    return capital and not page.words.known(token.word) and page.tokens[at - 1].is_word
