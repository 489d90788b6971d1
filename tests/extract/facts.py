"""What the model article and the exercise articles on its facts must give, in any words."""

from hudna.model.claim import Claim, Modality, Polarity, RelationKind, Stance
from hudna.model.reading import Reading


def of_type(reading: Reading, event_type: str, stance: Stance | None = None) -> Claim:
    found = [c for c in reading.claims if c.event_type == event_type]
    found = [c for c in found if stance is None or c.stance is stance]
    assert found, f"no claim of type {event_type} {stance or ''}"
    return found[0]


def check_shoot_down(reading: Reading) -> None:
    claim = of_type(reading, "shoot_down")
    assert claim.speaker.span is None
    assert claim.polarity is Polarity.POSITIVE
    assert claim.when is not None
    assert (claim.when.start, claim.when.precision.value) == ("2015-11-24", "part_of_day")
    assert [w.id for w in claim.weapons] == ["air_to_air_missile"]
    assert claim.places
    assert [(c.what, c.value) for c in claim.counts] == [("km_from_border", 4.0)]
    assert [m.id for m in claim.targets] == ["russia"]
    assert all((m.id or "").startswith("turkey") for m in claim.actors)
    assert claim.actors
    assert [c.event_type for c in reading.claims].count("shoot_down") == 1


def check_crew(reading: Reading) -> None:
    killing = of_type(reading, "killing")
    assert killing.casualties is not None
    assert killing.casualties.killed is not None
    assert (killing.casualties.killed.min, killing.casualties.killed.max) == (1, 1)
    assert len(killing.actors) == 1
    assert len(killing.targets) == 1
    rescue = of_type(reading, "rescue")
    assert rescue.casualties is not None
    assert rescue.casualties.rescued is not None
    assert rescue.casualties.rescued.min == 1
    assert (rescue.actors[0].id or "").startswith("russia")
    assert (rescue.actors[1].id or "").startswith("syria")


def check_airspace(reading: Reading) -> None:
    claimed = of_type(reading, "airspace_violation", Stance.CLAIMS)
    denied = of_type(reading, "airspace_violation", Stance.DENIES)
    confirmed = of_type(reading, "airspace_violation", Stance.CONFIRMS)
    assert claimed.speaker.id == "turkey"
    assert claimed.polarity is Polarity.POSITIVE
    assert denied.speaker.id == "russia_mod"
    assert denied.polarity is Polarity.NEGATIVE
    assert [(r.type, r.claim) for r in denied.relations] == [(RelationKind.DENIES, claimed.id)]
    assert confirmed.speaker.id == "syria_air_defence"
    assert confirmed.polarity is Polarity.NEGATIVE
    assert [(r.type, r.claim) for r in confirmed.relations] == [(RelationKind.CONFIRMS, denied.id)]


def check_relations(reading: Reading) -> None:
    apology = of_type(reading, "apology")
    assert (apology.speaker.id, apology.stance) == ("turkey_president", Stance.APOLOGISES)
    order = of_type(reading, "order")
    assert (order.speaker.id, order.stance) == ("russia_president", Stance.ORDERS)
    assert order.when is not None
    assert (order.when.start or "").startswith("2016-06-2")
    assert order.when.end == "2016-06-30"
    assert of_type(reading, "relations_change").speaker.span is None


def check_truce(reading: Reading) -> None:
    truce = reading.agreements[0]
    assert truce.type is not None
    assert truce.type.value == "ceasefire"
    assert truce.reached is not None
    assert truce.reached.value == "2016-12-29"
    assert truce.entry_into_force is not None
    assert truce.entry_into_force.value == "2016-12-30T00:00"
    assert [m.id for m in truce.parties] == ["syria_government", "syria_opposition"]
    assert [m.id for m in truce.mediators] == ["russia", "turkey"]
    assert truce.guarantors == ()
    assert truce.status is not None
    assert truce.status.value == "holding"
    assert truce.scope is not None
    assert of_type(reading, "ceasefire_status").agreement == truce.id
    breach = of_type(reading, "ceasefire_violation")
    assert breach.counts == ()
    assert breach.actors == ()


def check_meeting(reading: Reading) -> None:
    meeting = reading.meetings[0]
    assert meeting.start is not None
    assert meeting.end is not None
    assert (meeting.start.value, meeting.end.value) == ("2017-01-23", "2017-01-24")
    assert len(meeting.participants) == 3
    assert all(p.delegation for p in meeting.participants)
    assert meeting.outcome is not None
    mechanism = reading.agreements[1]
    assert mechanism.type is not None
    assert mechanism.type.value == "monitoring_mechanism"
    assert [m.id for m in mechanism.parties] == ["russia", "turkey", "iran"]
    assert mechanism.guarantors == ()
    support = reading.claims[-1]
    assert support.modality is Modality.PLANNED
    assert support.meeting == reading.meetings[1].id
    assert len(support.places) == 1


def check_all(reading: Reading) -> None:
    check_shoot_down(reading)
    check_crew(reading)
    check_airspace(reading)
    check_relations(reading)
    check_truce(reading)
    check_meeting(reading)
    assert reading.claims[0].speaker.id == "russia_mfa"
    assert reading.registers == ()
    assert reading.document.cited_source is not None
    assert not reading.document.published.stated
