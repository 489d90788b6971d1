"""The files actors are listed in: the shipped ones, those of each language, and a user's."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from hudna.errors import ConfigurationError
from hudna.text.actors import ActorDirectory, ActorEntry, Surfaces, Term
from hudna.text.fold import fold_key
from hudna.text.shipped import load_shipped

__all__ = ["load_actors"]

_BY_LANGUAGE = ("names", "metonyms", "demonyms", "adjectives", "forms")
_LISTS = ("states", "actors", "holders")

Forms = Mapping[str, Mapping[str, str]]


def load_actors(extra: Path | None = None) -> ActorDirectory:
    """Return the actors shipped, and those of the folder `extra`, whose files add to them.

    A file with `language: xx` gives the names of that language only. Raises `ConfigurationError`
    where a file does not parse, an entry lacks its id, or names are given to an unknown actor.
    """
    if extra is None:
        return _shipped()
    return _build([*_shipped_documents(), *(_document(p) for p in _yaml_files(extra))])


@cache
def _shipped() -> ActorDirectory:
    return _build(_shipped_documents())


def _shipped_documents() -> list[dict[str, Any]]:
    data = files("hudna") / "data"
    languages = sorted((data / "languages").iterdir(), key=lambda entry: entry.name)
    overlays = [file for folder in languages if (file := folder / "actors.yaml").is_file()]
    return [_document(path) for path in (*_yaml_files(data / "actors"), *overlays)]


def _yaml_files(folder: Traversable | Path) -> Iterator[Traversable | Path]:
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".yaml"):
            yield path


def _document(path: Traversable | Path) -> dict[str, Any]:
    try:
        document = load_shipped(path) or {}
    except yaml.YAMLError as error:
        raise ConfigurationError(
            f"the actor file does not parse: {error}",
            where=str(path),
            advice="Correct the YAML at the line named above",
        ) from error
    return _overlay(document) if "language" in document else document


def _overlay(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return a file of one language in the shape of those that hold several."""
    code = raw["language"]
    shaped = {
        section: [
            {key: {code: value} if key in _BY_LANGUAGE else value for key, value in item.items()}
            for item in raw.get(section, ())
        ]
        for section in _LISTS
    }
    for item in shaped["actors"]:
        item.setdefault("kind", None)
    return shaped | {
        "overlay": True,
        "unqualified": raw.get("unqualified", ()),
        "demonym_forms": {code: raw.get("demonym_forms", {})},
        "templates": [
            {"suffix": suffix, code: surfaces}
            for suffix, surfaces in raw.get("templates", {}).items()
        ],
    }


def _build(documents: list[dict[str, Any]]) -> ActorDirectory:
    documents = sorted(documents, key=lambda document: document.get("overlay", False))
    found: dict[str, ActorEntry] = {}
    states = _by(documents, "states", "id")
    templates = _by(documents, "templates", "suffix")
    forms: dict[str, Mapping[str, str]] = {}
    for document in documents:
        forms |= document.get("demonym_forms", {})
    for state in states:
        _add(found, _state(state, forms))
    for template in templates:
        for state in states:
            _add(found, _body(template, state, forms))
    for raw in _each(documents, "actors"):
        if "id" not in raw:
            raise ConfigurationError(f"an actor has no id: {raw}", advice="Give it an id")
        if raw.get("kind", "") is None and raw["id"] not in found:
            raise _unknown(raw["id"])
        _add(found, _entry(raw))
    for raw in _each(documents, "holders"):
        _hold(found, raw)
    unqualified = {
        fold_key(str(name)): (str(group["country"]), str(group["state"]))
        for group in _each(documents, "unqualified")
        for name in group["names"]
    }
    return ActorDirectory(found, unqualified)


def _each(documents: Iterable[Mapping[str, Any]], section: str) -> Iterator[Mapping[str, Any]]:
    for document in documents:
        yield from document.get(section, ())


def _by(documents: list[dict[str, Any]], section: str, key: str) -> list[dict[str, Any]]:
    """Return the items of a section, those with one key made one of what all files say of it."""
    merged: dict[str, dict[str, Any]] = {}
    for document in documents:
        for raw in document.get(section, ()):
            if document.get("overlay") and raw[key] not in merged:
                raise _unknown(raw[key])
            old = merged.setdefault(raw[key], {})
            for name, value in raw.items():
                old[name] = _joined(old.get(name, {}), value) if isinstance(value, dict) else value
    return list(merged.values())


