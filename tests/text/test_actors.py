"""Who is meant by a name: by language, by the time of the text, and by a user's files."""

from datetime import date
from pathlib import Path

import pytest

from hudna.errors import ConfigurationError
from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from hudna.text.actor_files import load_actors
from hudna.text.actors import ActorDirectory, Period
from hudna.text.fold import fold_key

CODES = ("ar", "en", "ru", "tr", "fa")


@pytest.fixture(scope="module")
def shipped() -> ActorDirectory:
    return load_actors()


def meant(actors: ActorDirectory, surface: str, *languages: str) -> str | None:
    keys = {fold_key(name): key for name, key in actors.names(languages)}
    return actors.meant(keys[fold_key(surface)])


@pytest.mark.parametrize(
    ("language", "surface", "actor"),
    [
        ("ru", "Минобороны России", "russia_mod"),
        ("ru", "МО РФ", "russia_mod"),
        ("ru", "турецкий МИД", "turkey_mfa"),
        ("ru", "ЦПВС", "russian_reconciliation_centre"),
        ("ru", "Хайят Тахрир аш-Шам", "hts"),
        ("ru", "СОХР", "sohr"),
        ("tr", "Rusya Savunma Bakanlığı", "russia_mod"),
        ("tr", "MSB", "turkey_mod"),
        ("tr", "Rus ordusu", "russia_army"),
        ("tr", "HTŞ", "hts"),
        ("tr", "AGİT", "osce"),
        ("fa", "وزارت دفاع روسیه", "russia_mod"),
        ("fa", "سپاه پاسداران", "irgc"),
        ("fa", "هیئت تحریر الشام", "hts"),
        ("fa", "ارتش سوریه", "syria_army"),
        ("fa", "یونیفل", "unifil"),
    ],
)
def test_the_same_actors_are_known_in_every_language(
    shipped: ActorDirectory, language: str, surface: str, actor: str
) -> None:
    assert meant(shipped, surface, language) == actor


@pytest.mark.parametrize("code", CODES)
def test_every_state_has_a_name_an_adjective_and_its_bodies(
    shipped: ActorDirectory, code: str
) -> None:
    states = [actor for actor in shipped.actors.values() if actor.kind == "state"]
    assert len(states) > 30
    for state in states:
        assert state.names.get(code), state.id
        assert state.demonyms.get(code), state.id
    bodies = [actor for actor in shipped.actors.values() if actor.kind == "ministry"]
    assert bodies
    assert [body.id for body in bodies if not body.names.get(code)] == []


@pytest.mark.parametrize("code", CODES)
def test_a_name_stands_for_one_actor_of_a_language(shipped: ActorDirectory, code: str) -> None:
    found: dict[str, str] = {}
    for surface, key in shipped.names((code,)):
        assert found.setdefault(fold_key(surface), key) == key, surface


def test_the_words_of_one_language_are_not_names_in_another(shipped: ActorDirectory) -> None:
    assert "Şam" in dict(shipped.metonyms(("tr",)))
    assert "Şam" not in dict(shipped.metonyms(("en",)))


@pytest.mark.parametrize(
    ("periods", "office"),
    [
        ([(date(2017, 1, 23), date(2017, 1, 23))], "iran_president"),
        ([(date(2012, 1, 1), date(2012, 12, 31))], None),
        ([(date(2022, 2, 1), None)], None),
        ([(date(2022, 2, 1), None), (date(2015, 7, 14), date(2015, 7, 14))], "iran_president"),
        ([(date(2013, 1, 1), date(2013, 12, 31))], "iran_president"),
        ([], "iran_president"),
    ],
)
def test_a_name_stands_for_an_office_only_in_its_term(
    shipped: ActorDirectory, periods: list[Period], office: str | None
) -> None:
    key = dict(shipped.names(("en",)))["Rouhani"]
    assert shipped.meant(key, periods) == office


def test_of_two_offices_the_one_held_at_the_time_is_meant(tmp_path: Path) -> None:
    (tmp_path / "watch.yaml").write_text(
        "actors:\n"
        "- {id: chair, kind: office, names: {en: [Exercise Chair]}}\n"
        "- {id: deputy, kind: office, names: {en: [Exercise Deputy]}}\n"
        "holders:\n"
        "- {office: deputy, from: 2014-01-01, to: 2015-12-31, names: {en: [Examplova]}}\n"
        "- {office: chair, from: 2016-01-01, names: {en: [Examplova]}}\n",
        "utf-8",
    )
    actors = load_actors(tmp_path)
    key = dict(actors.names(("en",)))["Examplova"]
    assert actors.meant(key, [(date(2015, 5, 1), date(2015, 5, 1))]) == "deputy"
    assert actors.meant(key, [(date(2017, 5, 1), date(2017, 5, 1))]) == "chair"
    assert actors.meant(key) is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("On 23 January 2017 Rouhani condemned the shelling of Idlib.", "iran_president"),
        ("On 23 January 2023 Rouhani condemned the shelling of Idlib.", None),
        ("On 23 January 2023 the Iranian President condemned it.", "iran_president"),
        ("Rouhani condemned the shelling of Idlib.", "iran_president"),
    ],
)
def test_a_reader_minds_when_the_office_was_held(text: str, speaker: str | None) -> None:
    reading = Reader.default(gazetteer.load()).read(text, sha256="0" * 64)
    assert reading.claims[0].speaker.span is not None
    assert reading.claims[0].speaker.id == speaker


def test_a_file_of_one_language_adds_its_names(tmp_path: Path) -> None:
    (tmp_path / "a-ru.yaml").write_text(
        "language: ru\n"
        "states:\n- {id: russia, metonyms: [Кремлёвская набережная]}\n"
        "templates: {mod: ['оборонное министерство {gen}']}\n"
        "actors:\n- {id: harbour_watch, names: [Портовый дозор]}\n"
        "holders:\n- {office: russia_president, from: 2012-05-07, names: [В. В. Путин]}\n",
        "utf-8",
    )
    (tmp_path / "b.yaml").write_text(
        "actors:\n- {id: harbour_watch, kind: mission, names: {en: [Harbour Watch]}}\n", "utf-8"
    )
    actors = load_actors(tmp_path)
    assert meant(actors, "Портовый дозор", "ru") == "harbour_watch"
    assert meant(actors, "оборонное министерство Турции", "ru") == "turkey_mod"
    assert meant(actors, "В. В. Путин", "ru") == "russia_president"
    assert dict(actors.metonyms(("ru",)))["Кремлёвская набережная"] == "russia"
    assert actors.actors["harbour_watch"].kind == "mission"


@pytest.mark.parametrize(
    "body",
    [
        "actors:\n- {id: rusia_mod, names: [Оборона]}\n",
        "states:\n- {id: rusia, names: [Россия]}\n",
        "templates: {mood: ['дух {gen}']}\n",
    ],
)
def test_names_for_an_id_nobody_lists_are_refused(tmp_path: Path, body: str) -> None:
    (tmp_path / "ru.yaml").write_text("language: ru\n" + body, "utf-8")
    with pytest.raises(ConfigurationError, match="no file lists"):
        load_actors(tmp_path)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Russia said opposition forces shelled Aleppo.", "syria_opposition"),
        ("Russia said opposition forces shelled Tripoli.", None),
    ],
)
def test_a_name_without_country_needs_the_country(text: str, actor: str | None) -> None:
    reading = Reader.default(gazetteer.load()).read(text, sha256="0" * 64)
    assert [mention.id for mention in reading.claims[0].actors] == [actor]
