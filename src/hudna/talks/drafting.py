"""What a party may write into a draft: it keeps what others ask for, and asks for itself alone."""

from collections import Counter
from collections.abc import Mapping, Sequence

from hudna.errors import Conflict, InputError, NotFound, Refused
from hudna.model.joint_statement import DraftParagraph, StatementDraft
from hudna.talks.brackets import asked, pieces_of
from hudna.talks.paragraphs import is_struck, paragraphs_of

__all__ = ["MOST", "check_draft", "check_version", "taking_part"]

MOST = 2_000
"""Versions, and remarks, that a draft holds: its page shows them all."""

LONGEST = 20_000
"""Characters of a paragraph in one language."""


def taking_part(draft: StatementDraft) -> tuple[str, ...]:
    """Return who writes in a draft: who opened it, who decides on it and who is consulted."""
    return tuple(dict.fromkeys((*draft.signatories, *draft.consulted, draft.party)))


def check_draft(draft: StatementDraft, parties: Sequence[str]) -> None:
    """Raise `InputError` for a draft that cannot be worked on by the parties there are."""
    if len(draft.signatories) < 2:
        raise InputError("a joint statement has two signatories or more", where="signatories")
    both = sorted(set(draft.signatories) & set(draft.consulted))
    if both:
        raise InputError(
            f"{', '.join(both)} would decide and be consulted",
            where="consulted",
            advice="Give each party one place",
        )
    given = (*draft.signatories, *draft.consulted)
    for name in given:
        if name not in parties:
            raise InputError(f"'{name}' is no party of the mechanism", where="signatories")
        if given.count(name) > 1:
            raise InputError(f"'{name}' is named twice", where="signatories")
    if draft.reference not in draft.languages or len(set(draft.languages)) != len(draft.languages):
        raise InputError(
            "the reference language is one of the languages, each named once", where="languages"
        )
    if not any(words.strip() for words in draft.title.values()):
        raise InputError("a statement needs a title", where="title")


def check_version(
    draft: StatementDraft, known: Mapping[str, DraftParagraph], new: DraftParagraph
) -> None:
    """Raise where a version of a paragraph may not be written so; `known` are those of the draft.

    `NotFound` for a parent or a place that is not there, `Conflict` for a parent that another
    version took the place of already in the same words, `Refused` where another party's words go.
    """
    parents = [_parent(known, name, new) for name in new.parents]
    if len(set(new.parents)) != len(new.parents):
        raise InputError("a version is named twice as what this came from", where="parents")
    if not parents and (new.paragraph != new.id or is_struck(new)):
        raise InputError(
            "the first version of a paragraph gives it its name and has words",
            where="paragraph",
            advice="Name the version that this one changes, or write a new paragraph",
        )
    if not parents and not _is_there(known, new.after):
        raise NotFound("there is no such paragraph to follow", where="after")
    if parents and new.after != parents[0].after:
        raise Refused("a paragraph stays where it is", advice="Strike it out and write it anew")
    _check_texts(draft, new)
    for code in draft.languages:
        _check_brackets(code, parents, new, taking_part(draft))
    _check_alike(draft, new)


def _parent(known: Mapping[str, DraftParagraph], name: str, new: DraftParagraph) -> DraftParagraph:
    found = known.get(name)
    if found is None or found.paragraph != new.paragraph:
        raise NotFound(
            f"there is no version '{name}' of this paragraph",
            where="parents",
            advice="Reload the draft and write from a version that stands there",
        )
    if any(name in v.parents and v.texts == new.texts for v in known.values()):
        raise Conflict("this has been written already", where="parents")
    return found


def _is_there(known: Mapping[str, DraftParagraph], after: str) -> bool:
    return not after or any(s.paragraph == after for s in paragraphs_of(list(known.values())))


def _check_texts(draft: StatementDraft, new: DraftParagraph) -> None:
    for code, text in new.texts.items():
        if code not in draft.languages:
            raise InputError(f"this statement has no version in '{code}'", where=f"texts.{code}")
        if len(text) > LONGEST:
            raise InputError(
                f"{len(text)} characters are too many for a paragraph", where=f"texts.{code}"
            )
        pieces_of(text, f"texts.{code}")
    for code in new.aligned:
        if code not in draft.languages:
            raise InputError(f"this statement has no version in '{code}'", where="aligned")


def _check_brackets(
    code: str, parents: Sequence[DraftParagraph], new: DraftParagraph, allowed: Sequence[str]
) -> None:
    """Others' brackets stay, and nobody puts any in another's name but where versions merge."""
    have = asked(new.texts.get(code, ""))
    before = [(v.party, v.texts.get(code, ""), asked(v.texts.get(code, ""))) for v in parents]
    where = f"texts.{code}"
    for party, words in sorted({key for _, _, counts in before for key in counts}):
        if party != new.party and have[party, words] < _needed(before, party, words):
            raise Refused(
                f"'{words}' is asked for by {party}, who alone lifts its brackets",
                where=where,
                advice="Keep them, and put your own words in brackets beside them",
            )
    for (party, words), count in sorted(have.items()):
        if party not in allowed:
            raise InputError(f"'{party}' takes no part in this draft", where=where)
        if party == new.party:
            continue
        most = max((counts[party, words] for _, _, counts in before), default=0)
        wrote = any(
            by == party and words in " ".join(text.split()) for by, text, _ in before
        )  # what a party wrote may be bracketed for it where its version meets another
        if count > most and not (len(parents) > 1 and wrote):
            raise Refused(f"only {party} puts words in brackets for {party}", where=where)


def _needed(
    before: Sequence[tuple[str, str, Counter[tuple[str, str]]]], party: str, words: str
) -> int:
    """Return how often these brackets have to stay: as its own version has them, else as any."""
    own = [counts[party, words] for by, _, counts in before if by == party]
    return max(own or [counts[party, words] for _, _, counts in before])


def _check_alike(draft: StatementDraft, new: DraftParagraph) -> None:
    """Where a text is said to fit the ruling one, the same parties ask for as many brackets."""
    ruling = new.texts.get(draft.reference, "")
    if not ruling.strip() and not is_struck(new):
        raise InputError("the reference language is missing", where=f"texts.{draft.reference}")
    wanted = _bracketing(ruling)
    for code in new.aligned:
        if _bracketing(new.texts.get(code, "")) != wanted:
            raise InputError(
                f"the brackets in '{code}' are not those in '{draft.reference}'",
                where=f"texts.{code}",
                advice="Bracket each disputed place for the same parties, or do not say it fits",
            )


def _bracketing(text: str) -> Counter[tuple[str, ...]]:
    return Counter(piece.parties for piece in pieces_of(text) if piece.parties)
