"""What is joined, what is not, and why."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.link.blocking import candidates
from hudna.link.columns import compare
from hudna.link.frame import frame
from hudna.link.join import join, left_out
from hudna.link.reasons import words_in
from hudna.link.weights import KEYS, WEIGHTS
from hudna.model.claim import Modality, Polarity, Speaker, Stance
from hudna.model.incident import SourcedClaimRef
from hudna.model.place import Place
from hudna.model.release import Audience, Release
from hudna.model.when import DatePrecision, When
from hudna.text.sentences import sentences

from .claims import DAMASCUS, DARAA, DAY, IDLIB, JISR, KAFR_NABL, SARAQIB, SPAN, at, place, said


def joined(*items, **more):
    return join(items, zone=DAMASCUS, **more)


def groups(incidents):
    return {frozenset((ref.report, ref.claim) for ref in i.claims) for i in incidents}


def test_one_event_in_three_outlets_is_one_incident():
    (incident,) = joined(
        said("r1", actors=["syria_army"], killed=(2, 2)),
        said("r2", when=at("2019-09-20T17:00", "2019-09-20T18:00", DatePrecision.HOUR)),
        said("r3", places=[IDLIB], actors=["syria_government"], killed=(1, 1)),
    )
    assert len(incident.claims) == 3
    assert incident.killed == (1, 2)
    assert incident.place.name == "Kafr Nabl"
    assert incident.when.start == "2019-09-20T17:00"
    assert incident.accused == ("syria_army", "syria_government")
    assert not incident.contested


@pytest.mark.parametrize(
    "other",
    [
        said("r2", places=[DARAA]),
        said("r2", places=[JISR]),
        said("r2", when=at("2019-09-23")),
        said("r2", kind="obstruction_of_monitors"),
        said("r2", when=None),
    ],
    ids=["far away", "another town", "days later", "another kind", "no time given"],
)
def test_what_does_not_resemble_stays_apart(other):
    assert groups(joined(said("r1"), other)) >= {frozenset({("r1", "c1")})}
    assert len(joined(said("r1"), other)) == 2


def test_two_vague_reports_of_a_province_stay_apart_unless_more_agrees():
    first, second = said("r1", places=[IDLIB]), said("r2", places=[IDLIB])
    assert len(joined(first, second)) == 2
    named = [said(r, places=[IDLIB], actors=["hts"], targets=["syria_army"]) for r in ("r1", "r2")]
    assert len(joined(*named)) == 1


def test_a_denial_makes_the_incident_contested_and_accuses_nobody_by_itself():
    denial = said(
        "r2", polarity=Polarity.NEGATIVE, stance=Stance.DENIES, actors=["syria_government"]
    )
    (incident,) = joined(said("r1"), denial)
    assert incident.contested
    assert incident.accused == ()
    (alone,) = joined(denial)
    assert not alone.contested


def test_claims_their_own_document_relates_are_put_together_whatever_their_words():
    claim = said("r1", "c1", kind="airspace_violation", actors=["russia"])
    bare = said(
        "r1", "c2", kind="airspace_violation", places=(), when=None, stance=Stance.DENIES,
        polarity=Polarity.NEGATIVE, relations=[("denies", "c1")],
    )  # fmt: skip
    (incident,) = joined(claim, bare)
    assert incident.contested
    assert incident.reasons[0].parts[0][0] == "related_denies"


def test_a_response_is_another_event():
    fire = said("r1", "c1")
    answer = said("r1", "c2", kind="return_fire", places=[JISR], relations=[("responds", "c1")])
    assert len(joined(fire, answer)) == 2


def test_only_concrete_events_said_as_fact_make_incidents():
    assert joined(said("r1", kind="talks"), said("r2", kind="violation_count")) == ()
    assert joined(said("r1", modality=Modality.PLANNED)) == ()


def test_a_claim_without_place_and_time_is_left_out_but_not_lost():
    bare = said("r2", places=(), when=None)
    assert groups(joined(said("r1"), bare)) == {frozenset({("r1", "c1")})}
    assert left_out([said("r1"), bare], zone=DAMASCUS) == (
        (SourcedClaimRef("r2", "c1"), "no place and no time"),
    )


def test_such_a_claim_goes_with_the_one_event_of_its_kind_in_its_report():
    bare = said("r1", "c9", places=(), when=None, killed=(1, 3))
    (incident,) = joined(said("r1"), bare)
    assert incident.killed == (1, 3)
    two = joined(said("r1", "c1"), said("r1", "c2", places=[JISR]), bare)
    assert all(SourcedClaimRef("r1", "c9") not in i.claims for i in two)
    assert len(two) == 2


def test_claims_of_different_release_are_never_joined():
    secret = said("r2", release=Release(Audience.PARTY, "turkey"))
    first, second = joined(said("r1"), secret)
    assert {first.release.audience, second.release.audience} == {Audience.PUBLIC, Audience.PARTY}


def test_a_place_without_coordinates_keeps_its_words():
    (incident,) = joined(said("r1", places=[Place("the old market")]))
    assert incident.place.name == "the old market"
    assert incident.place.latitude is None


def test_a_chain_of_neighbours_is_not_one_event():
    days = [said(f"r{n}", when=at(f"2019-09-{n:02}")) for n in range(10, 20)]
    assert len(joined(*days)) == 10


def test_an_incident_keeps_its_name_when_more_is_reported():
    before = joined(said("r5"))[0]
    known = dict.fromkeys(before.claims, before.id)
    after = joined(said("r1"), said("r5"), known=known)[0]
    assert after.id == before.id
    assert len(after.claims) == 2


def test_a_split_leaves_the_name_with_the_larger_part():
    known = {SourcedClaimRef(r, "c1"): "inc-old" for r in ("r1", "r2", "r3")}
    split = joined(said("r1", places=[JISR]), said("r2"), said("r3"), known=known)
    assert {i.id for i in split if len(i.claims) == 2} == {"inc-old"}
    assert len({i.id for i in split}) == 2


def test_every_reason_adds_up_and_is_in_both_languages():
    (incident,) = joined(said("r1", actors=["hts"]), said("r2", actors=["hts"]))
    (reason,) = incident.reasons
    assert reason.score == pytest.approx(sum(weight for _, weight in reason.parts))
    assert reason.score > 0
    for key, _ in reason.parts:
        assert words_in(key, "ar") != words_in(key, "en") != key
    keys = {key for feature in KEYS for key in feature}
    assert keys < sentences("link", "en").keys() == sentences("link", "ar").keys()


def test_the_table_prefers_closer_places_and_times():
    place = list(WEIGHTS["place"].values())
    assert place[:6] == sorted(place[:6], reverse=True)
    for weights in WEIGHTS.values():
        known = [w for key, w in weights.items() if not key.endswith(("unknown", "open"))]
        unknown = [w for key, w in weights.items() if key.endswith(("unknown", "open"))]
        assert all(w < max(known) for w in unknown)


PLACES = st.sampled_from([(KAFR_NABL,), (SARAQIB,), (JISR,), (IDLIB,), ()])
TIMES = st.sampled_from([None, DAY, at("2019-09-21"), When("2019-09-01", None, DatePrecision.DAY)])
CLAIMS = st.lists(
    st.builds(
        said,
        st.sampled_from(["r1", "r2", "r3"]),
        st.sampled_from(["c1", "c2", "c3"]),
        kind=st.sampled_from(["shelling", "air_strike", "killing", "ceasefire_violation"]),
        places=PLACES,
        when=TIMES,
        actors=st.sampled_from([(), ("hts",), ("syria_army",)]),
        polarity=st.sampled_from(Polarity),
        relations=st.sampled_from([(), (("denies", "c1"),), (("confirms", "c2"),)]),
        release=st.sampled_from([Release(Audience.PUBLIC), Release(Audience.MECHANISM)]),
    ),
    max_size=9,
    unique_by=lambda item: item.ref,
)


@settings(max_examples=80)
@given(CLAIMS, st.randoms())
def test_the_order_of_claims_does_not_matter_and_no_claim_is_lost(items, random):
    incidents = join(items, zone=DAMASCUS)
    shuffled = list(items)
    random.shuffle(shuffled)
    assert join(shuffled, zone=DAMASCUS) == incidents
    inside = [ref for incident in incidents for ref in incident.claims]
    outside = [ref for ref, _ in left_out(items, zone=DAMASCUS)]
    assert sorted([*inside, *outside], key=repr) == sorted((i.ref for i in items), key=repr)
    releases = {item.ref: item.release for item in items}
    assert all(releases[ref] == i.release for i in incidents for ref in i.claims)
    assert len({i.id for i in incidents}) == len(incidents)


@settings(max_examples=80)
@given(CLAIMS)
def test_blocking_misses_no_pair_that_would_score(items):
    columns = frame(items, DAMASCUS)
    n = len(items)
    made = set(zip(*(side.tolist() for side in candidates(columns)), strict=True))
    left, right = np.triu_indices(n, 1)
    same = columns.group[left] == columns.group[right]
    left, right = left[same], right[same]
    levels = compare(columns, left, right)
    place, time = levels[:, 1], levels[:, 2]
    near = [KEYS[1][p] not in ("place_far", "place_unknown", "place_left_open") for p in place]
    soon = [not KEYS[2][t].endswith(("days_apart", "far", "unknown", "open")) for t in time]
    for a, b, is_near, is_soon in zip(left, right, near, soon, strict=True):
        if is_near and is_soon:
            assert (int(a), int(b)) in made


def test_a_report_is_understood_before_it_is_compared_with_others():
    (incident,) = joined(
        said("r1", "c1", when=None),
        said("r1", "c2"),
        said("r1", "c3", places=()),
        said("r2"),
    )
    assert len(incident.claims) == 4


def test_a_rare_kind_needs_less_to_be_the_same_event():
    vague = Place("Syria", "SY", None, "SY", None, 35.0, 38.5, 421.0)
    shot = [said(r, kind="shoot_down", places=[vague]) for r in ("r1", "r2")]
    assert len(joined(*shot)) == 1
    shelled = [said(r, places=[vague]) for r in ("r1", "r2")]
    assert len(joined(*shelled)) == 2


def test_words_read_as_the_weapon_are_not_accused():
    item = said("r1", actors=["artillery"])
    gun = replace(item.claim.actors[0], id=None)
    item = replace(item, claim=replace(item.claim, actors=(gun,), weapons=(gun,)))
    assert joined(item)[0].accused == ()


def test_who_records_or_accuses_is_not_accused_by_its_own_claim():
    for stance, accused in ((Stance.RECORDS, ("hts",)), (Stance.ADMITS, ("hts", "un"))):
        item = said("r1", actors=["hts", "un"], stance=stance)
        item = replace(item, claim=replace(item.claim, speaker=Speaker("UN", "un", SPAN)))
        assert joined(item)[0].accused == accused


def test_harm_without_place_and_time_goes_with_the_one_act_of_its_report():
    toll = said("r1", "c9", kind="killing", places=(), when=None, killed=(2, 2))
    (incident,) = joined(said("r1"), toll)
    assert (incident.event_type, incident.killed) == ("shelling", (2, 2))
    by_others = said("r1", "c9", kind="killing", places=(), when=None, actors=["hts"])
    assert joined(said("r1"), by_others)[0].accused == ()


def test_fire_that_was_not_returned_denies_nothing():
    not_returned = said(
        "r1", "c2", kind="return_fire", polarity=Polarity.NEGATIVE, places=(), when=None
    )
    (incident,) = joined(said("r1", kind="small_arms_fire"), not_returned)
    assert not incident.contested


def test_a_rough_claim_counts_less_on_a_busy_day():
    rough = said("r9", places=[IDLIB])
    assert len(joined(said("r1"), rough)) == 1
    towns = [said(f"r{n}", places=[p]) for n, p in enumerate((KAFR_NABL, SARAQIB, JISR))]
    towns += [said("r5", places=[place("Harim", 36.2, 36.52)])]
    busy = joined(*towns, rough)
    assert all(len(incident.claims) == 1 for incident in busy)
    three = joined(said("r1"), said("r2"), rough)[0]
    assert any(key == "place_crowded" for r in three.reasons for key, _ in r.parts)
    for reason in three.reasons:
        assert reason.score == pytest.approx(sum(weight for _, weight in reason.parts))
