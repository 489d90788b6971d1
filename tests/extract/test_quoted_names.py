"""What stands in quotation marks behind a noun may be its name."""

from hudna.extract.reader import Reader


def test_a_newspaper_speaks_by_its_name(reader: Reader) -> None:
    text = "Боевики обстреляли село Кафр-Набль, пишет газета «Аль-Марсад»."
    (claim,) = reader.read(text, sha256="0" * 64).claims
    assert claim.speaker.name == "газета «Аль-Марсад»"


def test_what_a_spokesman_says_is_not_his_name(reader: Reader) -> None:
    text = "Сообщил представитель «боевики обстреляли село Кафр-Набль»."
    claims = reader.read(text, sha256="0" * 64).claims
    assert {c.speaker.name for c in claims} <= {"представитель", "narrator"}
