"""Versions of a paper on the table: which comes from which, and where they part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from hudna.errors import InputError
from hudna.model.talks_round import TalksDocument

__all__ = ["Change", "branches", "changes", "check_version", "in_order"]

_TOKEN = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Change:
    """Words both versions have, or only the earlier (`gone`), or only the later (`new`)."""

    words: str
    gone: bool = False
    new: bool = False


def check_version(version: TalksDocument, known: Sequence[TalksDocument]) -> None:
    """Raise `InputError` for a version that comes from nowhere, or from another paper.

    `known` are the versions that stand; two that come from the same one stand side by side.
    """
    if not version.title.strip() or not version.text.strip():
        raise InputError("a paper needs a title and a text", where="title", advice="Write both")
    if version.parent is None:
        if version.paper != version.id:
            raise InputError(
                "a later version of a paper does not say which version it changes",
                where="parent",
                advice="Name the version it comes from, or lay it down as a new paper",
            )
        return
    parent = next((one for one in known if one.id == version.parent), None)
    if parent is None:
        raise InputError(
            f"the version it changes, {version.parent}, is not on the table",
            where="parent",
            advice="Name a version that is released to your party",
        )
    if parent.paper != version.paper or parent.round != version.round:
        raise InputError(
            f"{version.parent} is a version of another paper",
            where="parent",
            advice=f"Name a version of {version.paper}",
        )


def in_order(versions: Sequence[TalksDocument]) -> tuple[TalksDocument, ...]:
    """Return versions as they were laid down, the first first."""
    return tuple(sorted(versions, key=lambda one: (one.at, one.id)))


def branches(versions: Sequence[TalksDocument]) -> tuple[TalksDocument, ...]:
    """Return the versions nobody has changed yet; more than one stand side by side."""
    changed = {one.parent for one in versions}
    return tuple(one for one in in_order(versions) if one.id not in changed)


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Return the words of two versions laid together, in the order of the later one."""
    old, new = (_TOKEN.findall(text) for text in (before, after))
    found: list[Change] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Change("".join(old[a:b])))
            continue
        if b > a:
            found.append(Change("".join(old[a:b]), gone=True))
        if d > c:
            found.append(Change("".join(new[c:d]), new=True))
    return tuple(found)
