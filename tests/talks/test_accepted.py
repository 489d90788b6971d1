"""What an office accepts: what was read and what it corrected stay side by side."""

from datetime import date

import pytest

from hudna.errors import InputError
from hudna.model.proposal import Proposal, ProposalKind, ProposalPart
from hudna.model.span import Span
from hudna.model.when import When
from hudna.talks.accepted import accepted_parts, attribution_of, check_due, makes

SPAN = Span(4, 20)


def proposal(*parts: tuple[str, str, str | None]) -> Proposal:
    told = tuple(ProposalPart(name, value, one, SPAN) for name, value, one in parts)
    return Proposal(
        "p1", ProposalKind.RELATION, "apology", "ru", "asserts", told, When.unknown(), SPAN, ("c1",)
    )


READ = proposal(("actor", "Ankara", "tr"), ("target", "Moscow", "ru"))


def test_a_correction_keeps_what_was_read_and_loses_the_id_that_no_longer_fits() -> None:
    actor, target = accepted_parts(READ, {"actor": "Astana"})
    assert (actor.read, actor.value, actor.id, actor.corrected) == ("Ankara", "Astana", None, True)
    assert (target.value, target.id, target.corrected) == ("Moscow", "ru", False)


def test_a_part_the_proposal_has_not_is_refused_and_its_parts_are_named() -> None:
    with pytest.raises(InputError, match=r"part place: .*no such part.*actor, target"):
        accepted_parts(READ, {"place": "Geneva"})


def test_one_of_several_parts_of_a_name_is_not_guessed() -> None:
    several = proposal(("actor", "Ankara", "tr"), ("actor", "Moscow", "ru"))
    with pytest.raises(InputError, match="several parts"):
        accepted_parts(several, {"actor": "Tehran"})


def test_an_empty_correction_is_refused() -> None:
    with pytest.raises(InputError, match="empty"):
        accepted_parts(READ, {"actor": "  "})


def test_what_is_made_is_attributed_to_the_speaker_at_its_characters() -> None:
    made = attribution_of(READ, "r1")
    assert (made.said_by, made.report, made.claim) == ("ru", "r1", "c1")
    assert (made.start, made.end) == (4, 20)


def test_a_due_day_before_the_promise_is_refused_and_the_same_day_is_not() -> None:
    with pytest.raises(InputError, match="before it was promised"):
        check_due(date(2017, 1, 24), date(2017, 1, 23))
    check_due(date(2017, 1, 24), date(2017, 1, 24))
    check_due(date(2017, 1, 24), None)


def test_accepting_a_statement_registers_nothing() -> None:
    assert makes(ProposalKind.STATEMENT) is None
    assert makes(ProposalKind.COMMITMENT) == "undertaking"
