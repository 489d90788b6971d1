"""A document in two languages: a statement and its translation below."""

from hudna.extract.reader import Reader

TEXT = (
    "MOSCOW, September 22, 2019 (Agency). An invented text of the exercise.\n"
    "The Russian defence ministry said that two soldiers were killed yesterday in Aleppo.\n"
    "قالت وزارة الدفاع الروسية إن جنديين قتلا أمس في ريف حلب.\n"
)


def test_each_part_is_read_by_its_own_grammar(reader: Reader) -> None:
    reading = reader.read(TEXT, sha256="0" * 64)
    assert reading.document.language == "en"
    killed = [claim for claim in reading.claims if claim.event_type == "killing"]
    assert len(killed) == 2
    assert all(
        c.casualties and c.casualties.killed and c.casualties.killed.min == 2 for c in killed
    )
    assert [c.speaker.id for c in killed] == ["russia_mod", "russia_mod"]
    assert [c.speaker.span.of(TEXT) for c in killed if c.speaker.span] == [
        "Russian defence ministry",
        "وزارة الدفاع الروسية",
    ]


def test_the_day_one_part_states_holds_for_the_other(reader: Reader) -> None:
    reading = reader.read(TEXT, sha256="0" * 64)
    assert reading.document.published.stated
    assert [claim.when.start for claim in reading.claims if claim.when] == ["2019-09-21"] * 2


def test_ids_stay_unique(reader: Reader) -> None:
    reading = reader.read(TEXT, sha256="0" * 64)
    ids = [claim.id for claim in reading.claims]
    assert len(set(ids)) == len(ids)
    assert {r.claim for claim in reading.claims for r in claim.relations} <= set(ids)
