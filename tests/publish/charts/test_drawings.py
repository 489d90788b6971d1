"""A drawing as pages and paper get it: the same one, readable, and nothing a policy forbids."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from hudna.errors import HudnaError
from hudna.publish.bulletin import page_of, render_html, render_pdf
from hudna.publish.charts import engine
from hudna.publish.charts.chart import drawn
from hudna.publish.charts.svg import coloured
from hudna.publish.page import Chart
from hudna.publish.sections.history import drawings
from hudna.publish.words import words_in
from tests.publish.charts.history import DRAWN, HISTORY
from tests.publish.exercise import LANGUAGES
from tests.publish.plain import tree_of


def charts(language: str) -> list[Chart]:
    return [drawn(one, words_in(language)) for one in drawings(DRAWN, words_in(language))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_and_paper_print_the_same_drawing(language: str) -> None:
    printed = [block for block in page_of(DRAWN, language).blocks if isinstance(block, Chart)]
    assert printed == charts(language)
    html = render_html(DRAWN, language)
    for chart in printed:
        assert coloured(chart.svg) in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drawing_is_safe_and_says_what_it_shows(language: str) -> None:
    for chart in charts(language):
        root = etree.fromstring(chart.svg.encode())
        for element in root.iter():
            assert etree.QName(element).localname in {
                "svg", "title", "desc", "g", "path", "line", "text", "rect",
            }  # fmt: skip
            assert not {"style", "class", "onload", "href"} & set(element.attrib)
        title, said = root[0], root[1]
        assert root.get("aria-labelledby") == title.get("id")
        assert root.get("lang") == language
        assert title.text == chart.title
        assert said.text
        assert said.text in chart.alternative


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_its_figures_in_a_table_beside_it(language: str) -> None:
    tree = tree_of(render_html(DRAWN, language))
    tables = tree.xpath("//figure[@class='chart']/details//table")
    assert [len(table.xpath("./tbody/tr")) for table in tables] == [4, 6, 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_print_as_tagged_pdf_with_their_words(language: str) -> None:
    data = render_pdf(DRAWN, language)
    assert b"pdfuaid" in data


def test_a_page_recolours_the_drawing_by_its_tokens() -> None:
    svg = coloured(charts("en")[0].svg)
    bare = re.findall(r'(?:fill|stroke)="#[0-9a-f]{6}"', svg)
    assert bare == []
    assert 'fill="var(--party-1,#3d6b9c)"' in svg


def test_what_a_source_calls_an_area_is_never_markup() -> None:
    area = '</text><script>alert("x")</script>'
    cells = tuple(replace(cell, area=area) for cell in HISTORY.registers.cells)
    history = replace(HISTORY, registers=replace(HISTORY.registers, cells=cells))
    html = render_html(replace(DRAWN, history=history), "en")
    assert "<script" not in html


def test_one_day_alone_is_no_chart() -> None:
    last = tuple(one for one in HISTORY.registers.totals if one.day == HISTORY.last)
    registers = replace(HISTORY.registers, totals=last, cells=())
    alone = replace(HISTORY, registers=registers, incidents=HISTORY.incidents[:1])
    assert drawings(replace(DRAWN, history=alone), words_in("en")) == ()


def test_the_same_specification_is_drawn_once() -> None:
    spec = drawings(DRAWN, words_in("en"))[0].spec
    engine.draw(spec)
    before = engine._drawn.cache_info().misses
    engine.draw(spec)
    assert engine._drawn.cache_info().misses == before
    assert engine._drawn.cache_info().maxsize == engine.KEPT


def test_what_cannot_be_drawn_is_said() -> None:
    with pytest.raises(HudnaError, match="cannot be drawn"):
        engine.draw({"mark": "bar", "data": {"values": []}, "encoding": 7, "layer": 3})
