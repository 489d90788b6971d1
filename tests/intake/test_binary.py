"""What is no text is refused by name, not read as something."""

import pytest

from hudna.intake.intake import read_bytes


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, bytes.fromhex("30003004f1020b02") * 6])
def test_bytes_that_are_no_text_are_a_problem_and_no_document(data: bytes) -> None:
    taken = read_bytes("radar.raw", data)
    assert taken.documents == ()
    assert taken.problems[0].where == "radar.raw"
    assert taken.problems[0].advice


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256"])
def test_text_with_a_stray_control_character_is_still_text(encoding: str) -> None:
    data = ("سقطت قذيفة قرب المعبر. تمرين" * 9 + "\x01").encode(encoding)
    assert len(read_bytes("report.txt", data).documents) == 1
