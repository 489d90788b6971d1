"""Write the reference pages of rules and case states from the code.

`python tools/reference_rules.py` writes them; tests/verify/test_reference.py compares.
"""

import importlib
from pathlib import Path

from hudna.actions.permissions import can
from hudna.actions.rights import ACTS, Act
from hudna.assess.rules import RULES
from hudna.link.weights import WEIGHTS
from hudna.model.case import CaseState
from hudna.model.party import Actor, PartyKind, Role
from hudna.text.sentences import sentences
from hudna.verify.decisions import DECISIONS
from hudna.verify.diagram import mermaid
from hudna.verify.states import REFUSED, TRANSITIONS

__all__ = ["DOCS", "pages"]

DOCS = Path(__file__).resolve().parents[1] / "docs" / "reference"


def pages() -> dict[str, str]:
    """Return the text of each page by file name."""
    return {"rules.md": _rules(), "states.md": _states(), "rights.md": _rights()}


def _rules() -> str:
    parts = [
        "# Rules",
        "Generated from the code. A rule's page is the docstring of its file.",
        "## Decisions of the guarantors",
        *(_page(kind.value, rule.__module__) for kind, rule in DECISIONS.items()),
        "## Clauses of agreements",
        *(_page(kind.value, f"hudna.assess.rules.{kind.value}") for kind in RULES),
        "## Joining: the table of weights",
        _doc("hudna.link.weights"),
        _weights(),
        "## Rival registers",
        _doc("hudna.link.registers"),
    ]
    return "\n\n".join(parts) + "\n"


def _states() -> str:
    refusals = [
        f"| {state.value} | {', '.join(sorted(e.value for e in events))} | {advice} |"
        for state, rows in REFUSED.items()
        for events, advice in rows
    ]
    parts = [
        "# States of a case",
        "Generated from the table in `hudna.verify.states`.",
        f"```mermaid\n{mermaid()}```",
        "What does not move a case, and what to do instead:",
        "| State | Refused | Next step |\n|---|---|---|\n" + "\n".join(refusals),
    ]
    return "\n\n".join(parts) + "\n"


def _rights() -> str:
    rows = [f"| {act.value} | {_may(act)} | {_states_of(act)} |" for act in Act]
    parts = [
        "# Rights",
        "Generated from the table in `hudna.actions.rights`: which roles of which kind of party "
        "may do what, and in which states of a case it fits. An administrator may do none of it "
        "and reads nothing confidential.",
        "| Act | Roles, by kind of party | States of the case |\n|---|---|---|\n" + "\n".join(rows),
    ]
    return "\n\n".join(parts) + "\n"


def _may(act: Act) -> str:
    check, _ = ACTS[act]
    by_kind = {
        kind.value: [r.value for r in Role if can(check, Actor("x", "p", kind, r, {}))]
        for kind in PartyKind
    }
    if len({tuple(roles) for roles in by_kind.values()}) == 1:
        return "any: " + ", ".join(by_kind[PartyKind.GUARANTOR.value])
    return "; ".join(f"{kind}: {', '.join(roles)}" for kind, roles in by_kind.items() if roles)


def _states_of(act: Act) -> str:
    _, event = ACTS[act]
    if event is None:
        return "any"
    return ", ".join(state.value for state in CaseState if (state, event) in TRANSITIONS)


def _page(name: str, module: str) -> str:
    return f"### `{name}`\n\n{_doc(module)}"


def _doc(module: str) -> str:
    return (importlib.import_module(module).__doc__ or "").strip()


def _weights() -> str:
    words = sentences("link", "en")
    rows = [
        f"| {feature} | {words[key]} | {weight:+g} |"
        for feature, levels in WEIGHTS.items()
        for key, weight in levels.items()
    ]
    return "| Comparison | What is observed | Bits |\n|---|---|---|\n" + "\n".join(rows)


if __name__ == "__main__":
    for file, text in pages().items():
        (DOCS / file).write_text(text, "utf-8")
