import re
import unicodedata
from dataclasses import replace

import pypdfium2
import pytest

from hudna.publish.bulletin import render_pdf
from hudna.text.figures import digits
from tests.publish.exercise import BULLETIN, CONTESTED, LANGUAGES, MECHANISM
from tests.publish.test_html import hostile_bulletin

PDFS = {language: render_pdf(BULLETIN, language) for language in LANGUAGES}


def pages_of(made: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]


def words_of(made: bytes) -> str:
    text = unicodedata.normalize("NFKC", " ".join(pages_of(made)))
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_same_dataset_gives_the_same_bytes(language: str) -> None:
    assert render_pdf(BULLETIN, language) == PDFS[language]


def test_another_dataset_gives_other_bytes() -> None:
    assert render_pdf(replace(BULLETIN, edition=2), "en") != PDFS["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_is_tagged_and_says_title_and_language(language: str) -> None:
    document = pypdfium2.PdfDocument(PDFS[language])
    assert MECHANISM.names[language] in document.get_metadata_dict()["Title"]
    assert f"/Lang({language})".encode() in PDFS[language].replace(b" ", b"")
    assert b"/StructTreeRoot" in PDFS[language]
    assert b"pdfuaid" in PDFS[language]


def test_arabic_words_can_be_copied_in_order() -> None:
    words = words_of(PDFS["ar"])
    for sentence in (
        "سجلت روسيا 31 وسجلت تركيا 19 خلال 24 ساعة حتى",
        "القول ليس واقعة. كل قول مطبوع مع قائله وبالألفاظ التي قرئ منها.",
        "المتهم بحسب متحدث واحد على الأقل: الحكومة السورية.",
        "اللاذقية 9 7",
        CONTESTED.claims[0].words[:40],
    ):
        assert sentence in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotations_in_other_scripts_can_be_copied_in_order(language: str) -> None:
    words = words_of(PDFS[language])
    assert CONTESTED.claims[1].words in words
    assert "Обстрел средствами объективного" in words
    assert "İki gözlem noktası top" in words
    assert BULLETIN.checkpoint.root in words


def test_persian_words_can_be_copied_in_order_half_spaces_apart() -> None:
    words = words_of(PDFS["fa"])
    assert "\u200c" not in words
    for sentence in (
        "روسیه ۳۱ مورد ثبت کرد و ترکیه ۱۹ مورد ثبت کرد.",
        "گفته، واقعیت نیست. هر گفته با نام گوینده و با همان واژه‌هایی",
        "لاذقیه ۹ ۷",
        "نرم‌افزار گفته‌ها را با متن توافق می‌سنجد و ادعا می‌کند.",
    ):
        assert sentence.replace("\u200c", "") in words


def test_russian_and_turkish_words_can_be_copied_in_order() -> None:
    russian = words_of(PDFS["ru"])
    assert "сторонами зарегистрировано: Россия — 31, Турция — 19." in russian
    assert "24 сентября 2019 года, 12:00 по времени Дамаска" in russian
    turkish = words_of(PDFS["tr"])
    assert "24 saatte Rusya 31 kayıt bildirdi ve Türkiye 19 kayıt bildirdi." in turkish
    assert "24 Eylül 2019, Şam saatiyle 12:00" in turkish


def test_english_words_can_be_copied_in_order() -> None:
    words = words_of(PDFS["en"])
    assert "Day 997. Russia registered 31 and Turkey registered 19 in the 24 hours to" in words
    assert "Idlib 10 7 10–17" in words


@pytest.mark.parametrize(
    ("language", "banner", "numbered"),
    [
        ("ar", "تمرين", "صفحة {} من {}"),
        ("en", "EXERCISE", "Page {} of {}"),
        ("fa", "تمرین", "صفحه {} از {}"),
        ("ru", "УЧЕНИЕ", "Страница {} из {}"),
        ("tr", "TATBİKAT", "Sayfa {} / {}"),
    ],
)
def test_every_page_says_exercise_edition_and_its_number(
    language: str, banner: str, numbered: str
) -> None:
    pages = pages_of(PDFS[language])
    for number, page in enumerate(pages, start=1):
        assert banner in page
        assert BULLETIN.id in page
        assert digits(numbered.format(number, len(pages)), language) in page


def test_real_work_carries_no_exercise_banner() -> None:
    real = replace(BULLETIN, mechanism=replace(MECHANISM, exercise=False))
    assert "EXERCISE" not in words_of(render_pdf(real, "en"))


TYPST = '#panic("x") #read("/etc/passwd") #[*strong*] $x$ @ref <label> \\ ` // /* _'


def test_typesetting_commands_in_a_source_stay_words() -> None:
    claim = replace(CONTESTED.claims[0], words=TYPST, language="en", outlet=TYPST)
    file = replace(CONTESTED, claims=(claim,))
    words = words_of(render_pdf(replace(BULLETIN, cases=(file,)), "en"))
    assert '#panic("x")' in words
    assert '#read("/etc/passwd")' in words
    assert "root:" not in words


@pytest.mark.parametrize("language", ["ar", "en"])
def test_hostile_words_do_not_stop_the_press(language: str) -> None:
    words = words_of(render_pdf(hostile_bulletin(), language))  # type: ignore[arg-type]
    assert "alert(1)" in re.sub(r"\s", "", words)


def test_a_script_without_a_font_is_printed_all_the_same() -> None:
    claim = replace(CONTESTED.claims[0], words="停火 \U0001f54a \ud800", language="zh")
    file = replace(CONTESTED, claims=(claim,))
    assert render_pdf(replace(BULLETIN, cases=(file,)), "ar").startswith(b"%PDF")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_long_lists_run_over_pages_without_loss(language: str) -> None:
    cases = tuple(
        replace(CONTESTED, case=replace(CONTESTED.case, id=f"case-{number:012d}"))
        for number in range(12)
    )
    words = words_of(render_pdf(replace(BULLETIN, cases=cases), language))
    assert all(f"case-{number:012d}" in words for number in range(12))
