"""Names joined by "and" or in a list where only the last of them bears the ending."""

from collections.abc import Sequence
from dataclasses import replace

from hudna.extract.mentions import Named
from hudna.extract.named import joined_from
from hudna.extract.page import Page

__all__ = ["bare_name", "ends_in_and", "group_of", "in_groups", "listed_before"]

_PLURAL = frozenset({"plural"})


def in_groups(page: Page, people: Sequence[Named]) -> list[Named]:
    """Return the names with those of a list ended by "and" in the case of its last."""
    made = list(people)
    for at in range(len(made) - 2, -1, -1):
        one, after = made[at], made[at + 1]
        between = [page.word(token) for token in range(one.end, after.start)]
        linked = len(between) == 1 and between[0] in page.words.joiners
        listed = between != [","] or ends_in_and(page, made[at + 1 :])
        if linked and listed and not one.cases and after.cases:
            made[at] = replace(one, cases=after.cases)
    return made


def ends_in_and(page: Page, people: Sequence[Named]) -> bool:
    """Return whether a list of names has a word such as "and" before its last."""
    group = joined_from(page, people)
    return len(group) > 1 and page.word(group[-1].start - 1) in page.words.joiners - {","}


def bare_name(page: Page, one: Named) -> bool:
    """Return whether a name can be a subject: without an ending, or with one that says whose."""
    return not one.cases or page.words.plays("owned", one.cases) or one.cases == _PLURAL


def group_of(page: Page, people: Sequence[Named], first: Sequence[Named]) -> list[Named]:
    """Return the first with those joined to it in one list, which "and" ends."""
    if not first:
        return []
    rest = [n for n in people if n.start >= first[0].start]
    group = joined_from(page, rest)
    return group if ends_in_and(page, group) else list(first)


def listed_before(page: Page, ordered: Sequence[Named]) -> list[Named]:
    """Return the last of a list with those joined to it before."""
    return joined_from(page, list(reversed(ordered)), backwards=True)[::-1]
