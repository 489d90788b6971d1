"""Hostile files: what they may ask of us is limited, and each limit is tried here or by its format.

`text_characters`, `markup_bytes`, `file_bytes`, `open_elements` and `element_depth` are tried here;
pages and recognition in test_pdf, archives in test_docx, messages in test_mail, items in test_feed,
seconds and memory in tests/cli/test_read_pool.
"""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from hudna.intake.intake import read_bytes
from hudna.intake.limits import LIMITS, MIB


def refusal(name: str, data: bytes) -> str:
    taken = read_bytes(name, data)
    assert taken.documents == ()
    assert taken.problems[0].advice
    return taken.problems[0].message


def test_every_limit_gives_its_reason_and_what_to_do() -> None:
    for limit in LIMITS.values():
        assert limit.most > 0
        assert limit.reason
        assert limit.advice


def test_a_text_of_fifty_million_bytes_is_refused_at_once() -> None:
    data = ("سقطت قذيفة قرب المعبر. تمرين. " * 1_000_000).encode()[: 50 * MIB]
    began = time.monotonic()
    assert "characters of text exceed" in refusal("a.txt", data)
    assert time.monotonic() - began < 5


def test_a_text_one_character_too_long_is_refused_and_one_at_the_limit_is_read() -> None:
    most = LIMITS["text_characters"].most
    assert "exceed" in refusal("a.txt", b"x " * (most // 2) + b"x")
    assert len(read_bytes("a.txt", b"x " * (most // 2)).documents) == 1


def test_a_page_of_fifty_million_bytes_is_refused_and_its_pictures_do_not_count() -> None:
    assert "bytes of HTML" in refusal("a.html", b"<p>" + b"x " * 25 * MIB)
    picture = b'<img src="data:image/png;base64,' + b"A" * 10 * MIB + b'">'
    page = b"<html><body>" + picture + b"<p>Shelling at noon.</p></body></html>"
    assert read_bytes("a.html", page).documents[0].text == "Shelling at noon."


@pytest.mark.parametrize("tag", [b"<div>", b"<div class='related'>", b"<table><tr><td>", b"<b>"])
def test_elements_nested_without_end_are_refused_soon(tag: bytes) -> None:
    began = time.monotonic()
    assert "elements" in refusal("a.html", tag * 100_000 + b"text")
    assert time.monotonic() - began < 10


def test_elements_nested_deeper_than_browsers_allow_are_refused() -> None:
    assert "inside one another" in refusal("a.html", b"<div>" * 600 + b"text")


def test_a_file_larger_than_any_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    small = LIMITS["file_bytes"].__class__(10, "bytes in a file", "exercise", "Split it")
    monkeypatch.setitem(LIMITS, "file_bytes", small)
    assert "exceed the 10" in refusal("a.txt", b"more than ten bytes")


@pytest.mark.parametrize(
    "text",
    [
        "\u202e\u2066\u200f" * 1000 + "Shelling at noon.",
        "e" + "\u0301" * 50_000,
        "\u0640" * 50_000,
        "\ufdfa" * 20_000,
    ],
    ids=["bidi", "marks", "tatweel", "ligatures"],
)
def test_odd_characters_are_kept_as_they_are(text: str) -> None:
    assert read_bytes("a.txt", text.encode()).documents[0].text == text


def test_lone_surrogates_in_any_format_become_one_character_that_shows() -> None:
    page = b"<p>before \xed\xa0\x80 &#xD800; after</p>"
    for name, data in (("a.html", page), ("a.eml", b"Message-ID: <1@y>\n\n" + page)):
        text = read_bytes(name, data).documents[0].text
        assert text.encode("utf-8")
        assert "before" in text


def test_the_largest_text_is_read_within_the_memory_stated() -> None:
    # Not getrusage: the child of a vfork starts with the peak of its parent, here of all tests
    # before this one.
    script = (
        "from hudna.intake.intake import read_bytes\n"
        "read_bytes('a.html', b'<p>some words <a href=x>here</a></p>' * 200_000)\n"
        "print(open('/proc/self/status').read())"
    )
    if not Path("/proc/self/status").exists():
        pytest.skip("the peak of one process is read from /proc, which this system has not")
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=100
    )
    (peak,) = (line for line in ran.stdout.splitlines() if line.startswith("VmHWM:"))
    assert int(peak.split()[1]) * 1024 < LIMITS["file_memory"].most
