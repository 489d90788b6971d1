"""An answer of a language model as proposals: JSON in, plain values out, the rest counted."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["MOST_CLAIMS", "Harm", "Proposal", "proposals"]

MOST_CLAIMS = 60
"""Claims taken from one answer; a text of 8,000 characters has far fewer."""

_MOST_QUOTES = 12
_SLOTS = ("actors", "targets", "weapons", "places", "counts")


@dataclass(frozen=True, slots=True)
class Harm:
    """A quote said to number people harmed or recovered."""

    kind: str
    quote: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One claim as a model proposes it: nothing here has been checked."""

    quote: str
    trigger: str
    speaker: str | None
    cue: str | None
    when: str | None
    slots: Mapping[str, tuple[str, ...]]
    casualties: tuple[Harm, ...]


def proposals(answer: str, rejected: Counter[str]) -> list[Proposal]:
    """Return the claims an answer proposes; what has no usable form is counted in `rejected`."""
    claims = _claims(answer)
    if claims is None:
        rejected["answer_not_json"] += 1
        return []
    if len(claims) > MOST_CLAIMS:
        rejected["too_many_claims"] += len(claims) - MOST_CLAIMS
    found = []
    for raw in claims[:MOST_CLAIMS]:
        proposal = _proposal(raw)
        if proposal is None:
            rejected["claim_without_form"] += 1
        else:
            found.append(proposal)
    return found


def _claims(answer: str) -> list[Any] | None:
    first, last = answer.find("{"), answer.rfind("}")
    try:
        loaded = json.loads(answer[first : last + 1]) if 0 <= first < last else None
    except (ValueError, RecursionError):
        return None
    claims = loaded.get("claims") if isinstance(loaded, dict) else None
    return claims if isinstance(claims, list) else None


def _proposal(raw: Any) -> Proposal | None:
    if not isinstance(raw, dict):
        return None
    quote, trigger = _words(raw.get("quote")), _words(raw.get("trigger"))
    if quote is None or trigger is None:
        return None
    return Proposal(
        quote=quote,
        trigger=trigger,
        speaker=_words(raw.get("speaker")),
        cue=_words(raw.get("cue")),
        when=_words(raw.get("when")),
        slots={name: _quotes(raw.get(name)) for name in _SLOTS},
        casualties=_harms(raw.get("casualties")),
    )


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _quotes(value: Any) -> tuple[str, ...]:
    listed = value[:_MOST_QUOTES] if isinstance(value, list) else []
    return tuple(words for item in listed if (words := _words(item)) is not None)


def _harms(value: Any) -> tuple[Harm, ...]:
    listed = value[:_MOST_QUOTES] if isinstance(value, list) else []
    return tuple(
        Harm(kind, quote)
        for item in listed
        if isinstance(item, dict)
        and (kind := _words(item.get("kind"))) is not None
        and (quote := _words(item.get("quote"))) is not None
    )
