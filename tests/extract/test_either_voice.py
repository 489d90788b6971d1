"""Who killed and who was killed, where one spelling of a verb says both."""

import pytest

from hudna.extract.reader import Reader


def roles(reader: Reader, text: str) -> tuple[list[str], list[str]]:
    (claim,) = reader.read(text, sha256="0" * 64).claims
    return [a.name for a in claim.actors], [t.name for t in claim.targets]


@pytest.mark.parametrize(
    ("text", "doer", "victim"),
    [
        ("قتلت القوات الحكومية مسلحين قرب إدلب.", "القوات الحكومية", "مسلحين"),
        ("قتل الجيش خمسة مدنيين في حماة.", "الجيش", "مدنيين"),
        ("قتل الجيش الأربعاء ثلاثة مسلحين قرب درعا.", "الجيش", "مسلحين"),
        ("قتل الجيش ما لا يقل عن عشرة مسلحين قرب درعا.", "الجيش", "مسلحين"),
        ("قتل مسلحون مجهولون ضابطا في درعا.", "مسلحون مجهولون", "ضابطا"),
        ("قتل تنظيم داعش عشرات المدنيين في دير الزور.", "تنظيم داعش", "المدنيين"),
        ("قتل قناص طفلة في حلب.", "قناص", "طفلة"),
        ("قتلت رصاصات قناص طفلا في تعز.", "قناص", "طفلا"),
        ("قال المرصد إن قوات النظام قتلت مدنيين اثنين في درعا.", "قوات النظام", "مدنيين"),
        ("جرحت قوات النظام مدنيين في درعا.", "قوات النظام", "مدنيين"),
    ],
)
def test_who_can_act_and_whom_it_befell_make_the_verb_active(
    reader: Reader, text: str, doer: str, victim: str
) -> None:
    assert roles(reader, text) == ([doer], [victim])


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("قُتل مدنيان في حماة.", ["مدنيان"]),
        ("قتل ثلاثة مدنيين في حماة.", ["مدنيين"]),
        ("قتل ثلاثة مسلحين في درعا.", ["مسلحين"]),
        ("قتل مسلحون وجنود في درعا.", ["مسلحون", "جنود"]),
        ("قتل مسلحون بينهم ثلاثة قادة في درعا.", ["مسلحون"]),
        ("قتل 12 عنصرا من قوات النظام في إدلب.", ["عنصرا"]),
        ("قتل جندي من الجيش وعشرة مسلحين في الاشتباكات.", ["جندي"]),
        ("قال المرصد إن 14 مقاتلا على الأقل قتلوا في القصف.", ["مقاتلا"]),
    ],
)
def test_where_only_those_it_befell_follow_the_verb_is_passive(
    reader: Reader, text: str, victims: list[str]
) -> None:
    assert roles(reader, text) == ([], victims)


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("قتل الجنود الثلاثة في كمين.", ["الجنود"]),
        ("قتل عنصران من الشرطة في انفجار.", ["عنصران"]),
        ("قتل وزير الدفاع السوري في تفجير.", ["وزير الدفاع السوري"]),
        ("قتل ضابط وعنصر من الجيش في هجوم مسلح.", ["ضابط", "عنصر"]),
    ],
)
def test_who_was_killed_in_an_attack_did_not_make_it(
    reader: Reader, text: str, victims: list[str]
) -> None:
    assert roles(reader, text) == ([], victims)


def test_those_an_army_killed_are_counted(reader: Reader) -> None:
    (claim,) = reader.read("قتل الجيش خمسة مدنيين في حماة.", sha256="0" * 64).claims
    assert claim.casualties is not None
    assert claim.casualties.killed is not None
    assert (claim.casualties.killed.min, claim.casualties.killed.max) == (5, 5)


def test_an_adjective_without_article_is_none_of_a_noun_with_one(reader: Reader) -> None:
    assert roles(reader, "أسقط الجيش مروحية في ريف إدلب.") == (["الجيش"], ["مروحية"])


@pytest.mark.parametrize(
    ("text", "doers", "struck"),
    [
        ("استهدفت دورية روسية بعبوة ناسفة.", [], ["دورية روسية"]),
        ("أسقطت مروحية في ريف إدلب.", [], ["مروحية"]),
        ("استهدف مسلحون دورية روسية بعبوة ناسفة.", ["مسلحون"], ["دورية روسية"]),
        ("استهدف الجيش بعبوة ناسفة رتلا في درعا.", ["الجيش"], ["رتلا"]),
    ],
)
def test_what_a_mine_hit_or_fire_downed_did_it_to_nobody(
    reader: Reader, text: str, doers: list[str], struck: list[str]
) -> None:
    assert roles(reader, text) == (doers, struck)
