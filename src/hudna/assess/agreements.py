"""Agreements as data: `data/agreements/*.yaml`, one file per version."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from hudna.assess.agreement_file import read_agreement
from hudna.assess.versions import check_versions
from hudna.errors import NotFound
from hudna.model.agreement import Agreement
from hudna.text.schema import parse

__all__ = ["load", "load_all", "load_together", "shipped_folder", "watched"]


def load(path_or_name: str | Path) -> Agreement:
    """Return the agreement of a file, or the shipped one of that name.

    Raises `NotFound` when there is none, `ConfigurationError` when the file is wrong, naming file
    and place in it.
    """
    path = Path(path_or_name)
    if path.is_file():
        return read_agreement(parse(path.read_text("utf-8"), str(path)), path.parent)
    shipped = _shipped()
    name = str(path_or_name).removesuffix(".yaml")
    if name not in shipped:
        raise NotFound(
            f"no agreement '{path_or_name}'",
            advice=f"Give a file, or one of: {', '.join(sorted(shipped))}",
        )
    return _shipped_agreement(name)


def load_together(paths: Sequence[Path]) -> tuple[Agreement, ...]:
    """Return the agreements of files; raises `ConfigurationError` where versions overlap too."""
    loaded = {str(path): load(path) for path in paths}
    check_versions(loaded)
    return tuple(loaded.values())


@cache
def load_all() -> tuple[Agreement, ...]:
    """Return every shipped agreement, oldest first."""
    loaded = {f"{name}.yaml": _shipped_agreement(name) for name in _shipped()}
    check_versions(loaded)
    return tuple(sorted(loaded.values(), key=lambda a: (a.reached.start or "", a.id, a.version)))


def watched(names: Sequence[str], amended: Sequence[Agreement] = ()) -> tuple[Agreement, ...]:
    """Return the agreements of these ids, every version of each, in this order.

    They are the shipped ones and the versions `amended` by signed statements, which stand in
    place of a shipped one of the same name. Raises `NotFound` for an id that none has.
    """
    signed = {(agreement.id, agreement.version) for agreement in amended}
    every = [a for a in load_all() if (a.id, a.version) not in signed]
    every += sorted(amended, key=lambda a: a.in_force.start or "")
    known = {agreement.id for agreement in every}
    for name in names:
        if name not in known:
            raise NotFound(
                f"no agreement '{name}'", advice=f"Name some of: {', '.join(sorted(known))}"
            )
    return tuple(a for name in names for a in every if a.id == name)


def shipped_folder() -> Traversable:
    """Return the folder of the shipped agreements, which holds the files their zones name."""
    return files("hudna") / "data" / "agreements"


def _shipped() -> list[str]:
    names = (file.name for file in shipped_folder().iterdir())
    return [name.removesuffix(".yaml") for name in names if name.endswith(".yaml")]


@cache
def _shipped_agreement(name: str) -> Agreement:
    text = (shipped_folder() / f"{name}.yaml").read_text("utf-8")
    return read_agreement(parse(text, f"{name}.yaml", shipped=True), shipped_folder())
