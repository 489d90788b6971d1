import pytest

from hudna.extract.reader import Reader


def speakers(reader: Reader, text: str) -> list[str]:
    return [c.speaker.name for c in reader.read(text, sha256="0" * 64).claims]


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("مصدر مسؤول في الوزارة", "إن المسلحين قصفوا بلدة سرمين."),
        ("أهالي قرية الحويز", "إن المسلحين قصفوا بلدة سرمين."),
        ("ضابط في الفرقة الخامسة", "إن المسلحين قصفوا بلدة سرمين."),
        ('المتحدث باسم "غرفة العمليات"', "إن المسلحين قصفوا بلدة سرمين."),
        ("متحدث باسم الجيش الإسرائيلي", "لوكالة رويترز إن المسلحين قصفوا بلدة سرمين."),
    ],
)
def test_the_whole_phrase_after_the_verb_speaks(reader: Reader, who: str, said: str) -> None:
    assert speakers(reader, f"وقال {who} {said}") == [who]


def test_what_is_refused_is_no_part_of_who_refuses(reader: Reader) -> None:
    assert speakers(reader, "ورفض متحدث باسم الجيش الإسرائيلي التعليق على الأنباء.") == [
        "متحدث باسم الجيش الإسرائيلي"
    ]


def test_an_agency_passes_on_what_its_source_says(reader: Reader) -> None:
    text = "ذكرت وكالة سانا نقلا عن مصدر عسكري أن المسلحين أطلقوا صواريخ على بلدة السقيلبية."
    (claim,) = reader.read(text, sha256="0" * 64).claims
    assert (claim.speaker.name, claim.chain) == ("مصدر عسكري", ("وكالة سانا",))


def test_a_vowel_sign_makes_a_verb_passive(reader: Reader) -> None:
    (claim,) = reader.read("استُهدفت دورية روسية بعبوة ناسفة.", sha256="0" * 64).claims
    assert [t.name for t in claim.targets] == ["دورية روسية"]
    assert claim.actors == ()
