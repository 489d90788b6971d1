from pathlib import Path

import pytest

from hudna.errors import ConfigurationError
from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from hudna.text.fold import fold
from hudna.text.names import NameIndex, load_actors

ENGINE = Path(__file__).parents[2] / "src" / "hudna" / "extract"


def found(names: list[tuple[str, str]], text: str) -> list[tuple[str, str]]:
    return [(match.id, match.surface) for match in NameIndex(names).find(fold(text))]


def test_the_longest_name_wins() -> None:
    names = [("Syria", "sy"), ("Syrian National Army", "sna"), ("National Army", "na")]
    assert found(names, "the Syrian National Army in Syria") == [
        ("sna", "Syrian National Army"),
        ("sy", "Syria"),
    ]


def test_a_name_inside_a_word_is_none() -> None:
    assert found([("Iran", "ir")], "Iranian tirane") == []


def test_short_capitals_match_capitals_only() -> None:
    assert found([("IS", "isil"), ("US", "usa")], "it is said that IS told us") == [("isil", "IS")]


def test_arabic_prefixes_are_left_out_of_the_name() -> None:
    names = [("تركيا", "turkey"), ("الجيش السوري", "army")]
    assert found(names, "وتركيا") == [("turkey", "تركيا")]
    assert found(names, "لتركيا") == [("turkey", "تركيا")]
    assert found(names, "للجيش السوري") == [("army", "جيش السوري")]
    assert found(names, "ستركيا") == []


def test_every_state_has_its_ministries() -> None:
    actors = load_actors().actors
    assert actors["turkey_mod"].of == "turkey"
    assert "وزارة الدفاع التركية" in actors["turkey_mod"].names["ar"]
    assert load_actors().state_of("syria_mfa") == "syria_government"


def test_a_user_adds_actors_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "actors:\n- {id: harbour_watch, kind: mission, names: {en: [Harbour Watch]}}\n", "utf-8"
    )
    reader = Reader.default(gazetteer.load(), extra_actors=tmp_path)
    reading = reader.read("Harbour Watch said rebels shelled Idlib.", sha256="0" * 64)
    assert reading.claims[0].speaker.id == "harbour_watch"


def test_a_broken_actor_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("actors: [", "utf-8")
    with pytest.raises(ConfigurationError, match=r"broken\.yaml"):
        load_actors(tmp_path)


def test_office_holders_are_known_by_their_office() -> None:
    for actor in load_actors().actors.values():
        for term in actor.holders:
            assert term.names
            assert actor.kind == "office"


def test_the_engine_holds_no_arabic_word() -> None:
    for path in ENGINE.glob("*.py"):
        arabic = [c for c in path.read_text("utf-8") if "\u0600" <= c <= "\u06ff"]
        assert not arabic, path.name
