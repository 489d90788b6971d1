"""Says what is rotten in the words of the five languages; `--update` fits catalogues to the pages.

An update adds new messages with nothing translated, takes out those no page says any more, and
leaves every other line as it stands.
"""

import gettext
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

import polib
from django.conf import settings

from hudna.db.setup import configure
from hudna.web.catalogues import LOCALE
from tools.messages import Message, all_messages
from tools.sentence_files import DATA, faults_of_files

__all__ = ["faults_of", "languages", "main", "updated"]

SHOWN = 5
_PLACES = re.compile(r"%\(\w+\)s")
_PLURALS = re.compile(r"nplurals *= *(\d+) *; *plural *= *([^;]+)")


def languages() -> tuple[str, ...]:
    """Return the languages that need a catalogue; English needs none, it is what pages say."""
    return tuple(code for code, _ in settings.LANGUAGES if code != "en")


def faults_of(language: str, wanted: Set[Message], folder: Path = LOCALE) -> Iterator[str]:
    """Yield a line for each kind of rot in a language's catalogue."""
    path = folder / language / "LC_MESSAGES" / "django.po"
    if not path.is_file():
        yield f"{language}: there is no catalogue {path}"
        return
    catalogue = polib.pofile(str(path))
    entries = [entry for entry in catalogue if not entry.obsolete]
    known = Counter(_key(entry) for entry in entries)
    kinds = {
        "missing": [key[1] for key in wanted - known.keys()],
        "said by no page any more": [
            *(key[1] for key in known.keys() - wanted),
            *(entry.msgid for entry in catalogue.obsolete_entries()),
        ],
        "there twice": [key[1] for key, times in known.items() if times > 1],
        "not translated": [e.msgid for e in entries if not all(w.strip() for w in _words(e))],
        "fuzzy": [e.msgid for e in entries if e.fuzzy],
        "not kept whole (a %(place)s is lost or new)": [
            e.msgid for e in entries if not _keeps_places(e, catalogue)
        ],
        "without a word for every number": [
            e.msgid
            for e in entries
            if e.msgid_plural and len(e.msgstr_plural) != _plurals(catalogue)[0]
        ],
    }
    for kind, messages in kinds.items():
        if messages:
            yield f"{language}: {_told(messages)} {kind}: {_quoted(sorted(messages))}"


def updated(text: str, wanted: Set[Message]) -> str:
    """Return a catalogue's text with what is new at its end and without what is gone."""
    head, *blocks = text.strip("\n").split("\n\n")
    known: dict[Message, str] = {}
    for block in blocks:
        for entry in polib.pofile(block):
            if not entry.obsolete and _key(entry) in wanted:
                known.setdefault(_key(entry), block)
    forms = _plurals(polib.pofile(head))[0]
    fresh = [_empty(key, forms) for key in sorted(wanted - known.keys(), key=_by_message)]
    return "\n\n".join([head, *known.values(), *fresh]) + "\n"


def main(arguments: Iterable[str] = ()) -> int:
    """Check, or update, and return 1 when something is rotten."""
    configure()
    wanted = all_messages()
    if "--update" in arguments:
        for language in languages():
            path = LOCALE / language / "LC_MESSAGES" / "django.po"
            path.write_text(updated(path.read_text("utf-8"), wanted), "utf-8")
    faults = [fault for language in languages() for fault in faults_of(language, wanted)]
    faults += faults_of_files(DATA, ("en", *languages()))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def _key(entry: polib.POEntry) -> Message:
    return entry.msgctxt, entry.msgid, entry.msgid_plural or None


def _by_message(key: Message) -> tuple[str, str]:
    return key[1], key[0] or ""


def _words(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _keeps_places(entry: polib.POEntry, catalogue: polib.POFile) -> bool:
    """Return whether what is filled in stays; a form for one number alone may say it in words."""
    wanted = set(_PLACES.findall(entry.msgid + entry.msgid_plural))
    if not entry.msgid_plural:
        return not entry.msgstr or set(_PLACES.findall(entry.msgstr)) == wanted
    _, exact = _plurals(catalogue)
    for form, words in entry.msgstr_plural.items():
        said = set(_PLACES.findall(words))
        if words and said != wanted and not (form in exact and said < wanted):
            return False
    return True


def _plurals(catalogue: polib.POFile) -> tuple[int, Set[int]]:
    """Return how many forms a catalogue has, and which of them stand for one number alone."""
    found = _PLURALS.search(catalogue.metadata.get("Plural-Forms", ""))
    if found is None:
        return 0, set()
    form_of = gettext.c2py(found[2])
    forms = [form_of(number) for number in range(1000)]
    return int(found[1]), {form for form in forms if forms.count(form) == 1}


def _empty(key: Message, forms: int) -> str:
    context, message, plural = key
    entry = polib.POEntry(msgctxt=context, msgid=message)
    if plural:
        entry.msgid_plural = plural
        entry.msgstr_plural = dict.fromkeys(range(forms), "")
    if _PLACES.search(message):
        entry.flags.append("python-format")
    return str(entry.__unicode__(wrapwidth=0)).strip("\n")


def _told(messages: list[str]) -> str:
    return "1 message is" if len(messages) == 1 else f"{len(messages)} messages are"


def _quoted(messages: list[str]) -> str:
    more = len(messages) - SHOWN
    shown = ", ".join(f"“{message}”" for message in messages[:SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
