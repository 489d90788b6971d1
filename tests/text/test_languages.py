from hudna.text import languages


def test_a_text_is_told_by_its_common_words() -> None:
    assert languages.detect("سجل الجانب الروسي في اللجنة خمس حالات إطلاق نار") == "ar"
    assert languages.detect("The Russian side of the commission registered five cases") == "en"
    assert (
        languages.detect("Российская сторона зафиксировала пять случаев стрельбы за сутки") == "ru"
    )
    assert languages.detect("Türk tarafı son bir gün içinde iki ihlal tespit etti") == "tr"
    assert languages.detect("طرف روسی در ۲۴ ساعت گذشته پنج مورد را ثبت کرد") == "fa"


def test_arabic_with_persian_yeh_is_still_arabic() -> None:
    assert languages.detect("فی محافظة حلب من قبل المسلحین إلى هذه المنطقة على الأقل") == "ar"


def test_no_words_is_undetermined() -> None:
    assert languages.detect("2016 :: 30/12") == languages.UNDETERMINED
    assert languages.detect("") == languages.UNDETERMINED


def test_an_unknown_language_has_no_words() -> None:
    assert languages.load("xx").section("dates") == {}


def test_short_arabic_and_persian_are_told_apart() -> None:
    for text in (
        "مقتل جنديين في حلب",
        "الخارجية الروسية: الهدنة صامدة",
        "قصف على ريف إدلب الجنوبي",
    ):
        assert languages.detect(text) == "ar"
    for text in ("دو سرباز در حلب کشته شدند", "آتش بس در سوریه", "حمله به حومه ادلب"):
        assert languages.detect(text) == "fa"


def test_a_text_without_common_words_is_told_by_its_letters() -> None:
    assert languages.detect("Turkish artillery hit positions near Saraqib.") == "en"
    assert languages.detect("Обстрел Алеппо") == "ru"
    assert languages.detect("Saldırı haberleri") == "tr"
    assert languages.detect("Обстріл міста") == languages.UNDETERMINED
