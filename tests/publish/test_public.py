from dataclasses import replace
from datetime import timedelta

import pytest

from hudna.model.bulletin import Bulletin
from hudna.model.codec import to_json
from hudna.model.place import PlacePrecision
from hudna.model.release import PUBLIC_DELAY, Audience, Release
from hudna.publish.bulletin import render_html
from hudna.publish.public import WITHHELD, public_incident, public_view
from tests.publish.exercise import BULLETIN, CONTESTED, MADE_AT

VIEW = public_view(BULLETIN, MADE_AT)
CLOSED = (
    Release(Audience.SIDES),
    Release(Audience.MECHANISM),
    Release(Audience.GUARANTORS),
    Release(Audience.PARTY, "turkey"),
    Release(Audience.PUBLIC, not_before=MADE_AT + timedelta(minutes=1)),
)


CONFINED = (Release(Audience.GUARANTORS), Release(Audience.PARTY, "turkey"))


def with_case(**changes: object) -> Bulletin:
    case = replace(CONTESTED.case, **changes)  # type: ignore[arg-type]
    return replace(BULLETIN, cases=(replace(CONTESTED, case=case),))


def test_twice_is_once() -> None:
    assert public_view(VIEW, MADE_AT) == VIEW


@pytest.mark.parametrize("release", CONFINED, ids=lambda r: r.audience.value)
def test_a_case_confined_to_fewer_than_the_mechanism_is_left_out_and_counted(
    release: Release,
) -> None:
    view = public_view(with_case(release=release), MADE_AT)
    assert view.cases == ()
    assert view.coverage[WITHHELD] == 1


def test_the_mechanisms_case_on_a_public_incident_is_what_a_publisher_prints() -> None:
    view = public_view(with_case(release=Release(Audience.MECHANISM)), MADE_AT)
    assert len(view.cases) == 1


@pytest.mark.parametrize("release", CLOSED, ids=lambda r: r.audience.value)
def test_a_case_whose_incident_is_not_released_is_left_out(release: Release) -> None:
    file = replace(CONTESTED, incident=replace(CONTESTED.incident, release=release))
    assert public_view(replace(BULLETIN, cases=(file,)), MADE_AT).cases == ()


def test_a_case_is_left_out_until_the_delay_is_over() -> None:
    young = with_case(opened_at=MADE_AT - PUBLIC_DELAY + timedelta(seconds=1))
    old = with_case(opened_at=MADE_AT - PUBLIC_DELAY)
    assert public_view(young, MADE_AT).cases == ()
    assert len(public_view(old, MADE_AT).cases) == 1


@pytest.mark.parametrize("release", CLOSED, ids=lambda r: r.audience.value)
def test_a_claim_not_released_is_on_no_page(release: Release) -> None:
    secret = replace(CONTESTED.claims[0], release=release, words="a secret sentence")
    file = replace(CONTESTED, claims=(secret, CONTESTED.claims[1]))
    view = public_view(replace(BULLETIN, cases=(file,)), MADE_AT)
    assert view.cases[0].claims == (CONTESTED.claims[1],)
    assert secret.ref not in view.cases[0].incident.claims
    assert "a secret sentence" not in render_html(view, "en")


def test_positions_are_coarse() -> None:
    place = VIEW.cases[0].incident.place
    assert (place.latitude, place.longitude) == (35.6, 36.6)
    assert place.radius_km is not None
    assert place.radius_km >= 10
    assert place.precision is PlacePrecision.NEAR_SETTLEMENT
    exact = ("35.61376", "36.56449")
    assert not any(number in repr(to_json(VIEW)) for number in exact)


@pytest.mark.parametrize(
    ("claimed", "printed"),
    [
        (None, None),
        ((0, 0), (0, 0)),
        ((1, 1), (0, 2)),
        ((2, 2), (0, 2)),
        ((1, 5), (0, 5)),
        ((2, None), (0, None)),
        ((3, 3), (3, 3)),
        ((4, 7), (4, 7)),
    ],
)
def test_small_counts_of_people_cannot_be_told_apart(
    claimed: tuple[int, int | None] | None, printed: tuple[int, int | None] | None
) -> None:
    incident = replace(CONTESTED.incident, killed=claimed, wounded=claimed)
    public = public_incident(incident)
    assert (public.killed, public.wounded) == (printed, printed)


def test_a_small_count_is_printed_as_fewer_than_the_minimum() -> None:
    assert "fewer than" in render_html(VIEW, "en")
    assert "أقل من" in render_html(VIEW, "ar")


def test_nothing_internal_is_left_in_the_public_dataset() -> None:
    told = repr(to_json(VIEW))
    for internal in (
        "russia-representative",
        "turkey-representative",
        "evidence-1",
        "route agreed by telephone",
        "the duty log stays with the brigade",
        "only_one",
    ):
        assert internal in repr(to_json(BULLETIN))
        assert internal not in told
    assert VIEW.mechanism.actors == ()
    assert all(a.facts == () for file in VIEW.cases for a in file.allegations)


def test_findings_votes_and_determination_stay_as_they_were_given() -> None:
    before, after = CONTESTED, VIEW.cases[0]
    assert [f.reasons for f in after.findings] == [f.reasons for f in before.findings]
    assert [b.choice for b in after.votes[0].ballots] == [b.choice for b in before.votes[0].ballots]
    assert after.votes[0].determination == before.votes[0].determination


def test_registers_stay_as_the_sides_published_them() -> None:
    assert VIEW.registers == BULLETIN.registers
