"""PDFs are read in reading order, by paragraphs; what is a picture is recognised or listed."""

import pytest
from layout import laid_out, pictures

from hudna.intake import ocr
from hudna.intake.intake import read_bytes
from hudna.intake.limits import LIMITS

AR = (
    "أعلن مركز المصالحة تسجيل 31 خرقاً لوقف إطلاق النار في محافظة إدلب خلال 24 ساعة، بحسب بيان "
    "صدر في 22 أيلول 2019. وقال المركز إن الخروقات وقعت في بلدة كفر نبل (ريف إدلب) وفي حماة. تمرين."
)
FA = (
    "سخنگوی وزارت امور خارجه گفت که هیچ نیرویی در این حمله شرکت نداشته است و گزارش‌ها درباره نقض "
    "آتش‌بس در ۲۲ سپتامبر ۲۰۱۹ نادرست است. این متن برای تمرین است."
)
RU = (
    "Российская сторона представительства совместной комиссии за сутки зафиксировала пять "
    "нарушений режима прекращения боевых действий в провинции Идлиб. Учебное сообщение."
)
EN = (
    "The joint commission recorded seven ceasefire violations over the past 24 hours, four of them "
    "in Idlib province, officials said on Sunday. This is an exercise text."
)
RIGHT = "#set text(dir: rtl)\n"
TESSERACT = pytest.mark.usefixtures("recognition")


def text(data: bytes) -> str:
    (document,) = read_bytes("a.pdf", data).documents
    return document.text


@pytest.mark.parametrize(
    ("words", "language"),
    [(AR, "ar"), (FA, "fa"), (RU, "ru"), (EN, "en")],
    ids=["ar", "fa", "ru", "en"],
)
def test_a_wrapped_paragraph_is_one_line_in_reading_order(words: str, language: str) -> None:
    body = f'#set text(lang: "{language}")\n{words}\n\n{words}\n'
    assert text(laid_out(body)) == f"{words}\n{words}"


def test_numbers_dates_and_latin_names_keep_their_order_in_a_line_from_the_right() -> None:
    words = "شاركت طائرة Su-24 في 22/09/2019 عند الساعة 10:30 بنسبة 3.5 (تمرين)."
    assert text(laid_out(f'#set text(lang: "ar")\n{words}')) == words


def test_rows_of_a_table_are_lines_with_tabs() -> None:
    table = "#table(columns: (6cm, 4cm), [Idlib], [5], [Aleppo], [8])"
    assert text(laid_out(f"Violations by province\n\n{table}")).split("\n")[-2:] == [
        "Idlib\t5",
        "Aleppo\t8",
    ]


def test_page_numbers_and_running_heads_are_left_out_and_sentences_run_on() -> None:
    sentence = "The commission recorded seven violations in Idlib and three in Aleppo that day. "
    page = 'width: 14cm, height: 8cm, numbering: "1", header: [Exercise bulletin]'
    found = text(laid_out(sentence * 40, page=page))
    assert found == (sentence * 40).strip()


def test_what_the_file_says_of_itself_is_kept_apart() -> None:
    head = '#set document(title: "Bulletin (exercise)", author: "Exercise Desk", date: none)\n'
    taken = read_bytes("a.pdf", laid_out(head + EN))
    assert taken.documents[0].title == "Bulletin (exercise)"
    assert taken.facts[0].author == "Exercise Desk"
    assert taken.facts[0].published is None
    assert "Desk" not in taken.documents[0].text


@TESSERACT
def test_numbers_read_from_a_picture_are_marked_for_review() -> None:
    taken = read_bytes("scan.pdf", pictures(laid_out(EN)))
    (document,) = taken.documents
    assert "ceasefire violations" in document.text
    marked = {flag.span.of(document.text) for flag in document.flags if flag.kind == "ocr_number"}
    assert marked == {"24"}


@TESSERACT
def test_a_scanned_page_is_read_in_its_own_language() -> None:
    found = text(pictures(laid_out(f'#set text(lang: "ru")\n{RU}')))
    assert "нарушений" in found


def test_without_the_program_a_scan_is_listed_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("hudna.intake.pdf_pages.recogniser", lambda: None)
    taken = read_bytes("scan.pdf", pictures(laid_out(EN)))
    assert taken.documents == ()
    assert "unread" in taken.problems[0].message
    assert "tesseract-ocr-ara" in taken.problems[0].advice


def test_text_pages_of_a_half_scanned_file_are_read_and_the_rest_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import io

    import pypdfium2

    monkeypatch.setattr("hudna.intake.pdf_pages.recogniser", lambda: None)
    both = pypdfium2.PdfDocument.new()
    for part in (laid_out(EN), pictures(laid_out(RU))):
        both.import_pages(pypdfium2.PdfDocument(part))
    out = io.BytesIO()
    both.save(out)
    taken = read_bytes("half.pdf", out.getvalue())
    assert taken.documents[0].text == EN
    assert "page 2 is" in taken.problems[0].message


@TESSERACT
def test_a_page_that_takes_too_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    program = ocr.recogniser()
    assert program is not None
    with pytest.raises(Exception, match="too long"):
        program.read(b"P5\n4000 4000\n255\n" + bytes(16_000_000), "eng", seconds=0.001)  # type: ignore[arg-type]


@pytest.mark.parametrize("cut", [8, 200, 2_000])
def test_a_damaged_file_is_a_problem(cut: int) -> None:
    taken = read_bytes("a.pdf", laid_out(EN)[:cut])
    assert taken.documents == ()
    assert taken.problems[0].advice


def test_more_pages_than_are_taken_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    few = LIMITS["pages"].__class__(2, "pages of a PDF", "exercise", "Split it")
    monkeypatch.setitem(LIMITS, "pages", few)
    taken = read_bytes("a.pdf", laid_out("#pagebreak()\n" * 3 + EN))
    assert "exceed the 2" in taken.problems[0].message
