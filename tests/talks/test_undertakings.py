"""Where a commitment stands follows from the words of those it concerns, and from the day."""

from datetime import date
from typing import Any

import pytest

from hudna.errors import InputError, Refused
from hudna.model.undertaking import UndertakingState, WordState
from hudna.talks.undertakings import check_undertaking, check_word, owed_first, state_of
from tests.talks.rounds import CLAUSES, PARTIES, owed, said

LATER = date(2019, 9, 25)
KEPT, NOT, GONE, BUSY = (
    WordState.KEPT, WordState.NOT_KEPT, WordState.RELEASED, WordState.IN_PROGRESS
)  # fmt: skip
S = UndertakingState


@pytest.mark.parametrize(
    ("words", "changed", "state"),
    [
        ((), {}, S.OVERDUE),
        ((), {"due": None}, S.OPEN),
        ((), {"due": LATER}, S.OPEN),
        ((("turkey", BUSY),), {}, S.OVERDUE),
        ((("turkey", BUSY),), {"due": None}, S.IN_PROGRESS),
        ((("turkey", KEPT),), {}, S.SAID_KEPT),
        ((("turkey", KEPT), ("russia", KEPT)), {}, S.CONFIRMED),
        ((("turkey", KEPT), ("russia", NOT)), {}, S.DISPUTED),
        ((("turkey", NOT), ("russia", KEPT)), {}, S.DISPUTED),
        ((("russia", NOT),), {}, S.OVERDUE),
        ((("russia", GONE),), {}, S.RELEASED),
        ((("turkey", KEPT), ("iran", KEPT)), {}, S.SAID_KEPT),
        ((("turkey", KEPT), ("iran", NOT)), {}, S.SAID_KEPT),
        ((("turkey", KEPT), ("russia", KEPT)), {"to": ("russia", "iran")}, S.SAID_KEPT),
        ((("russia", KEPT), ("iran", KEPT)), {"to": ("russia", "iran")}, S.CONFIRMED),
        ((("russia", GONE),), {"to": ("russia", "iran")}, S.OVERDUE),
        ((("iran", KEPT),), {"to": ()}, S.CONFIRMED),
        ((("russia", NOT), ("russia", KEPT)), {}, S.CONFIRMED),
    ],
)
def test_a_commitment_stands_as_its_parties_say(words: Any, changed: Any, state: S) -> None:
    assert state_of(said(*words, **changed), LATER) is state


def test_what_is_overdue_longest_comes_first() -> None:
    files = [
        said(id="open", due=None),
        said(("turkey", KEPT), id="kept"),
        said(id="late"),
        said(id="later", due=date(2019, 9, 22)),
        said(id="near", due=LATER),
    ]
    order = [file.undertaking.id for file in owed_first(files, LATER)]
    assert order == ["late", "later", "near", "open", "kept"]


def test_only_whom_it_is_owed_to_releases_from_it() -> None:
    for party in ("turkey", "iran"):
        with pytest.raises(Refused, match="cannot release"):
            check_word(owed(), said((party, GONE)).words[0])
    check_word(owed(), said(("russia", GONE)).words[0])


@pytest.mark.parametrize(
    ("changed", "said_of_it"),
    [
        ({"due": date(2019, 9, 1)}, "before it was promised"),
        ({"owner": "atlantis"}, "no party or actor"),
        ({"to": ("turkey",)}, "owes it to itself"),
        ({"agreement": "none"}, "no agreement"),
        ({"agreement": "astana-statement-2017-01-24", "clause": "X/1"}, "has no clause"),
        ({"clause": "SY-AST/1"}, "without its agreement"),
        ({"words": {"en": ""}}, "needs words"),
    ],
)
def test_a_commitment_that_cannot_be_is_refused(changed: Any, said_of_it: str) -> None:
    with pytest.raises(InputError, match=said_of_it) as error:
        check_undertaking(owed(**changed), PARTIES, CLAUSES)
    assert error.value.where
