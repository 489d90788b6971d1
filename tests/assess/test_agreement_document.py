"""A version that comes as values is held to what a file is held to."""

import json
from dataclasses import replace

import pytest

from hudna.assess.agreement_document import check_document
from hudna.assess.agreements import load, load_all
from hudna.errors import ConfigurationError
from hudna.model.agreement import Agreement
from hudna.model.codec import from_json, to_json

MINSK = load("minsk-package-2015-02-12")


@pytest.mark.parametrize("agreement", load_all(), ids=lambda a: f"{a.id} {a.version}")
def test_every_shipped_version_passes_as_values(agreement):
    check_document(from_json(Agreement, json.loads(json.dumps(to_json(agreement)))), "here")


def clause(**changes):
    first, *others = MINSK.clauses
    return replace(MINSK, clauses=(replace(first, **changes), *others))


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (clause(citations=()), "cites nothing"),
        (replace(MINSK, description=(MINSK.description[0],) * 2), "'countries' is described twice"),
        (clause(zone="nowhere"), "there is no zone 'nowhere'"),
        (clause(names={"ar": "بند"}), "in 'en' are missing"),
        (replace(MINSK, clauses=(MINSK.clauses[0], MINSK.clauses[0])), "two clauses"),
        (replace(MINSK, zones=(replace(MINSK.zones[1], source={}),)), "drawn from"),
        (replace(MINSK, zones=(replace(MINSK.zones[1], geometry="{}"),)), "no GeoJSON"),
        (replace(MINSK, version="two  blanks"), "reads otherwise"),
        (replace(MINSK, reached=replace(MINSK.reached, start=5)), "no date"),
    ],
)
def test_what_no_file_may_say_is_refused_with_its_place(broken, words):
    with pytest.raises(ConfigurationError, match=words) as told:
        check_document(broken, "version 2")
    assert told.value.where.startswith("version 2")
    assert told.value.advice
