"""Names of incidents that stay when more is reported."""

from collections import Counter
from collections.abc import Mapping, Sequence

from hudna.model.identity import make_id
from hudna.model.incident import SourcedClaimRef

__all__ = ["identify"]


def identify(
    groups: Sequence[Sequence[SourcedClaimRef]], known: Mapping[SourcedClaimRef, str]
) -> list[str]:
    """Return an id for each group, none twice.

    A group keeps the id that most of its claims had in `known`; where two groups come from one
    incident the one with more of its claims keeps it. A new id is made from the first claim.
    """
    wishes = []
    for number, refs in enumerate(groups):
        for incident, votes in Counter(known[r] for r in refs if r in known).items():
            wishes.append((-votes, incident, number))
    ids: dict[int, str] = {}
    for _, incident, number in sorted(wishes):
        if number not in ids and incident not in ids.values():
            ids[number] = incident
    for number, refs in enumerate(groups):
        first = min(refs, key=lambda ref: (ref.report, ref.claim))
        made = make_id("inc", first.report, first.claim)
        while number not in ids:
            if made not in ids.values():
                ids[number] = made
            made = make_id("inc", made)
    return [ids[number] for number in range(len(groups))]
