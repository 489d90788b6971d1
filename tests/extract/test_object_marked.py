"""Rules of a language that marks its objects and puts the verb last (exercise texts)."""

import pytest

from hudna.extract.reader import Reader
from hudna.model.claim import Claim, Stance


def of(reader: Reader, text: str, event_type: str) -> Claim:
    claims = reader.read(text, sha256="0" * 64).claims
    return next(c for c in claims if c.event_type == event_type)


@pytest.mark.parametrize("dateline", ["دمشق – سانا: ", "صنعا، المسیره: "])
def test_a_place_and_an_agency_before_a_text_do_not_speak(reader: Reader, dateline: str) -> None:
    text = f"{dateline}ارتش سوریه اعلام کرد دو پهپاد را در آسمان حلب سرنگون کرد."
    assert of(reader, text, "shoot_down").speaker.name == "ارتش سوریه"


def test_a_place_alone_before_a_text_speaks(reader: Reader) -> None:
    text = "مسکو: ناوگان دریای سیاه هدف حمله پهپادی قرار گرفت."
    assert of(reader, text, "drone_attack").speaker.name == "مسکو"


def test_an_object_that_opens_a_clause_does_not_speak(reader: Reader) -> None:
    text = "فرمانده محلی گفت افرادش شلیکی نداشته‌اند و طرف مقابل را مقصر دانست."
    claim = of(reader, text, "accusation")
    assert (claim.speaker.name, claim.stance) == ("فرمانده محلی", Stance.ACCUSES)
    assert [m.name for m in claim.targets] == ["طرف مقابل"]


def test_what_is_condemned_may_have_a_clause_of_its_own(reader: Reader) -> None:
    text = "وزارت امور خارجه حملات ارتش به سراقب را که به مرگ ۹ شهروند انجامید، به شدت محکوم می‌کند."
    claim = of(reader, text, "ground_attack")
    assert (claim.speaker.name, claim.stance) == ("وزارت امور خارجه", Stance.CONDEMNS)


def test_heads_stand_before_their_delegations_and_guests_before_the_verb(reader: Reader) -> None:
    text = (
        "گفت‌وگوهای صلح در روزهای ۲۳ و ۲۴ ژانویه ۲۰۱۷ در آستانه برگزار شد. "
        "سفیر سوریه ریاست هیئت دولت سوریه را بر عهده داشت "
        "و یکی از فرماندهان ریاست هیئت مخالفان را. "
        "فرستاده ویژه سازمان ملل نیز در نشست شرکت کرد."
    )
    people = reader.read(text, sha256="0" * 64).meetings[0].participants
    assert [(p.name, p.delegation) for p in people] == [
        ("سفیر سوریه", "هیئت دولت سوریه"),
        ("یکی از فرماندهان", "هیئت مخالفان"),
        ("فرستاده ویژه سازمان ملل", None),
    ]


def test_a_list_of_villages_is_read_whole(reader: Reader) -> None:
    text = "شبه‌نظامیان روستاهای معربلیت، البارا و کنصفره را با خمپاره هدف قرار دادند."
    claim = of(reader, text, "shelling")
    assert [p.name for p in claim.places] == ["معربلیت", "البارا", "کنصفره"]


def test_who_is_wounded_by_a_mine_did_not_lay_it(reader: Reader) -> None:
    text = "در نتیجه انفجار یک مین در نزدیکی معره النعمان دو سرباز سوری زخمی شدند."
    claim = of(reader, text, "ied_mine")
    assert claim.actors == ()
    assert [m.name for m in claim.targets] == ["سرباز سوری"]
