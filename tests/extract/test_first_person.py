"""A verb in the first person is said by whoever writes, not by the name that stands nearest."""

import pytest

from hudna.extract.reader import Reader


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Призываем коалицию соблюдать международное право.", "statement"),
        ("Осуждаем действия боевиков.", "condemnation"),
    ],
)
def test_who_writes_speaks(reader: Reader, text: str, kind: str) -> None:
    (claim,) = reader.read(text, sha256="0" * 64).claims
    assert (claim.event_type, claim.speaker.name) == (kind, "narrator")


def test_who_is_quoted_speaks(reader: Reader) -> None:
    text = "Минобороны Турции выступило с заявлением. «Осуждаем действия боевиков»."
    last = reader.read(text, sha256="0" * 64).claims[-1]
    assert (last.event_type, last.speaker.name) == ("condemnation", "Минобороны Турции")
