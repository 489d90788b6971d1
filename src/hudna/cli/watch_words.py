"""Values of the watch for JSON (plain numbers, null for what is not known) and in words."""

import math
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from hudna.watch.holding.holding import HoldingIndex, Reason, ReasonKind

__all__ = ["plain", "reason_words"]


def plain(value: Any) -> Any:
    """Return a value as JSON has it: dataclasses as objects, nan and infinity as null."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return round(value, 6) if math.isfinite(value) else None
    return value


WORDS: dict[ReasonKind, str] = {
    ReasonKind.CEILING_BELOW: "even at the ceiling the rate is below {theta:g} x normal with "
    "probability {value:.2f} (needed: {limit:.2f})",
    ReasonKind.FLOOR_ABOVE: "even at the floor the rate is below {theta:g} x normal only with "
    "probability {value:.2f} (limit: {limit:.2f})",
    ReasonKind.BETWEEN: "the probability of a rate below {theta:g} x normal, {value:.2f} to "
    "{limit:.2f}, is firm neither way",
    ReasonKind.BOUNDS_DISAGREE: "floor and ceiling disagree: P is {value:.2f} to {limit:.2f}",
    ReasonKind.CLASS_KEPT: "the class that stood is kept until there is firm evidence for another",
    ReasonKind.EFFORT_LOW: "effort is {value:.2f} of the baseline's (least: {limit:.2f})",
    ReasonKind.DAYS_WITHOUT_EFFORT: "no monitoring is told of for {value:.0f} of {limit:.0f} "
    "days: what happened then is not known, and is not taken for calm",
    ReasonKind.EFFORT_NOT_TOLD: "monitoring effort is not told; taken as the same every day",
    ReasonKind.NOBODY_REPORTED: "nobody reported anything: silence is not calm",
    ReasonKind.FEW_REPORTERS: "{value:.0f} reporters can be compared with the baseline and with "
    "each other; {limit:.0f} are needed for one to support another",
    ReasonKind.BASELINE_SHORT: "the baseline has {value:.0f} days (least: {limit:.0f})",
    ReasonKind.BASELINE_THIN: "the baseline has {value:.1f} events that count (least: {limit:.0f})",
    ReasonKind.BASELINE_TRAILING: "normal is the {value:.0f} days before the window; whether they "
    "were calm is not said",
    ReasonKind.REPORTER_SET_ASIDE: "{who} told {value:.0f} where the others' change implies "
    "{limit:.0f}: left out of both periods",
    ReasonKind.CLAIMS_CAPPED: "of {value:.0f} unsupported claims {limit:.1f} count in the ceiling",
    ReasonKind.AUDITS_NONE: "no claim was audited: {value:.2f} of those beyond habit taken as true",
}


def reason_words(reason: Reason, index: HoldingIndex) -> str:
    """Return one reason in words."""
    words: Callable[..., str] = WORDS[reason.kind].format
    return words(value=reason.value, limit=reason.limit, who=reason.who, theta=index.theta)
