"""Make the PDF and the Word document of the exercise from their words, and its sketch.

The words stand as text in `tools/exercise`; the files go beside the other documents of the
exercise. The same words give the same bytes.
"""

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import typst

ROOT = Path(__file__).resolve().parents[1]
WORDS = Path(__file__).resolve().parent / "exercise"
DOCUMENTS = ROOT / "src" / "hudna" / "data" / "demo" / "documents"
EVIDENCE = ROOT / "src" / "hudna" / "data" / "demo" / "evidence"
FONTS = ROOT / "src" / "hudna" / "data" / "fonts"
RIGHT_TO_LEFT = ("ar", "fa")
MADE_AT = datetime(2019, 9, 23, tzinfo=UTC)

PAGE = """
#let words = json(bytes(sys.inputs.words))
#set document(title: words.first())
#set page(paper: "a4", margin: 25mm)
#set text(lang: sys.inputs.language, font: ("Amiri", "Noto Sans"), size: 13pt)
#heading(words.first())
#for line in words.slice(1) [#par(line)]
"""
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def paragraphs(path: Path) -> list[str]:
    """Return the paragraphs of a text, the headline first."""
    return [block.strip() for block in path.read_text("utf-8").split("\n\n")]


def pdf(words: list[str], language: str) -> bytes:
    """Return a tagged PDF set with the fonts of the bulletin."""
    made = typst.compile(
        PAGE.encode(),
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"words": json.dumps(words, ensure_ascii=False), "language": language},
        timestamp=int(MADE_AT.timestamp()),
    )
    if language in RIGHT_TO_LEFT:
        made = made.replace(b"/Direction/R2L", b"/Direction/L2R")
    return made


def docx(words: list[str], language: str) -> bytes:
    """Return a Word document; its parts are stored as they are, so that the bytes stay the same."""
    right = "<w:bidi/>" if language in RIGHT_TO_LEFT else ""
    lines = "".join(
        f"<w:p><w:pPr>{right}</w:pPr><w:r><w:rPr><w:lang w:val='{language}'/></w:rPr>"
        f'<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in words
    )
    body = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{lines}</w:body></w:document>'
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": body,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, MADE_AT.timetuple()[:6])
            archive.writestr(entry, DECLARATION + content)
    return out.getvalue()


def sketch() -> bytes:
    """Return the evidence of the exercise: a picture that says it is invented."""
    return typst.compile(
        WORDS / "craters.typ", font_paths=[FONTS], ignore_system_fonts=True, format="png", ppi=96
    )


def main() -> None:
    """Write the files."""
    word, page = "37-kafr-nabl-ministry-tr", "38-astana-fa"
    made = {
        f"{word}.docx": docx(paragraphs(WORDS / f"{word}.txt"), "tr"),
        f"{page}.pdf": pdf(paragraphs(WORDS / f"{page}.txt"), "fa"),
    }
    for name, data in made.items():
        (DOCUMENTS / name).write_bytes(data)
    EVIDENCE.mkdir(exist_ok=True)
    (EVIDENCE / "kafr-nabl-craters.png").write_bytes(sketch())


if __name__ == "__main__":
    main()
