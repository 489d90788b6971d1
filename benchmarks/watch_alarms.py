"""How fast alarms come and how often they are false: `make bench-watch`.

Truth is drawn by `hawkes_truth` at 2 events a day; alarms see counts only and fit their own.
A delay counts days from the first day of the rise to the alarm, both counted in. False rates are
alarms per 100 days of one series with 95 % intervals over series. Peers run on the same series.
"""

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from hawkes_truth import draw, risen
from machine import machine

from hudna.watch.alarms.charts import watch_panel
from hudna.watch.alarms.cusum import BASELINE, GUARD, evidence, normal_rate, run_chart
from hudna.watch.alarms.daily_hawkes import DailyHawkes
from hudna.watch.alarms.false_alarms import quiet_heights
from hudna.watch.alarms.panel import Panel, SeriesName
from hudna.watch.alarms.report_delay import reported_share

FIRST = BASELINE + GUARD
TRUTHS = ((0.0, 1.0), (0.3, 1.0), (0.3, 5.0), (0.5, 1.0), (0.5, 5.0), (0.7, 1.0), (0.7, 5.0))
MEAN = 2.0
NEVER = 999
OUT = Path(__file__).parent / "results" / "watch_alarms.txt"


def panel(counts, effort=None, reports=None):
    """Return a panel of series 0, 1, 2 ... from day 0."""
    names = tuple(SeriesName(str(i)) for i in range(counts.shape[1]))
    told = np.full(counts.shape, np.nan) if effort is None else effort
    return Panel(0, names, counts, told, np.ones(counts.shape, np.bool_), reports)


def raised(watched, shape):
    """Return a mask (days, series) of the alarms of a panel that began on day 0."""
    mask = np.zeros(shape, np.bool_)
    for alarm in watched.alarms:
        mask[alarm.day, int(alarm.name.area)] = True
    return mask


def hudna(counts, effort=None):
    """Run the charts of `hudna watch alarms`, each series by itself (no rule across areas)."""
    return raised(watch_panel(panel(counts, effort), false_share=1.0), counts.shape)


def iid_limit(counts):
    """Run the NB-CUSUM with a limit that takes days for independent (Poisson, no after-effects)."""
    process = DailyHawkes(0.0, 0.2, 200.0)
    limit = quiet_heights(process, MEAN).limit
    ratios = evidence(counts, np.ones_like(counts), process)
    return run_chart(ratios, lambda t, height, _: (height >= limit) & (t >= FIRST)).crossed


def three_sigma(counts):
    """Alarm on a day above mean + 3 standard deviations of the same baseline."""
    mask = np.zeros(counts.shape, np.bool_)
    for t in range(FIRST, len(counts)):
        base = counts[t - GUARD - BASELINE : t - GUARD]
        mask[t] = counts[t] > base.mean(0) + 3 * base.std(0, ddof=1)
    return mask


def ewma(counts, weight=0.2, width=2.45):
    """Run a Poisson EWMA (Borror et al. 1998) whose limit gives 1 in 100 on independent days."""
    normal, _ = normal_rate(counts, np.ones_like(counts))
    mask, level = np.zeros(counts.shape, np.bool_), normal[FIRST].copy()
    for t in range(FIRST, len(counts)):
        level = (1 - weight) * level + weight * counts[t]
        mask[t] = level > normal[t] + width * np.sqrt(normal[t] * weight / (2 - weight))
        level = np.where(mask[t], normal[t], level)
    return mask


METHODS = {
    "hudna": hudna,
    "CUSUM, iid limit": iid_limit,
    "Poisson EWMA": ewma,
    "3 sigma": three_sigma,
}


def rate(mask):
    """Return alarms per 100 days of a series as text with the 95 % interval over series."""
    each = 100 * mask[FIRST:].mean(0)
    error = 1.96 * each.std(ddof=1) / np.sqrt(len(each))
    return f"{each.mean():.2f} ({each.mean() - error:.2f}-{each.mean() + error:.2f})"


def delays(mask, change):
    """Return each series' delay in days, `NEVER` if none came."""
    after = mask[change:]
    return np.where(after.any(0), after.argmax(0) + 1, NEVER)


def told(waits, over=60):
    """Return median and 90 % of delays as text; `over` is how many days were looked at."""
    found = np.quantile(waits, [0.5, 0.9], method="inverted_cdf")
    return " / ".join(f"> {over}" if days == NEVER else f"{days:.0f}" for days in found)


def false_and_fast(say, rng):
    """Print false rates and delays for each truth and method."""
    change = 203
    for branching, memory in TRUTHS:
        say(f"branching {branching}, memory {memory:g} days")
        quiet = draw(MEAN, branching, memory, FIRST + 365, 100, rng)
        rises = {
            f"{kind} x{times}": rule(MEAN, branching, memory, change + 60, 200, rng, change, times)
            for kind, rule in (("background", draw), ("whole rate", risen))
            for times in (2, 3)
        }
        for name, method in METHODS.items():
            waits = "; ".join(
                f"{kind} {told(delays(method(c), change))}" for kind, c in rises.items()
            )
            say(f"  {name:18} false {rate(method(quiet))}; delay {waits}")


