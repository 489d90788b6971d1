"""The check of the catalogues sees each kind of rot, and says in which language what is wrong."""

import shutil
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from hudna.web.catalogues import LOCALE
from tools import check_catalogues
from tools.check_catalogues import faults_of, languages, updated
from tools.messages import Message
from tools.sentence_files import DATA, FILES, faults_of_files

WORD, PLURAL = "Reports", "%(number)s claim"

Damage = Callable[[polib.POFile], object]


def translated(entry: polib.POEntry) -> bool:
    return all([entry.msgstr] if not entry.msgid_plural else entry.msgstr_plural.values())


def wanted(language: str) -> set[Message]:
    """Return the messages a language has translated: what waits for its words is no matter here."""
    catalogue = polib.pofile(str(LOCALE / language / "LC_MESSAGES/django.po"))
    return {(e.msgctxt, e.msgid, e.msgid_plural or None) for e in catalogue if translated(e)}


def found(catalogue: polib.POFile, message: str) -> polib.POEntry:
    entry = catalogue.find(message)
    assert entry is not None
    return entry


def empty(catalogue: polib.POFile) -> None:
    found(catalogue, WORD).msgstr = " "


def empty_plural(catalogue: polib.POFile) -> None:
    found(catalogue, PLURAL).msgstr_plural[1] = ""


def fuzzy(catalogue: polib.POFile) -> None:
    found(catalogue, WORD).flags.append("fuzzy")


def missing(catalogue: polib.POFile) -> None:
    catalogue.remove(found(catalogue, WORD))


def left_over(catalogue: polib.POFile) -> None:
    catalogue.append(polib.POEntry(msgid="Said long ago", msgstr="x"))


def struck_out(catalogue: polib.POFile) -> None:
    catalogue.append(polib.POEntry(msgid="Struck out", msgstr="x", obsolete=True))


def twice(catalogue: polib.POFile) -> None:
    list.append(catalogue, polib.POEntry(msgid=WORD, msgstr="x"))


def hole_lost(catalogue: polib.POFile) -> None:
    found(catalogue, "Day %(number)s.").msgstr = "x"


def hole_new(catalogue: polib.POFile) -> None:
    found(catalogue, WORD).msgstr = "%(number)s"


