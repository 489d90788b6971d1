"""Word documents give their paragraphs, rows and notes; archives that swell are refused."""

import io
import zipfile

import pytest
from word import docx, para, row

from hudna.intake.intake import read_bytes

CORE = (
    '<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/'
    '2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Field report (exercise)</dc:title>'
    "<dc:creator>Exercise office</dc:creator><dc:language>ar-SY</dc:language>"
    "<dcterms:modified>2019-09-22T08:00:00Z</dcterms:modified></cp:coreProperties>"
)


def text(data: bytes) -> str:
    return read_bytes("a.docx", data).documents[0].text


def test_paragraphs_and_rows_are_lines_in_their_order() -> None:
    table = f"<w:tbl>{row('المحافظة', 'العدد')}{row('إدلب', '5')}</w:tbl>"
    body = para("تقرير يومي (تمرين)") + table + para("لا إصابات.")
    assert text(docx(body)).split("\n") == [
        "تقرير يومي (تمرين)",
        "المحافظة\tالعدد",
        "إدلب\t5",
        "لا إصابات.",
    ]


def test_a_table_that_frames_running_text_gives_its_paragraphs() -> None:
    long = "The patrol heard an explosion near the checkpoint (exercise). " * 4
    table = f"<w:tbl><w:tr><w:tc>{para('Menu')}</w:tc><w:tc>{para(long)}</w:tc></w:tr></w:tbl>"
    assert text(docx(table)).split("\n") == ["Menu", long.strip()]


def test_a_table_inside_a_cell_is_read_once() -> None:
    inner = f"<w:tbl>{row('Idlib', '5')}</w:tbl>"
    assert text(docx(f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>")).count("Idlib") == 1


def test_header_and_footnotes_are_read_and_page_numbers_are_not() -> None:
    note = f'<w:footnote w:type="separator">{para("---")}</w:footnote>'
    note += f"<w:footnote>{para('Heard, not seen.')}</w:footnote>"
    data = docx(
        para("Body."),
        word__footnotes_xml=note,
        word__header1_xml=para("Exercise office"),
        word__footer1_xml=para("3"),
    )
    assert text(data).split("\n") == ["Exercise office", "Body.", "Heard, not seen."]


def test_deleted_and_hidden_words_are_not_read() -> None:
    gone = "<w:del><w:r><w:delText>no </w:delText></w:r></w:del>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>never </w:t></w:r>"
    shown = "<w:ins><w:r><w:t>Shelling was reported.</w:t></w:r></w:ins>"
    assert text(docx(f"<w:p>{gone}{hidden}{shown}</w:p>")) == "Shelling was reported."


def test_the_core_properties_are_facts_and_no_publication() -> None:
    taken = read_bytes("a.docx", docx(para("Body."), docProps__core_xml=CORE))
    (facts,) = taken.facts
    assert (facts.title, facts.author, facts.language) == (
        "Field report (exercise)",
        "Exercise office",
        "ar",
    )
    assert facts.published is None
    assert "office" not in taken.documents[0].text


def test_a_part_that_swells_beyond_all_measure_is_refused() -> None:
    data = docx(para("Body."), word__footnotes_xml="<?xml" + " " * 80_000_000)
    assert len(data) < 200_000
    taken = read_bytes("a.docx", data)
    assert taken.documents == ()
    assert "unpacks to more than" in taken.problems[0].message


def test_more_members_than_a_document_has_are_refused() -> None:
    out = io.BytesIO(docx(para("Body.")))
    with zipfile.ZipFile(out, "a") as archive:
        for n in range(2_001):
            archive.writestr(f"word/media/{n}", "")
    assert "files inside" in read_bytes("a.docx", out.getvalue()).problems[0].message


@pytest.mark.parametrize(
    "declared",
    ['<!ENTITY a "ten"><!ENTITY b "&a;&a;">', '<!ENTITY a SYSTEM "file:///etc/hostname">'],
    ids=["own", "external"],
)
def test_entities_are_never_followed(declared: str) -> None:
    core = f'<?xml version="1.0"?><!DOCTYPE x [{declared}]><x><y>&a;</y></x>'
    taken = read_bytes("a.docx", docx(para("Body."), docProps__core_xml=core))
    assert taken.documents == ()
    assert "entities" in taken.problems[0].message


def test_elements_nested_without_end_are_refused() -> None:
    deep = "<w:sdt>" * 20_000 + para("x") + "</w:sdt>" * 20_000
    taken = read_bytes("a.docx", docx(deep))
    assert taken.documents == ()
    assert taken.problems[0].advice


@pytest.mark.parametrize("cut", [40, 300])
def test_a_damaged_archive_is_a_problem(cut: int) -> None:
    data = docx(para("Body."))
    taken = read_bytes("a.docx", data[:-cut])
    assert taken.documents == ()
    assert taken.problems


def test_other_office_files_are_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert "archive or an office file" in read_bytes("a.xlsx", out.getvalue()).problems[0].message
    assert "old Word" in read_bytes("a.doc", b"\xd0\xcf\x11\xe0" + bytes(600)).problems[0].message
