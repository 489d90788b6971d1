"""How Arabic sentences are read: who is meant, what only points back, what is part of what."""

import pytest

from hudna.extract.reader import Reader
from hudna.model.claim import Claim, Modality, Polarity, RelationKind, Stance


def claims(reader: Reader, text: str) -> list[Claim]:
    return list(reader.read(text, sha256="0" * 64).claims)


def test_a_claim_told_in_a_denial_is_somebody_elses(reader: Reader) -> None:
    text = (
        "ونفى المصدر ما زعمته وسائل إعلام حوثية من أن القوات الحكومية حشدت تعزيزات باتجاه البيضاء."
    )
    claimed, denied = claims(reader, text)
    assert (claimed.speaker.name, claimed.stance) == ("وسائل إعلام حوثية", Stance.CLAIMS)
    assert (denied.speaker.name, denied.stance) == ("المصدر", Stance.DENIES)
    assert [(r.type, r.claim) for r in denied.relations] == [(RelationKind.DENIES, claimed.id)]


def test_to_call_charges_lies_is_to_deny_them(reader: Reader) -> None:
    text = "قال المركز إن المسلحين قصفوا بلدة سرمين. ووصفت الهيئة هذه الاتهامات بأنها كذب مكرر."
    first, answer = claims(reader, text)
    assert (answer.stance, answer.polarity) == (Stance.DENIES, Polarity.NEGATIVE)
    assert [r.claim for r in answer.relations] == [first.id]


def test_who_was_hit_by_sniper_fire_tells_small_arms_fire(reader: Reader) -> None:
    (claim,) = claims(reader, "أصيب جندي بنيران قناص في منطقة جورين.")
    assert claim.event_type == "small_arms_fire"
    assert claim.casualties is not None
    assert claim.casualties.wounded is not None


def test_the_attack_people_died_in_is_told_elsewhere(reader: Reader) -> None:
    (claim,) = claims(reader, "قال المرصد إن 14 مقاتلا على الأقل قتلوا في القصف.")
    assert claim.event_type == "killing"
    assert claim.casualties is not None
    assert claim.casualties.killed is not None
    assert (claim.casualties.killed.min, claim.casualties.killed.max) == (14, None)


def test_what_is_expected_is_planned_however_far_the_verb(reader: Reader) -> None:
    text = "من المنتظر أن تستأنف اللجنة العسكرية المشتركة محادثاتها في جنيف."
    (claim,) = claims(reader, text)
    assert claim.modality is Modality.PLANNED


def test_a_sure_particle_before_a_perfect_says_nothing_of_what_may_be(reader: Reader) -> None:
    (claim,) = claims(reader, "وقد فُتح تحقيق في الحادثة.")
    assert claim.modality is Modality.FACTUAL


def test_what_is_moved_is_nobodys_target(reader: Reader) -> None:
    (claim,) = claims(reader, "وسيرت الشرطة العسكرية الروسية دورياتها في محافظة الحسكة.")
    assert [a.name for a in claim.actors] == ["الشرطة العسكرية الروسية"]
    assert claim.targets == ()


@pytest.mark.parametrize("noun", ["مناطق سيطرة المسلحين", "معركة الإعلام"])
def test_a_noun_with_its_own_ending_bears_no_pronoun(reader: Reader, noun: str) -> None:
    assert all(c.event_type != "ground_attack" for c in claims(reader, f"زار المراسل {noun}."))


def test_a_day_of_talks_is_no_end_of_them(reader: Reader) -> None:
    text = "عقد اجتماع بين روسيا وتركيا في أنقرة يوم 16 حزيران 2022."
    (meeting,) = reader.read(text, sha256="0" * 64).meetings
    assert meeting.start is not None
    assert meeting.start.value == "2022-06-16"
    assert meeting.end is None


def test_the_adjective_of_a_place_is_nobody(reader: Reader) -> None:
    (claim,) = claims(reader, "قصفت المدفعية مطار تفتناز العسكري.")
    assert claim.actors == ()
    assert claim.targets == ()


@pytest.mark.parametrize(("where", "name"), [("في الموصل", "الموصل"), ("قرب تدمر", "تدمر")])
def test_a_preposition_is_no_part_of_the_name_of_a_place(
    reader: Reader, where: str, name: str
) -> None:
    (claim,) = claims(reader, f"قصفت القوات مواقع {where}.")
    assert [p.name for p in claim.places] == [name]


def test_the_name_of_a_place_is_no_verb(reader: Reader) -> None:
    (claim,) = claims(reader, "وقع هجوم على حاجز شمال تدمر.")
    assert claim.event_type == "ground_attack"


def test_who_is_named_before_those_killed_did_not_attack(reader: Reader) -> None:
    text = "استدعت الوزارة السفير لدى أنقرة على خلفية مقتل خمسة جنود في قصف طال قرية سرمين."
    attacks = [c for c in claims(reader, text) if c.event_type == "shelling"]
    assert [c.actors for c in attacks] == [()]
