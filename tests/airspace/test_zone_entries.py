"""Zones and lines as a case names them: mended where beyond doubt, refused where not."""

import json
from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Geod

from hudna.airspace.zone import Zone
from hudna.airspace.zone_file import read_zone
from hudna.errors import InputError
from hudna.model.judgement import HeightDatum
from hudna.text.schema import Node

GEOD = Geod(ellps="WGS84")
SQUARE = [[36, 35], [37, 35], [37, 36], [36, 36], [36, 35]]
BOW = [[36, 35], [37, 36], [37, 35], [36, 36], [36, 35]]


def area(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def line(*places: Any) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": list(places)}


def collection(**named: Any) -> dict[str, Any]:
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": geometry}
        for name, geometry in named.items()
    ]
    return {"type": "FeatureCollection", "features": features}


def zone(document: Any = None, **said: Any) -> Zone:
    entry = {"id": "z", "version": "v", **said}
    if document is not None:
        entry["file"] = "z.geojson"
    data = json.dumps(document).encode()
    return read_zone(Node(entry, "case.yaml", "zones[0]", InputError), lambda name, where: data)


def said_of(one: Zone) -> dict[str, dict[str, str]]:
    return {reason.key: dict(reason.values) for reason in one.repairs}


def refusal(document: Any = None, **said: Any) -> InputError:
    with pytest.raises(InputError) as error:
        zone(document, **said)
    assert error.value.where.startswith("case.yaml at zones[0]")
    assert error.value.advice
    return error.value


def test_an_area_is_read_with_its_limits_and_error() -> None:
    one = zone(area(SQUARE), sigma_m="25", floor_m="0", ceiling="24500 ft", height_datum="msl")
    assert (one.id, one.version, one.side, one.edges) == ("z", "v", "inside", "straight")
    assert one.geometry.equals(shapely.box(36, 35, 37, 36))
    assert (one.sigma_m, one.floor_m, one.height_datum) == (25, 0, HeightDatum.MSL)
    assert np.isclose(one.ceiling_m, 7467.6)
    assert said_of(one) == {"ceiling_converted": {"given": "24500 ft", "metres": "7467.6"}}


def test_what_is_not_stated_is_stated_as_such() -> None:
    said = said_of(zone(area(SQUARE), floor_m="100"))
    assert said == {"line_error_unstated": {}, "limits_datum_unknown": {}}


def test_a_line_needs_a_side_and_an_area_has_none() -> None:
    border = line([36, 35], [37, 36])
    assert zone(border, side="left").geometry.geom_type == "LineString"
    assert "a line has no inside" in refusal(border).message
    assert "no area" in refusal(border, side="inside").message
    assert "no line" in refusal(area(SQUARE), side="left").message
    assert "the side 'outside' is not known" in refusal(area(SQUARE), side="outside").message


def test_lines_that_follow_each_other_become_one_in_their_direction() -> None:
    parts = {"type": "MultiLineString", "coordinates": [[[37, 35], [38, 35]], [[36, 35], [37, 35]]]}
    whole = zone(parts, side="right").geometry
    assert shapely.get_coordinates(whole).tolist() == [[36, 35], [37, 35], [38, 35]]


def test_a_feature_is_chosen_by_name_or_properties() -> None:
    both = collection(east=area(SQUARE), west=area([[34, 35], [35, 35], [35, 36], [34, 36]]))
    assert "several features may be meant: east, west" in refusal(both).message
    assert zone(both, feature="west").geometry.bounds == (34, 35, 35, 36)
    assert zone(both, feature={"name": "east"}).geometry.bounds == (36, 35, 37, 36)
    assert "no shape 'north'" in refusal(both, feature="north").message


def test_the_side_tells_lines_from_areas() -> None:
    mixed = collection(border=line([36, 35], [37, 36]), land=area(SQUARE))
    assert zone(mixed, side="left").geometry.geom_type == "LineString"
    assert zone(mixed, side="inside").geometry.geom_type == "Polygon"
    assert "several features" in refusal(mixed).message