def form_lost(catalogue: polib.POFile) -> None:
    forms = found(catalogue, PLURAL).msgstr_plural
    forms.pop(max(forms))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the catalogues in which nothing is rotten."""
    copy = Path(shutil.copytree(LOCALE, tmp_path_factory.mktemp("whole") / "locale"))
    for language in languages():
        path = copy / language / "LC_MESSAGES/django.po"
        path.write_text(updated(path.read_text("utf-8"), wanted(language)), "utf-8")
    return copy


@pytest.fixture
def locale(whole: Path, tmp_path: Path) -> Path:
    """Return a copy to damage."""
    return Path(shutil.copytree(whole, tmp_path / "locale"))


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (empty, "1 message is not translated: “Reports”"),
        (empty_plural, "1 message is not translated: “%(number)s claim”"),
        (fuzzy, "1 message is fuzzy: “Reports”"),
        (missing, "1 message is missing: “Reports”"),
        (left_over, "1 message is said by no page any more: “Said long ago”"),
        (struck_out, "1 message is said by no page any more: “Struck out”"),
        (twice, "1 message is there twice: “Reports”"),
        (hole_lost, "1 message is not kept whole (a %(place)s is lost or new): “Day %(number)s.”"),
        (hole_new, "1 message is not kept whole (a %(place)s is lost or new): “Reports”"),
        (form_lost, "1 message is without a word for every number: “%(number)s claim”"),
    ],
)
def test_each_kind_of_rot_is_told(locale: Path, damage: Damage, said: str) -> None:
    path = locale / "ru/LC_MESSAGES/django.po"
    catalogue = polib.pofile(str(path))
    damage(catalogue)
    catalogue.save()
    assert list(faults_of("ru", wanted("ru"), locale)) == [f"ru: {said}"]


@pytest.mark.parametrize("language", languages())
def test_rot_is_told_of_every_language(locale: Path, language: str) -> None:
    path = locale / language / "LC_MESSAGES/django.po"
    catalogue = polib.pofile(str(path))
    empty(catalogue)
    catalogue.save()
    assert [f[:3] for f in faults_of(language, wanted(language), locale)] == [f"{language}:"]


def test_a_language_without_a_catalogue_is_told(locale: Path) -> None:
    shutil.rmtree(locale / "fa")
    assert [f[:26] for f in faults_of("fa", wanted("fa"), locale)] == ["fa: there is no catalogue "]


def test_only_a_form_for_one_number_may_leave_the_number_out(locale: Path) -> None:
    path = locale / "ru/LC_MESSAGES/django.po"
    catalogue = polib.pofile(str(path))
    found(catalogue, PLURAL).msgstr_plural[0] = "одно утверждение"  # also of 21 and 31
    catalogue.save()
    assert [f.count("not kept whole") for f in faults_of("ru", wanted("ru"), locale)] == [1]
    assert "قول واحد" in found(polib.pofile(str(LOCALE / "ar/LC_MESSAGES/django.po")), PLURAL
                               ).msgstr_plural.values()  # fmt: skip


def test_check_ends_with_1_on_rot(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check_catalogues, "languages", lambda: ("tr",))
    monkeypatch.setattr(check_catalogues, "all_messages", lambda: wanted("tr"))
    assert check_catalogues.main() == 0
    assert capsys.readouterr().out == ""
    grown = wanted("tr") | {(None, "Said from now on", None)}
    monkeypatch.setattr(check_catalogues, "all_messages", lambda: grown)
    assert check_catalogues.main() == 1
    assert capsys.readouterr().out == "tr: 1 message is missing: “Said from now on”\n"


@pytest.mark.parametrize("language", languages())
def test_an_update_changes_only_what_is_new_or_gone(whole: Path, language: str) -> None:
    text = (whole / language / "LC_MESSAGES/django.po").read_text("utf-8")
    messages = wanted(language)
    assert updated(text, messages) == text
    plural = (None, "%(number)s pigeon", "%(number)s pigeons")
    grown = updated(text, messages | {plural, ("bird", "Owl", None)})
    assert grown.startswith(text)
    owl, pigeon = polib.pofile(grown)[-1], polib.pofile(grown)[-2]
    assert (owl.msgctxt, owl.msgid, owl.msgstr) == ("bird", "Owl", "")
    assert set(pigeon.msgstr_plural.values()) == {""}
    assert pigeon.flags == ["python-format"]
    assert updated(grown, messages) == text
    header = text.partition("\n\n")[0] + "\n"
    assert len(polib.pofile(updated(header, messages))) == len(messages)


def test_sentence_files_have_the_same_keys(tmp_path: Path) -> None:
    data = Path(shutil.copytree(DATA, tmp_path / "languages"))
    every = ("en", *languages())
    assert list(faults_of_files(data, every)) == []
    verify, terms = data / "ru/verify.yaml", data / "tr/terms.yaml"
    verify.write_text(verify.read_text("utf-8").replace("\nabstained:", "\nno_such_key:"), "utf-8")
    terms.write_text(terms.read_text("utf-8").replace("\n  shelling:", "\n  # shelling:"), "utf-8")
    (data / "fa/flags.yaml").unlink()
    assert set(faults_of_files(data, every)) == {
        "tr: terms.yaml lacks event_type.shelling",
        "ru: verify.yaml lacks abstained",
        *(f"{code}: verify.yaml lacks no_such_key" for code in every if code != "ru"),
        "fa: there is no flags.yaml",
    }


def test_a_sentence_by_number_has_every_form_of_its_language(tmp_path: Path) -> None:
    data = Path(shutil.copytree(DATA, tmp_path / "languages"))
    bulletin = data / "ru/bulletin.yaml"
    lines = bulletin.read_text("utf-8").splitlines(keepends=True)
    few = next(line for line in lines if line.startswith("    few:"))
    lines.remove(few)
    bulletin.write_text("".join(lines), "utf-8")
    assert [f.endswith(".few") for f in faults_of_files(data, ("en", *languages()))] == [True]
    assert set(FILES) >= {"terms", "bulletin"}
