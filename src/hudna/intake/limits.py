"""What a file may ask of us at most: one table, each limit with its reason."""

from dataclasses import dataclass

from hudna.errors import InputError

__all__ = ["LIMITS", "MIB", "Limit", "check"]

MIB = 2**20


@dataclass(frozen=True, slots=True)
class Limit:
    """The largest value that is taken, its unit, why it is where it is, and what to do above it."""

    most: int
    unit: str
    reason: str
    advice: str


_SPLIT = "Split it and hand in the parts"
_ORIGINAL = "Ask for the document itself; do not open this file by hand"

LIMITS: dict[str, Limit] = {
    "file_bytes": Limit(
        64 * MIB,
        "bytes in a file",
        "A scanned bulletin has some ten million; what is larger is an archive or an attack. "
        "A larger file is not opened",
        _SPLIT,
    ),
    "evidence_bytes": Limit(
        64 * MIB,
        "bytes in a file of evidence",
        "A browser computes its hash in memory, and the hash is computed again at every opening",
        "Hand in the part that shows it, and keep the whole by its hash",
    ),
    "airspace_bytes": Limit(
        8 * MIB,
        "bytes in the files of a case about a line",
        "A day of one track takes one million; all of it is signed, kept and judged at once",
        "Cut the tracks to the hours in dispute, and the lines to their surroundings",
    ),
    "airspace_files": Limit(
        40,
        "files of a case about a line",
        "Two sides with ten tracks each and as many versions of the line",
        "File the disputes one by one",
    ),
    "airspace_samples": Limit(
        100_000,
        "samples of a case about a line",
        "The answer no longer changes in its third figure, and each sample takes time",
        "Ask for fewer in the case",
    ),
    "markup_bytes": Limit(
        8 * MIB,
        "bytes of HTML, XML, tables or the words of a message",
        "A parsed tree takes up to fifty times its source in memory; pictures inside a page do not "
        "count",
        "Save the article alone",
    ),
    "open_elements": Limit(
        10_000,
        "elements open at once in the source of a page",
        "Time to parse grows with their square; careless pages leave hundreds open",
        "Open the page in a browser and save the text itself",
    ),
    "element_depth": Limit(
        512,
        "elements inside one another on a page",
        "Browsers stop there as well; an article has some twenty",
        "Open the page in a browser and save the text itself",
    ),
    "text_characters": Limit(
        500_000,
        "characters of text",
        "Some 250 pages; time to read grows faster than the text",
        _SPLIT,
    ),
    "pages": Limit(500, "pages of a PDF", "As many as a text of the longest length has", _SPLIT),
    "ocr_pages": Limit(
        40,
        "pages read by optical recognition",
        "Each takes seconds of a processor; the pages after them are listed as unread",
        _SPLIT,
    ),
    "ocr_seconds": Limit(
        60, "seconds for a page of optical recognition", "A clean page takes two to ten", _SPLIT
    ),
    "page_pixels": Limit(
        40_000_000,
        "pixels of a page drawn for optical recognition",
        "An A4 page at 300 dots an inch has nine million; larger ones are drawn coarser",
        _SPLIT,
    ),
    "archive_members": Limit(
        2_000, "files inside a DOCX", "A document with many pictures has hundreds", _ORIGINAL
    ),
    "archive_bytes": Limit(
        64 * MIB,
        "bytes in the parts of a DOCX when unpacked",
        "The parts that hold text seldom exceed ten million",
        _ORIGINAL,
    ),
    "archive_ratio": Limit(
        200,
        "times the packed size of a part",
        "XML packs ten to fifty times; a bomb a thousand times",
        _ORIGINAL,
    ),
    "mail_parts": Limit(
        100,
        "parts taken from one file",
        "Attachments of a message and items of a feed are documents of their own",
        _SPLIT,
    ),
    "mail_lines": Limit(
        2_000,
        "lines of a message that could part it",
        "Each part has one, signatures and rules drawn with hyphens some more",
        _ORIGINAL,
    ),
    "mail_depth": Limit(
        5, "messages inside one another", "A forwarded forward has three", _ORIGINAL
    ),
    "feed_items": Limit(1_000, "items of a feed", "Feeds carry the last 10 to 100", _SPLIT),
    "file_seconds": Limit(
        120,
        "seconds for one file of a bulk reading",
        "The longest text takes a quarter of it; `--timeout` sets another",
        "Read it alone with a longer --timeout, or split it",
    ),
    "file_memory": Limit(
        1024 * MIB,
        "bytes of memory for one file of a bulk reading, above what the program itself takes",
        "The longest text takes a quarter of it",
        _SPLIT,
    ),
}


def check(name: str, value: int, where: str) -> None:
    """Raise `InputError` where a file exceeds a limit."""
    limit = LIMITS[name]
    if value > limit.most:
        raise InputError(
            f"{value:,} {limit.unit} exceed the {limit.most:,} that are taken",
            where=where,
            advice=limit.advice,
        )
