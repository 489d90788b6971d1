import json
from pathlib import Path
from typing import Any

import pytest

from hudna.extract.lexicon import lexicon
from hudna.model.claim import Casualties, Stance
from hudna.text.languages import load

CODES = ("ar", "en", "ru", "tr", "fa")


def entries(code: str) -> list[Any]:
    found: list[Any] = []

    def walk(node: dict[Any, Any]) -> None:
        for key, value in node.items():
            if key is None:
                found.extend(value)
            else:
                walk(value)

    walk(lexicon(code)._root)
    return found


@pytest.mark.parametrize("code", CODES)
def test_every_reporting_word_has_a_stance(code: str) -> None:
    stances = {e.key for e in entries(code) if e.section in ("reporting", "adjunct")}
    assert stances <= {stance.value for stance in Stance}
    assert {"asserts", "claims", "denies", "confirms", "accuses", "records"} <= stances


@pytest.mark.parametrize("code", CODES)
def test_harm_words_name_slots_of_the_model(code: str) -> None:
    slots = set(Casualties.__dataclass_fields__)
    assert {e.key for e in entries(code) if e.section == "harm"} == slots


def test_all_languages_know_the_same_events_and_weapons() -> None:
    for section in ("event", "weapon", "unit"):
        first, *others = ({e.key for e in entries(code) if e.section == section} for code in CODES)
        assert all(other == first for other in others), section


def test_every_event_is_of_the_vocabulary(shared: Path) -> None:
    listed = json.loads((shared / "data" / "lexicon" / "event_types.json").read_text("utf-8"))
    types = {item["type"] for item in listed}
    for code in CODES:
        assert {e.key for e in entries(code) if e.section == "event"} <= types


@pytest.mark.parametrize("code", CODES)
def test_absorbed_types_exist(code: str) -> None:
    events = load(code).section("claims_events")["events"]
    for voices in events.values():
        assert set(voices.get("absorbs", ())) <= set(events)
