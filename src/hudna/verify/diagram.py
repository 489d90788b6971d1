"""The table of case states as a Mermaid state diagram, for the reference page."""

from collections import defaultdict

from hudna.model.case import CaseState
from hudna.verify.states import INITIAL, TRANSITIONS

__all__ = ["mermaid"]


def mermaid() -> str:
    """Return the diagram in Mermaid's `stateDiagram-v2` notation."""
    arrows: dict[tuple[CaseState, CaseState], list[str]] = defaultdict(list)
    for (before, event), after in TRANSITIONS.items():
        arrows[before, after].append(event.value.replace("_", " "))
    lines = ["stateDiagram-v2", f"    [*] --> {INITIAL}"]
    lines += [f"    {a} --> {b} : {', '.join(events)}" for (a, b), events in arrows.items()]
    return "\n".join(lines) + "\n"
