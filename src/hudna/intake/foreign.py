"""Files that are known and not read, and what to do with each."""

from hudna.intake.model import Problem

__all__ = ["foreign"]

_SAVE = "Save it as DOCX or PDF and hand that in"
_KNOWN: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or Outlook file", f"{_SAVE}; a message as EML"),
    (b"{\\rtf", "a Rich Text file", _SAVE),
    (b"PK\x03\x04", "an archive or an office file we do not read", f"Unpack it; {_SAVE.lower()}"),
    (b"PK\x05\x06", "an empty archive", "Ask for the document itself"),
    (b"\x1f\x8b", "a packed file", "Unpack it and hand in what is inside"),
    (b"7z\xbc\xaf", "a packed file", "Unpack it and hand in what is inside"),
    (b"Rar!", "a packed file", "Unpack it and hand in what is inside"),
    (b"\x89PNG", "a picture", "Put it into a PDF: its text is then recognised"),
    (b"\xff\xd8\xff", "a picture", "Put it into a PDF: its text is then recognised"),
    (b"GIF8", "a picture", "Put it into a PDF: its text is then recognised"),
    (b"II*\x00", "a picture", "Put it into a PDF: its text is then recognised"),
    (b"MM\x00*", "a picture", "Put it into a PDF: its text is then recognised"),
    (b"\x7fELF", "a program", "Do not open it"),
    (b"MZ", "a program", "Do not open it"),
)


def foreign(name: str, data: bytes) -> Problem | None:
    """Return what a file is that we do not read, by its first bytes; null for an unknown one."""
    for start, what, advice in _KNOWN:
        if data.startswith(start) and (len(start) > 2 or b"\0" in data[:64]):
            return Problem(name, f"the file is {what}, in no format we read", advice)
    return None
