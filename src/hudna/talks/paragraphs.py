"""The paragraphs of a draft from all their versions: which stand, in what order, how they fit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hudna.model.joint_statement import DraftParagraph, StatementDraft

__all__ = ["Standing", "aligned_in", "ancestors", "common", "is_struck", "paragraphs_of"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A paragraph: the versions nobody has taken the place of, more than one where they compete."""

    paragraph: str
    heads: tuple[DraftParagraph, ...]

    @property
    def settled(self) -> DraftParagraph | None:
        """The one version that stands, null where several do."""
        return self.heads[0] if len(self.heads) == 1 else None


def paragraphs_of(versions: Sequence[DraftParagraph]) -> tuple[Standing, ...]:
    """Return the paragraphs of a draft in their order, those struck out among them.

    A paragraph follows the one its oldest standing version names. Of two after the same one the
    later written stands nearer to it, as somebody who inserts it means.
    """
    replaced = {parent for version in versions for parent in version.parents}
    heads: dict[str, list[DraftParagraph]] = {}
    for version in sorted(versions, key=lambda v: (v.at, v.id)):
        if version.id not in replaced:
            heads.setdefault(version.paragraph, []).append(version)
    first = {v.paragraph: (v.at, v.id) for v in versions if not v.parents}
    following: dict[str, list[str]] = {}
    for name in sorted(heads, key=lambda name: first[name], reverse=True):
        following.setdefault(heads[name][0].after, []).append(name)
    order = list(_walk("", following, set()))
    lost = [name for name in sorted(heads, key=lambda name: first[name]) if name not in order]
    return tuple(Standing(name, tuple(heads[name])) for name in [*order, *lost])


def _walk(after: str, following: Mapping[str, list[str]], met: set[str]) -> Iterable[str]:
    for name in following.get(after, ()):
        if name not in met:
            met.add(name)
            yield name
            yield from _walk(name, following, met)


def is_struck(version: DraftParagraph) -> bool:
    """Return whether a version strikes its paragraph out."""
    return not any(text.strip() for text in version.texts.values())


def ancestors(version: DraftParagraph, known: Mapping[str, DraftParagraph]) -> set[str]:
    """Return the ids of a version and all it came from."""
    found: set[str] = set()
    waiting = [version.id]
    while waiting:
        name = waiting.pop()
        if name not in found and name in known:
            found.add(name)
            waiting.extend(known[name].parents)
    return found


def common(
    heads: Sequence[DraftParagraph], known: Mapping[str, DraftParagraph]
) -> DraftParagraph | None:
    """Return the latest version that all of these came from."""
    shared = set.intersection(*(ancestors(head, known) for head in heads))
    return max((known[name] for name in shared), key=lambda v: (v.at, v.id), default=None)


def aligned_in(
    version: DraftParagraph, draft: StatementDraft, known: Mapping[str, DraftParagraph]
) -> frozenset[str]:
    """Return the languages in which a version says the same as in its reference language.

    Its author says so, or somebody said so of a version with the same two texts that it came from.
    """
    return frozenset(code for code in draft.languages if _fits(version, code, draft, known))


def _fits(
    version: DraftParagraph, code: str, draft: StatementDraft, known: Mapping[str, DraftParagraph]
) -> bool:
    text, ruling = version.texts.get(code, ""), version.texts.get(draft.reference, "")
    if bool(text.strip()) is not bool(ruling.strip()):
        return False
    if code == draft.reference or code in version.aligned or not text.strip():
        return True
    return any(
        (before.texts.get(code), before.texts.get(draft.reference)) == (text, ruling)
        and code in before.aligned
        for before in (known[name] for name in ancestors(version, known))
    )
