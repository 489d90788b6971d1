"""What the form of an event between states starts from, where a report seems to tell of it."""

from dataclasses import dataclass

from hudna.actions.shipped_relations import known_states
from hudna.db.gate import Reader
from hudna.errors import Conflict, NotFound
from hudna.model.attribution import Attribution
from hudna.model.proposal import ProposalKind
from hudna.talks.accepted import attribution_of
from hudna.talks.proposals import proposals_of
from hudna.text.actor_files import load_actors

__all__ = ["ReadEvent", "read_event"]


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """What a text seems to tell of two states: its words and days, and where they stand.

    `between` are the states that are known, perhaps fewer than two; `start` and `end` ISO days,
    empty where the text gives none.
    """

    between: tuple[str, ...]
    quote: str
    language: str
    start: str
    end: str
    source: Attribution

    @property
    def is_pair(self) -> bool:
        """Whether both states are known."""
        return len(self.between) == 2


def read_event(reader: Reader, report: str, proposal: str) -> ReadEvent:
    """Return what a proposal of a report tells; `NotFound` where there is none of two states."""
    reading = reader.reading(report)
    if reading is None:
        raise Conflict("this report has not been read yet", advice="Process new reports first")
    text = reader.document(report).text
    found = next((p for p in proposals_of(reading, text) if p.id == proposal), None)
    if found is None or found.kind is not ProposalKind.RELATION:
        raise NotFound(
            f"this report holds no proposal of an event between states {proposal}",
            where="proposal",
            advice="Reload the report and choose one it shows now",
        )
    directory = load_actors()
    states = (directory.state_of(part.id) for part in found.parts if part.id is not None)
    named = dict.fromkeys(name for name in states if name in known_states())
    return ReadEvent(
        between=tuple(named)[:2],
        quote=found.span.of(text),
        language=reading.document.language,
        start=(found.when.start or "")[:10],
        end=(found.when.end or "")[:10],
        source=attribution_of(found, report),
    )
