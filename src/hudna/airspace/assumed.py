"""What a judgement takes for granted, said so that it can be denied."""

from hudna.airspace.case import Case
from hudna.airspace.parts import TOLERANCE
from hudna.airspace.reach import MOST_ACCELERATION_MS2, MOST_SPEED_MS
from hudna.model.judgement import JudgementReason

__all__ = ["assumptions"]


def assumptions(case: Case) -> tuple[JudgementReason, ...]:
    """Return the assumptions of a case in the order a reader meets them."""
    found: list[JudgementReason] = []
    for edges in sorted({zone.edges for zone in case.zones}):
        own = ", ".join(dict.fromkeys(z.version for z in case.zones if z.edges == edges))
        found.append(JudgementReason(f"assumption_{edges}_edges", {"version": own}))
    for zone in case.zones:
        if zone.sigma_m:
            values = {"version": zone.version, "value": f"{zone.sigma_m:.1f}"}
            found.append(JudgementReason("assumption_line_shift", values))
    weighed = "assumption_weights" if case.weights else "assumption_no_weights"
    found.append(JudgementReason(weighed, {}))
    if case.tracks:
        found += [
            JudgementReason("assumption_smoothing", {}),
            JudgementReason("assumption_constant_speed", {}),
            JudgementReason("assumption_bias_shared", {}),
            JudgementReason("assumption_noise", {}),
        ]
    if any(track.max_speed_ms is None for track in case.tracks):
        limits = {"value": f"{MOST_SPEED_MS:.0f}", "limit": f"{MOST_ACCELERATION_MS2:.0f}"}
        found.append(JudgementReason("assumption_limits", limits))
    numbers = ("depth_m", "length_m", "duration_s", "distance_m")
    if any(getattr(claim, name) is not None for claim in case.claims for name in numbers):
        found.append(JudgementReason("assumption_tolerance", {"value": f"{TOLERANCE:.2f}"}))
    return tuple(found)
