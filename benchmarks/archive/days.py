"""What belongs to a day rather than to an incident: registers, meetings, statements, bulletins."""

from collections import Counter
from datetime import date, datetime, timedelta

import numpy as np

from benchmarks.archive.cases import put
from benchmarks.archive.incidents import Happened
from benchmarks.archive.plan import FIRST, ZONE
from benchmarks.archive.rows import Sheet
from benchmarks.archive.words import SPEAKERS
from hudna.model.bulletin import BulletinNotice
from hudna.model.register import Register
from hudna.model.release import Audience, Release
from hudna.model.talks import Commitment, Meeting, Relation, Statement
from hudna.model.when import When

__all__ = ["write_days"]

SIDES = (("Russia", 0.55), ("Turkey", 0.4))
"""Which share of what is told each side's list has: inventions of the exercise."""

TOWNS = ("Astana", "Geneva", "Sochi", "Ankara")
FIRE = {"shelling", "small_arms_fire", "armed_clash", "ground_attack", "drone_attack"}


def write_days(
    sheet: Sheet,
    seed: int,
    chance: np.random.Generator,
    happened: list[Happened],
    public: list[str],
) -> None:
    """Add what each day of a lot has besides its incidents."""
    listed: dict[date, Counter[str]] = {}
    for one in happened:
        counts = listed.setdefault(one.day, Counter())
        if one.kind in FIRE and one.place["admin1"] and one.circle[0] != "party":
            counts[one.place["admin1"]] += 1
    for day, areas in sorted(listed.items()):
        if public:
            _day(sheet, f"{seed}-{day:%Y%m%d}", chance, day, areas, public)


def _day(
    sheet: Sheet,
    key: str,
    chance: np.random.Generator,
    day: date,
    areas: Counter[str],
    public: list[str],
) -> None:
    at = datetime(day.year, day.month, day.day, 18, tzinfo=ZONE)
    release = Release(Audience.PUBLIC, not_before=at + timedelta(hours=24))
    report, number = str(chance.choice(public)), (day - FIRST).days
    for side, share in SIDES:
        counts = {a: int(chance.binomial(n, share)) for a, n in sorted(areas.items())}
        counts = {area: n for area, n in counts.items() if n}
        register = Register(
            f"register-{side.lower()}-{key}", side, day, counts, sum(counts.values()), report,
            None, release,
        )  # fmt: skip
        put(sheet, register, release, at)
    for n in range(3):
        speaker = SPEAKERS[int(chance.integers(len(SPEAKERS)))]
        statement = Statement(
            f"statement-{key}{n}", (speaker,), When.day(day), f"Exercise statement {n + 1}, {day}.",
            report, "c1",
        )  # fmt: skip
        put(sheet, statement, release, at)
    if number % 5 == 0:
        town = TOWNS[number // 5 % len(TOWNS)]
        put(sheet, Meeting(f"meeting-{key}", "round", town, When.day(day), (), None, (report,)),
            release, at)  # fmt: skip
    if number % 10 == 0:
        owed = Commitment(f"commitment-{key}", "turkey", f"Exercise undertaking, {day}.",
                          day + timedelta(days=14), f"{report} c1")  # fmt: skip
        put(sheet, owed, release, at)
    if number % 60 == 0:
        pair = ("russia", "turkey")
        change = Relation(f"relation-{key}", pair, "improved", When.day(day), report,
                          "c1")  # fmt: skip
        put(sheet, change, release, at)
    notice = BulletinNotice(f"bulletin-{key}", 1, day, at + timedelta(hours=24), {}, None)
    put(sheet, notice, Release(Audience.PUBLIC), notice.made_at)
