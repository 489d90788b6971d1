"""Sentence files of a language, `data/languages/xx/*.yaml`, that lack what another one says."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

import hudna

__all__ = ["DATA", "FILES", "faults_of_files"]

DATA = Path(hudna.__file__).parent / "data" / "languages"
FILES = ("terms", "bulletin", "verify", "assess", "link", "locate", "remind", "talks", "flags")
"""The files every language has with the same keys."""

_OPTIONAL = {"feminine_name"}
_GENDERS = {"masculine", "feminine"}
_COUNTS = {"zero", "one", "two", "few", "many", "other"}


def faults_of_files(folder: Path, languages: Iterable[str]) -> Iterator[str]:
    """Yield a line for each file that is not there or lacks a key another language has."""
    codes = tuple(languages)
    for name in FILES:
        found: dict[str, dict[str, Any]] = {}
        for language in codes:
            path = folder / language / f"{name}.yaml"
            if path.is_file():
                found[language] = dict(_leaves(yaml.safe_load(path.read_text("utf-8")) or {}))
            else:
                yield f"{language}: there is no {name}.yaml"
        every = {key for keys in found.values() for key in keys} - _OPTIONAL
        for language, keys in found.items():
            lacking = sorted(every - keys.keys())
            lacking += [f"{key}.{form}" for key in keys for form in _forms(keys[key], language)]
            lacking += [key for key, value in keys.items() if value is None]
            if lacking:
                yield f"{language}: {name}.yaml lacks {', '.join(lacking)}"


def _leaves(values: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield keys with dots; the forms of one sentence by number or gender are one value."""
    for key, value in values.items():
        name = f"{above}{key}"
        if isinstance(value, dict) and not _is_forms(value):
            yield from _leaves(value, f"{name}.")
        else:
            yield name, value


def _is_forms(value: dict[str, Any]) -> bool:
    keys = value.keys()
    return keys <= _GENDERS or ("other" in keys and keys <= _COUNTS)


def _forms(value: Any, language: str) -> list[str]:
    """Return the forms a sentence said by number lacks; of none it need not be said."""
    if not isinstance(value, dict) or "other" not in value:
        return []
    return sorted(Locale(language).plural_form.tags - {"zero"} - value.keys())
