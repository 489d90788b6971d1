"""What offices say of joint statements, before it is signed: by command, page or script."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from hudna.model.agreement import Agreement
from hudna.model.identity import make_id
from hudna.model.joint_statement import (
    Adoption,
    AnswerKind,
    DraftComment,
    DraftParagraph,
    StatementAnswer,
    StatementDraft,
    StatementSignature,
    StatementText,
)
from hudna.model.party import Actor, Names
from hudna.model.release import Audience
from hudna.talks.adoption import ready, with_sha256
from hudna.talks.next_version import version_made

__all__ = ["answer_of", "comment_of", "draft_of", "paragraph_of", "signature_of", "text_of"]


def draft_of(
    actor: Actor,
    *,
    title: Names,
    round_: str | None,
    reference: str,
    languages: Sequence[str],
    signatories: Sequence[str],
    consulted: Sequence[str],
    adoption: Adoption,
    amends: str | None,
    audience: Audience,
    language: str,
    exercise: bool,
    now: datetime,
) -> StatementDraft:
    """Return a draft that an office opens."""
    return StatementDraft(
        id=make_id("statement-draft", actor.id, now.isoformat(), str(sorted(title.items()))),
        title={code: words.strip() for code, words in title.items() if words.strip()},
        round=round_,
        reference=reference,
        languages=tuple(languages),
        signatories=tuple(signatories),
        consulted=tuple(consulted),
        adoption=adoption,
        amends=amends,
        party=actor.party,
        by=actor.id,
        language=language,
        audience=audience,
        exercise=exercise,
        at=now,
    )


def paragraph_of(
    draft: StatementDraft,
    actor: Actor,
    texts: Mapping[str, str],
    *,
    parents: Sequence[DraftParagraph] = (),
    after: str = "",
    aligned: Sequence[str] = (),
    language: str,
    now: datetime,
) -> DraftParagraph:
    """Return a version of a paragraph: a new one after another, or one that comes from parents."""
    given = {code: text.strip() for code, text in texts.items() if text.strip()}
    said = str(sorted(given.items()))
    made = make_id("paragraph", draft.id, actor.id, now.isoformat(), after, said)
    return DraftParagraph(
        id=made,
        draft=draft.id,
        paragraph=parents[0].paragraph if parents else made,
        parents=tuple(parent.id for parent in parents),
        after=parents[0].after if parents else after,
        texts=given,
        aligned=tuple(code for code in draft.languages if code in aligned),
        party=actor.party,
        by=actor.id,
        language=language,
        at=now,
    )


def comment_of(
    version: DraftParagraph, actor: Actor, words: str, *, agrees: bool, language: str, now: datetime
) -> DraftComment:
    """Return an office's remark on a version."""
    return DraftComment(
        id=make_id("draft-comment", version.id, actor.id, now.isoformat(), words),
        draft=version.draft,
        version=version.id,
        agrees=agrees,
        words=words.strip(),
        party=actor.party,
        by=actor.id,
        language=language,
        at=now,
    )


def text_of(
    draft: StatementDraft,
    versions: Sequence[DraftParagraph],
    actor: Actor,
    *,
    number: int,
    silence_until: datetime | None,
    language: str,
    now: datetime,
    amending: tuple[Agreement, Agreement] | None = None,
) -> StatementText:
    """Return the draft as it stands as a text for the parties; raises where it is not ready.

    `amending` are the version in force and the next of the agreement it amends.
    """
    names, texts = ready(draft, versions)
    text = StatementText(
        id=make_id("statement-text", draft.id, str(number), actor.id, now.isoformat()),
        draft=draft.id,
        number=number,
        versions=names,
        texts=texts,
        sha256="",
        silence_until=silence_until,
        party=actor.party,
        by=actor.id,
        language=language,
        at=now,
        makes=version_made(*amending) if amending else None,
        next_version=amending[1] if amending else None,
    )
    return with_sha256(text, draft)


def answer_of(
    text: StatementText, actor: Actor, kind: AnswerKind, words: str, *, language: str, now: datetime
) -> StatementAnswer:
    """Return a party's answer to a text."""
    return StatementAnswer(
        id=make_id("statement-answer", text.id, actor.id, now.isoformat()),
        draft=text.draft,
        text=text.id,
        kind=kind,
        words=words.strip(),
        party=actor.party,
        by=actor.id,
        language=language,
        at=now,
    )


def signature_of(text: StatementText, actor: Actor, *, now: datetime) -> StatementSignature:
    """Return a party's signature to a text."""
    return StatementSignature(
        id=make_id("statement-signature", text.id, actor.party, now.isoformat()),
        draft=text.draft,
        text=text.id,
        sha256=text.sha256,
        party=actor.party,
        by=actor.id,
        at=now,
    )
