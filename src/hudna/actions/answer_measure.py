"""A party's answer for a measure it owes: reported done, or refused, in its own words."""

from datetime import datetime

from hudna.actions.measure_state import refresh_measure
from hudna.actions.moments import check_moment
from hudna.actions.new_objects import check_new
from hudna.actions.office_word import said_by_office
from hudna.actions.permissions import check_answer_measure
from hudna.actions.ports import Log, Store
from hudna.actions.statements import SignedStatement
from hudna.actions.watched_agreements import watched_agreements
from hudna.actions.zone_amendments import ZoneAmendment, check_proof, zone_amendments
from hudna.errors import NotFound
from hudna.model.amendment import Amendment
from hudna.model.case import Measure, MeasureAnswer
from hudna.verify.checks import check_answer

__all__ = ["answer_measure"]


def answer_measure(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> MeasureAnswer:
    """Store a signed answer; it is added beside earlier ones and makes the measure's state.

    The owner may answer even where the case is not released to it: an order reaches whom it binds.
    """
    with store.transaction():
        return _answer_measure(store, log, statement, now)


def _answer_measure(
    store: Store, log: Log, statement: SignedStatement, now: datetime
) -> MeasureAnswer:
    answer, actor = said_by_office(store, log, "measure_answer", statement)
    assert isinstance(answer, MeasureAnswer)
    check_answer_measure(actor)
    held = store.held(Measure, answer.measure)
    if held is None or held.value.owner != actor.party:
        raise NotFound(
            f"{actor.party} owes no measure {answer.measure}", advice="See 'hudna measure'"
        )
    check_moment(answer.at, now)
    check_answer(held.value, tuple(store.all(MeasureAnswer, measure=answer.measure)), answer)
    check_proof(held.value, answer, _changes_since(store, held.at))
    check_new(store, answer)
    store.add_entry(statement.entry, "measure_answer", statement.private)
    store.put(answer, held.release, answer.at, statement.entry)
    refresh_measure(store, answer.measure)
    return answer


def _changes_since(store: Store, ordered: datetime) -> tuple[ZoneAmendment, ...]:
    since = [held.value for held in store.all_held(Amendment) if held.at >= ordered]
    return zone_amendments(since, watched_agreements(store))
