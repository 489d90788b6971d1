"""What is seen from left to right, in the order it is read."""

from hudna.intake.visual_order import logical, mirrored, reads_right_to_left


def seen(text: str) -> list[str]:
    return list(text)


def test_letters_from_the_right_are_turned_and_numbers_are_not() -> None:
    assert logical(seen("2019 لوليأ 22 يف"), right_to_left=True) == "في 22 أيلول 2019"


def test_a_latin_name_inside_a_line_from_the_right_stays_as_it_is() -> None:
    assert logical(seen("تكراش Su-24 ةرئاط"), right_to_left=True) == "طائرة Su-24 شاركت"


def test_words_from_the_right_inside_a_line_from_the_left_are_turned_as_one() -> None:
    found = logical(seen("the ةحلاصملا زكرم said 5"), right_to_left=False)
    assert found == "the مركز المصالحة said 5"


def test_a_number_ends_where_its_separator_is_followed_by_no_digit() -> None:
    assert logical(seen(".10:30 دنع"), right_to_left=True) == "عند 10:30."


def test_a_line_without_letters_has_no_direction() -> None:
    assert reads_right_to_left(list("12, 5")) is None


def test_brackets_that_close_before_they_open_are_the_wrong_way_round() -> None:
    assert mirrored(["ريف )إدلب( وحماة"])
    assert not mirrored(["ريف (إدلب) وحماة"])
