"""What would change an answer: another line agreed on, a smaller error, more plots, positions."""

from collections.abc import Sequence

from hudna.airspace.case import Case
from hudna.model.judgement import JudgementReason, Verdict, VersionVerdict

__all__ = ["would_change"]

_DECIDED_BY_SIGMAS = 2.326
"""Of a normal error, 1 % lies further out on one side."""


def would_change(
    verdict: Verdict, versions: Sequence[VersionVerdict], case: Case, tracks: Sequence[str]
) -> tuple[JudgementReason, ...]:
    """Return what would change the answer, the least effort first."""
    changes: list[JudgementReason] = []
    for one in versions if len(versions) > 1 else ():
        if one.verdict is not verdict and one.verdict is not Verdict.NOT_RESOLVABLE:
            values = {"version": one.version, "value": one.verdict.value}
            changes.append(JudgementReason("would_change_line", values))
    shifts = [v.smallest_shift_m for v in versions if v.smallest_shift_m]
    errors = [t.bias_sigma_m for t in case.tracks if t.id in tracks]
    if shifts and verdict is Verdict.NOT_RESOLVABLE:
        enough = min(shifts) / _DECIDED_BY_SIGMAS
        if enough < max(errors, default=0.0):
            values = {"track": ", ".join(tracks), "value": f"{enough:.0f}"}
            changes.append(JudgementReason("would_change_bias", values))
    few = [t.id for t in case.tracks if t.id in tracks and len(t.time) < 2]
    if verdict is Verdict.NOT_RESOLVABLE and few:
        changes.append(JudgementReason("would_change_more_plots", {"track": ", ".join(few)}))
    return tuple(changes)
