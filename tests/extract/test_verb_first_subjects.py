"""Who speaks and what belongs to whom where the verb comes first."""

import pytest

from hudna.extract.reader import Reader
from hudna.model.claim import Claim, Stance


def claims(reader: Reader, text: str) -> list[Claim]:
    return list(reader.read(text, sha256="0" * 64).claims)


def test_a_subject_between_had_and_its_verb_speaks(reader: Reader) -> None:
    (claim,) = claims(reader, "وكانت النيابة العامة أعلنت الأحد مقتل تسعة مدنيين في مدينة غنجة.")
    assert (claim.speaker.name, claim.stance) == ("النيابة العامة", Stance.ANNOUNCES)


def test_the_that_of_without_opens_nothing_that_is_said(reader: Reader) -> None:
    (claim,) = claims(reader, "أكدت وزارة الدفاع التركية مقتل الجندي دون أن تحدد مكانه.")
    assert (claim.event_type, claim.stance) == ("killing", Stance.CONFIRMS)


def test_what_is_threatened_with_does_not_speak(reader: Reader) -> None:
    found = claims(reader, "توعد بالرد على أي اعتداء جديد.")
    assert [c.speaker.name for c in found if c.speaker.span] == []


def test_those_who_are_urged_do_not_speak(reader: Reader) -> None:
    found = claims(reader, "دعت مصر الأطراف إلى ضبط النفس وحثت الجانبين على وقف القصف.")
    assert {c.speaker.name for c in found} == {"مصر"}


def test_a_thing_is_named_with_whose_it_is(reader: Reader) -> None:
    (claim,) = claims(reader, "استهدفت طائرة مسيرة سيارة تابعة لقوات سوريا الديمقراطية.")
    assert [t.name for t in claim.targets] == ["سيارة تابعة لقوات سوريا الديمقراطية"]


def test_who_is_seized_did_not_seize(reader: Reader) -> None:
    found = claims(reader, "هاجم مسلحون مجهولون حاجزا للشرطة غرب درعا وخطفوا عنصرين.")
    (seized,) = [c for c in found if c.event_type == "abduction"]
    assert [t.name for t in seized.targets] == ["عنصرين"]
    assert "عنصرين" not in [a.name for a in seized.actors]


def test_the_group_of_whom_was_struck_did_not_strike(reader: Reader) -> None:
    (claim,) = claims(reader, "استهدفت قياديا في تنظيم داعش شمال غربي سوريا.")
    assert ([a.name for a in claim.actors], [t.name for t in claim.targets]) == ([], ["قياديا"])


def test_an_adjective_of_origin_no_list_knows_belongs_to_the_noun(reader: Reader) -> None:
    (claim,) = claims(reader, "انسحبت القوات الإثيوبية من مدينة ميكيلي.")
    assert [a.name for a in claim.actors] == ["القوات الإثيوبية"]


@pytest.mark.parametrize(
    ("text", "speaker", "told"),
    [
        ("رحب المبعوث الأممي بالهدنة ودعا الأطراف إلى ضبط النفس.", "المبعوث الأممي", "statement"),
        ("رحبت تركيا بالاتفاق وطالبت بانسحاب القوات.", "تركيا", "statement"),
        ("أدان الأمين العام القصف على إدلب وطالب بوقف إطلاق النار.", "الأمين العام", "shelling"),
    ],
)
def test_joined_verbs_of_one_speaker_are_a_claim_each(
    reader: Reader, text: str, speaker: str, told: str
) -> None:
    found = claims(reader, text)
    assert [(c.speaker.name, c.event_type) for c in found] == [
        (speaker, told),
        (speaker, "statement"),
    ]


def test_a_student_joined_to_others_demands_nothing(reader: Reader) -> None:
    found = claims(reader, "قال المرصد إن مدنيا قتل وطالب أصيب في قصف على حماة.")
    assert "statement" not in {c.event_type for c in found}


def test_both_sides_that_agreed_are_the_parties(reader: Reader) -> None:
    (claim,) = claims(reader, "اتفق الجانبان على وقف إطلاق النار.")
    assert (claim.event_type, [a.name for a in claim.actors]) == ("agreement_signed", ["الجانبان"])


def test_a_letter_and_what_it_urges_are_one_statement(reader: Reader) -> None:
    (claim,) = claims(reader, "وبعث مجلس الأمن الدولي برسالة حث فيها الأطراف على ضبط النفس.")
    assert (claim.speaker.name, claim.event_type) == ("مجلس الأمن الدولي", "statement")
