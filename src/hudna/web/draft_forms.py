"""From the forms of a draft to the statements that are signed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.http import QueryDict

from hudna.actions.statement_words import (
    answer_of,
    comment_of,
    draft_of,
    paragraph_of,
    signature_of,
    text_of,
)
from hudna.errors import InputError, NotFound
from hudna.model.agreement import Agreement
from hudna.model.draft_file import DraftFile
from hudna.model.joint_statement import (
    Adoption,
    AnswerKind,
    DraftParagraph,
    StatementDraft,
    StatementText,
)
from hudna.model.party import Actor
from hudna.model.release import Audience

__all__ = ["SILENCE_HOURS", "opened_of", "said_of"]

SILENCE_HOURS = (24, 48, 72, 168)
"""How long a silence procedure may be chosen to last, in hours."""


def opened_of(
    form: QueryDict, actor: Actor, now: datetime, language: str, *, exercise: bool
) -> StatementDraft:
    """Return the draft that a form opens; raises `InputError` for what is not chosen."""
    languages = form.getlist("languages")
    return draft_of(
        actor,
        title={code: form.get(f"title-{code}", "") for code in languages},
        round_=form.get("round", "") or None,
        reference=form.get("reference", ""),
        languages=languages,
        signatories=form.getlist("signatories"),
        consulted=form.getlist("consulted"),
        adoption=_chosen(Adoption, form, "adoption"),
        amends=form.get("amends", "") or None,
        audience=_chosen(Audience, form, "audience"),
        language=language,
        exercise=exercise,
        now=now,
    )


def said_of(
    kind: str,
    form: QueryDict,
    file: DraftFile,
    actor: Actor,
    now: datetime,
    language: str,
    *,
    amending: tuple[Agreement, Agreement] | None = None,
) -> Any:
    """Return what a form of a draft's page says; raises `InputError` for another kind of form.

    `amending` are the version in force and the next of the agreement that a text amends.
    """
    if kind == "paragraph":
        return paragraph_of(
            file.draft, actor,
            {code: form.get(f"text-{code}", "") for code in file.draft.languages},
            parents=_versions(file, form.getlist("parents")),
            after=form.get("after", ""),
            aligned=form.getlist("aligned"),
            language=language, now=now,
        )  # fmt: skip
    if kind == "draft_comment":
        (version,) = _versions(file, [form.get("version", "")])
        agrees, words = form.get("agrees", "") == "yes", form.get("words", "")
        return comment_of(version, actor, words, agrees=agrees, language=language, now=now)
    if kind == "statement_text":
        return text_of(
            file.draft, file.versions, actor,
            number=len(file.texts) + 1, silence_until=_until(form, now),
            language=language, now=now, amending=amending,
        )  # fmt: skip
    if kind == "statement_answer":
        chosen = _chosen(AnswerKind, form, "kind")
        words = form.get("words", "")
        return answer_of(_text(file), actor, chosen, words, language=language, now=now)
    if kind == "statement_signature":
        return signature_of(_text(file), actor, now=now)
    raise InputError(f"there is no form '{kind}'", advice="Use the forms on the page")


def _versions(file: DraftFile, names: Sequence[str]) -> list[DraftParagraph]:
    known = {version.id: version for version in file.versions}
    missing = [name for name in names if name not in known]
    if missing:
        raise NotFound(
            "there is no such version in this draft",
            where=missing[0],
            advice="Reload the draft and write from a version that stands there",
        )
    return [known[name] for name in names]


def _text(file: DraftFile) -> StatementText:
    if file.text is None:
        raise NotFound("no text is before the parties", where=file.draft.id)
    return file.text


def _until(form: QueryDict, now: datetime) -> datetime | None:
    hours = form.get("silence", "")
    if not hours:
        return None
    if not hours.isdecimal() or int(hours) not in SILENCE_HOURS:
        raise InputError(f"'{hours}' is no number of hours that can be chosen", where="silence")
    return now + timedelta(hours=int(hours))


def _chosen(enumeration: Any, form: QueryDict, name: str) -> Any:
    try:
        return enumeration(form.get(name, ""))
    except ValueError as error:
        raise InputError("nothing is chosen", where=name, advice="Choose one") from error
