"""From a draft to a text put to the parties, and from their words to what was adopted.

Silence counts as agreement only where the text says until when one may speak, and only of those
who decide. Of who is consulted, silence says nothing.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hudna.errors import Conflict
from hudna.model.codec import to_json
from hudna.model.draft_file import DraftFile
from hudna.model.joint_statement import (
    AdoptedStatement,
    Adoption,
    AnswerKind,
    Dissent,
    DraftParagraph,
    SilentParty,
    StatementAnswer,
    StatementDraft,
    StatementSignature,
    StatementText,
    TextState,
)
from hudna.record.canonical import canonical_json
from hudna.talks.brackets import pieces_of
from hudna.talks.paragraphs import aligned_in, is_struck, paragraphs_of

__all__ = [
    "Outcome",
    "outcome_in",
    "outcome_of",
    "ready",
    "sha256_of",
    "signed_text",
    "text_to_sign",
    "unready",
    "with_sha256",
]

Word = StatementAnswer | StatementSignature

_DOMAIN = "hudna.joint-statement.v1"


TOGETHER = 2
"""A joint statement binds no fewer than these."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the words of the parties on a text amount to at a moment.

    `signed` and `agreed` are ids of signatures and answers by party, `waiting` are signatories
    that have still to speak or sign, `unheard` those consulted that have not spoken.
    """

    state: TextState
    signed: dict[str, str]
    agreed: dict[str, str]
    silent: tuple[SilentParty, ...]
    dissents: tuple[Dissent, ...]
    waiting: tuple[str, ...]
    unheard: tuple[str, ...]


def signed_text(statement: AdoptedStatement) -> dict[str, Any]:
    """Return what the signatures to an adopted statement cover."""
    return _signed(statement, statement.draft, statement)


def text_to_sign(text: StatementText, draft: StatementDraft) -> dict[str, Any]:
    """Return what a signature to a text that is before the parties covers."""
    return _signed(text, draft.id, draft)


def _signed(
    text: StatementText | AdoptedStatement, name: str, draft: StatementDraft | AdoptedStatement
) -> dict[str, Any]:
    signed = {
        "domain": _DOMAIN,
        "draft": name,
        "number": text.number,
        "title": draft.title,
        "reference": draft.reference,
        "texts": {code: list(texts) for code, texts in text.texts.items()},
        "amends": draft.amends,
    }
    return signed if text.makes is None else {**signed, "makes": to_json(text.makes)}


def sha256_of(signed: dict[str, Any]) -> str:
    """Return the SHA-256 in hex of what is signed, over its canonical JSON (RFC 8785)."""
    return hashlib.sha256(canonical_json(signed)).hexdigest()


def with_sha256(text: StatementText, draft: StatementDraft) -> StatementText:
    """Return a text with the hash of what it says."""
    return replace(text, sha256=sha256_of(text_to_sign(text, draft)))


def unready(
    draft: StatementDraft, versions: Sequence[DraftParagraph]
) -> tuple[tuple[int, str, str], ...]:
    """Return what keeps a draft from being put to the parties: paragraph, reason, its detail.

    Paragraphs count from one, 0 is the draft as a whole. Reasons are `empty`, `two_versions`,
    `brackets` with who asks for them, `missing` and `not_aligned` with the language.
    """
    known = {version.id: version for version in versions}
    found: list[tuple[int, str, str]] = []
    number = 0
    for standing in paragraphs_of(versions):
        if all(is_struck(head) for head in standing.heads):
            continue
        number += 1
        version = standing.settled
        if version is None:
            found.append((number, "two_versions", ""))
            continue
        fits = aligned_in(version, draft, known)
        for code in draft.languages:
            text = version.texts.get(code, "")
            asking = sorted({p for piece in pieces_of(text) for p in piece.parties})
            if not text.strip():
                found.append((number, "missing", code))
            elif asking:
                found += [(number, "brackets", party) for party in asking]
            elif code not in fits:
                found.append((number, "not_aligned", code))
    if not number:
        found.append((0, "empty", ""))
    return tuple(dict.fromkeys(found))


def ready(
    draft: StatementDraft, versions: Sequence[DraftParagraph]
) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Return the versions that make up the text, and the text by language.

    Raises `Conflict` where words are disputed, versions compete or a language is not complete.
    """
    problems = unready(draft, versions)
    if problems:
        number, reason, detail = problems[0]
        where = f"paragraph {number}" if number else draft.id
        raise Conflict(
            f"this cannot be put to the parties yet: {reason.replace('_', ' ')} {detail}".strip(),
            where=where,
            advice=f"{len(problems)} places are not settled; the draft's page lists them",
        )
    settled = [s.settled for s in paragraphs_of(versions)]
    heads = [head for head in settled if head is not None and not is_struck(head)]
    texts = {
        code: tuple("".join(p.words for p in pieces_of(head.texts[code])).strip() for head in heads)
        for code in draft.languages
    }
    return tuple(head.id for head in heads), texts


def outcome_of(
    draft: StatementDraft,
    text: StatementText,
    answers: Sequence[StatementAnswer],
    signatures: Sequence[StatementSignature],
    now: datetime,
) -> Outcome:
    """Return what was said of a text amounts to; the latest word of a party counts.

    A dissent of somebody consulted is waited for as long as there is time for it.
    `answers` and `signatures` are in the order of the record.
    """
    said: list[Word] = [*answers, *signatures]
    words: dict[str, Word] = {word.party: word for word in sorted(said, key=lambda w: w.at)}
    over = text.silence_until is not None and now > text.silence_until
    signed = {p: w.id for p, w in words.items() if isinstance(w, StatementSignature)}
    agreed = {p: w.id for p, w in words.items() if _is(w, AnswerKind.AGREES)}
    dissents = tuple(
        Dissent(w.party, w.words, w.language, w.party in draft.signatories, w.at)
        for w in words.values()
        if isinstance(w, StatementAnswer) and w.kind is AnswerKind.DISSENTS
    )
    quiet = [party for party in draft.signatories if party not in words]
    unsigned = [party for party in draft.signatories if party in agreed]
    silent = tuple(
        SilentParty(party, text.silence_until) for party in quiet if over and text.silence_until
    )
    waiting = () if over else tuple(sorted({*quiet, *unsigned}, key=draft.signatories.index))
    unheard = tuple(party for party in draft.consulted if party not in words)
    bound = {*signed, *agreed} & set(draft.signatories) | {one.party for one in silent}
    stands = bool(signed) and len(bound) >= TOGETHER
    if draft.adoption is Adoption.CONSENSUS and any(d.signatory for d in dissents):
        state = TextState.STOPPED
    elif over:
        state = TextState.ADOPTED if stands else TextState.LAPSED
    else:
        listens = bool(unheard) and text.silence_until is not None
        state = TextState.ADOPTED if stands and not waiting and not listens else TextState.OPEN
    return Outcome(state, signed, agreed, silent, dissents, waiting, unheard)


def outcome_in(file: DraftFile, now: datetime) -> Outcome | None:
    """Return what was said of the text that was put last, null where none was."""
    text = file.text
    if text is None:
        return None
    answers = [one for one in file.answers if one.text == text.id]
    signatures = [one for one in file.signatures if one.text == text.id]
    return outcome_of(file.draft, text, answers, signatures, now)


def _is(word: Word, kind: AnswerKind) -> bool:
    return isinstance(word, StatementAnswer) and word.kind is kind
