"""Who may see what, and what the public is spared."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.model.party import Actor, PartyKind, Role
from hudna.model.place import Place, PlacePrecision
from hudna.model.release import (
    MINIMUM_COUNT,
    PUBLIC_DELAY,
    Audience,
    Release,
    coarse,
    may_be_sent,
    public_after,
    sees,
    sees_source,
    suppress,
)

NOW = datetime(2019, 9, 22, 18, tzinfo=UTC)
KINDS = (PartyKind.GUARANTOR, PartyKind.OBSERVER, PartyKind.OPERATOR, PartyKind.SIDE)

READERS = {
    Audience.PUBLIC: {None, *KINDS},
    Audience.SIDES: {*KINDS},
    Audience.MECHANISM: {PartyKind.GUARANTOR, PartyKind.OBSERVER, PartyKind.OPERATOR},
    Audience.GUARANTORS: {PartyKind.GUARANTOR},
}


def office(kind: PartyKind, role: Role = Role.ANALYST, party: str = "a") -> Actor:
    return Actor(f"{party}-{role}", party, kind, role, {})


@pytest.mark.parametrize("audience", READERS)
@pytest.mark.parametrize("kind", [None, *KINDS])
def test_each_circle_is_read_by_exactly_its_members(
    audience: Audience, kind: PartyKind | None
) -> None:
    actor = office(kind) if kind else None
    assert sees(actor, Release(audience), NOW) is (kind in READERS[audience])


@pytest.mark.parametrize("kind", KINDS)
def test_an_administrator_reads_nothing_but_what_is_public(kind: PartyKind) -> None:
    administrator = office(kind, Role.ADMINISTRATOR)
    for audience in READERS:
        assert sees(administrator, Release(audience), NOW) is (audience is Audience.PUBLIC)
    assert not sees(administrator, Release(Audience.PARTY, "a"), NOW)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_confined_to_a_party_is_read_by_that_party_alone(kind: PartyKind) -> None:
    own = Release(Audience.PARTY, "a")
    assert sees(office(kind, party="a"), own, NOW)
    assert not sees(office(kind, party="b"), own, NOW)
    assert not sees(None, own, NOW)


def test_a_release_to_one_party_names_it() -> None:
    with pytest.raises(ValueError, match="party"):
        Release(Audience.PARTY)
    with pytest.raises(ValueError, match="party"):
        Release(Audience.PUBLIC, "a")


def test_the_public_waits_and_the_mechanism_does_not() -> None:
    release = public_after(NOW)
    assert not sees(None, release, NOW + PUBLIC_DELAY - timedelta(seconds=1))
    assert sees(None, release, NOW + PUBLIC_DELAY)
    assert sees(office(PartyKind.SIDE), release, NOW)


def test_who_told_us_is_known_to_those_who_were_told() -> None:
    assert sees_source(office(PartyKind.GUARANTOR, party="a"), "a")
    assert not sees_source(office(PartyKind.GUARANTOR, party="b"), "a")
    assert not sees_source(office(PartyKind.GUARANTOR, Role.ADMINISTRATOR, "a"), "a")
    assert not sees_source(office(PartyKind.OPERATOR, Role.PUBLISHER, "a"), "a")
    assert not sees_source(None, "a")


@given(st.floats(-89, 89), st.floats(-179, 179), st.floats(0, 50))
def test_a_public_position_is_within_its_own_radius_of_the_true_one(
    latitude: float, longitude: float, radius: float
) -> None:
    place = Place("x", latitude=latitude, longitude=longitude, radius_km=radius)
    seen = coarse(place)
    assert seen.latitude is not None
    assert seen.longitude is not None
    assert abs(seen.latitude - latitude) <= 0.05 + 1e-6
    assert abs(seen.longitude - longitude) <= 0.05 + 1e-6
    assert seen.radius_km is not None
    assert seen.radius_km >= 10
    assert coarse(seen) == seen


def test_a_public_place_is_never_called_a_point() -> None:
    place = Place("x", latitude=35.0, longitude=36.0, precision=PlacePrecision.POINT)
    assert coarse(place).precision is PlacePrecision.NEAR_SETTLEMENT
    unknown = replace(place, latitude=None, longitude=None)
    assert coarse(unknown) == unknown


def test_counts_that_could_single_somebody_out_are_withheld() -> None:
    assert suppress(0) == 0
    assert [suppress(n) for n in range(1, MINIMUM_COUNT)] == [None] * (MINIMUM_COUNT - 1)
    assert suppress(MINIMUM_COUNT) == MINIMUM_COUNT


def test_only_public_texts_are_sent_to_other_machines() -> None:
    for audience in Audience:
        release = Release(audience, "turkey" if audience is Audience.PARTY else None)
        assert may_be_sent(release, local=True)
        assert may_be_sent(release, local=False) == (audience is Audience.PUBLIC)
