"""The words of an HTML bulletin as a reader meets them, a line for each block."""

import re

from lxml import html

__all__ = ["latin_sentences", "lines_of", "tree_of"]

BLOCKS = [
    "aside",
    "header",
    "footer",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "li",
    "dt",
    "dd",
    "caption",
    "th",
    "td",
    "figcaption",
    "blockquote",
    "q",
]


def tree_of(page: str) -> html.HtmlElement:
    """Return the parsed page without drawings and style."""
    tree = html.document_fromstring(page.encode())
    for drawing in tree.xpath("//*[local-name()='svg' or local-name()='style']"):
        drawing.drop_tree()
    return tree


def lines_of(page: str) -> list[str]:
    """Return the text of the innermost blocks in their order."""
    lines = []
    for block in tree_of(page).iter(*BLOCKS):
        if not any(inner.tag in BLOCKS for inner in block.iterdescendants()):
            words = " ".join("".join(block.itertext()).split())
            if words:
                lines.append(words)
    return lines


LATIN = re.compile(r"[A-Za-z][\w'’-]*(?:[\s,]+[A-Za-z][\w'’-]*){2,}")


def latin_sentences(page: str, language: str = "ar") -> list[str]:
    """Return runs of three Latin words or more that a page does not say are in another language.

    Code elements hold identifiers and commands, which are of no language.
    """
    found = []
    for node in tree_of(page).xpath("//body//text()[not(ancestor::script)]"):
        element = node.getparent().getparent() if node.is_tail else node.getparent()
        own = element.xpath("ancestor-or-self::*[@lang][1]/@lang") == [language]
        code = element.xpath("ancestor-or-self::*[self::code or contains(@class, 'code')]")
        if own and not code:
            found += LATIN.findall(str(node))
    return found
