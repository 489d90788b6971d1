import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from hudna.extract.contract import to_contract
from hudna.extract.reader import Reader

LANGUAGES = Path(__file__).parents[1] / "languages"


def texts() -> list[str]:
    sentences = []
    for code in ("ar", "en"):
        labelled = yaml.safe_load((LANGUAGES / code / "claims.yaml").read_text("utf-8"))
        sentences += [s["text"] for part in labelled.values() for s in part]
    return sentences


def spans(value: Any) -> Iterator[dict[str, int]]:
    if isinstance(value, dict):
        if set(value) == {"start", "end"}:
            yield value
        else:
            for item in value.values():
                yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def named(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "name" in value and isinstance(value.get("span"), dict):
            yield value
        for item in value.values():
            yield from named(item)
    elif isinstance(value, list):
        for item in value:
            yield from named(item)


@pytest.mark.parametrize("text", texts())
def test_every_value_stands_in_the_text(reader: Reader, text: str) -> None:
    made = to_contract(reader.read(text, sha256="0" * 64))
    claims = json.loads(json.dumps(made))["claims"]
    for span in spans(claims):
        assert 0 <= span["start"] < span["end"] <= len(text)
    for one in named(claims):
        if isinstance(one["name"], str):
            assert text[one["span"]["start"] : one["span"]["end"]] == one["name"]


def test_only_the_narrator_has_no_span(reader: Reader, exercise: str) -> None:
    for claim in to_contract(reader.read(exercise, sha256="0" * 64))["claims"]:
        speaker = claim["speaker"]
        assert (speaker["span"] is None) == (speaker["name"] == "narrator")


def test_relations_point_at_claims_of_the_document(reader: Reader, exercise: str) -> None:
    claims = to_contract(reader.read(exercise, sha256="0" * 64))["claims"]
    ids = [claim["id"] for claim in claims]
    assert len(set(ids)) == len(ids)
    assert {r["claim"] for c in claims for r in c["relations"]} <= set(ids)


def test_the_published_schema_accepts_what_is_read(
    reader: Reader, shared: Path, model_article: str
) -> None:
    schema = json.loads((shared / "design" / "read.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for text in [model_article, *texts(), ""]:
        validator.validate(to_contract(reader.read(text, sha256="0" * 64)))
