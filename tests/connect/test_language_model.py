"""An endpoint is asked once, answers in time or not at all, and no redirect gets the key."""

import time

import pytest

from hudna.connect.language_model import LIMIT_BYTES, LanguageModel, configured
from hudna.errors import ConfigurationError, Unreachable
from hudna.extract.assisted.request import Message
from tests.connect.fake_model import said, serving

ASKED = [Message("system", "rules"), Message("user", "text")]


def test_the_words_of_the_answer_are_returned() -> None:
    with serving(lambda _: said("hello")) as fake:
        assert LanguageModel(fake.url, "m", "secret").ask(ASKED) == "hello"
    asked = fake.requests[0]
    assert asked["model"] == "m"
    assert asked["temperature"] == 0
    assert asked["messages"][1] == {"role": "user", "content": "text"}
    assert fake.keys == ["Bearer secret"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'{"choices": []}',
        b"\xff\xfe",
        b'{"choices": [{"message": 3}]}',
        b"[" * 9000,
    ],
)
def test_garbage_is_no_answer(body: bytes) -> None:
    with serving(lambda _: body) as fake, pytest.raises(Unreachable):
        LanguageModel(fake.url, "m").ask(ASKED)


@pytest.mark.parametrize("status", [301, 401, 429, 500])
def test_a_refusal_is_named(status: int) -> None:
    with (
        serving(lambda _: b"", status=status) as fake,
        pytest.raises(Unreachable, match=str(status)),
    ):
        LanguageModel(fake.url, "m").ask(ASKED)


def test_a_redirect_is_not_followed() -> None:
    with serving(lambda _: said("stolen")) as thief:
        where = f"{thief.url}/chat/completions"
        with serving(lambda _: b"", status=307, location=where) as fake, pytest.raises(Unreachable):
            LanguageModel(fake.url, "m", "secret").ask(ASKED)
    assert thief.requests == []


def test_silence_ends_in_time() -> None:
    with serving(lambda _: said("late"), wait=3) as fake:
        began = time.monotonic()
        with pytest.raises(Unreachable):
            LanguageModel(fake.url, "m", timeout=0.3).ask(ASKED)
        assert time.monotonic() - began < 2


def test_a_drip_ends_in_time() -> None:
    with serving(lambda _: said("x" * 400), drip=0.05) as fake:
        began = time.monotonic()
        with pytest.raises(Unreachable):
            LanguageModel(fake.url, "m", timeout=0.6).ask(ASKED)
        assert time.monotonic() - began < 3


def test_an_endless_answer_is_cut() -> None:
    with (
        serving(lambda _: said("x" * LIMIT_BYTES)) as fake,
        pytest.raises(Unreachable, match="larger"),
    ):
        LanguageModel(fake.url, "m").ask(ASKED)


def test_nobody_there_is_unreachable() -> None:
    with pytest.raises(Unreachable):
        LanguageModel("http://127.0.0.1:9/v1", "m", timeout=1).ask(ASKED)


def test_it_is_off_unless_named() -> None:
    assert configured({}) is None
    model = configured({"HUDNA_LLM_URL": "http://127.0.0.1:1/v1", "HUDNA_LLM_MODEL": "m"})
    assert model is not None
    assert model.is_local
    assert "secret" not in repr(LanguageModel("https://llm.example/v1", "m", "secret"))


@pytest.mark.parametrize(
    "environment",
    [
        {"HUDNA_LLM_URL": "http://127.0.0.1/v1"},
        {"HUDNA_LLM_MODEL": "m"},
        {"HUDNA_LLM_URL": "ftp://127.0.0.1", "HUDNA_LLM_MODEL": "m"},
        {"HUDNA_LLM_URL": "http://llm.example/v1", "HUDNA_LLM_MODEL": "m"},
    ],
)
def test_half_or_open_configurations_are_refused(environment: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError):
        configured(environment)
