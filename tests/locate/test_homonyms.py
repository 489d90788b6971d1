"""Places that share a name are told apart by the text around them, in five languages."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "names", "wanted"),
    [
        # Tripoli of Lebanon and of Libya
        ("ar", "اشتباكات في طرابلس ومصراتة وسرت", ("طرابلس", "مصراتة", "سرت"), "gn:2210247"),
        ("ar", "اشتباكات في طرابلس شمال لبنان", ("طرابلس", "شمال لبنان"), "gn:266826"),
        ("en", "clashes in Tripoli and Misrata", ("Tripoli", "Misrata"), "gn:2210247"),
        ("en", "clashes in Tripoli, Lebanon", ("Tripoli", "Lebanon"), "gn:266826"),
        ("ru", "бои в Триполи и Мисурате", ("Триполи", "Мисурате"), "gn:2210247"),
        ("ru", "бои в Триполи на севере Ливана", ("Триполи", "Ливана"), "gn:266826"),
        ("tr", "Trablus ve Misrata'da", ("Trablus", "Misrata"), "gn:2210247"),
        ("tr", "Lübnan'ın Trablus kentinde", ("Lübnan", "Trablus"), "gn:266826"),
        ("fa", "درگیری در طرابلس و مصراته", ("طرابلس", "مصراته"), "gn:2210247"),
        ("fa", "درگیری در طرابلس لبنان", ("طرابلس", "لبنان"), "gn:266826"),
        # Homs of Syria and Khoms of Libya
        ("ru", "обстрел города Хомс и Растана", ("Хомс", "Растана"), "gn:169577"),
        ("tr", "Humus kentinde ve Restan'da", ("Humus", "Restan"), "gn:169577"),
        ("en", "from Khoms to Misrata", ("Khoms", "Misrata"), "gn:2219905"),
        # The governorate and its capital
        ("ar", "قصف على مدينة الحسكة", ("الحسكة",), "gn:173811"),
        ("ar", "قصف على محافظة الحسكة", ("الحسكة",), "SY-HA"),
        ("tr", "Hama'da da çatışma çıktı", ("Hama",), "SY-HM"),
        ("ru", "в городе Хама", ("Хама",), "gn:170017"),
        # One town under the names of several tongues
        ("en", "Kobani and Manbij", ("Kobani", "Manbij"), "gn:172256"),
        ("en", "Ayn al-Arab and Manbij", ("Ayn al-Arab", "Manbij"), "gn:172256"),
        ("ar", "عين العرب ومنبج", ("عين العرب", "منبج"), "gn:172256"),
        ("tr", "Aynularap ve Münbiç", ("Aynularap", "Münbiç"), "gn:172256"),
        ("tr", "Çobanbey ve Azez", ("Çobanbey", "Azez"), "gn:169138"),
        ("fa", "کوبانی و منبج", ("کوبانی", "منبج"), "gn:172256"),
        ("ru", "Кобани и Манбидж", ("Кобани", "Манбидж"), "gn:172256"),
        # Al-Bab is a word too
        ("ar", "قصف على مدينة الباب في ريف حلب", ("مدينة الباب", "حلب"), "gn:174018"),
        ("tr", "El Bab ilçesinde", ("El Bab",), "gn:174018"),
        ("ru", "в районе Эль-Баба", ("Эль-Баба",), "gn:174018"),
        ("fa", "در شهر الباب", ("شهر الباب",), "gn:174018"),
        # Jericho and Ariha
        ("en", "Ariha and Saraqib in Idlib", ("Ariha", "Saraqib", "Idlib"), "gn:172994"),
        # Sanaa the city, not the province around it
        ("en", "air strikes on Sanaa and Hudaydah", ("Sanaa", "Hudaydah"), "gn:71137"),
        ("ar", "غارات على صنعاء والحديدة", ("صنعاء", "الحديدة"), "gn:71137"),
        ("ru", "удары по Сане и Ходейде", ("Сане", "Ходейде"), "gn:71137"),
        # Cities and provinces outside Syria
        ("ru", "обстрел Донецка и Горловки", ("Донецка", "Горловки"), "gn:709717"),
        ("en", "shelling in Donetsk Oblast", ("Donetsk Oblast",), "UA-14"),
        ("ar", "اشتباكات في الخرطوم وأم درمان", ("الخرطوم", "أم درمان"), "gn:379252"),
        ("ar", "اشتباكات في ولاية الخرطوم", ("ولاية الخرطوم",), "SD-KH"),
        # Madaya by Damascus and Madaya in Idlib
        ("en", "Madaya and Zabadani in Rif Dimashq", ("Madaya", "Zabadani"), "gn:167558"),
    ],
)
def test_the_place_the_text_is_about_is_chosen(located, language, text, names, wanted):
    place = located(text, names, language=language)[names.index(names[0])]
    found = {p.name: p.id for p in located(text, names, language=language)}
    assert wanted in found.values(), found
    assert place.reason


def test_a_choice_among_namesakes_says_why(located):
    tripoli, _ = located("clashes in Tripoli and Misrata", ("Tripoli", "Misrata"), language="en")
    assert tripoli.reason[0][0] == "one_of"
    assert ("most_in", "LY") in tripoli.reason


@pytest.mark.parametrize(
    ("place_id", "names"),
    [
        ("gn:146970", {"Stepanakert", "Khankendi"}),
        ("gn:147105", {"Shusha", "Shushi"}),
        ("gn:172256", {"Kobani", "Ayn al-Arab"}),
        ("gn:713174", {"Bakhmut", "Artyomovsk"}),
        ("area:nagorno-karabakh", {"Nagorno-Karabakh", "Artsakh"}),
    ],
)
def test_the_names_of_each_side_stand_side_by_side(gazetteer, place_id, names):
    assert names <= set(gazetteer.entry(place_id).names["en"])
