"""Capitals and order are those of the language, not those of English."""

from hudna.text.writing import capital, in_order


def test_the_turkish_i_keeps_its_dot() -> None:
    assert capital("insansız hava aracı", "tr") == "İnsansız hava aracı"
    assert capital("ılgaz", "tr") == "Ilgaz"
    assert capital("incident", "en") == "Incident"
    assert capital("", "tr") == ""


def test_words_stand_in_the_order_of_the_alphabet() -> None:
    def sorted_in(language: str, *words: str) -> list[str]:
        return sorted(words, key=lambda word: in_order(word, language))

    assert sorted_in("tr", "Şam", "İdlib", "Kuneytra", "Isparta", "Çobanbey", "Dera") == [
        "Çobanbey", "Dera", "Isparta", "İdlib", "Kuneytra", "Şam",
    ]  # fmt: skip
    assert sorted_in("ru", "Ёлка", "Жар", "Еда") == ["Еда", "Ёлка", "Жар"]
    assert sorted_in("fa", "ژرف", "پل", "زمین", "تل") == ["پل", "تل", "زمین", "ژرف"]


def test_signs_come_first_and_foreign_letters_last() -> None:
    assert in_order("5 gün", "tr") < in_order("ay", "tr") < in_order("xan", "tr")
