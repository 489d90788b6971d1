"""What the parties' words make of a text: the statement as adopted, computed and signed by the
operator's software, which anybody can compute again from what the parties signed."""

from hudna.actions.agree_statement import outcome, texts_of
from hudna.actions.amend_by_statement import amend_by_statement
from hudna.actions.operator import Operator
from hudna.model.identity import make_id
from hudna.model.joint_statement import AdoptedStatement, StatementDraft, StatementText, TextState
from hudna.talks.adoption import Outcome

__all__ = ["adopt_due", "adopt_statement"]


def adopt_due(operator: Operator) -> tuple[AdoptedStatement, ...]:
    """Record what was adopted by now of every draft; return what is new."""
    store = operator.store
    done = {adopted.draft for adopted in store.all(AdoptedStatement)}
    waiting = [draft.id for draft in store.all(StatementDraft) if draft.id not in done]
    found = [adopt_statement(operator, draft) for draft in waiting]
    return tuple(adopted for adopted in found if adopted is not None)


def adopt_statement(operator: Operator, draft_id: str) -> AdoptedStatement | None:
    """Record the statement that a draft's last text became; null while it is not adopted.

    Where it makes the next version of an agreement and all who have to have signed it, that
    version enters the record with it.
    """
    store = operator.store
    with store.transaction():
        known = next(store.all(AdoptedStatement, draft=draft_id), None)
        texts = texts_of(store, draft_id)
        draft = store.get(StatementDraft, draft_id)
        if known is not None or not texts or draft is None:
            return known
        found = outcome(store, draft, texts[-1], operator.now)
        if found.state is not TextState.ADOPTED:
            return None
        adopted = _adopted(operator, draft, texts[-1], found)
        operator.keep("joint_statement", adopted, adopted.release)
        amend_by_statement(operator, adopted)
    return adopted


def _adopted(
    operator: Operator, draft: StatementDraft, text: StatementText, found: Outcome
) -> AdoptedStatement:
    return AdoptedStatement(
        id=make_id("statement", text.id),
        draft=draft.id,
        text=text.id,
        number=text.number,
        title=draft.title,
        reference=draft.reference,
        texts=text.texts,
        sha256=text.sha256,
        signatures=found.signed,
        agreed=found.agreed,
        silent=found.silent,
        dissents=found.dissents,
        unheard=found.unheard,
        amends=draft.amends,
        exercise=draft.exercise,
        at=operator.now,
        makes=text.makes,
    )
