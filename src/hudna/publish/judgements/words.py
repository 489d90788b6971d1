"""The words of a judgement, for its report and for the desk's pages alike."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale

from hudna.errors import ConfigurationError
from hudna.model.judgement import ClaimVerdict, JudgementReason, Verdict
from hudna.publish.judgements.keys import KEYS, Unit
from hudna.publish.judgements.quantities import duration, figure, length, share, speed
from hudna.publish.naming import as_said, named
from hudna.publish.page import Flow, Run, Text
from hudna.publish.words import Words
from hudna.text.actor_files import load_actors
from hudna.text.figures import digits, locale_of
from hudna.text.sentences import languages_of
from hudna.text.shipped import load_shipped
from hudna.text.terms import FALLBACK

__all__ = [
    "LANGUAGES",
    "STAGE",
    "plain",
    "reason_words",
    "shift_words",
    "speaker",
    "verdict_sentence",
    "verdict_words",
    "words_of",
]

STAGE = "airspace"
REPAIRS = "airspace_repairs"
LANGUAGES = languages_of(STAGE)

_POINT = 360 / 8
_NUMBER = re.compile(r"[-+−]?\d[\d.,:/–-]*")


@cache
def words_of(language: str) -> Words:
    """Return the sentences of a language; raises `ConfigurationError` where there are none."""
    if language not in LANGUAGES:
        raise ConfigurationError(
            f"no report of a judgement in language {language!r}",
            advice=f"Choose one of: {', '.join(LANGUAGES)}.",
        )
    sentences = {**_loaded(STAGE, language), "mended": _loaded(REPAIRS, language)}
    return Words(language, Locale.parse(locale_of(language)), sentences)


def _loaded(stage: str, language: str) -> dict[str, Any]:
    file = files("hudna") / "data" / "languages" / language / f"{stage}.yaml"
    return load_shipped(file) or {} if file.is_file() else {}


def plain(text: Text) -> str:
    """Return a sentence without its marks of reading order."""
    return "".join(run.text for run in text)


def verdict_words(verdict: Verdict, words: Words) -> Text:
    """Return a verdict in one or two words."""
    return words.say(f"verdicts.{verdict.value}")


def verdict_sentence(verdict: Verdict, words: Words) -> Text:
    """Return a verdict as a sentence that can be read aloud."""
    return words.say(f"verdict_sentences.{verdict.value}")


def reason_words(reason: JudgementReason, words: Words) -> Text:
    """Return a reason or a repair as a sentence; one without words is shown by key and values."""
    if reason.key in words.sentences["reasons"] and reason.key in KEYS:
        units = KEYS[reason.key]
        holes = {name: _value(reason.values.get(name), unit, words) for name, unit in units.items()}
        return words.say(f"reasons.{reason.key}", **holes)
    given: Mapping[str, Text] = {name: _as_given(v, words) for name, v in reason.values.items()}
    if reason.key in words.sentences["mended"]:
        try:
            return words.say(f"mended.{reason.key}", **given)
        except (KeyError, TypeError):  # The words ask for another value than was given.
            pass
    listed = [
        words.say("repairs.value", name=(Run(name, Flow.CODE),), value=value)
        for name, value in given.items()
    ]
    return words.say(
        "repairs.unlisted" if listed else "repairs.unlisted_bare",
        reason=(Run(reason.key, Flow.CODE),),
        values=words.join(listed, link="comma"),
    )


def _as_given(value: str, words: Words) -> Text:
    """Return a value as it was given, a number in the reader's digits."""
    if _NUMBER.fullmatch(value):
        return (Run(digits(value, words.language), Flow.NUMBER),)
    return as_said(value, words)


def _value(given: str | None, unit: Unit, words: Words) -> Text:
    if given is None or given == "":
        return words.say("unknown")
    if unit is Unit.NAME:
        return as_said(given, words)
    try:
        number = float(given)
    except ValueError:
        return as_said(given, words)
    return _WRITTEN[unit](number, words)


