"""The report of a judgement: one tree of words, as HTML and as PDF.

The answer stands first, then what it rests on, and last how anybody can compute it again.
"""

from collections.abc import Callable, Iterable

from hudna.model.judgement import Judgement
from hudna.publish.html import html_of
from hudna.publish.judgements.answers import answers
from hudna.publish.judgements.basis import again, assumptions, method, sources
from hudna.publish.judgements.pictures import pictures
from hudna.publish.judgements.results import pairs, results
from hudna.publish.judgements.sensitivity import sensitivity
from hudna.publish.judgements.words import plain, words_of
from hudna.publish.naming import in_language, named
from hudna.publish.page import Block, Flow, Heading, Level, Page, Paragraph, Run
from hudna.publish.pdf import pdf_of
from hudna.publish.words import Words

__all__ = ["judgement_html", "judgement_page", "judgement_pdf"]

Section = Callable[[Judgement, Words], Iterable[Block]]

SECTIONS: tuple[Section, ...] = (
    answers,
    pictures,
    results,
    pairs,
    sensitivity,
    sources,
    assumptions,
    again,
    method,
)
"""In the order of the report; a section with nothing to say is left out."""


def judgement_html(judgement: Judgement, language: str) -> str:
    """Return the report as one self-contained HTML file in `language`."""
    return html_of(judgement_page(judgement, language))


def judgement_pdf(judgement: Judgement, language: str) -> bytes:
    """Return the report as tagged PDF; the same judgement gives the same bytes."""
    return pdf_of(judgement_page(judgement, language))


def judgement_page(judgement: Judgement, language: str) -> Page:
    """Return what the report says in `language`, before it is typeset."""
    words = words_of(language)
    title = in_language(judgement.title, language) or judgement.id
    return Page(
        title=title,
        language=language,
        direction=words.direction,
        masthead=words.say("name"),
        reference=words.say("reference", id=(Run(judgement.id, Flow.CODE),)),
        imprint=words.say("imprint", sha256=(Run(judgement.sha256, Flow.CODE),)),
        banner=plain(words.say("exercise")) if judgement.exercise else "",
        page_of=words.plain("page_of"),
        blocks=(
            *_opening(judgement, words),
            *(block for section in SECTIONS for block in section(judgement, words)),
        ),
    )


def _opening(judgement: Judgement, words: Words) -> Iterable[Block]:
    title = named(judgement.title, words.language)
    yield Heading(1, title if any(r.text for r in title) else (Run(judgement.id, Flow.NAME),))
    if any(judgement.question.values()):
        yield Paragraph(named(judgement.question, words.language), Level.LEAD)
    yield Paragraph(words.say("alleges"), Level.NOTE)
