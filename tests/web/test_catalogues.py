"""Every word the pages show is there in every language, and says the same things."""

from pathlib import Path

import polib
import pytest

from hudna.web.catalogues import LOCALE, compile_all
from tools.check_catalogues import faults_of, languages
from tools.messages import all_messages


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))


def test_messages_are_found_in_templates_and_code() -> None:
    found = all_messages()
    assert ("list", ", ", None) in found, "a message with a context, in a template"
    assert (None, "%(number)s claim", "%(number)s claims") in found, "a plural, in a template"
    assert (None, "Day %(number)s.", None) in found, "a message in code"
    assert len(found) > 250


@pytest.mark.parametrize("language", languages())
def test_every_catalogue_says_all_that_pages_say(language: str) -> None:
    assert list(faults_of(language, all_messages())) == []


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
