"""Labelled sentences: what was used to write the rules, and what was not."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from scoring import score

from hudna.extract.reader import Reader

LANGUAGES = Path(__file__).parents[1] / "languages"


def labelled(code: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((LANGUAGES / code / "claims.yaml").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("code", ["ar", "en", "ru", "tr", "fa"])
def test_the_sentences_the_rules_were_written_on(reader: Reader, code: str) -> None:
    found = score(reader, labelled(code)["dev"])
    for field, least in (("event", 0.95), ("speaker", 0.95), ("stance", 0.95), ("when", 0.95)):
        assert found.f1(field) >= least, found.misses


@pytest.mark.parametrize("code", ["ar", "en", "ru", "tr", "fa"])
def test_the_sentences_held_out(reader: Reader, code: str) -> None:
    found = score(reader, labelled(code)["held_out"])
    for field, least in (("event", 0.75), ("speaker", 0.8), ("stance", 0.85), ("places", 0.85)):
        assert found.f1(field) >= least, found.misses
