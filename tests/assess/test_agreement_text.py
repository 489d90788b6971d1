"""A version of an agreement as text: what a form takes, and what it refuses with the place."""

import json
from importlib.resources import files

import pytest

from hudna.assess.agreement_text import LONGEST, read_version
from hudna.assess.agreements import load
from hudna.errors import InputError
from hudna.model.codec import to_json

SHIPPED = (files("hudna") / "data/agreements/de-escalation-2017-09-15.yaml").read_text("utf-8")


def test_the_text_of_a_file_is_read_like_the_file() -> None:
    assert read_version(SHIPPED, "next_version") == load("de-escalation-2017-09-15")


def test_a_proposal_is_read_with_the_shapes_it_holds() -> None:
    agreement = load("de-escalation-2017-09-15")
    body = {"agreement": to_json(agreement), "approvals": {}}
    text = json.dumps({"type": "amendment", "body": body})
    assert read_version(text, "next_version") == agreement
    with pytest.raises(InputError, match="this is a motion"):
        read_version(text.replace('"amendment"', '"motion"', 1), "next_version")


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        ("id: [", "not YAML", "next_version line"),
        ("no agreement", "not a mapping", "next_version"),
        ('{"type": "amendment"', "no proposed version", "next_version"),
        (
            SHIPPED.replace("guarantors:", "guarantor:", 1),
            "'guarantors' is missing",
            "next_version",
        ),
        (SHIPPED.replace("file: zones/", "file: ../zones/"), "is not here", "zones["),
        (SHIPPED.replace("file: zones/", "file: /etc/", 1), "is not here", "zones["),
        ("x" * (LONGEST + 1), "too many", "next_version"),
    ],
)
def test_what_is_no_version_is_refused_with_the_place_and_what_to_do(
    text: str, words: str, where: str
) -> None:
    with pytest.raises(InputError, match=words) as told:
        read_version(text, "next_version")
    assert where in told.value.where
    assert told.value.advice
