"""A draft as its page shows it: paragraphs by language, brackets by party, who says what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hudna.actions.permissions import can, check_agree, check_talk
from hudna.model.draft_file import DraftFile
from hudna.model.joint_statement import (
    AdoptedStatement,
    Dissent,
    DraftComment,
    DraftParagraph,
    StatementAnswer,
    StatementDraft,
    StatementSignature,
    TextState,
)
from hudna.model.party import Actor
from hudna.talks.adoption import Outcome, outcome_in, unready
from hudna.talks.brackets import Piece, asked, pieces_of
from hudna.talks.drafting import taking_part
from hudna.talks.merging import merged_texts
from hudna.talks.paragraphs import aligned_in, common, is_struck, paragraphs_of
from hudna.talks.word_changes import WordChange, word_changes

__all__ = [
    "DraftView",
    "LanguageText",
    "ParagraphView",
    "PartyWord",
    "VersionView",
    "adopted_words",
    "draft_view",
    "put_in",
]


@dataclass(frozen=True, slots=True)
class LanguageText:
    """A version in a language; `fits` tells that somebody said it is the ruling text's."""

    code: str
    text: str
    pieces: tuple[Piece, ...]
    rules: bool
    fits: bool


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version, who can live with it, what is remarked on it, and what of the text it changed."""

    version: DraftParagraph
    texts: tuple[LanguageText, ...]
    agreed: tuple[str, ...]
    comments: tuple[DraftComment, ...]
    changes: tuple[WordChange, ...]
    struck: bool


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph: the versions that stand, those before, and where two compete a merged text."""

    name: str
    number: int | None
    heads: tuple[VersionView, ...]
    before: tuple[VersionView, ...]
    merged: tuple[LanguageText, ...]

    @property
    def competes(self) -> bool:
        """Whether more than one version stands."""
        return len(self.heads) > 1


