"""Who says it, who did it, and what nobody said: the mistakes that would do most harm."""

import pytest

from hudna.extract.reader import Reader
from hudna.model.claim import Claim, Polarity, RelationKind, Stance


def claims(reader: Reader, text: str) -> list[Claim]:
    return list(reader.read(text, sha256="0" * 64).claims)


@pytest.mark.parametrize(
    "text",
    [
        "The Russian centre for reconciliation in Syria denied that it had shelled Saraqib.",
        "نفى مركز المصالحة الروسي في سوريا قصف بلدة سراقب.",
    ],
)
def test_the_country_a_centre_works_in_does_not_speak_for_it(reader: Reader, text: str) -> None:
    (claim,) = claims(reader, text)
    assert claim.speaker.id == "russian_reconciliation_centre"
    assert (claim.stance, claim.polarity) == (Stance.DENIES, Polarity.NEGATIVE)


@pytest.mark.parametrize(
    "text",
    [
        "Russia and Turkey confirmed that gunmen shelled Saraqib.",
        "أكدت روسيا وتركيا أن مسلحين قصفوا بلدة سراقب.",
    ],
)
def test_each_of_two_speakers_says_it(reader: Reader, text: str) -> None:
    found = claims(reader, text)
    assert {c.speaker.id for c in found} == {"russia", "turkey"}
    assert {(c.event_type, c.stance) for c in found} == {("shelling", Stance.CONFIRMS)}
    for claim in found:
        assert claim.speaker.span is not None
        assert claim.speaker.name == claim.speaker.span.of(text)


def test_the_ministry_is_the_one_named_with_that_word(reader: Reader) -> None:
    found = claims(
        reader,
        "قالت وزارة الدفاع الروسية إن القاذفة لم تعبر الحدود. "
        "وأكدت بيانات الدفاع الجوي السوري ذلك. "
        "ونفت الوزارة قصف بلدة سراقب.",
    )
    assert [c.speaker.id for c in found] == ["russia_mod", "syria_air_defence", "russia_mod"]


@pytest.mark.parametrize(
    "text",
    [
        "اتهمت الحكومة اليمنية الحوثيين. وقال شهود إن قوات الحكومة قصفت الميناء.",
        "Witnesses in Yemen said government forces shelled the port.",
    ],
)
def test_government_forces_of_another_country_are_not_the_syrian_army(
    reader: Reader, text: str
) -> None:
    (shelling,) = [c for c in claims(reader, text) if c.event_type == "shelling"]
    assert [m.id for m in shelling.actors] == [None]


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("سقطت قذائف على سراقب. أصيب طفل وامرأة، ولم يُقتل أحد.", (0, 0), (2, 2)),
        ("سقطت قذائف على سراقب، ما أدى إلى مقتل جنديين وامرأة.", (3, 3), None),
        ("Shells fell in Saraqib, killing two soldiers and a woman.", (3, 3), None),
        ("Shells fell in Saraqib, killing 2-4 civilians.", (2, 4), None),
        ("Shells fell in Saraqib. Two children were wounded. Nobody was killed.", (0, 0), (2, 2)),
    ],
)
def test_people_harmed_are_counted_as_told(
    reader: Reader, text: str, killed: tuple[int, int], wounded: tuple[int, int] | None
) -> None:
    (claim,) = claims(reader, text)
    assert claim.event_type == "shelling"
    tolls = claim.casualties
    assert tolls
    assert tolls.killed
    assert (tolls.killed.min, tolls.killed.max) == killed
    assert (tolls.wounded and (tolls.wounded.min, tolls.wounded.max)) == wounded


@pytest.mark.parametrize(
    "text",
    [
        "The bulletin does not say who opened fire.",
        "لا تحدد النشرة الجهة التي فتحت النار.",
        "لم تُعرف الجهة التي أطلقت القذائف.",
    ],
)
def test_what_is_not_known_is_no_event(reader: Reader, text: str) -> None:
    assert [c for c in claims(reader, text) if c.event_type != "statement"] == []


def test_a_field_report_is_said_by_the_body_that_signs_it(reader: Reader) -> None:
    text = (
        "تقرير ميداني\nالجهة: المركز التركي لمراقبة وقف إطلاق النار\n\n"
        "سُجل سقوط أربع قذائف هاون على سراقب.\n"
    )
    (claim,) = claims(reader, text)
    assert claim.speaker.id == "turkey"
    assert claim.actors == ()


def test_a_headline_repeats_the_text_and_is_no_second_event(reader: Reader) -> None:
    text = "Shelling of Saraqib\n\nGunmen shelled Saraqib on 3 May 2019, residents said.\n"
    assert [c.speaker.name for c in claims(reader, text)] == ["residents"]


def test_a_headline_that_says_more_is_marked(reader: Reader) -> None:
    text = "Mortar shelling of Saraqib on 3 May 2019\n\nGunmen shelled Saraqib, residents said.\n"
    head = claims(reader, text)[0]
    assert RelationKind.REPEATS in {r.type for r in head.relations}


def test_cases_a_side_registers_are_register_lines_and_nobodys_fire(reader: Reader) -> None:
    text = (
        "Over the past 24 hours the Russian side registered 10 cases of firing in the provinces of "
        "Idlib (6) and Hama (4). The Turkish side registered 3 cases of firing in Idlib (3).\n"
    )
    reading = reader.read(text, sha256="0" * 64)
    assert [line.count for line in reading.registers if line.area == "TOTAL"] == [10, 3]
    assert reading.claims == ()
