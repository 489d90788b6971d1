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
    settle = [v for v in versions if v.verdict not in (verdict, Verdict.NOT_RESOLVABLE)]
    if settle and len({v.verdict for v in versions}) > 1:
        values = {"version": ", ".join(one.version for one in settle)}
        changes.append(JudgementReason("would_change_line", values))
    shifts = [v.smallest_shift_m for v in versions if v.smallest_shift_m]
    errors = [t.bias_sigma_m for t in case.tracks if t.id in tracks]
    if shifts and verdict is Verdict.NOT_RESOLVABLE:
        enough = min(shifts) / _DECIDED_BY_SIGMAS
        if enough < max(errors, default=0.0):
            changes.append(JudgementReason("would_change_bias", {"value": f"{enough:.0f}"}))
    few = any(t.id in tracks and len(t.time) < 2 for t in case.tracks)
    if verdict is Verdict.NOT_RESOLVABLE and few:
        changes.append(JudgementReason("would_change_more_plots"))
    return tuple(changes)
