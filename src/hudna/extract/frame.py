"""One act of saying in a sentence."""

from dataclasses import dataclass, field

from hudna.extract.lexicon import Hit
from hudna.extract.mentions import Named
from hudna.model.claim import Speaker, Stance

__all__ = ["Frame"]


@dataclass(slots=True)
class Frame:
    """One act of saying. `content` is the token range of what is said.

    `who` is the speaker as named, null where the words before go on; `resumes` is true where the
    content is the claim before ("which the ministry denies").
    """

    cue: Hit
    stance: Stance
    who: Named | None
    speaker: Speaker
    start: int
    content: tuple[int, int]
    resumes: bool = False
    stated: bool = False
    chain: tuple[str, ...] = ()
    left: int = 1 << 30
    others: tuple[Named, ...] = ()
    attributes: dict[str, object] = field(default_factory=dict)

    @property
    def event(self) -> str | None:
        """The type of the act of saying itself, if it has one."""
        found = self.attributes.get("event")
        return str(found) if found else None

    def covers(self, at: int) -> bool:
        """Return whether the token is part of what is said."""
        return self.content[0] <= at < self.content[1]
