"""Every word the pages show is there in every language, and says the same things."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

from hudna.web.catalogues import LOCALE, compile_all
from tests.web.messages import all_messages

LANGUAGES = [code for code, _ in settings.LANGUAGES if code != "en"]
PLACES = re.compile(r"%\(\w+\)s")


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))


def test_messages_are_found_in_templates_and_code() -> None:
    found = all_messages()
    assert ("list", ", ", None) in found, "a message with a context, in a template"
    assert (None, "%(number)s claim", "%(number)s claims") in found, "a plural, in a template"
    assert (None, "Day %(number)s.", None) in found, "a message in code"
    assert len(found) > 250


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated_fuzzy_or_left_over(language: str) -> None:
    entries = catalogue(language)
    known = {(e.msgctxt, e.msgid, e.msgid_plural or None) for e in entries}
    wanted = all_messages()
    assert wanted - known == set(), "not in the catalogue"
    assert known - wanted == set(), "no page says this any more"
    for entry in entries:
        assert not entry.fuzzy, entry.msgid
        words = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        assert all(word.strip() for word in words), entry.msgid


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_stays(language: str) -> None:
    for entry in catalogue(language):
        wanted = set(PLACES.findall(entry.msgid))
        if not entry.msgid_plural:
            assert set(PLACES.findall(entry.msgstr)) == wanted, entry.msgid
            continue
        for form, words in entry.msgstr_plural.items():
            said = set(PLACES.findall(words))
            assert said == wanted or (form < 3 and said <= wanted), (entry.msgid, form)


def test_arabic_has_six_plural_forms_for_every_count() -> None:
    entries = catalogue("ar")
    assert "nplurals=6" in entries.metadata["Plural-Forms"]
    assert all(len(e.msgstr_plural) == 6 for e in entries if e.msgid_plural)


def test_compiling_writes_what_is_newer_and_nothing_twice(tmp_path: Path) -> None:
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_bytes((LOCALE / "ar/LC_MESSAGES/django.po").read_bytes())
    assert compile_all(tmp_path) == (folder / "django.mo",)
    assert compile_all(tmp_path) == ()
    words = polib.mofile(str(folder / "django.mo"))
    assert words.find("Reports").msgstr == "البلاغات"
