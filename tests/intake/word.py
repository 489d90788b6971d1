"""Word documents made for the tests."""

import io
import zipfile

__all__ = ["cell", "docx", "para", "row"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PART = '<?xml version="1.0" encoding="UTF-8"?>\n<w:{tag} xmlns:w="{ns}">{body}</w:{tag}>'


def para(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def cell(text: str) -> str:
    return f"<w:tc>{para(text)}</w:tc>"


def row(*texts: str) -> str:
    return f"<w:tr>{''.join(cell(text) for text in texts)}</w:tr>"


def docx(body: str, **parts: str) -> bytes:
    """Return a document; `parts` are further files, their names with __ for / and _ for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        document = _PART.format(tag="document", ns=W, body=f"<w:body>{body}</w:body>")
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            path = name.replace("__", "/").replace("_", ".")
            tag = {"header1": "hdr", "footer1": "ftr"}.get(name.split("__")[-1].split("_")[0])
            tag = tag or name.split("__")[-1].split("_")[0]
            whole = (
                content
                if content.startswith("<?xml")
                else _PART.format(tag=tag, ns=W, body=content)
            )
            archive.writestr(path, whole)
    return out.getvalue()
