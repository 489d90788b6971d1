"""Disputes about lines, as far as they are released."""

import json
from dataclasses import dataclass
from datetime import datetime

from hudna.db.gated import Gated
from hudna.db.paging import Page, follows, token_of
from hudna.db.store import release_of
from hudna.model.airspace_case import AirspaceCase, AirspaceJudgement, AirspaceSummary
from hudna.model.codec import from_json
from hudna.model.release import Release

__all__ = ["FiledCase", "Judging"]


@dataclass(frozen=True, slots=True)
class FiledCase:
    """A judged case in a list: who filed it when, who may read it, and what was judged."""

    id: str
    party: str
    at: datetime
    release: Release
    summary: AirspaceSummary


class Judging(Gated):
    """What was filed about lines, and what was judged of it."""

    def filed_cases(self, after: str | None = None, limit: int = 50) -> Page[FiledCase]:
        """Return a page of judged cases, newest first; their tracks are not read for it."""
        rows = self.rows(AirspaceJudgement).defer("body")
        if after:
            rows = rows.filter(follows(after))
        found = list(rows.order_by("-at", "-object_id")[: limit + 1])
        following = token_of(found[limit - 1]) if len(found) > limit else None
        items = tuple(
            FiledCase(
                row.filing,
                row.party_of,
                row.at,
                release_of(row),
                from_json(AirspaceSummary, json.loads(row.summary)),
            )
            for row in found[:limit]
        )
        return Page(items, following, len(items), more=following is not None)

    def filed_case(self, case_id: str) -> AirspaceCase:
        """Return a case with its files."""
        return self.one(AirspaceCase, case_id)

    def judgement(self, case_id: str) -> AirspaceJudgement | None:
        """Return what was judged of a case, null before it was."""
        row = self.rows(AirspaceJudgement).filter(filing=case_id).first()
        return self._open(AirspaceJudgement, row) if row else None
