"""A speaker's words beside its earlier ones: only what is known in both is compared."""

from dataclasses import replace

import pytest

from hudna.model.claim import Casualties, Modality, Polarity, Stance, Toll
from hudna.model.reading import Published
from hudna.talks.contradictions import Contrast, contrasts_of
from hudna.talks.source import Source
from tests.talks.test_gather import ASTANA, SPAN, claim, reading, when


def said(report, day, **more):
    settings = {"by": "a", "at": when("2017-01-20"), "places": (ASTANA,), "actors": ("x",), **more}
    made, read, text = reading(report, claim("c1", "shelling", **settings))
    facts = replace(read.document, published=Published(when(day), True))
    return Source(made, replace(read, document=facts), text)


def denied(report="r2", day="2017-01-22", **more):
    return said(report, day, **{"stance": Stance.DENIES, "polarity": Polarity.NEGATIVE, **more})


def killed(number, most=-1):
    return Casualties(killed=Toll(number, number if most == -1 else most, SPAN))


def test_affirmed_then_denied_is_a_contradiction_whatever_order_the_reports_come_in():
    first, second = said("r1", "2017-01-21"), denied()
    (found,) = contrasts_of([second, first])
    assert found.kind is Contrast.CONTRADICTS
    assert found.differs == "said"
    assert (found.earlier_report, found.later_report) == ("r1", "r2")
    assert contrasts_of([first, second]) == (found,)


@pytest.mark.parametrize("stance", [Stance.ADMITS, Stance.APOLOGISES])
def test_denied_then_admitted_is_a_contradiction(stance):
    (found,) = contrasts_of([denied("r1", "2017-01-21"), said("r2", "2017-01-22", stance=stance)])
    assert found.kind is Contrast.CONTRADICTS


@pytest.mark.parametrize(
    "more",
    [
        {"by": "b"}, {"by": None}, {"at": None}, {"at": when("2017-01-19")}, {"places": ()},
        {"places": (replace(ASTANA, id=None),)}, {"places": (replace(ASTANA, id="gn:1"),)},
        {"actors": ()}, {"actors": ("y",)}, {"modality": Modality.POSSIBLE},
    ],
)  # fmt: skip
def test_another_or_an_unknown_part_contradicts_nothing(more):
    assert contrasts_of([said("r1", "2017-01-21"), denied(**more)]) == ()


def test_two_reports_of_one_day_have_no_earlier_and_later():
    assert contrasts_of([said("r1", "2017-01-22"), denied()]) == ()


def test_another_toll_is_a_change_and_no_contradiction():
    first = said("r1", "2017-01-21", casualties=killed(3))
    (found,) = contrasts_of([first, said("r2", "2017-01-22", casualties=killed(5))])
    assert (found.kind, found.differs) == (Contrast.CHANGED, "killed")


@pytest.mark.parametrize("most", [4, None])
def test_tolls_that_can_both_hold_are_no_change(most):
    first = said("r1", "2017-01-21", casualties=killed(3, most))
    assert contrasts_of([first, said("r2", "2017-01-22", casualties=killed(4))]) == ()


def test_who_promised_and_refuses_on_no_day_refuses_the_promise():
    promise = said(
        "r1", "2017-01-21", modality=Modality.PLANNED, at=when("2017-02-01"), actors=("a",)
    )
    refusal = denied(modality=Modality.PLANNED, at=None, actors=("a",))
    (found,) = contrasts_of([promise, refusal])
    assert (found.kind, found.differs) == (Contrast.REFUSED, "promise")
    assert (found.earlier_day, found.later_day) == ("2017-01-21", "2017-01-22")


def test_plans_for_two_days_and_for_others_stand_against_nothing():
    plan = {"modality": Modality.PLANNED, "at": when("2017-02-01"), "actors": ("a",)}
    promise = said("r1", "2017-01-21", **plan)
    assert contrasts_of([promise, denied(**{**plan, "at": when("2017-02-08")})]) == ()
    others = {**plan, "actors": ("x",)}
    assert contrasts_of([said("r1", "2017-01-21", **others), denied(**others)]) == ()


def test_of_texts_whose_day_is_only_bounded_none_is_earlier():
    first, second = said("r1", "2017-01-21"), denied()
    bounded = replace(second.reading.document.published.when, end=None)
    facts = replace(second.reading.document, published=Published(bounded, False))
    later = replace(second, reading=replace(second.reading, document=facts))
    assert contrasts_of([first, later]) == ()
