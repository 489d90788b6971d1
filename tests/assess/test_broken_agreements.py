"""Broken agreement files: each is refused with what is wrong, where, and what to do."""

import json

import pytest

from hudna.assess.agreements import load, load_together
from hudna.errors import ConfigurationError
from hudna.model.description import DescribedField
from tests.cli.driver import one

SOUND = """
id: truce
version: "1"
names: {ar: هدنة, en: Truce}
reached: {start: 2020-01-01, precision: day}
in_force: {start: 2020-01-02, precision: day}
zone_name: Asia/Damascus
parties: [a, b]
guarantors: [g]
zones:
  - {id: all, names: {ar: الكل, en: All}, places: [SY]}
  - id: drawn
    names: {ar: مرسوم, en: Drawn}
    file: zone.geojson
    true_to_km: 5
    source: {ar: رسم, en: drawn}
clauses:
  - id: T/1
    kind: deadline
    names: {ar: مهلة, en: Deadline}
    summary: {ar: سحب, en: Out}
    binds: [a, b]
    zone: all
    in_force: {start: 2020-01-02, precision: day}
    due: {at: 2020-02-01, precision: day, zone_name: Asia/Damascus}
    event_types: [weapon_placement]
    exemptions: [{group: isil, by: text, source: {ar: النص, en: text}}]
    citations: [{document: D/1, article: "1", read_from: text}]
description:
  - field: written
    values: ["yes"]
    citations: &second [{document: D/2, article: "2", read_from: press}]
  - {field: mediators, values: [un, g], citations: *second}
  - {field: lasts, values: [6 months], citations: *second}
  - {field: ended, values: ["2020-07-02"], citations: *second}
counting:
  - {id: window, names: {ar: نافذة, en: window}, unit: window, at_least: 30, minutes: 60}
"""
SQUARE = [[36, 35], [37, 35], [37, 36], [36, 36], [36, 35]]
BOW_TIE = [[36, 35], [37, 36], [37, 35], [36, 36], [36, 35]]


def polygon(ring):
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def written(folder, text=SOUND, drawn=None, name="truce.yaml"):
    (folder / "zone.geojson").write_text(polygon(SQUARE) if drawn is None else drawn, "utf-8")
    path = folder / name
    path.write_text(text, "utf-8")
    return path


CITATIONS = 'citations: [{document: D/1, article: "1", read_from: text}]'
SECOND = ('"1"\nnames', '"2"\nnames')
LATER = ("in_force: {start: 2020-01-02", "in_force: {start: 2020-06-01")
D2 = '[{document: D/2, article: "2", read_from: press}]'
NO = 'field: written, values: ["no"]'
BROKEN = [
    ("id: truce\n", "", "'id' is missing"),
    ("version:", "versoin:", "'version' is missing"),
    ("parties: [a, b]", "parties: a", "not a list"),
    ("{ar: هدنة, en: Truce}", "{en: Truce}", "words in 'ar' are missing"),
    ("start: 2020-01-01", "start: 1 January 2020", "is no date"),
    ("reached: {start: 2020-01-01,", "reached: {start: 2020-01-01, end: 2019-12-31,", "ends"),
    ("zone_name: Asia/Damascus\nparties", "zone_name: Damascus\nparties", "no time zone"),
    ("precision: day, zone_name: Asia/Damascus}", "precision: day}", "deadline has no time zone"),
    ("zone_name: Asia/Damascus}", "zone_name: Nowhere/At_All}", "is no time zone"),
    ("    due: {at: 2020-02-01, precision: day, zone_name: Asia/Damascus}\n", "", "no deadline"),
    ("places: [SY]", "uncertainty: {ar: لا, en: none}", "zone has no extent"),
    ("zone: all", "zone: some", "there is no zone 'some'"),
    ("file: zone.geojson", "file: missing.geojson", "there is no file"),
    ("    true_to_km: 5\n", "", "how true it is"),
    ("    source: {ar: رسم, en: drawn}\n", "", "what the shape was drawn from"),
    ("true_to_km: 5", "true_to_km: -5", "is no number that fits"),
    (CITATIONS, "citations: []", "cites nothing"),
    ("read_from: text", "read_from: rumour", "is not known here"),
    ("kind: deadline", "kind: promise", "'promise' is not known"),
    ("kind: deadline", "kind: stated", "why no program can test it"),
    ("kind: deadline", "kind: reporting", "how often a report is owed"),
    ("by: text, source", "source", "nobody is named who holds this group exempt"),
    ("group: isil", "group: somebody_else", "nobody in the directory"),
    ("field: written", "field: wirtten", "'wirtten' is not known here"),
    ("field: mediators, values: [un, g]", NO, "'written' is described twice"),
    ('values: ["yes"]', "values: [maybe]", "'maybe' is no value of 'written'"),
    ('values: ["yes"]', "values: [yes, no]", "'written' has 2 values"),
    ('values: ["yes"]', "values: []", "nothing is said of 'written'"),
    (f"citations: &second {D2}", "citations: &second []", "'written' cites nothing"),
    (", values: [6 months], citations: *second", ", values: [6 months]", "'citations' is missing"),
    ("[un, g]", "[un, nobody_known]", "'nobody_known' is nobody in the directory"),
    ("values: [6 months]", "values: [half a year]", "'half a year' does not fit 'lasts'"),
    ("2020-07-02", "July 2020", "'July 2020' is no day"),
    ("unit: window", "unit: salvo", "no unit of counting"),
    (", minutes: 60", "", "window has no length"),
    ("id: drawn", "id: all", "two zones are called 'all'"),
    ("version: \"1\"", "version: \"1\"\nversion: \"2\"", "given twice"),
    ("  - id: T/1", "  - id: T/1\n   kind: x", "not YAML"),
]  # fmt: skip


