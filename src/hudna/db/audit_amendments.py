"""Whether everybody who has to has signed each version of an agreement that the record made."""

import json
from collections.abc import Iterator

from hudna.actions.amend_agreement import amendment_statement
from hudna.actions.statement_binding import bound_by
from hudna.actions.watched_agreements import watched_agreements
from hudna.db.audit_entries import Signed
from hudna.db.models import AmendmentRow
from hudna.db.store import DjangoStore
from hudna.errors import HudnaError
from hudna.model.amendment import Amendment, signatories
from hudna.model.codec import from_json
from hudna.record.approvals import signed_by
from hudna.record.entry import parse
from hudna.record.errors import RecordError
from hudna.record.problem import Problem

__all__ = ["check_amendments"]


def check_amendments(signed: Signed, alias: str) -> Iterator[Problem]:
    """Yield amendments that somebody who has to did not sign, by a statement or with its own key.

    A party's own keys are all it ever had: what one signed still counts after it was rotated.
    """
    store = DjangoStore(alias)
    for row in AmendmentRow.objects.using(alias).filter(current=True).order_by("id"):
        if row.entry not in signed.places:
            continue  # that is a problem of its own
        try:
            amendment = from_json(Amendment, json.loads(row.body))
            missing = _missing(signed, store, row.entry, amendment)
        except _WRONG as error:
            what = f"the amendment {row.object_id} is not signed as it says: {error}"
            yield Problem(signed.places[row.entry], what)
            continue
        if missing:
            names = ", ".join(missing)
            what = f"the amendment {row.object_id} is not signed by {names}"
            yield Problem(signed.places[row.entry], what)


_WRONG = (HudnaError, RecordError, KeyError, TypeError, ValueError, AttributeError)


def _missing(signed: Signed, store: DjangoStore, entry: str, amendment: Amendment) -> list[str]:
    after = amendment.agreement
    known = {(one.id, one.version): one for one in watched_agreements(store)}
    before = known.get((after.id, after.supersedes or ""), after)
    keys = {
        party.id: [k.public for k in signed.keys.values() if (k.party, k.actor) == (party.id, None)]
        for party in store.mechanism().parties
    }
    origin = parse(store.entry(entry).canonical).origin
    by = signed_by(amendment.approvals, amendment_statement(origin, after), keys)
    if amendment.statement is not None:
        by |= bound_by(store, amendment.statement, after)
    return [party for party in signatories(before, after) if party not in by]