def test_an_edge_that_crosses_itself_is_refused_with_the_place() -> None:
    message = refusal(area(BOW)).message
    assert "self-intersection at longitude and latitude 36.5 35.5" in message


def test_an_edge_that_crosses_itself_is_mended_where_the_case_wants_it() -> None:
    one = zone(area(BOW), repair="make_valid", sigma_m="0")
    assert one.geometry.is_valid
    assert np.isclose(one.geometry.area, 0.5)
    assert said_of(one)["shape_made_valid"]["place"] == "36.5 35.5"
    assert int(said_of(one)["shape_made_valid"]["area"]) > 1e9


def test_rings_are_closed_turned_and_thinned_with_a_statement() -> None:
    ring = [[36, 35], [36, 36], [36, 36], [37, 36], [37, 35]]
    one = zone(area(ring), sigma_m="0")
    assert one.geometry.equals(shapely.box(36, 35, 37, 36))
    assert shapely.is_ccw(one.geometry.exterior)
    assert said_of(one) == {
        "rings_closed": {"n": "1"},
        "vertices_repeated": {"n": "1"},
        "rings_turned": {"n": "1"},
    }


def test_holes_stay_holes() -> None:
    hole = [[36.4, 35.4], [36.4, 35.6], [36.6, 35.6], [36.6, 35.4], [36.4, 35.4]]
    one = zone(area(SQUARE, hole))
    assert not one.geometry.contains(shapely.Point(36.5, 35.5))
    assert one.geometry.contains(shapely.Point(36.2, 35.5))


@pytest.mark.parametrize(
    "ring",
    [
        [[179, 10], [-179, 10], [-179, 12], [179, 12], [179, 10]],
        [[-179, 10], [-179, 12], [179, 12], [179, 10], [-179, 10]],
    ],
)
def test_a_ring_runs_on_across_the_antimeridian(ring: Any) -> None:
    one = zone(area(ring), sigma_m="0")
    west, south, east, north = one.geometry.bounds
    assert (east - west, south, north) == (2, 10, 12)
    assert said_of(one)["edges_across_180"] == {"n": "2"}


def test_parts_split_at_the_antimeridian_are_joined() -> None:
    east = [[[179, 10], [180, 10], [180, 12], [179, 12], [179, 10]]]
    west = [[[-180, 10], [-179, 10], [-179, 12], [-180, 12], [-180, 10]]]
    one = zone({"type": "MultiPolygon", "coordinates": [east, west]}, sigma_m="0")
    assert one.geometry.equals(shapely.box(179, 10, 181, 12))
    assert said_of(one) == {"parts_joined_at_180": {"n": "1"}}


@pytest.mark.parametrize("pole", [90, -90])
def test_a_ring_around_a_pole_holds_it(pole: int) -> None:
    edge = 80 if pole > 0 else -80
    ring = [[lon, edge] for lon in (0, 90, 180, -90, 0)]
    one = zone(area(ring), sigma_m="0")
    assert one.geometry.is_valid
    assert {abs(one.geometry.bounds[1]), abs(one.geometry.bounds[3])} == {80, 90}
    assert one.geometry.bounds[2] - one.geometry.bounds[0] == 360
    assert said_of(one)["ring_holds_pole"] == {"latitude": str(pole)}


def test_the_whole_world_between_two_parallels_is_left_as_drawn() -> None:
    one = zone(area([[-180, 0], [180, 0], [180, 10], [-180, 10], [-180, 0]]))
    assert one.geometry.bounds == (-180, 0, 180, 10)


@pytest.mark.parametrize("place", [(36.0, 36.0), (0.0, 179.95), (78.0, 10.0)])
def test_a_circle_is_true_to_a_centimetre(place: tuple[float, float]) -> None:
    latitude, longitude = place
    one = zone(
        circle={"latitude": str(latitude), "longitude": str(longitude), "radius": "12 nmi"},
        sigma_m="0",
    )
    corners = shapely.get_coordinates(one.geometry)
    middles = (corners[1:] + corners[:-1]) / 2
    for points in (corners, middles):
        start = np.full(len(points), longitude), np.full(len(points), latitude)
        metres = GEOD.inv(*start, points[:, 0], points[:, 1])[2]
        assert np.abs(np.asarray(metres) - 22_224).max() < 0.02
    assert one.geometry.is_valid


