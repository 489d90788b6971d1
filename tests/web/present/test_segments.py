"""Cutting a text at the edges of what was read from it, by code points."""

from hypothesis import given
from hypothesis import strategies as st

from hudna.model.span import Span
from hudna.web.present.segments import Mark, split


def test_overlapping_spans_share_a_segment() -> None:
    cut = split("abcdef", [Mark(Span(0, 4), "one"), Mark(Span(2, 6), "two")])
    assert [(s.text, s.values) for s in cut] == [
        ("ab", ("one",)),
        ("cd", ("one", "two")),
        ("ef", ("two",)),
    ]


def test_letters_outside_the_basic_plane_count_as_one() -> None:
    text = "🕊 هدنة"
    cut = split(text, [Mark(Span(2, 6), "truce")])
    assert [s.text for s in cut if s.values] == ["هدنة"]


def test_a_claim_begins_once() -> None:
    cut = split("abc abc", [Mark(Span(0, 3), "c1"), Mark(Span(4, 7), "c1")], [])
    assert [s.first for s in cut] == [("c1",), (), ()]


def test_words_around_a_value_belong_to_the_claim_but_are_no_value() -> None:
    cut = split("abc", [Mark(Span(1, 2), "c1")], [Mark(Span(0, 3), "c1")])
    assert [(s.items, s.values) for s in cut] == [
        (("c1",), ()),
        (("c1",), ("c1",)),
        (("c1",), ()),
    ]


def test_an_empty_text_has_no_segments() -> None:
    assert split("", []) == ()


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Span(min(p), max(p)))


@given(st.text(max_size=25), st.lists(spans, max_size=8))
def test_the_segments_join_to_the_text_again(text: str, given_spans: list[Span]) -> None:
    marks = [Mark(span, str(number)) for number, span in enumerate(given_spans)]
    cut = split(text, marks)
    assert "".join(s.text for s in cut) == text
    for mark in marks:
        lit = "".join(s.text for s in cut if mark.item in s.values)
        assert lit == mark.span.of(text)
