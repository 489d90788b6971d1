"""Places of a text get the circle its words support, and no finer one."""

import pytest

from hudna.geo.geodesy import distance_km
from hudna.geo.shapes import contains
from hudna.locate.locate import locate
from hudna.model.place import PlacePrecision as P

MORK = (35.376, 36.690)


def test_a_bare_name_of_city_and_governorate_means_the_wider(located):
    (place,) = located("قصف على إدلب أمس", ("إدلب",))
    assert (place.id, place.precision) == ("SY-ID", P.GOVERNORATE)
    assert ("wider", "") in place.reason


def test_a_name_called_a_city_means_the_city(located):
    (place,) = located("قصف على مدينة إدلب أمس", ("إدلب",))
    assert (place.id, place.precision, place.admin1) == ("gn:169389", P.SETTLEMENT, "Idlib")
    (place,) = located("shelling of Idlib city", ("Idlib",), language="en")
    assert place.id == "gn:169389"


def test_the_countryside_of_damascus_is_a_governorate_of_its_own(located):
    (place,) = located("قصف في ريف دمشق", ("دمشق",))
    assert place.id == "SY-RD"
    (place,) = located("قصف في ريف دمشق", ("ريف دمشق",))
    assert place.id == "SY-RD"


def test_the_countryside_of_a_town_is_wider_than_the_town(located):
    (town,) = located("قصف على كفرنبل", ("كفرنبل",))
    (around,) = located("قصف في ريف كفرنبل", ("كفرنبل",))
    assert around.precision is P.NEAR_SETTLEMENT
    assert around.radius_km > town.radius_km + 10


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        ("على بعد 3 كم شمال بلدة مورك", "مورك", "ar"),
        ("3 km north of the town of Morek", "Morek", "en"),
    ],
)
def test_a_distance_and_direction_move_the_place(located, text, name, language):
    (place,) = located(text, (name,), language=language)
    assert place.precision is P.NEAR_SETTLEMENT
    assert float(distance_km(*MORK, place.latitude, place.longitude)) == pytest.approx(3, abs=0.1)
    assert place.latitude > MORK[0]
    assert ("at_km_towards", "3 north") in place.reason


def test_the_dual_means_two_kilometres(located):
    (place,) = located("على بعد كيلومترين جنوبي مورك", ("مورك",))
    assert float(distance_km(*MORK, place.latitude, place.longitude)) == pytest.approx(2, abs=0.1)
    assert place.latitude < MORK[0]


@pytest.mark.parametrize("text", ["على بعد خمسة كيلومترات شمال مورك", "على بعد 5 كم شمال مورك"])
def test_kilometres_may_be_written_in_words(located, text):
    (place,) = located(text, ("مورك",))
    assert float(distance_km(*MORK, place.latitude, place.longitude)) == pytest.approx(5, abs=0.1)


def test_a_border_has_one_id_from_either_side(located):
    syrian = located("في الأراضي السورية على الحدود مع تركيا", ("الأراضي السورية", "تركيا"))[1]
    turkish = located("في الأراضي التركية على الحدود مع سوريا", ("الأراضي التركية", "سوريا"))[1]
    assert syrian.id == turkish.id
    assert (syrian.country, turkish.country) == ("SY", "TR")


def test_other_languages_have_their_words_too(located):
    (place,) = located("в районе населенного пункта Кабана", ("Кабана",), language="ru")
    assert (place.admin1, place.precision) == ("Latakia", P.NEAR_SETTLEMENT)
    (place,) = located("İdlib'in güneyinde çatışma", ("İdlib",), language="tr")
    assert (place.id, place.precision) == ("SY-ID", P.DISTRICT)


@pytest.mark.parametrize("name", ["شمال تدمر", "تدمر"])
def test_words_read_into_the_name_count_like_words_before_it(located, name):
    (place,) = located("غارات شمال تدمر", (name,))
    assert (place.id, place.precision) == ("gn:163808", P.NEAR_SETTLEMENT)
    assert ("towards", "north") in place.reason


def test_near_a_town_is_not_in_it(located):
    (place,) = located("بالقرب من بلدة مورك", ("مورك",))
    assert place.precision is P.NEAR_SETTLEMENT
    assert ("near", "") in place.reason


def test_a_direction_takes_that_part_of_a_governorate(located):
    (whole,) = located("قصف على محافظة إدلب", ("إدلب",))
    (south,) = located("قصف في ريف إدلب الجنوبي", ("إدلب",))
    assert south.precision is P.DISTRICT
    assert south.latitude < whole.latitude
    assert south.radius_km < whole.radius_km
    assert contains("SY-ID", south.latitude, south.longitude)


