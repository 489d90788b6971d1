"""A message gives its words and its attachments, and never who sent it."""

from datetime import date
from email.message import EmailMessage

import pytest
from word import docx, para

from hudna.intake.intake import read_bytes
from hudna.intake.limits import LIMITS

SENDER = "Exercise Observer <observer@mission.example>"
WORDS = "سقطت ثلاث قذائف قرب المعبر صباح اليوم ولا إصابات. تمرين."


def message(text: str = WORDS, *, subject: str = "تقرير (تمرين)", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = SENDER
    made["To"] = "desk@mission.example"
    made["Message-ID"] = "<1@mission.example>"
    made["Date"] = "Sun, 22 Sep 2019 23:10:00 +0300"
    made["Subject"] = subject
    for name, value in headers.items():
        made[name] = value
    made.set_content(text)
    return made


def test_the_words_stand_under_their_subject_and_day() -> None:
    taken = read_bytes("a.eml", message().as_bytes())
    (document,) = taken.documents
    assert document.text == f"تقرير (تمرين)\n2019-09-22\n\n{WORDS}"
    assert document.title == "تقرير (تمرين)"
    assert taken.facts[0].published == date(2019, 9, 22)


def test_who_sent_it_is_handed_on_apart_and_stands_nowhere_else() -> None:
    taken = read_bytes("a.eml", message().as_bytes())
    assert taken.told_by == SENDER
    assert "observer" not in repr(taken)
    assert not any(b"observer" in data or b"mission" in data for data in taken.contents.values())


def test_what_is_kept_gives_the_same_document_again() -> None:
    (first,) = read_bytes("a.eml", message().as_bytes()).documents
    kept = read_bytes("a.eml", message().as_bytes()).contents[first.id]
    again = read_bytes("a.eml", kept)
    assert again.documents == (first,)
    assert again.told_by is None


def test_attachments_are_documents_of_their_own() -> None:
    made = message()
    made.add_attachment(
        docx(para("Body of the report.")), maintype="application", subtype="x", filename="r.docx"
    )
    made.add_attachment("second, plain", filename="../../note.txt")
    made.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="p.png")
    taken = read_bytes("a.eml", made.as_bytes())
    assert [document.name for document in taken.documents] == [
        "a.eml",
        "a.eml/r.docx",
        "a.eml/note.txt",
    ]
    assert taken.documents[1].text == "Body of the report."
    assert [problem.where for problem in taken.problems] == ["a.eml/p.png"]


def test_a_forwarded_message_is_read_and_keeps_its_sender_to_itself_too() -> None:
    made = message("See below.")
    made.add_attachment(message("Shelling at noon.", subject="Inner"))
    taken = read_bytes("a.eml", made.as_bytes())
    assert [document.title for document in taken.documents] == ["تقرير (تمرين)", "Inner"]
    assert "observer" not in repr(taken)


def test_the_page_is_taken_where_the_plain_words_say_next_to_nothing() -> None:
    made = message("Please enable HTML.")
    made.add_alternative(f"<p>{WORDS}</p><blockquote>{WORDS}</blockquote>", subtype="html")
    (document,) = read_bytes("a.eml", made.as_bytes()).documents
    assert document.text.endswith(f"\n{WORDS}\n> {WORDS}")
    assert [flag.kind for flag in document.flags] == ["quoted_reply"]


def test_quoted_replies_and_addresses_are_kept_and_marked() -> None:
    (document,) = read_bytes(
        "a.eml",
        message("We confirm.\n\n> Was it shelling?\n> Where?\n\nWrite to a@b.example").as_bytes(),
    ).documents
    marked = {flag.kind: flag.span.of(document.text) for flag in document.flags}
    assert marked["quoted_reply"].split("\n")[:2] == ["> Was it shelling?", "> Where?"]
    assert marked["address_in_text"] == "a@b.example"


def test_wrapped_lines_are_joined_and_lists_are_not() -> None:
    wrapped = (
        "The commission recorded seven violations in the province of Idlib on\n"
        "Sunday, and three more in Aleppo, the spokesman of the centre said in\n"
        "a statement.\n\n- Idlib 7\n- Aleppo 3"
    )
    (document,) = read_bytes("a.eml", message(wrapped).as_bytes()).documents
    assert "Idlib on Sunday, and three" in document.text
    assert document.text.endswith("statement.\n\n- Idlib 7\n- Aleppo 3")


@pytest.mark.parametrize("charset", [None, "us-ascii", "x-unknown", "utf-8", "iso-8859-1"])
def test_a_wrong_or_missing_charset_does_not_garble_the_words(charset: str | None) -> None:
    stated = f"Content-Type: text/plain; charset={charset}\n" if charset else ""
    head = f"From: x@y.example\nMessage-ID: <1@y>\nSubject: s\n{stated}"
    data = head.encode() + b"Content-Transfer-Encoding: 8bit\n\n" + (WORDS * 3).encode("cp1256")
    assert WORDS in read_bytes("a.eml", data).documents[0].text


def nested(depth: int) -> EmailMessage:
    made = message("Innermost.")
    for level in range(depth):
        outer = message(f"Level {level}.")
        outer.add_attachment(made)
        made = outer
    return made


def test_messages_inside_messages_are_read_to_a_stated_depth() -> None:
    taken = read_bytes("a.eml", nested(LIMITS["mail_depth"].most + 3).as_bytes())
    assert taken.documents
    assert any("inside one another" in problem.message for problem in taken.problems)


def test_parts_without_end_are_refused() -> None:
    made = message()
    for n in range(LIMITS["mail_parts"].most + 1):
        made.add_attachment(f"note {n}", filename=f"{n}.txt")
    taken = read_bytes("a.eml", made.as_bytes())
    assert taken.documents == ()
    assert "parts taken" in taken.problems[0].message


def test_boundaries_nested_without_end_do_not_crash() -> None:
    head = "From: x@y.example\nMessage-ID: <1@y>\n"
    deep = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000)
    )
    taken = read_bytes("a.eml", (head + deep + "\ntext").encode())
    assert taken.documents or taken.problems


@pytest.mark.parametrize(
    "head",
    [
        "Subject: =?utf-8?B?////?=",
        "Date: 99 Foo 2019 99:99",
        "From: <<<>>>@",
        "Subject: \x00\udcff",
    ],
)
def test_broken_headers_cost_no_words(head: str) -> None:
    data = f"{head}\nMessage-ID: <1@y>\n\nShelling at noon.".encode("utf-8", "surrogateescape")
    assert "Shelling at noon." in read_bytes("a.eml", data).documents[0].text


def test_a_memo_in_a_text_file_is_no_message() -> None:
    memo = b"From: the centre\nTo: all posts\nSubject: exercise\n\nHold fire."
    assert read_bytes("memo.txt", memo).documents[0].text.startswith("From: the centre")
