"""A text is told from what only looks like one."""

from hudna.intake.garble import legibility, turned_round

AR = (
    "أعلن مركز المصالحة تسجيل خروقات لوقف إطلاق النار في محافظة إدلب خلال الساعات الماضية، وقال "
    "إن ذلك كان في بلدة من ريف إدلب وفي محافظة حماة ولم تقع إصابات في هذا اليوم. تمرين."
)


def test_running_text_is_legible() -> None:
    assert not legibility(AR).garbled
    assert not legibility("Five violations were recorded in Idlib on Sunday. Exercise.").garbled


def test_signs_without_letters_are_garbled() -> None:
    assert legibility("\ue012\ue044\ue031 \ue012\ue044" * 20).garbled
    assert legibility("\ufffd\ufffd\ufffd of the" * 20).garbled


def test_letters_that_make_no_words_are_garbled() -> None:
    as_western = AR.encode("cp1256").decode("cp1252")
    assert legibility(as_western * 3).garbled


def test_a_short_list_of_names_is_not_garbled() -> None:
    assert not legibility("Idlib Aleppo Hama Latakia Homs").garbled


def test_a_text_laid_out_backwards_is_turned_round_with_its_numbers_as_they_were() -> None:
    assert turned_round(f"{AR[::-1]}\nلوليأ 24 يف") == f"{AR}\nفي 24 أيلول"


def test_a_text_in_order_is_left_alone() -> None:
    assert turned_round(AR) is None
