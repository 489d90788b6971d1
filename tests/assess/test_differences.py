"""What a version changes is said field by field, in every language, and measured on the ground."""

import dataclasses
import json
from dataclasses import replace

import pytest

from hudna.assess.agreements import load
from hudna.assess.difference_words import SHOWN
from hudna.assess.differences import Change, Subject, differences
from hudna.model.agreement import Agreement, Clause, Zone
from hudna.text.sentences import sentences
from hudna.text.terms import terms

FIRST, SECOND = load("de-escalation-2017-05-04"), load("de-escalation-2017-09-15")
IDLIB = load("idlib-2018-09-17")


def square(west, south, side):
    ring = [
        [west, south], [west + side, south], [west + side, south + side], [west, south + side],
        [west, south],
    ]  # fmt: skip
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def with_clause(**changes):
    first, *others = FIRST.clauses
    return replace(FIRST, clauses=(replace(first, **changes), *others))


def with_zone(**changes):
    first, *others = FIRST.zones
    return replace(FIRST, zones=(replace(first, **changes), *others))


def only(before, after):
    (found,) = differences(before, after)
    return found


def test_a_version_does_not_differ_from_itself():
    assert differences(FIRST, FIRST) == ()


def test_what_the_prolongation_changed():
    found = differences(FIRST, SECOND)
    whole = {(d.change, d.id) for d in found if d.field is None}
    assert whole == {
        (Change.REMOVED, "SY-DEA/4"), (Change.REMOVED, "SY-DEA/5"), (Change.ADDED, "SY-DEA/F"),
    }  # fmt: skip
    assert not [d for d in found if d.subject is Subject.ZONE]
    force = next(d for d in found if d.field == "in_force")
    assert force.subject is Subject.AGREEMENT  # said once, not again for every clause
    assert force.words["en"] == (
        "The agreement, in force: before, from 5 May 2017, without an end; "
        "now, from 15 September 2017, without an end."
    )


def test_what_describes_an_agreement_is_compared_without_its_sources():
    (found,) = (d for d in differences(FIRST, SECOND) if d.field == "description")
    assert found.words["en"] == (
        "The agreement, what describes it: added, enforcement from outside: by states, "
        "part of the stage by PA-X: Rel, and number in PA-X: 2094; taken out, observers: United "
        "Nations, United States, and Jordan and number in PA-X: 2093."
    )
    first, *others = FIRST.description
    sources = replace(first, citations=FIRST.description[-1].citations)
    resourced = only(FIRST, replace(FIRST, description=(sources, *others)))
    assert resourced.words["en"].startswith("The agreement, what describes it: ")


def test_a_clause_that_begins_at_a_time_of_its_own_says_so():
    later = replace(FIRST.clauses[0].in_force, start="2017-06-01")
    found = only(FIRST, with_clause(in_force=later))
    assert (found.subject, found.field) == (Subject.CLAUSE, "in_force")
    assert "1 June 2017" in found.after["en"]


@pytest.mark.parametrize(
    ("change", "english", "arabic"),
    [
        ({"weapons": ("tank",)}, "weapons: added, tank; taken out, any weapon.", "أي سلاح"),
        ({"zone": "syria"}, "zone: before, Idlib area; now, Syria.", "الآن: سوريا."),
        ({"event_types": FIRST.clauses[0].event_types[1:]}, "about: taken out, shelling.", "حُذف"),
        ({"exemptions": FIRST.clauses[0].exemptions[:1]}, "groups exempt: taken out,", "المستثناة"),
        ({"summary": {"ar": "كذا.", "en": "Thus."}}, "now, “Thus”.", "الآن: «كذا»."),
        ({"disputed": ({"ar": "أمر", "en": "One thing"},)}, "added, “One thing”;", "«أمر»"),
        ({"every_days": 7}, "before, nothing; now, every 7 days.", "كل 7 يوما"),
    ],
)  # fmt: skip
def test_a_changed_field_is_said_before_and_after_in_both_languages(change, english, arabic):
    found = only(FIRST, with_clause(**change))
    assert found.id == "SY-DEA/2-idlib"
    assert found.field == next(iter(change))
    assert found.before != found.after
    assert english in found.words["en"]
    assert arabic in found.words["ar"]


def test_a_change_in_another_language_alone_is_not_passed_over():
    names = {**FIRST.clauses[0].names, "ru": "иначе"}
    found = only(FIRST, with_clause(names=names))
    assert "does not show in these words" in found.words["en"]
    assert "теперь: «иначе»" in found.words["ru"]


def test_another_order_is_no_change():
    turned = FIRST.clauses[0].event_types[::-1]
    assert differences(FIRST, with_clause(event_types=turned)) == ()


def test_a_zone_that_moves_gains_and_loses_square_kilometres():
    before = with_zone(geometry=square(36.0, 35.0, 0.2))
    after = with_zone(geometry=square(36.1, 35.0, 0.2))
    found = only(before, after)
    assert (found.subject, found.field) == (Subject.ZONE, "extent")
    half = 0.1 * 0.2 * 111.195**2 * 0.81837  # the cosine of 35.1 degrees
    assert found.area.gained_km2 == pytest.approx(half, rel=0.01)
    assert found.area.lost_km2 == pytest.approx(half, rel=0.01)
    assert found.area.kept_km2 == pytest.approx(half, rel=0.01)
    assert f"gains {found.area.gained_km2:,.0f} km²" in found.words["en"]
    assert "كم²" in found.words["ar"]


def test_a_wider_strip_about_a_line_gains_and_loses_nothing():
    line = json.dumps({"type": "LineString", "coordinates": [[38.0, 48.0], [38.0, 48.9]]})
    narrow = with_zone(geometry=line, within_km=10.0)
    found = only(narrow, with_zone(geometry=line, within_km=15.0))
    assert found.area.lost_km2 == 0
    assert found.area.gained_km2 == pytest.approx(10 * 100 + 3.14 * (15**2 - 10**2), rel=0.02)
    assert found.after["en"] == "all within 15 km of a drawn shape"


def test_a_zone_drawn_for_the_first_time_has_no_area_to_compare():
    found = only(with_zone(geometry=None, places=("XX-1",)), FIRST)
    assert found.area is None
    assert found.words["en"].startswith("The zone “Idlib area” is another.")


def test_a_zone_that_comes_or_goes_is_named():
    fewer = replace(FIRST, zones=FIRST.zones[1:])
    assert only(FIRST, fewer).words["en"] == "Zone taken out: Idlib area."
    assert only(fewer, FIRST).words["ar"] == "أُضيف نطاق: منطقة إدلب."


@pytest.mark.parametrize("cls", [Agreement, Clause, Zone])
def test_every_field_has_a_name_and_words(cls):
    told_apart = {"id", "version", "supersedes", "zones", "clauses", "geometry"}
    fields = {field.name for field in dataclasses.fields(cls)} - told_apart
    assert fields <= SHOWN.keys()
    named = {key.removeprefix("field_") for key in sentences("assess", "ar")}
    assert fields - {"places", "within_km"} <= named


def test_every_weapon_of_an_agreement_has_words():
    for agreement in (FIRST, IDLIB, load("minsk-package-2015-02-12")):
        used = {weapon for clause in agreement.clauses for weapon in clause.weapons}
        assert used <= terms("ar")["weapon"].keys() == terms("en")["weapon"].keys()
