"""100,000 incidents against every clause of every shipped agreement: `make bench-assess`.

The incidents are drawn at random (an exercise): days of 2015 to 2019, places of the gazetteer or
governorates, kinds, weapons and accused in realistic numbers. A sample is judged one by one, with
words, and must agree. Times are those of the processor, so that other work on it counts little.
"""

import random
import sys
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1]))

from machine import machine

from hudna.assess.agreements import load_all
from hudna.assess.assess import assess
from hudna.assess.bulk import OUTCOMES, assess_many
from hudna.geo import gazetteer
from hudna.model.claim import NARRATOR, Claim, Modality, Polarity, Stance
from hudna.model.incident import Incident
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import Audience, Release
from hudna.model.span import Span
from hudna.model.when import DatePrecision, When

NUMBER, SAMPLE = 100_000, 300
DAMASCUS = ZoneInfo("Asia/Damascus")
KINDS = ["shelling"] * 6 + ["small_arms_fire"] * 4 + [
    "air_strike", "drone_attack", "overflight", "weapon_placement", "obstruction_of_monitors",
    "ground_attack", "siege", "ceasefire_violation", "detention",
]  # fmt: skip
ACCUSED = [(), ("syria_army",), ("syria_opposition",), ("jabhat_al_nusra",), ("ukraine",)]
WEAPONS = [(), ("mortar",), ("artillery",), ("tank",), ("rocket",), ("small_arms",)]


def places() -> list[Place]:
    """Return the settlements and provinces of Syria and Ukraine that the gazetteer has."""
    found = []
    for entry in gazetteer.load():
        if entry.country in ("SY", "UA") and entry.latitude is not None:
            big = entry.id.startswith(f"{entry.country}-")
            precision = PlacePrecision.GOVERNORATE if big else PlacePrecision.SETTLEMENT
            found.append(
                Place(
                    entry.name("en"), entry.id, None, entry.country, entry.admin1,
                    entry.latitude, entry.longitude, entry.radius_km, precision,
                )
            )  # fmt: skip
    return found


def incidents(number: int) -> list[tuple[Incident, list[Claim]]]:
    """Return incidents of an exercise, the same in every run."""
    chance = random.Random(20170124)
    known = places()
    made = []
    for at in range(number):
        day = (date(2015, 1, 1) + timedelta(days=chance.randrange(1800))).isoformat()
        polarity = Polarity.NEGATIVE if chance.random() < 0.1 else Polarity.POSITIVE
        claim = Claim(
            "c", Span(0, 1), None, NARRATOR, (), Stance.ASSERTS, polarity, Modality.FACTUAL, "x"
        )
        incident = Incident(
            f"i{at}", chance.choice(KINDS), When(day, day, DatePrecision.DAY), chance.choice(known),
            (), chance.choice(ACCUSED), False, (), Release(Audience.PUBLIC),
            weapons=chance.choice(WEAPONS),
        )  # fmt: skip
        made.append((incident, [claim]))
    return made


def main() -> None:
    """Judge, compare a sample, and print rates."""
    print(f"# {machine()}")
    judged = incidents(NUMBER)
    agreements = load_all()
    began = time.process_time()
    table = assess_many(judged, agreements, zone=DAMASCUS)
    took = time.process_time() - began
    clauses = len(table.clauses)
    rates = f"{NUMBER / took:,.0f} incidents/s, {NUMBER * clauses / took:,.0f} judgements/s"
    print(f"{NUMBER:,} incidents x {clauses} clauses in {took:.1f} s of one core: {rates}")
    told = Counter(OUTCOMES[code].value for code in table.outcome.ravel())
    print("  " + ", ".join(f"{name} {number:,}" for name, number in sorted(told.items())))
    began, wrong = time.process_time(), 0
    for row in random.Random(1).sample(range(NUMBER), SAMPLE):
        one_by_one = assess(*judged[row], agreements, zone=DAMASCUS)
        wrong += sum(
            OUTCOMES[table.outcome[row, at]] is not one.outcome for at, one in enumerate(one_by_one)
        )
    took = time.process_time() - began
    print(f"one by one, with reasons in words: {SAMPLE / took:,.0f} incidents/s; "
          f"{wrong} of {SAMPLE * clauses:,} judgements of a sample differ")  # fmt: skip
    if wrong:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
