"""People's corrections of a reading: uncontradicted they stand, contradicted nobody's wins."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hudna.extract.corrections import contested, corrected, problems
from hudna.extract.reader import Reader
from hudna.model.claim import Claim, ClaimRelation, Method, RelationKind, Stance
from hudna.model.correction import Correction, CorrectionKind
from hudna.model.reading import Reading
from hudna.model.span import Mention, Span

TEXT = "Ankara said on 3 March 2018 that gunmen had shelled the town of Mare. Damascus denied it."
AT = datetime(2018, 3, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def reading(reader: Reader) -> Reading:
    return reader.read(TEXT, sha256="0" * 64)


def correction(
    reading: Reading,
    kind: CorrectionKind,
    value: Claim | None = None,
    *,
    party: str = "turkey",
    claim: str = "c1",
    hours: int = 0,
    **changes: Any,
) -> Correction:
    made = Correction(
        id=f"correction-{party}-{claim}-{hours}", report="report-1",
        text_sha256=reading.document.text_sha256, claim=claim, kind=kind, value=value,
        reasons="exercise: the text names it", language="en", party=party,
        by=f"{party}-analyst", at=AT + timedelta(hours=hours),
    )  # fmt: skip
    return replace(made, **changes)


def test_an_amended_claim_stands_marked_as_a_persons(reading: Reading) -> None:
    better = replace(reading.claims[0], stance=Stance.CLAIMS)
    after = corrected(reading, [correction(reading, CorrectionKind.AMENDED, better)])
    assert after.claims[0].stance is Stance.CLAIMS
    assert after.claims[0].method is Method.PERSON
    assert after.claims[1:] == reading.claims[1:]


def test_a_rejected_claim_and_links_to_it_are_gone(reading: Reading) -> None:
    link = (ClaimRelation(RelationKind.DENIES, "c1"),)
    linked = replace(
        reading, claims=(reading.claims[0], replace(reading.claims[1], relations=link))
    )
    after = corrected(linked, [correction(linked, CorrectionKind.REJECTED)])
    assert "c1" not in {claim.id for claim in after.claims}
    assert all(not claim.relations for claim in after.claims)


def test_where_parties_differ_the_softwares_reading_stands(reading: Reading) -> None:
    better = replace(reading.claims[0], stance=Stance.CLAIMS)
    listed = [
        correction(reading, CorrectionKind.AMENDED, better),
        correction(reading, CorrectionKind.CONFIRMED, party="russia", hours=1),
    ]
    assert contested(listed, "c1")
    assert corrected(reading, listed) == reading


def test_a_partys_last_word_counts(reading: Reading) -> None:
    better = replace(reading.claims[0], stance=Stance.CLAIMS)
    listed = [
        correction(reading, CorrectionKind.REJECTED, party="russia"),
        correction(reading, CorrectionKind.AMENDED, better, party="russia", hours=2),
        correction(reading, CorrectionKind.AMENDED, better, hours=1),
    ]
    assert not contested(listed, "c1")
    assert corrected(reading, listed).claims[0].stance is Stance.CLAIMS


def test_an_added_claim_joins_unless_somebody_objects(reading: Reading) -> None:
    new = replace(reading.claims[0], id="new", event_type="armed_clash")
    added = correction(reading, CorrectionKind.ADDED, new, claim="p-1")
    assert [c.id for c in corrected(reading, [added]).claims][-1] == "p-1"
    against = correction(reading, CorrectionKind.REJECTED, party="russia", claim="p-1", hours=1)
    assert corrected(reading, [added, against]).claims == reading.claims


def test_without_corrections_nothing_changes(reading: Reading) -> None:
    assert corrected(reading, []) is reading


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"text_sha256": "f" * 64}, "another text"),
        ({"claim": "c99"}, "not there"),
        ({"kind": CorrectionKind.ADDED}, "there already"),
        ({"value": None}, "new reading"),
        ({"kind": CorrectionKind.CONFIRMED}, "no new reading"),
        ({"reasons": " "}, "no reason"),
    ],
)
def test_a_correction_that_does_not_fit_is_named(
    reading: Reading, changes: dict[str, Any], word: str
) -> None:
    good = correction(reading, CorrectionKind.AMENDED, reading.claims[0])
    assert list(problems(good, reading, TEXT)) == []
    found = " ".join(problems(replace(good, **changes), reading, TEXT))
    assert word in found


@pytest.mark.parametrize(
    "change",
    [
        {"actors": (Mention("Turkish troops", None, Span(33, 39)),)},
        {"actors": (Mention("gunme", None, Span(33, 38)),)},
        {"targets": (Mention("Mare", None, Span(500, 504)),)},
        {"cue": Span(4, 4)},
        {"span": Span(0, 9000)},
    ],
)
def test_a_value_that_is_not_in_the_text_is_refused(
    reading: Reading, change: dict[str, Any]
) -> None:
    value = replace(reading.claims[0], **change)
    assert list(problems(correction(reading, CorrectionKind.AMENDED, value), reading, TEXT))
