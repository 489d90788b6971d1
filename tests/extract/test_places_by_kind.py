import pytest

from hudna.extract.reader import Reader


def places(reader: Reader, text: str) -> list[str]:
    (claim,) = reader.read(text, sha256="0" * 64).claims
    return [p.name for p in claim.places]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("طريق الكندوسية", ["طريق الكندوسية"]),
        ("أطراف قرية أم الزنابير", ["أم الزنابير"]),
        ("بلدات الكندوسية وأم الزنابير والزقلوطة", ["الكندوسية", "أم الزنابير", "الزقلوطة"]),
        ("منطقة خفض التصعيد", []),
    ],
)
def test_a_kind_of_place_tells_a_name_in_no_list(
    reader: Reader, where: str, found: list[str]
) -> None:
    assert places(reader, f"قصف المسلحون بالمدفعية {where}.") == found


def test_the_city_is_no_town_elsewhere(reader: Reader) -> None:
    assert places(reader, "قصف المسلحون محيط المدينة بالمدفعية.") == []


def test_a_place_shelled_is_what_was_hit(reader: Reader) -> None:
    text = "أطلق المسلحون قذائف هاون على بلدة سرمين."
    (claim,) = reader.read(text, sha256="0" * 64).claims
    assert [t.name for t in claim.targets] == ["بلدة سرمين"]
