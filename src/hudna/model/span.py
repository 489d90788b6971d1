"""Where in a text a value was read."""

from dataclasses import dataclass

__all__ = ["Mention", "Quoted", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in the text as read."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}..{self.end} is not a range")

    def of(self, text: str) -> str:
        """Return the words this span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Quoted:
    """A value and the characters it was read from."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Someone or something named in a text; `id` is null when we do not know who it is."""

    name: str
    id: str | None
    span: Span
