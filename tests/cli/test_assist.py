"""`--assist`: off by default, asked where named, and never needed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.driver import one
from tests.connect.fake_model import Fake, said, serving

TEXT = "Gunmen shelled the town of Mare on 3 March 2018, Ankara said."
CLAIM = {
    "quote": "Gunmen shelled the town of Mare on 3 March 2018",
    "trigger": "shelled",
    "speaker": "Ankara",
    "cue": "said",
    "actors": ["Gunmen"],
    "targets": ["Martians"],
}


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    with serving(lambda _: said({"claims": [CLAIM]})) as fake:
        monkeypatch.setenv("HUDNA_LLM_URL", fake.url)
        monkeypatch.setenv("HUDNA_LLM_MODEL", "exercise")
        yield fake


def read(tmp_path: Path, *options: str) -> tuple[int, dict[str, Any]]:
    file = tmp_path / "text.txt"
    file.write_text(TEXT, "utf-8")
    done = one("read", "--json", "--jobs", "1", *options, file)
    return done.code, json.loads(done.out)


def test_without_the_option_nobody_is_asked(tmp_path: Path, model: Fake) -> None:
    code, line = read(tmp_path)
    assert code == 0
    assert {claim["method"] for claim in line["claims"]} == {"rules"}
    assert model.requests == []


def test_with_it_what_was_checked_is_marked_and_what_was_not_is_counted(
    tmp_path: Path, model: Fake
) -> None:
    code, line = read(tmp_path, "--assist")
    assert code == 0
    assert "both" in {claim["method"] for claim in line["claims"]}
    assert "Martians" not in json.dumps(line["claims"])
    assert "value_not_in_quote 1" in " ".join(flag["message"] for flag in line["flags"])
    assert len(model.requests) == 1


def test_where_none_is_named_it_says_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HUDNA_LLM_URL", raising=False)
    monkeypatch.delenv("HUDNA_LLM_MODEL", raising=False)
    file = tmp_path / "text.txt"
    file.write_text(TEXT, "utf-8")
    done = one("read", "--assist", file)
    assert done.code != 0
    assert "HUDNA_LLM_URL" in done.err
