"""Model objects to plain JSON values and back, by their type hints."""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

__all__ = ["from_json", "to_json"]

T = TypeVar("T")


def to_json(value: Any) -> Any:
    """Return dicts, lists, strings, numbers, booleans and nulls for a model object."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        return [to_json(item) for item in value]
    return value


def from_json(cls: type[T], data: Any) -> T:
    """Return a `cls` from what `to_json` gave; raises `KeyError`, `TypeError` or `ValueError`."""
    return typing.cast(T, _builder(typing.cast(Any, cls))(data))


Build = Callable[[Any], Any]


def _as_it_is(data: Any) -> Any:
    return data


@cache
def _builder(hint: Any) -> Build:
    """Return what builds values of a type: looked up once, as lists build thousands."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        own = _builder(next(a for a in typing.get_args(hint) if a is not type(None)))
        return own if own is _as_it_is else lambda data: None if data is None else own(data)
    if origin is tuple:
        return _tuple_builder(typing.get_args(hint))
    if origin is dict:
        each = _builder(typing.get_args(hint)[1])
        return lambda data: {key: each(item) for key, item in data.items()}
    if dataclasses.is_dataclass(hint):
        return _dataclass_builder(typing.cast(type, hint))
    return _scalar_builder(hint)


def _tuple_builder(args: tuple[Any, ...]) -> Build:
    if len(args) == 2 and args[1] is Ellipsis:
        each = _builder(args[0])
        return tuple if each is _as_it_is else lambda data: tuple([each(item) for item in data])
    parts = tuple(_builder(arg) for arg in args)
    return lambda data: tuple(part(item) for part, item in zip(parts, data, strict=True))


def _dataclass_builder(cls: type) -> Build:
    parts: dict[str, Build] = {}

    def build(data: Any) -> Any:
        if not parts:  # only now: a class may hold others of itself
            parts.update(
                {name: _builder(hint) for name, hint in typing.get_type_hints(cls).items()}
            )
        return cls(**{name: parts[name](item) for name, item in data.items()})

    return build


def _scalar_builder(hint: Any) -> Build:
    if not isinstance(hint, type):
        return _as_it_is
    if issubclass(hint, Enum):
        return hint
    if hint is datetime:
        return datetime.fromisoformat
    if hint is date:
        return date.fromisoformat
    return float if hint is float else _as_it_is
