"""Bytes to text: Unicode where they are Unicode, else the code page that reads as a language."""

import codecs
import re
import unicodedata

from hudna.intake.model import Problem
from hudna.text.languages import codes, load

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODE_PAGES = ("cp1256", "cp1251", "cp1254", "cp1252")
_STATED = re.compile(r"cp(?:125\d|720|855|866)|iso8859-\d+|koi8-[rtu]|mac-\w+|utf-8|gb\w+|ascii")
_HABITUAL = ("iso8859-1", "cp1252", "ascii")
_BROKEN_AT_MOST = 0.02
_SAMPLE = 20_000
_COULD_BE = 0.1
_WORD = re.compile(r"[^\W\d_]+")
_UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")


def decode(name: str, data: bytes, declared: str | None = None) -> tuple[str, list[Problem]]:
    """Return the text and what was odd about its bytes.

    Characters no database or page can hold (NUL, lone surrogates) become U+FFFD, one for one;
    line ends become line feeds.
    """
    text, problems = _decoded(name, data, declared)
    clean = _UNPRINTABLE.sub("\ufffd", text)
    if clean != text:
        spots = sum(a != b for a, b in zip(clean, text, strict=True))
        problems.append(
            Problem(name, f"{spots} characters are no text", "They are shown as U+FFFD; check them")
        )
    return clean.replace("\r\n", "\n").replace("\r", "\n"), problems


def _decoded(name: str, data: bytes, declared: str | None) -> tuple[str, list[Problem]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), []
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, "replace"), []
    for encoding in filter(None, ("utf-8", _trusted(declared, data))):
        try:
            return data.decode(encoding), []
        except UnicodeDecodeError:
            continue
    patched = data.decode("utf-8", "replace")
    if patched.count("\ufffd") <= len(patched) * _BROKEN_AT_MOST:
        broken = patched.count("\ufffd")
        message = f"{broken} places are not valid UTF-8"
        return patched, [Problem(name, message, "They are shown as U+FFFD; ask for the original")]
    page = max(_CODE_PAGES, key=lambda page: _reads_as_language(data, page))
    message = f"the encoding is not stated; read as {page}"
    advice = "Check the text; save the file as UTF-8 if it is wrong"
    return data.decode(page, "replace"), [Problem(name, message, advice)]


def _trusted(declared: str | None, data: bytes) -> str | None:
    """Return the codec of a stated encoding, null for one that no page or letter is written in.

    Western encodings are stated by default and out of habit: such a statement holds only where no
    code page of another script reads better.
    """
    try:
        codec = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    if not _STATED.fullmatch(codec):
        return None
    if codec in _HABITUAL:
        return max(_CODE_PAGES[::-1], key=lambda page: _reads_as_language(data, page))
    return codec


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte repeats one of few high bytes."""
    head = data[: _SAMPLE & ~1]
    if len(head) < 4 or len(data) % 2:
        return None
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        common = sum(byte in (0x00, 0x04, 0x06, 0x20) for byte in high)
        spaced = head[0::2] if encoding == "utf-16-le" else head[1::2]
        if common > len(high) * 0.95 and spaced.count(0x20) and head.count(0):
            return encoding
    return None


def _reads_as_language(data: bytes, page: str) -> float:
    """Share of words that are common in some language, and a little for words that could be."""
    words = _WORD.findall(data[:_SAMPLE].decode(page, "replace"))
    if not words:
        return 0.0
    known = frozenset().union(*(load(code).common_words for code in codes()))
    folded = (word.lower().translate(_PLAIN) for word in words)
    common = sum(word in known for word in folded)
    return (common + _COULD_BE * sum(map(_could_be, words))) / len(words)


def _could_be(word: str) -> bool:
    """Return whether a word keeps to one direction of script and no capital follows a small one."""
    right = sum(unicodedata.bidirectional(char) in ("AL", "R") for char in word)
    return right in (0, len(word)) and word in (word.lower(), word.upper(), word.title())


_PLAIN = str.maketrans("أإآىةی", "ااايهي")
