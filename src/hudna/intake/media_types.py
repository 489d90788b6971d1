"""What kind of file bytes are, by how they begin; neither name nor sender is believed.

Signatures of the WHATWG's MIME Sniffing standard (section 6); what none fits is text where its
beginning is text in UTF-8, else bytes of no known kind.
"""

from typing import Final

__all__ = ["EXTENSIONS", "HEAD_BYTES", "PICTURES", "UNKNOWN", "media_type_of"]

HEAD_BYTES: Final = 4096
"""So many bytes decide, so that a browser can send them ahead of the file."""

UNKNOWN: Final = "application/octet-stream"

PICTURES: Final = ("image/png", "image/jpeg", "image/webp")
"""Kinds a page may show: browsers decode them and run nothing in them."""

EXTENSIONS: Final = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/gif": "gif",
    "application/pdf": "pdf",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "audio/mpeg": "mp3",
    "audio/wave": "wav",
    "application/ogg": "ogg",
    "application/zip": "zip",
    "text/plain": "txt",
    UNKNOWN: "bin",
}
"""Every kind there is, and the end of the name it is saved under."""

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"OggS\x00", "application/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (4, b"ftyp", "video/mp4"),
    (8, b"WEBPVP", "image/webp"),
    (8, b"WAVE", "audio/wave"),
)
_BINARY = bytes([*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])


def media_type_of(data: bytes) -> str:
    """Return the media type of a file by its first `HEAD_BYTES`."""
    head = data[:HEAD_BYTES]
    for at, signature, media_type in _SIGNATURES:
        if head[at:].startswith(signature) and (at != 8 or head.startswith(b"RIFF")):
            return media_type
    return "text/plain" if head and _is_text(head) else UNKNOWN


def _is_text(head: bytes) -> bool:
    if head.translate(None, _BINARY) != head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:  # a character may be cut where the beginning ends
        return len(head) == HEAD_BYTES and error.start >= HEAD_BYTES - 3
    return True
