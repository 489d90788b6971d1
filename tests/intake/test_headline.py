"""A text is called by its headline where it has one."""

from hudna.intake.intake import read_bytes


def title(text: str) -> str | None:
    return read_bytes("a.txt", text.encode()).documents[0].title


def test_a_first_line_that_stands_alone_is_the_headline() -> None:
    assert title("Talks end in Astana\n\nThe talks ended.") == "Talks end in Astana"
    assert title("\n\nانتهاء المحادثات\r\n\r\nانتهت.") == "انتهاء المحادثات"


def test_a_sentence_or_a_running_text_has_no_headline() -> None:
    assert title("The talks ended.\n\nMore later.") is None
    assert title("The talks ended\nlate in the night.") is None
    assert title("One line only") is None
    assert title("x" * 200 + "\n\nmore") is None
