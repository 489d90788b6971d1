"""The words of an HTML bulletin as a reader meets them, a line for each block."""

from lxml import html

__all__ = ["lines_of", "tree_of"]

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
