"""One citation of an agreement's file."""

from hudna.model.citation import Citation
from hudna.text.schema import Node

__all__ = ["READ_FROM", "read_citation"]

READ_FROM = ("text", "press")
"""Whether a clause was read from the instrument itself (or a quotation of it) or from the press."""


def read_citation(node: Node) -> Citation:
    """Return a citation; raises `ConfigurationError` where it does not say how it was read."""
    node.fields(("document", "article", "read_from"), ("address",))
    read_from = node["read_from"].text()
    if read_from not in READ_FROM:
        node["read_from"].wrong(f"'{read_from}' is not known here", "Use 'text' or 'press'")
    return Citation(
        node["document"].names_or_symbol(),
        node["article"].names_or_symbol(),
        read_from,
        node.optional_text("address"),
    )