def test_kilometres_from_the_border_give_the_border_on_the_side_spoken_of(located):
    text = "فوق الأراضي السورية على بعد 4 كيلومترات من الحدود مع تركيا."
    over, line = located(text, ("الأراضي السورية", "تركيا"))
    assert (over.id, over.precision) == ("SY", P.COUNTRY)
    assert (line.id, line.country, line.precision) == ("border:SY-TR", "SY", P.BORDER)
    assert line.reason == (("km_from_line", "4"), ("between", "SY TR"))
    # 900 km of border stay 900 km of border: nothing in the words says where along it.
    assert line.radius_km > 250


def test_a_governorate_named_beside_narrows_the_border(located):
    text = "في ريف اللاذقية على بعد 4 كيلومترات من الحدود مع تركيا."
    _, line = located(text, ("اللاذقية", "تركيا"))
    assert (line.admin1, line.precision) == ("Latakia", P.BORDER)
    assert line.radius_km < 30


def test_an_unknown_village_is_tied_to_the_governorate_beside_it(located):
    unknown, _ = located("قرية أم الفلان في ريف حماة", ("أم الفلان", "حماة"))
    assert unknown.id is None
    assert (unknown.admin1, unknown.precision) == ("Hama", P.GOVERNORATE)
    assert unknown.reason == (("not_in_gazetteer", ""), ("beside", "SY-HM"))


def test_an_unknown_village_alone_stays_its_words(located):
    (place,) = located("قرية أم الفلان", ("أم الفلان",))
    assert not place.located
    assert place.precision is P.UNKNOWN
    assert place.reason


def test_homonyms_are_told_apart_by_the_governorate_beside_them(located):
    hama, _ = located("shelling in Suran in Hama province", ("Suran", "Hama"), language="en")
    aleppo, _ = located("shelling in Suran in Aleppo province", ("Suran", "Aleppo"), language="en")
    assert (hama.admin1, aleppo.admin1) == ("Hama", "Aleppo")
    assert ("beside", "SY-HM") in hama.reason


def test_a_small_namesake_far_from_the_governorate_named_is_not_taken_for_the_place(located):
    text = "shelled the settlement of Safsafah in Latakia province"
    place, _ = located(text, ("Safsafah", "Latakia"), language="en")
    assert place.id is None
    assert (place.admin1, place.precision) == ("Latakia", P.GOVERNORATE)


def test_a_governorate_of_another_clause_does_not_unmake_a_place(located):
    text = "clashes near Ain Issa; two soldiers were killed on the border in Hasakah province"
    place, _ = located(text, ("Ain Issa", "Hasakah"), language="en")
    assert place.id == "gn:172134"


def test_a_known_town_is_kept_though_a_neighbouring_governorate_is_named(located):
    place, _ = located("قصف خان شيخون وريف حماة", ("خان شيخون", "حماة"))
    assert place.id == "gn:168325"


def test_ariha_lies_where_the_document_is(located):
    syria, _ = located("قصف على بلدة أريحا في إدلب", ("أريحا", "إدلب"))
    jericho, _ = located("زار مدينة أريحا في فلسطين", ("أريحا", "فلسطين"))
    assert (syria.country, jericho.country) == ("SY", "PS")


def test_capitals_of_talks_are_cities(located):
    places = located("في أستانا وموسكو وجنيف", ("أستانا", "موسكو", "جنيف"))
    assert [p.country for p in places] == ["KZ", "RU", "CH"]
    assert all(p.precision is P.SETTLEMENT for p in places)


def test_a_letter_written_on_is_not_part_of_the_name(located):
    (place,) = located("وبحلب قصف", ("وبحلب",))
    assert place.id == "SY-HL"


def test_without_the_text_a_name_is_still_located(reading_of, gazetteer):
    reading = locate(reading_of("قصف على مورك", "ar", ("مورك",)), gazetteer)
    (place,) = reading.claims[0].places
    assert (place.country, place.admin1) == ("SY", "Hama")


def test_words_of_the_next_sentence_do_not_count(located):
    (place,) = located("وصلوا بالقرب من. مورك هادئة", ("مورك",))
    assert place.precision is P.SETTLEMENT


def test_every_located_place_has_a_circle_and_a_reason(located):
    names = ("حلب", "دمشق", "الأراضي السورية", "تل رفعت", "باب الهوى", "الغوطة الشرقية")
    for place in located("حلب دمشق الأراضي السورية تل رفعت باب الهوى الغوطة الشرقية", names):
        assert place.located
        assert place.radius_km > 0
        assert place.precision is not P.UNKNOWN
        assert place.reason


def test_a_place_already_located_is_left_as_it_is(reading_of, gazetteer):
    reading = reading_of("قصف على مورك", "ar", ("مورك",))
    once = locate(reading, gazetteer)
    assert locate(once, gazetteer) == once
