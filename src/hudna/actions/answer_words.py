"""What an office makes of a proposal, before it is signed: by form, command or script."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hudna.actions.round_words import day_of
from hudna.errors import InputError
from hudna.model.identity import make_id
from hudna.model.party import Actor
from hudna.model.proposal import Proposal, ProposalAnswer, ProposalChoice

__all__ = ["DAYS", "PART", "answer_of", "choice_of", "correctable", "values_of"]

PART = "part-"
"""What the field of a part is called by, before the part's name."""

DAYS = ("start", "end")
"""Parts that are days, written as 2017-01-23."""


def choice_of(fields: Mapping[str, Any]) -> ProposalChoice:
    """Return what was chosen; raises `InputError` where that is nothing."""
    written = str(fields.get("choice", ""))
    if written not in list(ProposalChoice):
        raise InputError(
            f"'{written}' is not known here",
            where="choice",
            advice=f"Use one of: {', '.join(ProposalChoice)}",
        )
    return ProposalChoice(written)


def correctable(proposal: Proposal) -> tuple[str, ...]:
    """Return the names of parts that stand for one part only: others are left as they are."""
    names = [part.name for part in proposal.parts]
    return tuple(name for name in names if names.count(name) == 1)


def values_of(fields: Mapping[str, Any], proposal: Proposal) -> dict[str, str]:
    """Return the parts that a form has otherwise than they were read, by name.

    Raises `InputError` for a part that is emptied, and for a day that is none.
    """
    changed: dict[str, str] = {}
    names = correctable(proposal)
    for part in proposal.parts:
        field = f"{PART}{part.name}"
        if part.name not in names or field not in fields:
            continue
        written = str(fields[field]).strip()
        if not written:
            raise InputError(
                "the correction is empty", where=field, advice="Write what it should say"
            )
        if part.name in DAYS:
            day_of(fields, field)
        if written != part.value:
            changed[part.name] = written
    return changed


def answer_of(
    fields: Mapping[str, Any],
    report: str,
    proposal: Proposal,
    actor: Actor,
    *,
    language: str,
    now: datetime,
) -> ProposalAnswer:
    """Return an office's answer; raises `InputError` where a choice lacks what belongs to it."""
    choice = choice_of(fields)
    words = str(fields.get("words", "")).strip()
    values = values_of(fields, proposal) if choice is ProposalChoice.CORRECTED else {}
    if choice is ProposalChoice.CORRECTED and not values:
        raise InputError(
            "nothing is corrected", where="choice", advice="Change a part, or accept it as read"
        )
    if choice is ProposalChoice.LEFT and not words:
        raise InputError("this is left empty", where="words", advice="Say why, in a sentence")
    made = None if choice is ProposalChoice.LEFT else str(fields.get("made", "")) or None
    said = (choice.value, words, *sorted(values.values()))
    return ProposalAnswer(
        id=make_id("proposal-answer", report, proposal.id, actor.id, now.isoformat(), *said),
        report=report,
        proposal=proposal.id,
        kind=proposal.kind,
        choice=choice,
        values=values,
        made=made,
        words=words,
        party=actor.party,
        by=actor.id,
        language=language,
        at=now,
    )
