"""A drawing made fit for a page: its words, its reading order, nothing a strict policy forbids."""

import hashlib
import re
from xml.sax.saxutils import escape, quoteattr

from hudna.publish.charts.look import TOKENS
from hudna.publish.markup import without_controls

__all__ = ["coloured", "described"]

_ROOT = re.compile(r"<svg [^>]*?viewBox=\"0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)\"[^>]*>")
_ROLES = re.compile(r' (?:aria-[a-z]+|role|class|pointer-events|xlink:href)="[^"]*"')
_STYLES = re.compile(r' style="[^"]*"')
_COLOUR = re.compile(r'(?<= )(fill|stroke)="(#[0-9a-f]{6})"')


def described(svg: str, title: str, alternative: str, language: str) -> str:
    """Return the drawing with its title and the words that stand for it.

    Vega's own roles go: they would read out every mark. Its coordinates already run as the reader
    reads, so the drawing itself always counts from the left.
    """
    found = _ROOT.search(svg)
    if found is None:
        raise ValueError("this is no drawing of Vega's")
    size = f"0 0 {found['width']} {found['height']}"
    name = "chart-" + hashlib.sha256(f"{title}{svg}".encode()).hexdigest()[:12]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" direction="ltr" role="img" '
        f'lang={quoteattr(language)} aria-labelledby="{name}-t" aria-describedby="{name}-d">'
        f'<title id="{name}-t">{_said(title)}</title>'
        f'<desc id="{name}-d">{_said(alternative)}</desc>'
    )
    inner = _STYLES.sub("", _ROLES.sub("", svg[found.end() :]))
    return head + inner


def coloured(svg: str) -> str:
    """Return the drawing with the style sheet's colours, so that it follows the page's theme."""
    return _COLOUR.sub(_named, svg)


def _named(found: re.Match[str]) -> str:
    colour = found[2]
    token = TOKENS.get(colour)
    return f'{found[1]}="var(--{token},{colour})"' if token else found[0]


def _said(words: str) -> str:
    return escape(without_controls(words))
