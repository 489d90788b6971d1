"""The reference pages are what the code says."""

import pytest

from hudna.verify.diagram import mermaid
from hudna.verify.states import TRANSITIONS
from tools.reference_rules import DOCS, pages


@pytest.mark.parametrize("file", ["rules.md", "states.md", "rights.md"])
def test_the_page_is_up_to_date(file):
    written = (DOCS / file).read_text("utf-8")
    assert written == pages()[file], "run `python tools/reference_rules.py`"


def test_the_diagram_draws_every_transition():
    drawn = mermaid()
    for (before, event), after in TRANSITIONS.items():
        arrow = next(x for x in drawn.splitlines() if x.startswith(f"    {before} --> {after} :"))
        assert event.replace("_", " ") in arrow
