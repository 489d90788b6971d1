"""Both verifiers convict the same parties by the same files, and nobody by damaged ones."""

from typing import Any

import pytest

from hudna.record.evidence import Unmerged, Withheld, evidence_bytes, parse_evidence
from tests.record.second.agree import damaged, verdict
from tests.record.test_evidence import ALL, GENESIS, HONEST, LEAVES, OTHER, Fork, path, signed
from tools import verify_record as second
from tools.verify_evidence import convict

ROWS = second.rows_of(list(LEAVES))
THEIRS = second.Genesis(
    GENESIS.origin,
    GENESIS.operator,
    [(party.id, party.role, party.public) for party in GENESIS.parties],
    GENESIS.terms,
)
FORKS = [
    Fork(signed(OTHER, size), signed(HONEST, 12), path(tree, size, 12))
    for size in range(1, 12)
    for tree in (HONEST, OTHER)
]
GROWN = [Fork(signed(HONEST, n), signed(HONEST, 12), path(HONEST, n, 12)) for n in range(1, 12)]
SAME = Fork(signed(HONEST, 7, "observer"), signed(OTHER, 7, "observer", "guarantor-a"))


def first(data: bytes) -> list[str]:
    evidence: Any = parse_evidence(data)
    arguments = (GENESIS, LEAVES) if isinstance(evidence, Withheld | Unmerged) else (GENESIS,)
    return list(evidence.verify(*arguments).parties)


def other(data: bytes) -> list[str]:
    try:
        return convict(data, THEIRS, ROWS)
    except Exception as error:
        # Run as a script beside it, the module has its own class of the same name.
        if type(error).__name__ == "Refused":
            raise second.Refused(str(error)) from error
        raise


@pytest.mark.parametrize("evidence", [*ALL, *FORKS, *GROWN, SAME])
def test_whole_evidence(evidence: Any) -> None:
    data = evidence_bytes(evidence)
    assert verdict(first, data) == verdict(other, data)


@pytest.mark.parametrize("evidence", [*ALL, SAME])
def test_damaged_evidence(evidence: Any) -> None:
    assert verdict(first, evidence_bytes(evidence)) != "refused"
    for seed in range(150):
        data = damaged(evidence_bytes(evidence), seed)
        assert verdict(first, data) == verdict(other, data), seed
