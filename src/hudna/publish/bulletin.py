"""The daily bulletin: one dataset, every language, HTML and PDF."""

from hudna.model.bulletin import Bulletin
from hudna.publish.calendar import day_run, day_words
from hudna.publish.html import html_of
from hudna.publish.naming import named
from hudna.publish.page import Flow, Page, Run, Text
from hudna.publish.pdf import pdf_of
from hudna.publish.sections import SECTIONS
from hudna.publish.sections.basis import number
from hudna.publish.words import words_in

__all__ = ["page_of", "render_html", "render_pdf"]


def render_html(bulletin: Bulletin, language: str) -> str:
    """Return the bulletin as one self-contained HTML file in `language`."""
    return html_of(page_of(bulletin, language))


def render_pdf(bulletin: Bulletin, language: str) -> bytes:
    """Return the bulletin as PDF in `language`; the same dataset gives the same bytes."""
    return pdf_of(page_of(bulletin, language), made_at=bulletin.made_at)


def page_of(bulletin: Bulletin, language: str) -> Page:
    """Return what the bulletin says in `language`, before it is typeset."""
    words = words_in(language)
    mechanism = named(bulletin.mechanism.names, language)
    day = day_words(bulletin.day, words)
    return Page(
        title=_plain(words.say("title", mechanism=mechanism, day=day)),
        language=language,
        direction=words.direction,
        masthead=words.say("masthead", mechanism=mechanism),
        reference=words.say(
            "reference", day=day_run(bulletin.day, words), edition=number(bulletin.edition, words)
        ),
        imprint=words.say("imprint", id=(Run(bulletin.id, Flow.CODE),)),
        banner=words.plain("exercise") if bulletin.mechanism.exercise else "",
        page_of=words.plain("page_of"),
        blocks=tuple(block for section in SECTIONS for block in section(bulletin, words)),
    )


def _plain(text: Text) -> str:
    return "".join(run.text for run in text)
