"""What a file is follows from its bytes, never from its name; and the same from its beginning."""

import pytest

from hudna.intake.media_types import EXTENSIONS, HEAD_BYTES, PICTURES, media_type_of

FILES = [
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
    (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"),
    (b"GIF89a\x01\x00", "image/gif"),
    (b"%PDF-1.7\n", "application/pdf"),
    (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
    (b"\x1a\x45\xdf\xa3\x01", "video/webm"),
    (b"ID3\x04\x00", "audio/mpeg"),
    (b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio/wave"),
    (b"OggS\x00\x02", "application/ogg"),
    (b"PK\x03\x04\x14\x00", "application/zip"),
    ("تمرين: أربع حفر\n".encode(), "text/plain"),
    (b"<svg onload='alert(1)'/>", "text/plain"),
    (b"<!doctype html><script>", "text/plain"),
    (b"XXXX\x24\x00\x00\x00WEBPVP8 ", "application/octet-stream"),
    (b"MZ\x90\x00\x03", "application/octet-stream"),
    (b"\xff\xfe\x00a", "application/octet-stream"),
    (b"", "application/octet-stream"),
]


@pytest.mark.parametrize(("data", "expected"), FILES)
def test_the_bytes_decide(data: bytes, expected: str) -> None:
    assert media_type_of(data) == expected
    assert expected in EXTENSIONS


@pytest.mark.parametrize("cut", range(4))
def test_the_beginning_decides_like_the_whole(cut: int) -> None:
    long = ("x" * cut + "ح" * HEAD_BYTES).encode()
    assert media_type_of(long) == media_type_of(long[:HEAD_BYTES]) == "text/plain"


def test_nothing_that_can_run_is_shown_as_a_picture() -> None:
    assert set(PICTURES) == {"image/png", "image/jpeg", "image/webp"}