@dataclass(frozen=True, slots=True)
class PartyWord:
    """Where a party stands to the text: `word` is signed, agrees, dissents, silent or waiting."""

    party: str
    signatory: bool
    word: str
    at: datetime | None
    dissent: Dissent | None


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft with everything that was said of it, for one reader at one moment."""

    file: DraftFile
    paragraphs: tuple[ParagraphView, ...]
    asking: tuple[tuple[str, int], ...]
    unready: tuple[tuple[int, str, str], ...]
    outcome: Outcome | None
    words: tuple[PartyWord, ...]
    may_write: bool
    may_put: bool
    may_answer: bool
    may_sign: bool

    @property
    def empty(self) -> tuple[LanguageText, ...]:
        """The languages of a paragraph that is still to be written."""
        return _texts(self.file.draft, {}, frozenset())

    @property
    def state(self) -> str:
        """What it is called in a list: drafting, or where its text stands."""
        if self.file.adopted:
            return TextState.ADOPTED.value
        return self.outcome.state.value if self.outcome else "drafting"


def draft_view(file: DraftFile, actor: Actor | None, now: datetime) -> DraftView:
    """Return a draft as a reader may know it and act on it."""
    draft, text, outcome = file.draft, file.text, outcome_in(file, now)
    paragraphs = _paragraphs(file)
    is_open = file.adopted is None
    takes_part = actor is not None and actor.party in taking_part(draft) and is_open
    state = outcome.state if outcome else None
    late = text is not None and text.silence_until is not None and now > text.silence_until
    standing = state in (TextState.OPEN, TextState.STOPPED) and not late
    answering = takes_part and standing and can(check_agree, actor)
    party = actor.party if actor else ""
    free = state is not TextState.OPEN or (text is not None and text.party == party)
    return DraftView(
        file=file,
        paragraphs=paragraphs,
        asking=_asking(paragraphs, draft),
        unready=unready(draft, file.versions),
        outcome=outcome,
        words=_words(file, outcome),
        may_write=takes_part and can(check_talk, actor),
        may_put=takes_part and can(check_agree, actor) and free,
        may_answer=answering and party in (*draft.signatories, *draft.consulted),
        may_sign=answering
        and party in draft.signatories
        and outcome is not None
        and party not in outcome.signed,
    )


def _paragraphs(file: DraftFile) -> tuple[ParagraphView, ...]:
    known = {version.id: version for version in file.versions}
    made: list[ParagraphView] = []
    number = 0
    for standing in paragraphs_of(file.versions):
        struck = all(is_struck(head) for head in standing.heads)
        number += not struck
        heads = {head.id for head in standing.heads}
        before = [
            v for v in file.versions if v.paragraph == standing.paragraph and v.id not in heads
        ]
        made.append(
            ParagraphView(
                name=standing.paragraph,
                number=None if struck else number,
                heads=tuple(_version(file, head, known) for head in standing.heads),
                before=tuple(_version(file, one, known) for one in reversed(before)),
                merged=_merged(file.draft, standing.heads, known),
            )
        )
    return tuple(made)


def _version(
    file: DraftFile, version: DraftParagraph, known: Mapping[str, DraftParagraph]
) -> VersionView:
    fits = aligned_in(version, file.draft, known)
    remarks = [one for one in file.comments if one.version == version.id]
    parent = known.get(version.parents[0]) if version.parents else None
    ruling = file.draft.reference
    changes = (
        word_changes(parent.texts.get(ruling, ""), version.texts.get(ruling, "")) if parent else ()
    )
    return VersionView(
        version=version,
        texts=_texts(file.draft, version.texts, fits),
        agreed=tuple(dict.fromkeys(one.party for one in remarks if one.agrees)),
        comments=tuple(one for one in remarks if one.words),
        changes=changes,
        struck=is_struck(version),
    )


def _texts(
    draft: StatementDraft, texts: Mapping[str, str], fits: frozenset[str]
) -> tuple[LanguageText, ...]:
    order = [draft.reference, *(code for code in draft.languages if code != draft.reference)]
    return tuple(
        LanguageText(
            code=code,
            text=texts.get(code, ""),
            pieces=pieces_of(texts.get(code, "")),
            rules=code == draft.reference,
            fits=code in fits,
        )
        for code in order
    )


def _merged(
    draft: StatementDraft, heads: Sequence[DraftParagraph], known: Mapping[str, DraftParagraph]
) -> tuple[LanguageText, ...]:
    """Return two competing versions laid together; of more, the oldest two come first."""
    if len(heads) < 2 or any(is_struck(head) for head in heads[:2]):
        return ()
    base = common(heads[:2], known)
    if base is None:
        return ()
    return _texts(draft, merged_texts(base, heads[0], heads[1]), frozenset())


def _asking(
    paragraphs: Sequence[ParagraphView], draft: StatementDraft
) -> tuple[tuple[str, int], ...]:
    """Return how many brackets of the ruling text each party asks for."""
    counts = dict.fromkeys(taking_part(draft), 0)
    for paragraph in paragraphs:
        for head in paragraph.heads:
            for (party, _), n in asked(head.version.texts.get(draft.reference, "")).items():
                counts[party] = counts.get(party, 0) + n
    return tuple((party, n) for party, n in counts.items() if n)


def _words(file: DraftFile, outcome: Outcome | None) -> tuple[PartyWord, ...]:
    draft = file.draft
    if outcome is None:
        return ()
    dissents = {one.party: one for one in outcome.dissents}
    words: list[StatementAnswer | StatementSignature] = [*file.answers, *file.signatures]
    said = {one.id: one for one in words}
    silent = {one.party: one.until for one in outcome.silent}
    rows: list[PartyWord] = []
    for party in (*draft.signatories, *draft.consulted):
        own = said.get(outcome.signed.get(party, outcome.agreed.get(party, "")))
        if party in dissents:
            word, at = "dissents", dissents[party].at
        elif own is not None:
            word, at = ("signed" if isinstance(own, StatementSignature) else "agrees"), own.at
        elif party in silent:
            word, at = "silent", silent[party]
        else:
            word, at = "waiting" if party in draft.signatories else "unheard", None
        rows.append(PartyWord(party, party in draft.signatories, word, at, dissents.get(party)))
    return tuple(rows)


def put_in(texts: Mapping[str, tuple[str, ...]], *codes: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the paragraphs of a text by language, those of `codes` first."""
    first = [code for code in dict.fromkeys(codes) if code in texts]
    return [(code, texts[code]) for code in [*first, *(c for c in texts if c not in first)]]


def adopted_words(statement: AdoptedStatement) -> tuple[PartyWord, ...]:
    """Return where the parties stand to a statement that was adopted."""
    rows = [PartyWord(party, True, "signed", None, None) for party in statement.signatures]
    rows += [PartyWord(party, True, "agrees", None, None) for party in statement.agreed]
    rows += [PartyWord(s.party, True, "silent", s.until, None) for s in statement.silent]
    rows += [PartyWord(d.party, d.signatory, "dissents", d.at, d) for d in statement.dissents]
    rows += [PartyWord(party, False, "unheard", None, None) for party in statement.unheard]
    return tuple(rows)
