"""What offices say of commitments, before it is signed: by form, command or script."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hudna.actions.round_words import audience_of, day_of, source_of
from hudna.errors import InputError
from hudna.model.identity import make_id
from hudna.model.party import Actor
from hudna.model.undertaking import Undertaking, UndertakingWord, WordState

__all__ = ["undertaking_of", "undertaking_word_of"]


def undertaking_of(
    fields: Mapping[str, Any], actor: Actor, *, now: datetime, exercise: bool
) -> Undertaking:
    """Return the commitment an office registers; raises `InputError` for what cannot be used."""
    code = str(fields.get("language", "")) or "en"
    words = str(fields.get("words", "")).strip()
    promised = day_of(fields, "promised")
    if promised is None:
        raise InputError(
            "a commitment needs the day it was promised", where="promised", advice="Give it"
        )
    owner = str(fields.get("owner", "")).strip()
    return Undertaking(
        id=make_id("undertaking", actor.id, now.isoformat(), owner, words),
        owner=owner,
        to=tuple(str(one) for one in fields.get("to", ()) if str(one)),
        words={code: words},
        language=code,
        promised=promised,
        due=day_of(fields, "due"),
        agreement=str(fields.get("agreement") or "") or None,
        clause=str(fields.get("clause") or "") or None,
        round=str(fields.get("round") or "") or None,
        statement=str(fields.get("statement") or "") or None,
        sources=source_of(fields, code),
        party=actor.party,
        by=actor.id,
        audience=audience_of(fields),
        exercise=exercise,
        at=now,
    )


def undertaking_word_of(
    undertaking: str, actor: Actor, *, state: str, words: str, language: str, now: datetime
) -> UndertakingWord:
    """Return a party's word on where a commitment stands."""
    if state not in list(WordState):
        raise InputError(
            f"'{state}' is not known here",
            where="state",
            advice=f"Use one of: {', '.join(WordState)}",
        )
    return UndertakingWord(
        id=make_id("undertaking-word", undertaking, actor.id, now.isoformat()),
        undertaking=undertaking,
        state=WordState(state),
        words=words.strip(),
        party=actor.party,
        by=actor.id,
        language=language,
        at=now,
    )
