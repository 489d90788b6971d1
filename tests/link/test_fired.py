"""How much was fired, from what each source tells: ranges stay ranges, speakers are not added."""

from dataclasses import replace

import pytest

from hudna.link.fired import fired
from hudna.model.claim import NARRATOR, Claim, Count, Modality, Polarity, Stance
from hudna.model.span import Span

SHELLING = Claim(
    "c", Span(0, 1), None, NARRATOR, (), Stance.RECORDS, Polarity.POSITIVE, Modality.FACTUAL,
    "shelling",
)  # fmt: skip
GUNFIRE = replace(SHELLING, event_type="small_arms_fire")


def told(claim, *counts):
    """Return the claim with numbers that stand 50 characters apart."""
    spans = [Span(50 * n, 50 * n + 2) for n in range(len(counts))]
    return replace(
        claim, counts=tuple(Count(w, v, s) for (w, v), s in zip(counts, spans, strict=True))
    )


@pytest.mark.parametrize(
    ("counts", "shots", "bursts"),
    [
        ([], None, None),
        ([("km", 4)], None, None),
        ([("shells", 6)], (6, 6), (6, 6)),
        ([("rockets", 3), ("shells", 4)], (4, 7), (4, 7)),
        ([("explosions", 2), ("shells", 2)], (2, 4), (2, 4)),
        ([("shells", 5), ("shells", 10)], (10, 15), (10, 15)),
        ([("rounds", 6)], (6, 6), (6, 6)),
        ([("strikes", 2)], (2, None), (2, None)),
        ([("strikes", 0)], (0, 0), (0, 0)),
    ],
)
def test_what_one_claim_of_shelling_tells(counts, shots, bursts):
    assert fired([told(SHELLING, *counts)]) == (shots, bursts)


@pytest.mark.parametrize(
    ("counts", "shots", "bursts"),
    [
        ([("rounds", 20)], (20, 20), (1, 20)),
        ([("bursts", 3)], (3, None), (3, 3)),
        ([("bursts", 3), ("rounds", 20)], (20, None), (3, 23)),
        ([("explosions", 2), ("rounds", 20)], (20, 22), (2, 22)),
    ],
)
def test_what_one_claim_of_gunfire_tells(counts, shots, bursts):
    """How many shots were one burst is not told, nor how many shots a burst had."""
    assert fired([told(GUNFIRE, *counts)]) == (shots, bursts)


def test_two_ends_of_a_range_are_one_number():
    ends = (Count("shells", 20, Span(8, 10)), Count("shells", 30, Span(15, 17)))
    assert fired([replace(SHELLING, counts=ends)]) == ((20, 30), (20, 30))


def test_speakers_are_never_added():
    forty, twenty_five = told(SHELLING, ("shells", 40)), told(SHELLING, ("shells", 25))
    assert fired([forty, twenty_five, SHELLING]) == ((25, 40), (25, 40))


def test_a_denial_gives_no_number_and_denials_alone_leave_nothing():
    denied = replace(told(SHELLING, ("shells", 40)), polarity=Polarity.NEGATIVE)
    by_stance = replace(told(SHELLING, ("shells", 40)), stance=Stance.DENIES)
    assert fired([SHELLING, denied]) == (None, None)
    assert fired([told(SHELLING, ("shells", 6)), by_stance]) == ((6, 6), (6, 6))
    assert fired([denied, by_stance]) == ((0, 0), (0, 0))


def test_what_is_only_planned_was_not_fired():
    planned = replace(told(SHELLING, ("shells", 40)), modality=Modality.PLANNED)
    assert fired([planned]) == (None, None)