def test_the_sound_file_is_sound(tmp_path):
    sound = load(written(tmp_path))
    assert sound.counting[0].at_least == 30
    assert sound.described(DescribedField.MEDIATORS) == ("un", "g")
    assert sound.described(DescribedField.SIGNED_BY) == ()


@pytest.mark.parametrize(("was", "becomes", "says"), BROKEN, ids=[b[2] for b in BROKEN])
def test_what_is_wrong_is_said_with_place_and_next_step(tmp_path, was, becomes, says):
    assert SOUND.count(was) >= 1
    path = written(tmp_path, SOUND.replace(was, becomes, 1))
    with pytest.raises(ConfigurationError) as error:
        load(path)
    assert says in error.value.message
    assert str(path) in str(error.value.where)
    assert error.value.advice


@pytest.mark.parametrize(
    ("drawn", "says"),
    [
        (polygon(BOW_TIE), "not valid: Self-intersection"),
        (polygon([[36, 135], [37, 135], [37, 136], [36, 135]]), "outside the world"),
        (json.dumps({"type": "Point", "coordinates": [36, 35]}), "draws a Point"),
        (json.dumps({"type": "FeatureCollection", "features": []}), "draws nothing"),
        ("{}", "is no GeoJSON"),
        ("not json", "is no GeoJSON"),
    ],
)
def test_a_shape_that_cannot_be_a_zone_is_refused(tmp_path, drawn, says):
    with pytest.raises(ConfigurationError) as error:
        load(written(tmp_path, drawn=drawn))
    assert says in error.value.message
    assert "zones[1].file" in str(error.value.where)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ([SECOND], "overlaps version 1"),
        ([SECOND, LATER], "does not say that it takes the place"),
        ([('"1"\nnames', '"2"\nsupersedes: "0"\nnames'), LATER], "does not say that it takes"),
    ],
)  # fmt: skip
def test_versions_that_overlap_are_refused(tmp_path, change, says):
    text = SOUND
    for was, becomes in change:
        assert was in text
        text = text.replace(was, becomes, 1)
    paths = [written(tmp_path), written(tmp_path, text, name="second.yaml")]
    with pytest.raises(ConfigurationError) as error:
        load_together(paths)
    assert says in error.value.message
    assert "second.yaml" in str(error.value.where)


def test_a_version_that_follows_nothing_is_refused(tmp_path):
    path = written(tmp_path, SOUND.replace('version: "1"\n', 'version: "1"\nsupersedes: "0"\n'))
    with pytest.raises(ConfigurationError, match="which is not here"):
        load_together([path])


def test_the_command_checks_all_and_names_each_that_is_wrong(tmp_path):
    good = written(tmp_path)
    bad = written(tmp_path, SOUND.replace("zone: all", "zone: some"), name="bad.yaml")
    ran = one("agreement", "check", bad, good)
    assert ran.fails_with("bad.yaml at clauses[0].zone", "there is no zone 'some'", "Use one of")
    assert "truce.yaml: truce 1, 1 clauses" in ran.out
