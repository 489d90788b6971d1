"""From probabilities to an answer per claim: supported, contradicted or not resolvable."""

from collections.abc import Mapping, Sequence

from hudna.airspace.case import Case
from hudna.airspace.parts import Part, mixed
from hudna.model.judgement import JudgementReason, Verdict

__all__ = ["agreed", "answer", "part_reasons", "probability_of", "weighed"]

Parts = tuple[Part, ...]


def answer(parts: Parts, case: Case) -> Verdict:
    """Return the answer to a claim by its parts: one that fails fails it, and all support it.

    A number is contradicted where values as low or as high as it are as rare as the threshold says
    on either side.
    """
    if not parts:
        return Verdict.NOT_RESOLVABLE
    if any(_fails(part, case) for part in parts):
        return Verdict.CONTRADICTED
    if all(part.true >= case.supported_from for part in parts):
        return Verdict.SUPPORTED
    return Verdict.NOT_RESOLVABLE


def _fails(part: Part, case: Case) -> bool:
    if isinstance(part.claimed, bool):
        return part.true <= case.contradicted_to
    return min(part.as_low, part.as_high) <= case.contradicted_to / 2


def weighed(versions: Mapping[str, Parts], case: Case) -> Parts:
    """Return the parts mixed over the versions by their declared weights; empty without weights."""
    if not case.weights or not all(versions.values()):
        return ()
    columns = zip(*versions.values(), strict=True)
    weights = [case.weights.get(version, 1.0 / len(versions)) for version in versions]
    return tuple(mixed(list(zip(weights, column, strict=True))) for column in columns)


def agreed(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the one verdict that all share, else that it is not resolvable."""
    return verdicts[0] if len(set(verdicts)) == 1 else Verdict.NOT_RESOLVABLE


def probability_of(parts: Parts) -> float | None:
    """Return the probability that a claim's one event is so, or all its numbers are; null if none.

    Of entering it is that of the event alone: numbers beside it are answered in the reasons.
    """
    if not parts:
        return None
    events = [part for part in parts if isinstance(part.claimed, bool)]
    return min(part.true for part in events or parts)


def part_reasons(version: str, parts: Parts, case: Case) -> tuple[JudgementReason, ...]:
    """Return what the parts say against one version."""
    reasons = []
    for part in parts:
        if isinstance(part.claimed, bool):
            inside = part.true if part.claimed else 1.0 - part.true
            values = {"version": version, "value": f"{inside:.4f}"}
            reasons.append(JudgementReason("p_inside", values))
        elif part.values is not None:
            outside = "outside" if _fails(part, case) else "in_range"
            values = {
                "version": version,
                "value": f"{float(part.claimed):.1f}",
                "low": f"{part.values.low:.1f}",
                "high": f"{part.values.high:.1f}",
            }
            reasons.append(JudgementReason(f"claimed_{part.name}_{outside}", values))
    return tuple(reasons)
