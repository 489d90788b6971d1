"""Words of place and endings of Russian, Turkish and Persian put a place where they say."""

import pytest

from hudna.geo.geodesy import azimuth, distance_km
from hudna.model.place import PlacePrecision as P

ALEPPO = (36.20, 37.16)


def turned(place, point):
    return float(azimuth(*point, place.latitude, place.longitude))


@pytest.mark.parametrize(
    ("language", "text", "name", "km", "towards"),
    [
        ("ru", "в 5 км к северу от города Алеппо", "Алеппо", 5, 0),
        ("ru", "в пяти километрах юго-западнее города Алеппо", "Алеппо", 5, 225),
        ("tr", "Halep kentinin 5 kilometre kuzeyinde", "Halep kentinin", 5, 0),
        (
            "tr",
            "Halep kent merkezinin 12 km güneybatısındaki köy",
            "Halep kent merkezinin",
            12,
            225,
        ),
        ("fa", "در ۵ کیلومتری شمال شهر حلب", "حلب", 5, 0),
        ("fa", "در پنج کیلومتری جنوب غرب شهر حلب", "حلب", 5, 225),
    ],
)
def test_a_distance_and_a_direction_move_the_place(located, language, text, name, km, towards):
    (place,) = located(text, (name,), language=language)
    apart = float(distance_km(*ALEPPO, place.latitude, place.longitude))
    assert place.precision is P.NEAR_SETTLEMENT
    assert apart == pytest.approx(km, abs=1.5)
    assert (turned(place, ALEPPO) - towards + 180) % 360 - 180 == pytest.approx(0, abs=20)


def test_a_distance_after_the_name_counts_in_turkish(located):
    (place,) = located("Münbiç'in 7 kilometre doğusunda", ("Münbiç",), language="tr")
    assert ("at_km_towards", "7 east") in place.reason
    (place,) = located("Münbiç'e 7 kilometre uzaklıktaki köyde", ("Münbiç",), language="tr")
    assert ("at_km", "7") in place.reason


def test_what_follows_a_name_belongs_to_the_next_one(located):
    khan, aleppo = located("خان شيخون شمال حلب", ("خان شيخون", "حلب"))
    assert khan.precision is P.SETTLEMENT
    assert aleppo.precision is P.DISTRICT
    saraqib, _ = located("Saraqib south of Aleppo", ("Saraqib", "Aleppo"), language="en")
    assert saraqib.precision is P.SETTLEMENT
    maarat, _ = located(
        "в Мааррет-эн-Нуумане провинции Идлиб", ("Мааррет-эн-Нуумане", "Идлиб"), language="ru"
    )
    assert maarat.id == "gn:167611"


@pytest.mark.parametrize(
    ("language", "text", "name", "place_id", "precision"),
    [
        ("ru", "в провинции Идлиб", "Идлиб", "SY-ID", P.GOVERNORATE),
        ("ru", "в городе Идлибе", "Идлибе", "gn:169389", P.SETTLEMENT),
        ("ru", "на юге провинции Идлиб", "Идлиб", "SY-ID", P.DISTRICT),
        ("ru", "у населенного пункта Кафр-Набуда", "Кафр-Набуда", "ucdp:kafr-nabudah-town", None),
        ("ru", "над авиабазой Хмеймим", "авиабазой Хмеймим", "site:hmeimim", P.NEAR_SETTLEMENT),
        ("tr", "İdlib kırsalındaki köyler", "İdlib", "SY-ID", P.GOVERNORATE),
        ("tr", "İdlib'in güney kırsalında", "İdlib", "SY-ID", P.DISTRICT),
        ("tr", "Han Şeyhun'da", "Han Şeyhun", "gn:168325", P.SETTLEMENT),
        ("tr", "Han Şeyhun yakınlarında", "Han Şeyhun", "gn:168325", P.NEAR_SETTLEMENT),
        ("tr", "Serakib ilçesinde", "Serakib", "gn:164816", P.SETTLEMENT),
        ("tr", "Hmeymim Hava Üssü'ne", "Hmeymim Hava Üssü", "site:hmeimim", P.POINT),
        ("fa", "در استان ادلب", "ادلب", "SY-ID", P.GOVERNORATE),
        ("fa", "در حومه جنوبی ادلب", "ادلب", "SY-ID", P.DISTRICT),
        ("fa", "در نزدیکی خان شیخون", "خان شیخون", "gn:168325", P.NEAR_SETTLEMENT),
        ("fa", "شهر معره النعمان", "معره النعمان", "gn:167611", P.SETTLEMENT),
        ("fa", "پایگاه هوایی حمیمیم", "پایگاه هوایی حمیمیم", "site:hmeimim", P.POINT),
        ("en", "the outskirts of Hmeimim air base", "Hmeimim air base", "site:hmeimim", None),
        ("ar", "محيط قاعدة حميميم", "قاعدة حميميم", "site:hmeimim", P.NEAR_SETTLEMENT),
    ],
)
def test_words_beside_a_name_say_how_closely_it_is_meant(
    located, language, text, name, place_id, precision
):
    (place,) = located(text, (name,), language=language)
    assert place.id == place_id
    if precision is not None:
        assert place.precision is precision


@pytest.mark.parametrize(
    ("language", "name", "place_id"),
    [
        ("ru", "Хаме", "SY-HM"),
        ("ru", "Хан-Шейхуне", "gn:168325"),
        ("ru", "Латакией", "SY-LA"),
        ("ru", "Авдеевке", "gn:713122"),
        ("ru", "Донецкой области", "UA-14"),
        ("ru", "Ходейды", "gn:79415"),
        ("tr", "Halepteki", "SY-HL"),
        ("tr", "Afrin'de", "gn:174186"),
        ("tr", "Hartum'da", "gn:379252"),
        ("fa", "ادلب", "SY-ID"),
        ("fa", "الحدیده", "gn:79415"),
    ],
)
def test_a_name_is_known_in_its_cases(located, language, name, place_id):
    (place,) = located(name, (name,), language=language)
    assert place.id == place_id


def test_a_village_no_list_knows_is_tied_to_the_governorate_beside_it(located):
    for language, text, names in (
        ("ru", "деревня Умм-Фулян в провинции Хама", ("Умм-Фулян", "Хама")),
        ("tr", "Hama kırsalındaki Ümmü Fülan köyü", ("Hama", "Ümmü Fülan")),
        ("fa", "روستای ام الفلان در حومه حماه", ("ام الفلان", "حماه")),
    ):
        places = located(text, names, language=language)
        (unknown,) = (place for place in places if place.id is None)
        assert (unknown.admin1, unknown.precision) == ("Hama", P.GOVERNORATE), language
