"""A file as handed in, unpacked within bounds, and as text, XML or JSON."""

import gzip
import io
import json
import zlib
from typing import Any, NoReturn

from lxml import etree

from hudna.errors import InputError

__all__ = ["MOST_BYTES", "as_json", "as_text", "as_xml", "local", "unpacked"]

MOST_BYTES = 64 * 2**20
"""Bytes of a file, and of what a packed one holds: a million plots with every usual column."""

_GZIP = b"\x1f\x8b"
_OTHER_PACKED = (b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"\x28\xb5\x2f\xfd")


def unpacked(data: bytes, where: str) -> bytes:
    """Return the bytes, unpacked where they are gzip; raises `InputError` beyond the bound."""
    if data.startswith(_OTHER_PACKED):
        _wrong("this is an archive", where, "Unpack it and hand in the track itself")
    if data.startswith(_GZIP):
        try:
            with gzip.open(io.BytesIO(data)) as packed:
                data = packed.read(MOST_BYTES + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(
                "the gzip file is damaged", where=where, advice="Fetch or pack it again"
            ) from error
        if data.startswith(_GZIP):
            _wrong("this is packed twice", where, "Unpack it and hand in the track itself")
    if len(data) > MOST_BYTES:
        _wrong(f"this holds more than {MOST_BYTES:,} bytes", where, "Hand in the disputed hours")
    if not data.strip():
        _wrong("the file is empty", where, "Hand in the file again")
    return data


def as_text(data: bytes, where: str) -> str:
    """Return UTF-8 text without its mark; raises `InputError` for other encodings."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {error.start + 1} is not UTF-8", where=where, advice="Save the file as UTF-8"
        ) from error
    if "\0" in text:
        _wrong("there are zero bytes in the text", where, "Save the file as UTF-8")
    return text


def as_json(data: bytes, where: str) -> Any:
    """Return a JSON document; raises `InputError` with the line where it ends to be one."""
    try:
        return json.loads(as_text(data, where))
    except json.JSONDecodeError as error:
        raise InputError(
            f"not JSON that can be read: {error.msg} (line {error.lineno})",
            where=where,
            advice="Fetch the file again; it may have been cut off",
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            "not JSON that can be read: nested too deep or a number too long",
            where=where,
            advice="Fetch the file again",
        ) from error


def as_xml(data: bytes, where: str) -> etree._Element:
    """Return the root of an XML document that declares no entities and fetches nothing."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(
            f"not XML that can be read: {error}",
            where=where,
            advice="Export the track again; the file may have been cut off",
        ) from error
    if root.getroottree().docinfo.doctype:
        _wrong(
            "the XML declares a document type", where, "Remove the DOCTYPE; GPX and KML need none"
        )
    return root


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _wrong(message: str, where: str, advice: str) -> NoReturn:
    raise InputError(message, where=where, advice=advice)
