"""Versions beside those before them, and a zone's two shapes on one map."""

import json
from dataclasses import replace

from hudna.assess.agreements import load, load_all
from hudna.web.present.changes import changed_by
from tests.web.present.test_zones import points

FIRST, SECOND = load("de-escalation-2017-05-04"), load("de-escalation-2017-09-15")


def square(west: float, side: float) -> str:
    east, north = west + side, 35.0 + side
    ring = [[west, 35.0], [east, 35.0], [east, north], [west, north], [west, 35.0]]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def test_only_a_later_version_changes_something() -> None:
    changed = changed_by(load_all())
    assert set(changed) == {(SECOND.id, SECOND.version)}
    second = changed[SECOND.id, SECOND.version]
    assert second.before == FIRST
    whole = [d.id for d in second.clauses if d.field is None]
    assert whole == ["SY-DEA/4", "SY-DEA/5", "SY-DEA/F"]
    assert second.zones == second.maps == ()


def test_both_shapes_of_a_zone_lie_on_one_map() -> None:
    moved = replace(FIRST.zones[0], geometry=square(36.5, 0.5))
    fewer = FIRST.zones[2:]
    after = replace(SECOND, zones=(moved, *fewer))
    changed = changed_by([FIRST, after])[SECOND.id, SECOND.version]
    shifted, gone = changed.maps
    assert shifted.area is not None
    assert shifted.before
    assert shifted.after
    assert shifted.before != shifted.after
    for x, y in points(shifted.before + shifted.after):
        assert 0 <= x <= shifted.width
        assert 0 <= y <= shifted.height
    assert gone.names["en"] == "north of Homs"
    assert gone.before
    assert not gone.after
