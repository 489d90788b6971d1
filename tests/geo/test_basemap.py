import hashlib
import json
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2] / "src/hudna"
VEGA = ROOT / "data/vega"
BASEMAP, VENDOR = ROOT / "web/static/basemap", ROOT / "web/static/vendor"
LANGUAGES = ("ar", "en", "ru", "tr", "fa")


def features(name):
    return json.loads((BASEMAP / f"{name}.geojson").read_text("utf-8"))["features"]


def test_the_first_view_is_small():
    assert sum(path.stat().st_size for path in BASEMAP.iterdir()) < 400_000


@pytest.mark.parametrize("layer", ["governorates", "labels", "towns"])
def test_every_label_has_its_name_in_five_languages(layer):
    for feature in features(layer):
        names = [feature["properties"][f"name_{language}"] for language in LANGUAGES]
        assert all(names), feature["properties"]["id"]


def test_arabic_names_are_in_arabic_letters():
    for layer in ("governorates", "labels", "towns"):
        for feature in features(layer):
            assert re.search("[\u0621-\u064a]", feature["properties"]["name_ar"])


def test_boundaries_in_dispute_are_lines_of_their_own_with_the_reason():
    drawn = {f["properties"]["id"]: f["properties"] for f in features("boundaries")}
    listed = yaml.safe_load((ROOT / "data/borders/disputed_boundaries.yaml").read_text("utf-8"))
    assert {item["pair"] for item in listed} == {i for i, p in drawn.items() if p["disputed"]}
    for item in listed:
        drawn_note = {code: drawn[item["pair"]][f"note_{code}"] for code in ("ar", "en")}
        assert drawn_note == item["note"]


def test_the_legend_says_the_same_things_in_every_language():
    legend = json.loads((BASEMAP / "legend.json").read_text("utf-8"))
    assert set(legend) == set(LANGUAGES)
    assert len({frozenset(words) for words in legend.values()}) == 1


@pytest.mark.parametrize("folder", [VENDOR, VEGA], ids=["web", "charts"])
def test_vendored_files_are_as_copied(folder):
    listed = dict(
        reversed(line.split("  ", 1)) for line in (folder / "FILES.txt").read_text().splitlines()
    )
    held = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} - {"FILES.txt"}
    assert set(listed) == held
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


def test_every_font_named_by_the_style_sheet_is_there_with_its_licence():
    sheet = (VENDOR / "fonts/fonts.css").read_text("utf-8")
    for name in re.findall(r"url\('([^']+)'\)", sheet):
        assert (VENDOR / "fonts" / name).exists(), name
        family = re.match(r"[a-z-]+?(?=-(?:latin|arabic|cyrillic))", name)
        assert (VENDOR / "fonts" / f"LICENSE-{family.group()}.txt").exists()


def test_no_vendored_file_fetches_from_an_outside_host():
    for path in [*VENDOR.rglob("*.css"), *BASEMAP.rglob("*.css")]:
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", path.read_text("utf-8")), path.name
