"""The same figures in every shape of list must read the same."""

from hypothesis import given
from hypothesis import strategies as st

from hudna.extract.registers import read_registers
from hudna.text.fold import fold
from hudna.text.languages import load

NAMES = {
    "en": {"SY-HL": "Aleppo", "SY-ID": "Idlib", "SY-LA": "Latakia", "SY-HM": "Hama"},
    "ar": {"SY-HL": "حلب", "SY-ID": "إدلب", "SY-LA": "اللاذقية", "SY-HM": "حماة"},
}
LISTS = {
    "en": ("{g} ({n})", "{g} - {n}", "{g}: {n}", "{g} {n}", "{g} [{n}]", "{n} in {g}"),
    "ar": ("{g} ({n})", "{g} – {n}", "{g}: {n}", "{g} {n}", "{n} في {g}"),
}
SEPARATORS = {"en": (", ", "; ", " and ", ", and "), "ar": ("، ", " و", "، و")}
SENTENCES = {
    "en": (
        "The {side} side of the truce commission registered {t} cases of firing: {l}.",
        "{side} observers recorded {t} ceasefire violations, including {l}.",
        "{t} truce violations were registered by the {side} side: {l}.",
    ),
    "ar": (
        "سجل الجانب {side} في لجنة الهدنة {t} حالة إطلاق نار: {l}.",
        "الجانب {side} رصد خلال الـ24 ساعة الماضية {t} خرقا للهدنة، منها {l}.",
        "تم تسجيل {t} خرقا للهدنة من قبل الجانب {side}: {l}.",
    ),
}
SIDES = {"en": ("Russian", "Turkish"), "ar": ("الروسي", "التركي")}
COUNTS = st.dictionaries(
    st.sampled_from(sorted(NAMES["en"])), st.integers(3, 60), min_size=2, max_size=4
)


@given(st.sampled_from(["en", "ar"]), COUNTS, COUNTS, st.data())
def test_shapes_of_lists(
    code: str, russia: dict[str, int], turkey: dict[str, int], data: st.DataObject
) -> None:
    sentences = []
    for side, counts in zip(SIDES[code], (russia, turkey), strict=True):
        shape = data.draw(st.sampled_from(LISTS[code]))
        items = [shape.format(g=NAMES[code][area], n=n) for area, n in counts.items()]
        listed = data.draw(st.sampled_from(SEPARATORS[code])).join(items)
        sentence = data.draw(st.sampled_from(SENTENCES[code]))
        sentences.append(sentence.format(side=side, t=sum(counts.values()), l=listed))
    reading = read_registers(fold(" ".join(sentences)), load(code))
    found = {(line.side, line.area_code): line.count for line in reading.lines}
    expected = {("Russia", area): n for area, n in russia.items()}
    expected |= {("Turkey", area): n for area, n in turkey.items()}
    expected |= {("Russia", None): sum(russia.values()), ("Turkey", None): sum(turkey.values())}
    assert found == expected
    assert reading.flags == ()
