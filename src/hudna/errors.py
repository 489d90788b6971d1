"""Every error Hudna raises on purpose.

    HudnaError                   something a person can act on
    ├── InputError               a file or value given to us cannot be used
    ├── ConfigurationError       a node, mechanism or agreement file is wrong
    ├── Refused                  the actor may not do this
    ├── Conflict                 the step does not fit the present state
    ├── NotFound                 no such object, or not released to this reader
    ├── TooMany                  too much was handed in at once; later it may be taken
    ├── RecordRejected           a signed entry is not acceptable to the record
    └── Unreachable              another node did not answer; trying again may help

An error says what is wrong, where, and what to do next.
"""

__all__ = [
    "ConfigurationError",
    "Conflict",
    "HudnaError",
    "InputError",
    "NotFound",
    "RecordRejected",
    "Refused",
    "TooMany",
    "Unreachable",
]


class HudnaError(Exception):
    """Base of all deliberate errors; `advice` is the next step for a person."""

    def __init__(self, message: str, *, where: str = "", advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        located = f"{self.where}: {self.message}" if self.where else self.message
        return f"{located}. {self.advice}" if self.advice else located


class InputError(HudnaError):
    """A file or value given to us cannot be used."""


class ConfigurationError(HudnaError):
    """A node, mechanism or agreement file is wrong."""


class Refused(HudnaError):
    """The actor may not do this."""


class TooMany(HudnaError):
    """Too much was handed in at once; later it may be taken."""


class Conflict(HudnaError):
    """The step does not fit the present state."""


class NotFound(HudnaError):
    """No such object, or none that is released to this reader: the two are not told apart."""


class RecordRejected(HudnaError):
    """A signed entry is not acceptable to the record."""


class Unreachable(HudnaError):
    """Another node did not answer; trying again may help."""