def test_a_circle_needs_a_radius() -> None:
    entry = {"latitude": "36", "longitude": "36"}
    assert "radius" in refusal(circle=entry).message
    assert (
        "'91' is no number" in refusal(circle={**entry, "latitude": "91", "radius_m": "9"}).message
    )


def test_what_is_near_a_line_is_an_area() -> None:
    one = zone(line([36, 35], [36.5, 35.5], [37, 35]), within_m="5000", sigma_m="0")
    assert (one.side, one.geometry.geom_type) == ("inside", "Polygon")
    for course in (0.0, 225.0, 315.0):
        inside = GEOD.fwd(36.5, 35.5, course, 4990)[:2]
        assert one.geometry.contains(shapely.Point(inside))
    assert not one.geometry.contains(shapely.Point(GEOD.fwd(36.5, 35.5, 0.0, 5010)[:2]))
    assert said_of(one)["zone_widened"] == {"distance": "5000"}
    far = line([0, 35], [40, 35])
    assert "cannot be drawn true" in refusal(far, within_m="5000").message


def test_another_datum_is_converted_and_adds_to_the_error() -> None:
    one = zone(area(SQUARE), datum="ED50", sigma_m="30")
    assert one.datum == "ED50"
    assert one.sigma_m > 30
    assert "ED50 to WGS 84" in said_of(one)["datum_converted"]["operation"]
    assert 0 < abs(one.geometry.bounds[0] - 36) < 0.005
    named = area(SQUARE) | {
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4230"}}
    }
    assert zone(named).datum == "ED50"
    assert "the file is in ED50" in refusal(named, datum="WGS 84").message


def test_an_unknown_datum_is_refused() -> None:
    assert "'Clarke 1866' is not known" in refusal(area(SQUARE), datum="Clarke 1866").message


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"type": "Point", "coordinates": [36, 36]}, "no GeoJSON of an area or line"),
        ([], "no GeoJSON of an area or line"),
        (area(), "the area is empty"),
        (area([]), "no positions"),
        (area([[36, 35], [37, 35], [36, 35]]), "fewer than three different positions"),
        (area([[36, 35], [37, "x"], [37, 36], [36, 35]]), "not two numbers"),
        (area([[36, 35], [36, 95], [37, 36], [36, 35]]), "latitude 95 is not on Earth"),
        (area([[36, 135], [37, 135], [37, 136], [36, 135]]), "the two look swapped"),
        (area([[36, 35], [9999, 35], [37, 36], [36, 35]]), "is not on Earth"),
        (line([36, 35], [36, 35]), "fewer than two different positions"),
        (collection(), "nothing of that name"),
    ],
)
def test_what_draws_no_zone_is_refused(document: Any, message: str) -> None:
    assert message in refusal(document).message


def test_heights_go_by_other_names() -> None:
    assert zone(area(SQUARE), height_datum="AMSL").height_datum is HeightDatum.MSL
    assert zone(area(SQUARE), height_datum="agl").height_datum is HeightDatum.GROUND
    assert "'sea' is not known" in refusal(area(SQUARE), height_datum="sea").message


def test_an_entry_says_one_way_how_it_is_drawn() -> None:
    assert "nothing draws it" in refusal().message
    assert "both 'file' and 'circle'" in refusal(area(SQUARE), circle={"latitude": "1"}).message
    assert "no line of the name 'nowhere'" in refusal(name="nowhere").message


def test_an_unknown_field_names_the_nearest() -> None:
    assert "the nearest one is 'ceiling_m'" in refusal(area(SQUARE), celling_m="3").message


def test_limits_have_an_order_and_a_unit() -> None:
    assert "not below the ceiling" in refusal(area(SQUARE), floor_m="10", ceiling_m="10").message
    assert "in which unit" in refusal(area(SQUARE), floor="1000").message
    both = refusal(area(SQUARE), floor_m="10", floor_ft="30")
    assert "are both given" in both.message
