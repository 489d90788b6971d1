"""PDFs made for the tests: laid out by typst, and the same as pictures of its pages."""

import io
from importlib.resources import files

import pypdfium2
import typst

__all__ = ["laid_out", "pictures"]

FONTS = str(files("hudna.data") / "fonts")


def laid_out(body: str, *, page: str = "width: 14cm, height: 18cm") -> bytes:
    """Return a PDF of typst source, in the fonts Hudna ships."""
    head = f'#set page({page})\n#set text(font: ("Amiri", "Noto Sans"), size: 11pt)\n'
    made: bytes = typst.compile((head + body).encode(), font_paths=[FONTS])
    return made


def pictures(data: bytes) -> bytes:
    """Return a PDF whose pages are pictures of the pages of another, as a scanner makes them."""
    made = pypdfium2.PdfDocument.new()
    for page in pypdfium2.PdfDocument(data):
        width, height = page.get_size()
        image = pypdfium2.PdfImage.new(made)
        image.set_bitmap(page.render(scale=200 / 72))
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        blank = made.new_page(width, height)
        blank.insert_obj(image)
        blank.gen_content()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
