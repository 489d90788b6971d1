from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.intake.formats import FORMATS
from hudna.intake.intake import read_bytes

SHARED = Path(__file__).parents[3] / "shared" / "data" / "registers" / "registers.csv"
ARABIC = "سجل الجانب الروسي في اللجنة خمس حالات إطلاق نار في محافظة حلب على مدى يوم"
RUSSIAN = "Российская сторона за сутки зафиксировала нарушения в провинциях и не только"
HEADER = "report_id,registering_side,governorate,violations,publication_date"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_files_are_read_without_a_word(encoding: str) -> None:
    intake = read_bytes("a.txt", ARABIC.encode(encoding))
    assert intake.documents[0].text == ARABIC
    assert intake.problems == ()


@pytest.mark.parametrize(("text", "page"), [(ARABIC, "cp1256"), (RUSSIAN, "cp1251")])
def test_old_code_pages_are_told_by_their_words(text: str, page: str) -> None:
    intake = read_bytes("a.txt", text.encode(page))
    assert intake.documents[0].text == text
    assert page in intake.problems[0].message


def test_what_no_database_can_hold_is_replaced_and_said() -> None:
    intake = read_bytes("a.txt", "one\x00two\u202bthree\r\nfour".encode())
    assert intake.documents[0].text == "one\ufffdtwo\u202bthree\nfour"
    assert "1 characters" in intake.problems[0].message


def test_lone_surrogates_do_not_stop_the_reading() -> None:
    data = b"\xff\xfe" + "abc".encode("utf-16-le") + b"\x00\xd8" + "d".encode("utf-16-le")
    text = read_bytes("a.txt", data).documents[0].text
    assert text.startswith("abc")
    assert text.encode("utf-8")


def test_a_page_gives_its_article_title_day_and_language() -> None:
    page = f"""<!DOCTYPE html><html lang="ar-SY"><head><title>site</title>
    <meta property="og:title" content="Exercise"><meta property="article:published_time"
    content="2019-09-22T10:00:00Z"><link rel="canonical" href="https://example.org/1">
    <style>p {{}}</style></head><body><nav><p>Menu {ARABIC}</p></nav><article>
    <h1>Head</h1><p>{ARABIC}</p><p>{ARABIC}&nbsp;<b>31</b></p><p>{ARABIC}</p>
    <script>alert(1)</script></article><footer><p>Imprint</p></footer></body></html>"""
    intake = read_bytes("page", page.encode())
    (document,), (facts,) = intake.documents, intake.facts
    assert document.text.split("\n") == ["Head", "2019-09-22", ARABIC, f"{ARABIC}\u00a031", ARABIC]
    assert (document.title, document.address) == ("Exercise", "https://example.org/1")
    assert (facts.published, facts.language) == (date(2019, 9, 22), "ar")


def test_a_page_in_an_old_code_page_says_so_itself() -> None:
    page = f'<html><head><meta charset="windows-1256"></head><body><p>{ARABIC}</p></body></html>'
    intake = read_bytes("a.html", page.encode("cp1256"))
    assert intake.documents[0].text == ARABIC
    assert intake.problems == ()


def test_an_empty_page_is_a_problem_not_a_silence() -> None:
    intake = read_bytes("a.html", b"<html><body><script>x</script></body></html>")
    assert "no text" in intake.problems[0].message
    assert len(intake.documents) == 1


def test_bad_rows_are_named_and_the_rest_is_taken() -> None:
    lines = [
        HEADER,
        "R1,Russia,TOTAL,31,2019-09-22",
        "R1,Russia,Idlib,ten,2019-09-22",
        "R1,Russia,Hama,5,22.09.2019",
        "R1,Russia,,5,2019-09-22",
        "R1,Russia,Aleppo",
        "R1,Russia,TOTAL,30,2019-09-22",
        "",
        "R1,Turkey,TOTAL,0,",
    ]
    intake = read_bytes("r.csv", "\n".join(lines).encode())
    assert [(row.side, row.area, row.count) for row in intake.registers] == [
        ("Russia", "TOTAL", 31),
        ("Turkey", "TOTAL", 0),
    ]
    assert [problem.where for problem in intake.problems] == [f"r.csv:{n}" for n in range(3, 8)]
    (document,) = intake.documents
    assert (document.media_type, document.text) == ("text/csv", "\n".join(lines))


def test_a_table_that_is_no_register_says_which_columns_are_missing() -> None:
    intake = read_bytes("r.csv", b"a,b\n1,2\n")
    assert intake.registers == ()
    assert intake.documents == ()
    assert "registering_side" in intake.problems[0].message


def test_a_binary_file_is_refused_with_advice() -> None:
    intake = read_bytes("a.png", b"\x89PNG\r\n\x1a\n ...")
    assert intake.documents == ()
    assert "PDF" in intake.problems[0].advice


@given(st.binary(max_size=300), st.sampled_from(["a", "a.txt", "a.html", "a.csv"]))
def test_no_bytes_break_the_intake(data: bytes, name: str) -> None:
    intake = read_bytes(name, data)
    for document in intake.documents:
        assert "\x00" not in document.text
        document.text.encode("utf-8")
    assert intake.documents or intake.problems


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_states_its_media_type(name: str) -> None:
    assert "/" in FORMATS[name].media_type


@pytest.mark.skipif(not SHARED.is_file(), reason="the register facts lie in ../shared")
def test_the_shared_registers_are_taken_whole() -> None:
    intake = read_bytes(SHARED.name, SHARED.read_bytes())
    assert len(intake.registers) == 1191
    assert intake.problems == ()
