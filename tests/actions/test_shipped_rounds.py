"""The Astana round ships as data, each fact with its source; a file that is wrong says where."""

from pathlib import Path

import pytest

import hudna
from hudna.actions.shipped_rounds import load_round
from hudna.errors import ConfigurationError, NotFound
from hudna.model.talks_round import Seat, TalksForm

FILE = Path(hudna.__file__).parent / "data" / "talks" / "astana-2017-01-23.yaml"


def test_astana_has_its_heads_and_every_fact_its_source() -> None:
    told = load_round("astana-2017-01-23")
    of = told.round
    heads = {d.party: d.head.name["en"] for d in of.delegations if d.head}
    assert heads["syria_government"] == "Bashar al-Jaafari"
    assert heads["syria_opposition"] == "Mohammad Alloush"
    assert heads["un"] == "Staffan de Mistura"
    assert of.form is TalksForm.INDIRECT
    assert [d.party for d in of.delegations if d.seat is Seat.GUARANTOR] == [
        "russia",
        "turkey",
        "iran",
    ]
    facts = [of, *of.delegations, *of.agenda, *of.documents, *of.outcomes, *of.next]
    facts += [*told.undertakings, *(d.head for d in of.delegations if d.head)]
    assert all(fact.sources and fact.sources[0].citation for fact in facts)
    assert {u.owner for u in told.undertakings} == {"russia", "turkey", "iran"}
    assert all(len(u.words) == 5 for u in told.undertakings)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - party: turkey\n", "  - party: russia\n", "sits as guarantor and as guarantor"),
        ("end: 2017-01-24", "end: 2017-01-22", "before it starts"),
        ("    promised: 2017-01-24", "    promised: 2017-01-24\n    due: 2017-01-01", "before it"),
        ("party: kazakhstan", "party: atlantis", "no party or actor"),
        ("clause: SY-AST/3", "clause: SY-AST/9", "has no clause"),
        ("agreement: astana-statement-2017-01-24", "agreement: astana", "no agreement"),
        ("start: 2017-01-23", "start: soon", "is no day"),
        ("form: indirect", "form: secret", "is not known here"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_says_what_and_where(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = FILE.read_text("utf-8")
    assert old in text
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ConfigurationError, match=said) as error:
        load_round(wrong)
    assert "wrong.yaml" in str(error.value)
    assert error.value.advice


def test_a_round_nobody_wrote_down_is_named() -> None:
    with pytest.raises(NotFound, match="no round of talks"):
        load_round("nowhere")
