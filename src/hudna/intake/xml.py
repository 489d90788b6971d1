"""XML without entities, networks or endless trees."""

import re
from html.entities import html5

from lxml import etree

from hudna.errors import InputError
from hudna.intake.limits import check

__all__ = ["parsed"]

_ADVICE = "Save the document again, or hand in its text"


_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def _named(data: bytes) -> bytes:
    """Write the named characters of HTML as numbers: XML knows five of them only."""

    def number(found: re.Match[bytes]) -> bytes:
        char = html5.get(f"{found[1].decode()};")
        if found[1] in _OF_XML or char is None:
            return found[0]
        return b"".join(b"&#%d;" % ord(one) for one in char)

    return _ENTITY.sub(number, data)


def parsed(data: bytes, where: str, *, lenient: bool = False) -> etree._Element:
    """Return the root; raises `InputError` for what is no XML or declares entities of its own.

    `lenient` mends what readers of feeds mend: unknown entities, unclosed elements.
    """
    check("markup_bytes", len(data), where)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=lenient,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_named(data) if lenient else data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"the XML is damaged: {error.msg}", where=where, advice=_ADVICE) from error
    if root is None:
        raise InputError("the XML is damaged", where=where, advice=_ADVICE)
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise InputError("the XML declares entities of its own", where=where, advice=_ADVICE)
    return root
