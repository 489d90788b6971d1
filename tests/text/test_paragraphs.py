from hypothesis import given
from hypothesis import strategies as st

from hudna.text.paragraphs import language_runs, main_language, only

RUSSIAN = "Российская сторона зафиксировала пять случаев стрельбы за сутки (exercise)."
ARABIC = "سجل الجانب الروسي في اللجنة خمس حالات إطلاق نار خلال اليوم الماضي."
PERSIAN = "طرف روسی در ۲۴ ساعت گذشته پنج مورد تیراندازی را ثبت کرد."
TURKISH = "Türk tarafı son bir gün içinde iki ihlal tespit etti ve bunu açıkladı."
ENGLISH = "The Russian side of the commission has registered five cases of firing."
TEXTS = [("ru", RUSSIAN), ("ar", ARABIC), ("fa", PERSIAN), ("tr", TURKISH), ("en", ENGLISH)]


def codes(text: str) -> list[str]:
    return [run.code for run in language_runs(text)]


def test_each_paragraph_has_its_language() -> None:
    for code, first in TEXTS:
        for other, second in TEXTS:
            expected = [code] if code == other else [code, other]
            assert codes(f"{first}\n{first}\n\n{second}\n") == expected


def test_a_short_paragraph_goes_with_the_one_before_or_else_after() -> None:
    assert codes(f"№ 17\n{RUSSIAN}\n1) Алеппо: 5\n{ARABIC}\nحلب: 5\n") == ["ru", "ar"]


def test_a_name_in_other_letters_does_not_start_a_run() -> None:
    assert codes(f"{RUSSIAN}\nAl-Bab, Manbij, Tall Rifaat, Ain Issa\n{RUSSIAN}") == ["ru"]


def test_runs_cover_the_text_in_order() -> None:
    text = f"{RUSSIAN}\n{ARABIC}\n"
    runs = language_runs(text)
    assert [run.start for run in runs] == [0, len(RUSSIAN) + 1]
    assert runs[-1].end == len(text)


def test_the_main_language_has_most_letters() -> None:
    text = f"{ARABIC}\n{RUSSIAN}\n{RUSSIAN}"
    assert main_language(text, language_runs(text)) == "ru"
    assert main_language("", language_runs("")) == "und"


@given(st.lists(st.sampled_from([*dict(TEXTS).values(), "", "12:30", "\ud800"]), max_size=6))
def test_what_is_blanked_keeps_every_offset_and_line(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    runs = language_runs(text)
    kept = [only(text, runs, code) for code in {run.code for run in runs}]
    for one in kept:
        assert len(one) == len(text)
        assert [at for at, c in enumerate(one) if c == "\n"] == [
            at for at, c in enumerate(text) if c == "\n"
        ]
    for at, char in enumerate(text):
        assert char.isspace() or sum(one[at] == char for one in kept) == 1