def _unknown(name: str) -> ConfigurationError:
    return ConfigurationError(
        f"names are given to {name}, which no file lists",
        where="a file of actors with `language:`",
        advice="Correct the id (see hudna actors), or list it with its kind in another file",
    )


def _joined(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Return what two files say by language: lists joined, forms overlaid."""
    joined = dict(old)
    for code, value in new.items():
        had = joined.get(code)
        if isinstance(value, Mapping):
            joined[code] = {**(had or {}), **value}
        else:
            joined[code] = [*(had or ()), *value] if isinstance(value, list) else value
    return joined


def _add(found: dict[str, ActorEntry], new: ActorEntry) -> None:
    old = found.get(new.id)
    if old is None:
        found[new.id] = new
        return
    found[new.id] = replace(
        old,
        names=_merged(old.names, new.names),
        of=new.of or old.of,
        place=new.place or old.place,
        role=new.role or old.role,
        metonyms=_merged(old.metonyms, new.metonyms),
        demonyms=_merged(old.demonyms, new.demonyms),
    )


def _merged(old: Surfaces, new: Surfaces) -> Surfaces:
    return {
        code: tuple(dict.fromkeys((*old.get(code, ()), *new.get(code, ()))))
        for code in {**old, **new}
    }


def _entry(raw: Mapping[str, Any]) -> ActorEntry:
    return ActorEntry(
        id=raw["id"],
        kind=raw.get("kind", "group"),
        names=_surfaces(raw.get("names")),
        of=raw.get("of"),
        place=raw.get("place"),
        role=raw.get("role"),
        metonyms=_surfaces(raw.get("metonyms")),
        demonyms=_surfaces(raw.get("demonyms")),
    )


def _surfaces(raw: Mapping[str, Any] | None) -> dict[str, tuple[str, ...]]:
    return {code: tuple(str(name) for name in names) for code, names in (raw or {}).items()}


def _adjectives(raw: Mapping[str, Any], code: str) -> tuple[str, ...]:
    """Return what the forms of a state's adjective are made from: its first demonym, if unsaid."""
    said = _surfaces(raw.get("adjectives")).get(code)
    return said or _surfaces(raw.get("demonyms")).get(code, ())[:1]


def _state(raw: Mapping[str, Any], forms: Forms) -> ActorEntry:
    demonyms = _surfaces(raw.get("demonyms"))
    for code, shapes in forms.items():
        made = [form.format(stem) for stem in _adjectives(raw, code) for form in shapes.values()]
        demonyms[code] = tuple(dict.fromkeys((*demonyms.get(code, ()), *made)))
    return _entry({**raw, "kind": "state", "demonyms": demonyms})


def _body(template: Mapping[str, Any], state: Mapping[str, Any], forms: Forms) -> ActorEntry:
    names: dict[str, tuple[str, ...]] = {}
    listed = _surfaces(state.get("names"))
    for code, shapes in forms.items():
        stems, first = _adjectives(state, code), listed.get(code, ())[:2]
        adjectives = [{key: form.format(s) for key, form in shapes.items()} for s in stems]
        surfaces = product(template.get(code, ()), adjectives, first)
        more = state.get("forms", {}).get(code, {})
        made = (_filled(s, {"name": name, **more, **adjective}) for s, adjective, name in surfaces)
        names[code] = tuple(dict.fromkeys(surface for surface in made if surface))
    slug = state.get("slug", state["id"])
    same = template.get("same_as_state")
    return ActorEntry(
        id=state["id"] if same else f"{slug}_{template['suffix']}",
        kind=template["kind"],
        names=names,
        of=None if same else state["id"],
        role=template.get("role"),
    )


def _filled(template: str, forms: Mapping[str, str]) -> str:
    """Return the template with its forms, empty where the state has none of that form."""
    try:
        return template.format_map(forms)
    except KeyError:
        return ""


def _hold(found: dict[str, ActorEntry], raw: Mapping[str, Any]) -> None:
    office = found.get(raw["office"])
    if office is None:
        raise ConfigurationError(
            f"the office {raw['office']} is not in the directory",
            where="holders",
            advice="List the office as an actor first",
        )
    new = Term(_surfaces(raw["names"]), raw.get("from"), raw.get("to"))
    terms = list(office.holders)
    for at, old in enumerate(terms):
        # The files of several languages name the same holder.
        if (old.first, old.last) == (new.first, new.last):
            terms[at] = replace(old, names=_merged(old.names, new.names))
            break
    else:
        terms.append(new)
    found[office.id] = replace(office, holders=tuple(terms))
