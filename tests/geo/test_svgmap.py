import pytest
from lxml import etree

from hudna.geo.svgmap import CLASSES, SHADES, svg_map

SVG = {"s": "http://www.w3.org/2000/svg"}
COUNTS = {"SY-ID": 12, "SY-HM": 21, "SY-DR": 1}
POINTS = [(35.442, 36.651, "case-1")]


def drawing(counts=COUNTS, points=POINTS, language="en", title="Registered"):
    return etree.fromstring(svg_map(counts, points, language, title).encode())


def texts(root):
    return [node.text for node in root.iterfind(".//s:text", SVG)]


def fill(root, place):
    return root.find(f".//s:path[@id='{place}']", SVG).get("fill")


def test_shades_grow_with_the_number_and_nothing_is_lightest():
    root = drawing({"SY-ID": CLASSES[0], "SY-HM": CLASSES[1], "SY-LA": CLASSES[2], "SY-HL": 400})
    found = [fill(root, place) for place in ("SY-HI", "SY-ID", "SY-HM", "SY-LA", "SY-HL")]
    assert found == list(SHADES)


def test_numbers_and_names_are_written_in_the_language():
    assert {"إدلب", "حماة", "12", "21"} <= set(texts(drawing(language="ar")))
    assert {"Идлиб", "Хама", "12"} <= set(texts(drawing(language="ru")))


def test_an_unknown_language_falls_back_to_english():
    assert "Idlib" in texts(drawing(language="de"))


def test_a_governorate_with_nothing_has_no_number():
    assert "0" not in texts(drawing({"SY-ID": 0}))


def test_only_settlements_are_dots_and_the_dot_is_where_the_town_is():
    root = drawing()
    (dot,) = root.findall(".//s:circle[s:title]", SVG)
    assert dot.findtext("s:title", namespaces=SVG) == "case-1"
    assert 130 < float(dot.get("cx")) < 142
    assert 245 < float(dot.get("cy")) < 257
    assert drawing(points=[]).findall(".//s:circle", SVG) == []


def test_the_drawing_says_itself_in_words():
    root = drawing(title='Day 5 & "after"')
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'Day 5 & "after"'
    said = root.findtext("s:desc", namespaces=SVG)
    assert "Hama 21" in said
    assert "Homs" not in said


def test_the_line_in_dispute_is_dashed():
    assert drawing().find(".//s:path[@stroke-dasharray]", SVG) is not None


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_right_to_left_legends_start_on_the_right(language):
    root = drawing(language=language)
    legend = root.find(".//s:g[@class='legend']", SVG)
    assert float(legend.find("s:text", SVG).get("x")) > 600


def test_the_drawing_names_no_outside_file():
    svg = svg_map(COUNTS, POINTS, "ar", "خريطة")
    assert "href" not in svg
    assert svg.count("http") == 1  # the name space of SVG
