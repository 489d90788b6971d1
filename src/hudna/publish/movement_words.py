"""What is said of a planned movement: the answer, its reasons, and what no answer means."""

from babel.units import format_unit

from hudna.model.mechanism import Mechanism
from hudna.model.movement import Approach, ConflictReason, MovementCheck
from hudna.publish.naming import in_language, party_name
from hudna.text.figures import digits, locale_of, number
from hudna.text.sentences import sentence, sentences
from hudna.text.terms import term

__all__ = [
    "STAGE",
    "approach_words",
    "disclaimer",
    "reason_words",
    "say",
    "tested_words",
    "would_change_words",
]

STAGE = "deconflict"


def say(key: str, language: str, **values: object) -> str:
    """Return a sentence about movements."""
    return sentence(STAGE, key, language, **values)


def disclaimer(language: str) -> str:
    """Return what stands wherever a movement is shown, exported or printed."""
    return say("disclaimer", language)


def reason_words(reason: ConflictReason, mechanism: Mechanism | None, language: str) -> str:
    """Return a reason as a sentence; without a mechanism a source is named as it was given.

    A reason that a later version has stored is shown by its key.
    """
    if reason.key not in sentences(STAGE, "en"):
        return reason.key
    who = reason.values.get("source", "")
    event = reason.values.get("event_type", "")
    return say(
        reason.key,
        language,
        name=in_language(dict(reason.approach.name), language) if reason.approach.name else "",
        who=party_name(who, mechanism, language) if mechanism and who else who,
        event=term("event_type", event, language),
        place=reason.values.get("place") or say("place_unknown", language),
    )


def would_change_words(reason: ConflictReason, language: str) -> str:
    """Return what would change it, empty where nothing is known to."""
    if not reason.would_change:
        return ""
    known = sentences(STAGE, "en")
    keys = [f"change_{key}" for key in reason.would_change]
    items = [say(key, language) if key in known else key for key in keys]
    return say("would_change", language, list=say("or", language).join(items))


def approach_words(approach: Approach, language: str) -> str:
    """Return how near it comes in space and time, as far as that is known."""
    parts = []
    if approach.distance_m is not None:
        parts.append(_distance(approach.distance_m, language))
    if approach.gap_s:
        hours = number(round(approach.gap_s / 3600, 1), language)
        parts.append(say("apart_time", language, hours=hours))
    return " · ".join(parts)


def _distance(metres: float, language: str) -> str:
    if metres < 1:
        return say("touching", language)
    far = metres >= 1000
    value = round(metres / 1000, 1) if far else round(metres)
    unit = "length-kilometer" if far else "length-meter"
    written = format_unit(value, unit, length="short", locale=locale_of(language))
    return say("apart", language, distance=digits(written, language))


def tested_words(check: MovementCheck, language: str) -> tuple[str, ...]:
    """Return what a plan was held against, and what could not be."""
    lines = [
        say(
            "tested",
            language,
            zones=check.tested.get("zone", 0),
            incidents=check.tested.get("incident", 0),
            plans=check.tested.get("movement", 0),
            circle=term("audience", check.release.audience.value, language),
        )
    ]
    if check.unplaced:
        lines.append(say("unplaced", language, counted=check.unplaced))
    return tuple(lines)
