"""The directory of actors: who texts speak of, under which names, in which role and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from hudna.errors import ConfigurationError
from hudna.text.fold import fold_key

__all__ = ["ActorDirectory", "ActorEntry", "load_actors"]

Surfaces = dict[str, tuple[str, ...]]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """Somebody texts speak of. `of` is the actor it belongs to, `place` the state's country.

    `metonyms` are towns and houses that speak for it; `demonyms` its adjectives, by language.
    """

    id: str
    kind: str
    names: Surfaces
    of: str | None = None
    place: str | None = None
    role: str | None = None
    metonyms: Surfaces = field(default_factory=dict)
    demonyms: Surfaces = field(default_factory=dict)
    holders: tuple[tuple[Surfaces, date | None, date | None], ...] = ()

    def surfaces(self) -> Iterator[str]:
        """Return every name in every language, with those of office holders."""
        for names in (self.names, *(holder[0] for holder in self.holders)):
            for surfaces in names.values():
                yield from surfaces


@dataclass(frozen=True, slots=True)
class ActorDirectory:
    """All actors by id, in the order they were listed."""

    actors: Mapping[str, ActorEntry]
    unqualified: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Names that say nothing of their country (folded), with its code and the id of its state."""

    def names(self) -> Iterator[tuple[str, str]]:
        """Return (surface name, id) for a `NameIndex`; metonyms are not names."""
        for actor in self.actors.values():
            for surface in actor.surfaces():
                yield surface, actor.id

    def metonyms(self) -> Iterator[tuple[str, str]]:
        """Return (surface name, id) of capitals and houses that speak for a state."""
        for actor in self.actors.values():
            for surfaces in actor.metonyms.values():
                for surface in surfaces:
                    yield surface, actor.id

    def demonyms(self, language: str) -> Iterator[tuple[str, str]]:
        """Return (adjective, id) of the states in one language."""
        for actor in self.actors.values():
            for surface in actor.demonyms.get(language, ()):
                yield surface, actor.id

    def state_of(self, actor_id: str) -> str:
        """Return the id of the outermost actor this one belongs to."""
        seen = {actor_id}
        while (entry := self.actors.get(actor_id)) and entry.of and entry.of not in seen:
            actor_id = entry.of
            seen.add(actor_id)
        return actor_id


def load_actors(extra: Path | None = None) -> ActorDirectory:
    """Return the actors shipped, and those of the folder `extra`, whose files add or replace.

    Raises `ConfigurationError` where a file does not parse or an entry lacks its id.
    """
    return _shipped() if extra is None else _build([*_documents(_root()), *_documents(extra)])


@cache
def _shipped() -> ActorDirectory:
    return _build(_documents(_root()))


def _root() -> Traversable:
    return files("hudna") / "data" / "actors"


def _documents(folder: Traversable | Path) -> list[dict[str, Any]]:
    documents = []
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".yaml"):
            try:
                documents.append(yaml.load(path.read_text("utf-8"), Loader=_Loader) or {})  # noqa: S506 a safe loader
            except yaml.YAMLError as error:
                raise ConfigurationError(
                    f"the actor file does not parse: {error}",
                    where=str(path),
                    advice="Correct the YAML at the line named above",
                ) from error
    return documents


def _build(documents: list[dict[str, Any]]) -> ActorDirectory:
    found: dict[str, ActorEntry] = {}
    states = [state for document in documents for state in document.get("states", ())]
    forms: Mapping[str, Mapping[str, str]] = next(
        (d["demonym_forms"] for d in documents if "demonym_forms" in d), {}
    )
    for state in states:
        _add(found, _state(state, forms))
    for document in documents:
        for template in document.get("templates", ()):
            for state in states:
                _add(found, _body(template, state, forms))
    for document in documents:
        for raw in document.get("actors", ()):
            if "id" not in raw:
                raise ConfigurationError(f"an actor has no id: {raw}", advice="Give it an id")
            _add(found, _entry(raw))
    for document in documents:
        for raw in document.get("holders", ()):
            _hold(found, raw)
    unqualified = {
        fold_key(str(name)): (str(group["country"]), str(group["state"]))
        for document in documents
        for group in document.get("unqualified", ())
        for name in group["names"]
    }
    return ActorDirectory(found, unqualified)


def _add(found: dict[str, ActorEntry], new: ActorEntry) -> None:
    old = found.get(new.id)
    if old is None:
        found[new.id] = new
        return
    found[new.id] = ActorEntry(
        id=new.id,
        kind=old.kind,
        names=_merged(old.names, new.names),
        of=new.of or old.of,
        place=new.place or old.place,
        role=new.role or old.role,
        metonyms=_merged(old.metonyms, new.metonyms),
        demonyms=_merged(old.demonyms, new.demonyms),
        holders=old.holders,
    )


def _merged(old: Surfaces, new: Surfaces) -> Surfaces:
    return {code: (*old.get(code, ()), *new.get(code, ())) for code in {**old, **new}}


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


def _surfaces(raw: Mapping[str, Any] | None) -> Surfaces:
    return {code: tuple(str(name) for name in names) for code, names in (raw or {}).items()}


def _state(raw: Mapping[str, Any], forms: Mapping[str, Mapping[str, str]]) -> ActorEntry:
    demonyms = {}
    for code, stems in _surfaces(raw.get("demonyms")).items():
        made = tuple(form.format(stems[0]) for form in forms.get(code, {}).values())
        demonyms[code] = (*stems, *made)
    return _entry({**raw, "kind": "state", "demonyms": demonyms})


def _body(
    template: Mapping[str, Any],
    state: Mapping[str, Any],
    forms: Mapping[str, Mapping[str, str]],
) -> ActorEntry:
    names: Surfaces = {}
    for code, shapes in forms.items():
        stems, first = state["demonyms"].get(code), state["names"].get(code)
        if not stems or not first:
            continue
        made = {key: form.format(stem) for stem in stems[:1] for key, form in shapes.items()}
        more = [
            {key: form.format(stem) for key, form in shapes.items()}
            for stem in stems[1:]
            if len(stem) == len(stems[0]) + 1 or (code == "ar" and stem.endswith("ي"))
        ]
        names[code] = tuple(
            dict.fromkeys(
                surface.format(name=name, **adjectives)
                for surface in template.get(code, ())
                for adjectives in ([made, *more] if code == "ar" else [made])
                for name in first[:2]
            )
        )
    slug = state.get("slug", state["id"])
    same = template.get("same_as_state")
    return ActorEntry(
        id=state["id"] if same else f"{slug}_{template['suffix']}",
        kind=template["kind"],
        names=names,
        of=None if same else state["id"],
        role=template.get("role"),
    )


def _hold(found: dict[str, ActorEntry], raw: Mapping[str, Any]) -> None:
    office = found.get(raw["office"])
    if office is None:
        raise ConfigurationError(
            f"the office {raw['office']} is not in the directory",
            where="holders",
            advice="List the office as an actor first",
        )
    holder = (_surfaces(raw["names"]), raw.get("from"), raw.get("to"))
    found[office.id] = ActorEntry(
        office.id,
        office.kind,
        office.names,
        office.of,
        office.place,
        office.role,
        office.metonyms,
        office.demonyms,
        (*office.holders, holder),
    )
