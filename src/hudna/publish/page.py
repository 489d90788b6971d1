"""What a page says, before it is typeset: one tree that every output format draws.

Words, numbers and their order are decided once, so that the web page and the printed sheet of a
bulletin cannot differ. Text is a tuple of runs; a run that must keep its own reading order inside
a right-to-left sentence says so.
"""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Bar",
    "Block",
    "Card",
    "Cell",
    "Chart",
    "Column",
    "Fact",
    "Facts",
    "Flow",
    "Heading",
    "Level",
    "Listing",
    "Page",
    "Paragraph",
    "Picture",
    "Quote",
    "Row",
    "Run",
    "Sides",
    "Table",
    "Text",
    "Voice",
]


class Flow(StrEnum):
    """How a run stands: figures and codes read left to right, kept runs never break."""

    TEXT = "text"
    NUMBER = "number"
    CODE = "code"
    NAME = "name"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words; `language` is null for the page's own, `tone` names a style such as "alert"."""

    text: str
    flow: Flow = Flow.TEXT
    strong: bool = False
    language: str | None = None
    tone: str | None = None


Text = tuple[Run, ...]
"""A sentence or a label."""


class Level(StrEnum):
    """What a paragraph is on the page."""

    LEAD = "lead"
    BODY = "body"
    NOTE = "note"
    KICKER = "kicker"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; depth 1 is the page's own sentence."""

    depth: int
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: Text
    level: Level = Level.BODY


@dataclass(frozen=True, slots=True)
class Listing:
    """Points of one list."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, in their own language."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is known."""

    label: Text
    value: Text


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A range drawn on a scale from 0 to `most`, with its figures as label."""

    low: int
    high: int
    most: int
    label: Text


Cell = Text | Bar | Quote
"""What a table cell may hold."""


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; figures are set in aligned digits."""

    title: Text
    figures: bool = False
    share: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; the first cell names it."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption."""

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker's words about an incident."""

    speaker: Text
    stance: Text
    quote: Quote
    source: Text


@dataclass(frozen=True, slots=True)
class Sides:
    """Voices side by side; the order says nothing."""

    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with the words that stand for it."""

    svg: str
    alternative: str
    caption: Text


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart, the words that stand for it, and the table of its figures."""

    title: str
    svg: str
    alternative: str
    caption: Text
    figures: Text
    table: Table


@dataclass(frozen=True, slots=True)
class Card:
    """Blocks that belong together, such as one case."""

    title: Text
    mark: Text
    blocks: tuple["Block", ...]


Block = Heading | Paragraph | Listing | Quote | Facts | Table | Sides | Picture | Chart | Card
"""Anything that stands on a page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A whole publication; `banner` is printed on every page when not empty."""

    title: str
    language: str
    direction: str
    masthead: Text
    reference: Text
    imprint: Text
    banner: str
    page_of: str
    blocks: tuple[Block, ...]
