"""The Russia-Turkey line ships as data, each event with its source and its place on the scale."""

from pathlib import Path

import pytest

import hudna
from hudna.actions.shipped_relations import load_relations, load_scale
from hudna.errors import ConfigurationError, NotFound
from hudna.model.relation_event import RelationField
from hudna.talks.relation_line import field_lines, occurrences

DATA = Path(hudna.__file__).parent / "data" / "talks"
FILE = DATA / "relations-russia-turkey.yaml"
NAME = "russia-turkey"
SEED = Path(__file__).parents[3] / "shared" / "data" / "seed"
WORDS = {
    "2015-11-24-shot-down": "إسقاط",
    "2015-11-24-turkey-says": "وادعت",
    "2015-11-24-russia-says": "تؤكده",
    "2015-stab-in-the-back": "طعنة",
    "2015-11-24-deterioration": "تدهورا",
    "2016-apology": "اعتذر",
    "2016-06-order": "بتطبيع",
    "2016-mediation": "توسطت",
    "2016-12-29-guarantee": "وقف إطلاق النار",
    "2017-01-23-astana": "بادرت",
    "2017-01-24-statement": "آلية ثلاثية",
    "2017-consultation": "والثقافية والإنسانية",
    "2017-satisfaction": "رضائهما",
}
"""A word of the model article that is among the characters each event was read from."""


def test_the_line_goes_from_the_shoot_down_over_the_apology_to_the_mechanism() -> None:
    events = load_relations(NAME).events
    order = [event.id.removeprefix("russia-turkey-") for event in events]
    steps = [
        "2015-11-24-shot-down",
        "2016-apology",
        "2016-06-order",
        "2016-mediation",
        "2016-12-29-guarantee",
        "2017-01-24-statement",
        "2017-09-15-control-forces",
    ]
    assert [name for name in order if name in steps] == steps
    assert all(e.sources and all(s.citation for s in e.sources) for e in events)
    assert all(len(e.title) == 5 for e in events)
    assert not any(e.party or e.exercise for e in events)


def test_what_each_side_says_of_the_aircraft_stands_side_by_side() -> None:
    line = load_relations(NAME)
    (shot,) = (o for o in occurrences(line.events, line.scale) if len(o.tellings) > 1)
    speakers = [{source.said_by for source in one.sources} for one in shot.tellings]
    assert speakers[0] == {""}, "that it was shot down the article says in its own voice"
    assert {"turkey"} in speakers
    assert {"russia_mod", "syria_air_defence"} in speakers
    assert shot.least == shot.most == -10.0


def test_the_consultation_is_on_the_five_fields_its_source_names() -> None:
    line = load_relations(NAME)
    (held,) = (e for e in line.events if e.id.endswith("consultation"))
    assert set(held.fields) == set(RelationField) - {RelationField.SECURITY}
    trade = next(one for one in field_lines(line) if one.field is RelationField.TRADE)
    assert [len(trade.occurrences), trade.quarters, trade.unplaced] == [1, (), 1]


def test_characters_are_kept_where_the_article_was_counted() -> None:
    spans = {
        (source.start, source.end)
        for event in load_relations(NAME).events
        for source in event.sources
        if source.start is not None
    }
    assert len(spans) >= 12
    assert all(start < end <= 2869 for start, end in spans if start is not None and end is not None)


def test_the_characters_are_the_words_that_say_it() -> None:
    if not SEED.is_dir():
        pytest.skip("the folder ../shared with the model article is absent")
    text = next(SEED.glob("*.txt")).read_text("utf-8")
    events = {e.id.removeprefix("russia-turkey-"): e for e in load_relations(NAME).events}
    for name, word in WORDS.items():
        spans = [(s.start, s.end) for s in events[name].sources if s.start is not None]
        assert any(word in text[start:end] for start, end in spans), name


def test_the_scale_has_its_ends_its_source_and_a_word_for_each_code() -> None:
    scale = load_scale()
    assert (scale.least, scale.most) == (-10.0, 10.0)
    assert all(scale.least <= kind.value <= scale.most for kind in scale.kinds)
    assert all(len(kind.names) == 5 for kind in scale.kinds)
    assert scale.sources[0].citation is not None
    assert scale.sources[0].citation.address is not None
    assert scale.value("055") == 7.0
    assert scale.value("") is None
    assert scale.value("999") is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code: "055"', 'code: "999"', "no code '999'"),
        ("when: 2016-06\n", "when: 2016-13\n", "no day, month or interval"),
        ("when: 2015-11-24/..", "when: ../..", "neither end is known"),
        ("when: 2017-01-23/2017-01-24", "when: 2017-01-24/2017-01-23", "before it begins"),
        ("between: [russia, turkey]", "between: [russia]", "names 1 states"),
        ("between: [russia, turkey]", "between: [russia, atlantis]", "no state"),
        ("scale: goldstein-cameo", "scale: other", "no scale"),
        ("fields: [security, political]", "fields: [naval]", "is not known"),
        ("telling_of: russia-turkey-2015-11-24-shot-down", "telling_of: later", "is not here"),
        ("id: russia-turkey-2016-apology", "id: russia-turkey-2016-06-order", "are called"),
        ("characters: 500-698", "characters: 698-500", "no characters"),
        ("actor: turkey", "actor: iran", "none of the two"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_says_what_and_where(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = FILE.read_text("utf-8")
    assert old in text
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises((ConfigurationError, NotFound), match=said) as error:
        load_relations(wrong)
    assert error.value.advice
    if isinstance(error.value, ConfigurationError):
        assert "wrong.yaml" in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("least: -10", "least: 10", "begins at 10"),
        ('code: "055", value: 7.0', 'code: "055", value: 70', "no number that fits"),
        ('code: "055"', 'code: "057"', "given twice"),
    ],
)
def test_a_scale_that_is_wrong_says_what_and_where(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = (DATA / "scale-goldstein-cameo.yaml").read_text("utf-8")
    assert old in text
    wrong = tmp_path / "scale.yaml"
    wrong.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ConfigurationError, match=said):
        load_scale(wrong)


def test_a_line_nobody_wrote_down_is_named() -> None:
    with pytest.raises(NotFound, match="no line of relations") as error:
        load_relations("nowhere")
    assert "relations-russia-turkey" in (error.value.advice or "")
