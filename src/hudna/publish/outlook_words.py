"""The outlook in sentences, for pages and bulletins alike."""

from collections.abc import Mapping

from hudna.model.outlook import Outlook, SideOutlook, Why
from hudna.publish.alert_words import STAGE, say
from hudna.text.figures import number
from hudna.text.sentences import sentences
from hudna.text.terms import term_of

__all__ = [
    "expected_words",
    "figure_words",
    "normal_words",
    "past_words",
    "reason_words",
    "standing_words",
]

IN_PER_CENT = frozenset(
    {"ceiling_below", "floor_above", "between", "bounds_disagree", "effort_low", "audits_none"}
)
"""Reasons whose numbers are shares."""


def expected_words(outlook: Outlook, language: str) -> str:
    """Return what is expected, in one sentence that can be read aloud."""
    if outlook.expected is None:
        why = _of_key("why", outlook.why_not or "", language)
        return say("outlook_not", language, why=why)
    low, high = round(outlook.expected.low), round(outlook.expected.high)
    return say("outlook_expected", language, days=outlook.days, low=low, high=high)


def normal_words(outlook: Outlook, language: str) -> str:
    """Return what is usual in so many days, empty where it is not known."""
    if outlook.normal is None:
        return ""
    return say("outlook_normal", language, normal=_figure(outlook.normal, language))


def standing_words(side: SideOutlook, name: str, language: str) -> str:
    """Return how the ceasefire stands with one accused side."""
    standing = term_of(side.standing, language)
    return say("standing_of", language, side=name, standing=standing)


def past_words(outlook: Outlook, language: str) -> str:
    """Return how what was expected of the past weeks has done."""
    if not outlook.past:
        return say("past_none", language)
    inside = sum(one.expected.low <= one.came <= one.expected.high for one in outlook.past)
    return say("past_inside", language, inside=inside, all=len(outlook.past))


def reason_words(why: Why, names: Mapping[str, str], language: str) -> str:
    """Return a reason as a sentence; `names` are of those it may be about."""
    share = why.key in IN_PER_CENT
    value, limit = (_figure(n, language, share=share) for n in (why.value, why.limit))
    who = names.get(why.who, why.who)
    return _of_key("reason", why.key, language, who=who, value=value, limit=limit)


def figure_words(key: str, language: str) -> str:
    """Return what a figure of the model card is called."""
    return _of_key("figure", key, language)


def _of_key(kind: str, key: str, language: str, **values: object) -> str:
    """Return the sentence of a key, or the key itself where a later version has stored it."""
    name = f"{kind}_{key}"
    return say(name, language, **values) if name in sentences(STAGE, language) else key


def _figure(value: float | None, language: str, *, share: bool = False) -> str:
    """Return a number to a tenth, a share in whole per cent."""
    if value is None:
        return ""
    return number(round(value * 100) if share else _short(value), language)


def _short(value: float) -> float:
    return round(value) if abs(value) >= 10 or value == int(value) else round(value, 1)
