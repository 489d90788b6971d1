"""A page as one self-contained HTML file: no script, no outside address, prints on paper."""

import base64
import hashlib
from functools import cache, singledispatch
from importlib.resources import files

from hudna.publish.charts.svg import coloured
from hudna.publish.markup import Markup, element, escape
from hudna.publish.page import (
    Bar,
    Card,
    Cell,
    Chart,
    Facts,
    Flow,
    Heading,
    Level,
    Listing,
    Page,
    Paragraph,
    Picture,
    Quote,
    Run,
    Sides,
    Table,
    Text,
    Voice,
)

__all__ = ["chart_of", "html_of", "style_hash", "text_of"]

LONG = 48
"""Values with more letters than this take a line of their own."""


def html_of(page: Page) -> str:
    """Return the page as HTML."""
    body = [_masthead(page), *(draw(block, page) for block in page.blocks), _footer(page)]
    head = element(
        "head",
        (
            Markup('<meta charset="utf-8">'),
            Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
            element("title", page.title),
            Markup(f"<style>{_style()}</style>"),
        ),
    )
    main = element("main", body)
    banner = element("aside", page.banner, class_="banner") if page.banner else Markup("")
    whole = element(
        "html",
        (head, element("body", (banner, main), class_="exercise" if page.banner else None)),
        lang=page.language,
        dir=page.direction,
    )
    return f"<!doctype html>\n{whole}\n"


def style_hash() -> str:
    """Return the style sheet's hash as a content security policy source names it."""
    digest = hashlib.sha256(_style().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@cache
def _style() -> str:
    return (files("hudna") / "publish" / "templates" / "bulletin.css").read_text("utf-8")


def _masthead(page: Page) -> Markup:
    return element(
        "header",
        (
            element("span", text_of(page.masthead), class_="masthead"),
            element("span", text_of(page.reference), class_="reference"),
        ),
    )


def _footer(page: Page) -> Markup:
    return element("footer", element("span", text_of(page.imprint)))


def text_of(text: Text) -> Markup:
    """Return words as HTML, each run with its language and reading order."""
    return Markup("".join(_run(run) for run in text))


def _run(run: Run) -> str:
    inner = escape(run.text)
    if run.flow is Flow.NUMBER:
        inner = element("bdi", inner, class_="n", dir="ltr", lang=run.language)
    elif run.flow is Flow.CODE:
        inner = element("bdi", inner, class_="code", dir="ltr", lang=run.language)
    elif run.flow is Flow.KEPT:
        inner = element("span", inner, class_="kept")
    elif run.flow is Flow.NAME or run.language:
        inner = element("bdi", inner, lang=run.language)
    if run.strong:
        inner = element("strong", inner)
    return element("span", inner, class_=run.tone) if run.tone else inner


@singledispatch
def draw(block: object, page: Page) -> Markup:
    """Return one block as HTML."""
    raise TypeError(f"no HTML for {type(block).__name__}")


@draw.register
def _(block: Heading, page: Page) -> Markup:
    return element(f"h{block.depth}", text_of(block.text))


@draw.register
def _(block: Paragraph, page: Page) -> Markup:
    kind = None if block.level is Level.BODY else block.level.value
    return element("p", text_of(block.text), class_=kind)


@draw.register
def _(block: Listing, page: Page) -> Markup:
    return element("ul", [element("li", text_of(item)) for item in block.items])


@draw.register
def _(block: Quote, page: Page) -> Markup:
    return _quote(block)


def _quote(block: Quote) -> Markup:
    return element("q", block.words, lang=block.language, dir="auto")


@draw.register
def _(block: Facts, page: Page) -> Markup:
    pairs = [
        element(
            "div",
            (element("dt", text_of(f.label)), element("dd", text_of(f.value))),
            class_="wide" if sum(len(run.text) for run in f.value) > LONG else None,
        )
        for f in block.items
    ]
    return element("dl", pairs)


@draw.register
def _(block: Table, page: Page) -> Markup:
    return _table(block, page)


def _table(block: Table, page: Page | None) -> Markup:
    kinds = ["figures" if column.figures else None for column in block.columns]
    titles = ["".join(run.text for run in column.title) for column in block.columns]
    head = [
        element("th", text_of(column.title), scope="col", class_=kind)
        for column, kind in zip(block.columns, kinds, strict=True)
    ]
    rows = []
    for row in block.rows:
        first, *rest = row.cells
        cells = [element("th", _cell(first, page), scope="row")]
        cells += [
            element("td", _cell(cell, page), class_=kind, data_label=title)
            for cell, kind, title in zip(rest, kinds[1:], titles[1:], strict=True)
        ]
        rows.append(element("tr", cells, class_="total" if row.total else None))
    table = element(
        "table",
        (
            element("caption", text_of(block.caption)),
            element("thead", element("tr", head)),
            element("tbody", rows),
        ),
    )
    figures = any(column.figures for column in block.columns)
    return element("div", table, class_="table" if figures else "table words")


def _cell(cell: Cell, page: Page | None) -> Markup:
    if isinstance(cell, Bar):
        return _bar(cell, page)
    return _quote(cell) if isinstance(cell, Quote) else text_of(cell)


def _bar(bar: Bar, page: Page | None) -> Markup:
    """Draw a range on its scale; the scale starts where the reader's lines start."""
    width = 120
    most = max(bar.most, 1)
    low, high = width * bar.low / most, width * bar.high / most
    length = max(high - low, 3.0)
    start = min(low, width - length)
    start = width - start - length if page and page.direction == "rtl" else start
    drawn = (
        f'<svg class="bar" viewBox="0 0 {width} 8" width="{width}" height="8" aria-hidden="true">'
        f'<rect class="scale" width="{width}" height="8" rx="4"/>'
        f'<rect class="range" x="{start:.1f}" width="{length:.1f}" height="8" rx="4"/></svg>'
    )
    return Markup(f"{drawn} {text_of(bar.label)}")


@draw.register
def _(block: Sides, page: Page) -> Markup:
    return element("div", [_voice(voice, page) for voice in block.voices], class_="sides")


def _voice(voice: Voice, page: Page) -> Markup:
    return element(
        "figure",
        (
            element(
                "figcaption",
                (
                    element("strong", text_of(voice.speaker)),
                    element("span", text_of(voice.stance), class_="stance"),
                ),
            ),
            element("blockquote", voice.quote.words, lang=voice.quote.language, dir="auto"),
            element("p", text_of(voice.source), class_="source"),
        ),
    )


@draw.register
def _(block: Picture, page: Page) -> Markup:
    picture = Markup(block.svg)
    return element("figure", (picture, element("figcaption", text_of(block.caption))), class_="map")


@draw.register
def _(block: Chart, page: Page) -> Markup:
    return chart_of(block, page)


def chart_of(block: Chart, page: Page | None = None) -> Markup:
    """Return a chart in the page's own colours, its figures folded beneath it."""
    table = _table(block.table, page)
    figures = element("details", (element("summary", text_of(block.figures)), table))
    named = {"role": "group", "aria_label": block.title, "tabindex": "0"}
    drawing = element("div", Markup(coloured(block.svg)), class_="drawing", **named)
    caption = element("figcaption", text_of(block.caption))
    return element("figure", (drawing, caption, figures), class_="chart")


@draw.register
def _(block: Card, page: Page) -> Markup:
    title = element("h3", text_of(block.title))
    mark = element("span", text_of(block.mark), class_="mark")
    head = element("header", (title, mark))
    return element("article", (head, *(draw(one, page) for one in block.blocks)))
