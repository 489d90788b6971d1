"""The model article, and two exercise articles on its facts in other words and another order."""

from facts import check_all, of_type

from hudna.extract.reader import Reader
from hudna.model.claim import Stance


def test_the_model_article_comes_out_right(reader: Reader, model_article: str) -> None:
    reading = reader.read(model_article, sha256="0" * 64)
    check_all(reading)
    words = of_type(reading, "statement", Stance.DESCRIBES)
    assert words.speaker.id == "russia_president"
    assert reading.document.published.when.start is not None
    assert reading.document.author is not None


def test_the_same_facts_in_other_words_come_out_the_same(reader: Reader, exercise: str) -> None:
    check_all(reader.read(exercise, sha256="0" * 64))