_WRITTEN = {
    Unit.LENGTH: length,
    Unit.DURATION: duration,
    Unit.SPEED: speed,
    Unit.SHARE: share,
    Unit.NUMBER: figure,
}


def speaker(by: str, words: Words) -> Text:
    """Return who states something, in the reader's language where one actor alone has that name."""
    actors = load_actors().actors
    bearers = [by] if by in actors else _bearers().get(by, [])
    said_as_given = words.language == FALLBACK and by not in actors
    if len(bearers) != 1 or said_as_given:
        return as_said(by, words)
    names = actors[bearers[0]].names
    return named({code: said[0] for code, said in names.items() if said}, words.language)


@cache
def _bearers() -> Mapping[str, list[str]]:
    """Return the actors by each name they have in English."""
    found: dict[str, list[str]] = {}
    for id_, actor in load_actors().actors.items():
        for said in actor.names.get(FALLBACK, ()):
            found.setdefault(said, []).append(id_)
    return found


def shift_words(answer: ClaimVerdict, words: Words) -> tuple[Text, ...]:
    """Return in sentences the least by which place or clock must be wrong for a claim to hold."""
    metres, seconds = answer.smallest_shift_m, answer.smallest_shift_s
    if not answer.versions:
        return _changes_of_statement(answer, words)
    if metres is None and seconds is None:
        key = "shift_not_meant" if answer.probability is None else "shift_none"
        return (words.say(f"claim.{key}"),)
    if metres == 0 or seconds == 0:
        return (_no_shift(answer, words),)
    said: list[Text] = []
    if metres is not None:
        said.append(_shift(metres, answer, words))
    if seconds is not None:
        key = "claim.shift_clock" if said else "claim.shift_clock_only"
        said.append(words.say(key, value=duration(seconds, words)))
    return tuple(said)


def _no_shift(answer: ClaimVerdict, words: Words) -> Text:
    """Return by which versions a claim holds as it is, and how far it is from it by others."""
    shifts = {v.version: v.smallest_shift_m for v in answer.versions}
    most = max((metres for metres in shifts.values() if metres is not None), default=0.0)
    if most == 0:
        return words.say("claim.shift_true")
    true = sorted(version for version, metres in shifts.items() if metres == 0)
    return words.say(
        "claim.shift_true_by",
        version=words.join([as_said(version, words) for version in true]),
        value=tuple(_strong(length(most, words))),
    )


def _changes_of_statement(answer: ClaimVerdict, words: Words) -> tuple[Text, ...]:
    metres, seconds = answer.smallest_shift_m, answer.smallest_shift_s
    if not metres and not seconds:
        known = metres is not None or seconds is not None
        return (words.say("claim.statement_possible"),) if known else ()
    said: list[Text] = []
    apart = any(reason.key == "apart_by" for reason in answer.reasons)
    if metres:
        value = tuple(_strong(length(metres, words)))
        key = "claim.statement_apart" if apart else "claim.statement_shift"
        said.append(words.say(key, value=value))
    if seconds:
        value = tuple(_strong(duration(seconds, words)))
        said.append(words.say("claim.statement_duration", value=value))
    return tuple(said)


def _shift(metres: float, answer: ClaimVerdict, words: Words) -> Text:
    by = next((v for v in answer.versions if v.smallest_shift_m == metres), None)
    value = tuple(_strong(length(metres, words)))
    if by is None or by.shift_bearing is None:
        said = words.say("claim.shift_lead", value=value)
    else:
        said = words.say(
            "claim.shift_lead_bearing", value=value, **_towards(by.shift_bearing, words)
        )
    if by is not None and len(answer.versions) > 1:
        version = as_said(by.version, words)
        said = (*said, Run(" "), *words.say("claim.shift_version", version=version))
    return said


def _towards(bearing: float, words: Words) -> dict[str, Text]:
    names = words.sentences["compass"]
    named_course = names[round(bearing / _POINT) % len(names)]
    return {"direction": (Run(named_course),), "bearing": figure(round(bearing) % 360, words)}


def _strong(text: Text) -> list[Run]:
    return [Run(run.text, run.flow, strong=True, language=run.language) for run in text]