def other_levels(say, rng):
    """Print false rates away from 2 a day, and for one short series that fits itself."""
    say("false alarms per 100 days at other levels, branching 0.5, memory 5 days")
    for mean in (0.1, 0.5, 10.0, 40.0):
        say(f"  {mean:g} a day: {rate(hudna(draw(mean, 0.5, 5.0, FIRST + 365, 60, rng)))}")
    mean = rng.choice([0.2, 1.0, 5.0], 60)
    say(f"  0.2, 1 and 5 a day mixed: {rate(hudna(draw(mean, 0.5, 5.0, FIRST + 365, 60, rng)))}")
    for branching in (0.0, 0.5):
        alone = [hudna(draw(MEAN, branching, 5.0, 200, 1, rng)) for _ in range(80)]
        say(f"  one series of 200 days by itself, branching {branching}: {rate(np.hstack(alone))}")


def effort_alone(say, rng):
    """Print false rates while effort changes and the rate per effort does not."""
    say("effort changes half way, rate per effort does not; false alarms per 100 days after it")
    days, change, memory = FIRST + 240, FIRST + 60, 5.0
    for branching in (0.0, 0.5):
        for times in (0.1, 0.5, 2.0, 10.0):
            effort = np.ones((days, 100))
            effort[change:] = times
            high = max(times, 1.0)
            truth = draw(MEAN * high, branching, memory, days, 100, rng)
            own = draw(MEAN, branching, memory, days, 100, rng)
            seen = rng.binomial(truth.astype(np.int64), effort / high).astype(float)
            told_mask, untold = hudna(seen, effort), hudna(seen)
            multiplied = rng.poisson(own * effort).astype(float)
            say(
                f"  branching {branching}, effort x{times:g}: "
                f"share seen {100 * told_mask[change : change + 56].mean():.2f}, "
                f"each seen more often {100 * hudna(multiplied, effort)[change:][:56].mean():.2f}; "
                f"effort not told {100 * untold[change : change + 56].mean():.2f}"
            )


def many_areas(say, rng):
    """Print the share of false ones among alarms of 50 areas of which 5 change."""
    areas, changed, change, runs = 50, 5, 203, 20
    for times in (2, 3):
        right = wrong = 0
        waits = []
        for _ in range(runs):
            counts = draw(MEAN, 0.5, 5.0, change + 28, areas, rng)
            counts[:, :changed] = draw(
                MEAN, 0.5, 5.0, change + 28, changed, rng, change=change, times=times
            )
            watched = watch_panel(panel(counts), look_back=28 + 30)
            mask = raised(watched, counts.shape)
            right += int(mask[change:, :changed].sum())
            wrong += int(mask[change:, changed:].sum())
            waits += delays(mask, change)[:changed].tolist()
        found = 100 * np.mean(np.array(waits) <= 28)
        say(
            f"50 areas, 5 rise x{times} (branching 0.5): {wrong} of {right + wrong} alarms of the "
            f"28 days after are false ({100 * wrong / max(right + wrong, 1):.0f} %); "
            f"{found:.0f} % of the rises found, delay {told(waits, 28)}"
        )


def late_reports(say, rng):
    """Print how often the last day of a quiet series with late reports is called low, or misses."""
    days, mean_delay, trials = 200, 4.0, 40
    low = {True: 0, False: 0}
    inside = total = alarms = 0
    for _ in range(trials):
        truth = draw(MEAN, 0.3, 5.0, days, 10, rng)
        day, series = np.nonzero(truth)
        each = np.repeat(day, truth[day, series].astype(int))
        which = np.repeat(series, truth[day, series].astype(int))
        reported = each + np.floor(rng.exponential(mean_delay, len(each))).astype(int)
        known = reported < days
        counts = np.zeros_like(truth)
        np.add.at(counts, (each[known], which[known]), 1)
        reports = reported_share(each[known], reported[known], np.ones(known.sum()), today=days - 1)
        for corrected in (True, False):
            watched = watch_panel(
                panel(counts, reports=reports if corrected else None), look_back=1, false_share=1.0
            )
            low[corrected] += sum(s.status in ("lower", "data_gap") for s in watched.standings)
            if corrected:
                alarms += len(watched.alarms)
                for i, s in enumerate(watched.standings):
                    inside += s.complete_low <= truth[-7:, i].sum() <= s.complete_high
                    total += 1
    say(
        f"reports 4 days late on average: last day called lower or gap in "
        f"{100 * low[True] / total:.1f} % "
        f"of quiet series (without correction {100 * low[False] / total:.1f} %); 90 % range of the "
        f"last 7 days holds the later truth in {100 * inside / total:.0f} %"
    )


def main() -> None:
    """Measure all and store the output."""
    lines = []

    def say(line: str) -> None:
        print(line, flush=True)
        lines.append(line)

    say(f"# {machine()}")
    rng = np.random.default_rng(20160227)
    start = time.process_time()
    false_and_fast(say, rng)
    other_levels(say, rng)
    effort_alone(say, rng)
    many_areas(say, rng)
    late_reports(say, rng)
    say(f"all in {time.process_time() - start:.0f} s of one core")
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
