import pytest

from hudna.extract.contract import to_contract
from hudna.extract.reader import Reader


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "\ud800 said that \udfff",
        "\u202eTurkey said\u202c \u2066that it shelled Idlib\u2069.",
        "قال " * 3000,
        '"' * 2000,
        "Russia, " * 2000 + "said.",
        "Turkey said Russia shelled Idlib and " * 2000,
    ],
    ids=["nothing", "lines", "surrogates", "bidi", "verbs", "quotes", "names", "one sentence"],
)
def test_hostile_text_is_read_without_harm(reader: Reader, text: str) -> None:
    to_contract(reader.read(text, sha256="0" * 64))


def test_a_word_alone_is_no_event(reader: Reader) -> None:
    for text in ("Shelling and its history.", "القصف والهدنة في كتب التاريخ"):
        assert reader.read(text, sha256="0" * 64).claims == ()
