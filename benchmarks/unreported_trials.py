"""Registers with known truth: how often the intervals of the unreported hold it."""

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np

from hudna.watch.holding.capture import LEAST_MATCHED, chapman, union_bounds
from hudna.watch.holding.loglinear import chao_lower, fit_models, plausible

__all__ = ["chapman_coverage", "registers_bounds", "three_registers"]

REGISTERS = Path(__file__).parents[2] / "shared" / "data" / "registers" / "registers.csv"


def chapman_coverage(seed: int, trials: int) -> None:
    """Print coverage of Chapman's interval, registers being independent or not."""
    print("\nChapman, 95 % interval: holds the truth (target 93 to 97 % under independence)")
    chance = np.random.default_rng([seed, 21])
    for total, first, second in (
        (60, 0.4, 0.35),
        (200, 0.3, 0.25),
        (200, 0.7, 0.5),
        (1000, 0.2, 0.15),
    ):
        for ratio in (0.5, 1.0, 2.0, 4.0):
            both = _both(first, second, ratio)
            cells = (both, first - both, second - both, 1 - first - second + both)
            plain = known = shown = 0
            error = []
            for a, b, c, _ in chance.multinomial(total, cells, size=trials):
                if a < LEAST_MATCHED:
                    continue
                shown += 1
                one, right = chapman(a + b, a + c, a), chapman(a + b, a + c, a, ratio)
                plain += one.low <= total <= one.high
                known += right.low <= total <= right.high
                error.append(one.total / total - 1)
            print(
                f"  N {total}, seen {first:g} and {second:g}, odds ratio {ratio:g}: as if "
                f"independent {100 * plain / max(shown, 1):.1f} % "
                f"(mean error {100 * np.mean(error):+.0f} %), "
                f"with the true ratio {100 * known / max(shown, 1):.1f} %; shown in "
                f"{100 * shown / trials:.0f} % of trials"
            )


def three_registers(seed: int, trials: int) -> None:
    """Print coverage of the model of least AIC, and how often the lower bound is one."""
    print("\nThree registers, N 400: model of least AIC and Chao's lower bound")
    chance = np.random.default_rng([seed, 22])
    for name, sees, mixed, tied in (
        ("independent", (0.5, 0.35, 0.3), 0.0, 0.0),
        ("two tied (odds ratio e^1.5)", (0.5, 0.35, 0.3), 0.0, 1.5),
        ("some events hard to see for all", (0.5, 0.35, 0.3), 1.0, 0.0),
    ):
        held = wide = bound = limit = void = 0
        ratios = []
        for _ in range(trials):
            hard = chance.normal(size=400) * mixed
            logit = np.log(np.array(sees) / (1 - np.array(sees)))
            chances = 1 / (1 + np.exp(-(logit + hard[:, None])))
            saw = chance.random((400, 3)) < chances
            odds = chances[:, 1] / (1 - chances[:, 1]) * np.exp(tied * (saw[:, 0] - 0.5))
            saw[:, 1] = chance.random(400) < odds / (1 + odds)
            code = saw @ np.array([4, 2, 1])
            counts = np.bincount(code, minlength=8)[1:].astype(float)
            best = fit_models(counts)[0]
            void += best.total != best.total
            held += best.low <= 400 <= best.high
            low, high = plausible(fit_models(counts))
            wide += low <= 400 <= high
            lower = chao_lower(counts)
            bound += lower.total <= 400
            limit += lower.limit <= 400
            ratios.append(best.total / 400)
        print(
            f"  {name}: interval holds the truth {100 * held / trials:.0f} %, median total / truth "
            f"{np.nanmedian(ratios):.2f}, not fitted {void}; range of plausible models holds it "
            f"{100 * wide / trials:.0f} %; lower bound below truth {100 * bound / trials:.0f} %, "
            f"its 95 % limit {100 * limit / trials:.0f} %"
        )


def registers_bounds() -> None:
    """Print bounds of the union of the two sides' registers of the joint commission."""
    if not REGISTERS.exists():
        print("\nRegisters of the joint commission: not measured, ../shared is absent")
        return
    placed: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    stated: dict[tuple[str, str], float] = {}
    with REGISTERS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            side, report = row["registering_side"], row["report_id"]
            if row["series"] != "joint_commission" or side not in ("Russia", "Turkey"):
                continue
            if not row["violations"]:
                continue
            if row["governorate"] == "TOTAL":
                stated[report, side] = float(row["violations"])
            else:
                placed[report, side][row["governorate"]] += float(row["violations"])
    least = most = least_placed = differ = 0.0
    used = 0
    for report in sorted({report for report, _ in stated}):
        sides = [(report, side) for side in ("Russia", "Turkey")]
        if not all(side in stated for side in sides):
            continue
        used += 1
        areas = sorted(set().union(*(placed[side] for side in sides)))
        counts = [np.array([placed[side][area] for area in areas]) for side in sides]
        bounds = union_bounds(*counts)
        totals = [max(stated[side], float(c.sum())) for side, c in zip(sides, counts, strict=True)]
        differ += any(stated[s] != c.sum() for s, c in zip(sides, counts, strict=True))
        least_placed += bounds.least
        least += max(bounds.least, *totals)
        most += sum(totals)
    print(
        f"\nJoint commission, {used} bulletins with both sides: together {least:.0f} to {most:.0f} "
        f"cases ({least_placed:.0f} placed in governorates at least); in {differ:.0f} a stated "
        "total is not the sum of its list. What each side counts as one is not known: no estimate"
    )


def _both(first: float, second: float, ratio: float) -> float:
    """Return P(seen by both) for given margins and odds ratio (Plackett 1965)."""
    if ratio == 1:
        return first * second
    s = 1 + (first + second) * (ratio - 1)
    return (s - np.sqrt(s * s - 4 * ratio * (ratio - 1) * first * second)) / (2 * (ratio - 1))
