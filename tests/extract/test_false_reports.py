"""Reports a text calls false, and events told twice."""

from hudna.extract.reader import Reader
from hudna.model.claim import Claim, Polarity, RelationKind, Stance


def claims(reader: Reader, text: str) -> list[Claim]:
    return list(reader.read(text, sha256="0" * 64).claims)


def test_a_report_called_false_is_a_claim_and_its_denial(reader: Reader) -> None:
    text = "The claim by the rebels that Turkish soldiers opened fire on civilians is untrue."
    claim, denial = claims(reader, text)
    assert (claim.speaker.name, claim.stance) == ("rebels", Stance.CLAIMS)
    assert claim.polarity is Polarity.POSITIVE
    assert (denial.speaker.name, denial.stance) == ("narrator", Stance.DENIES)
    assert denial.polarity is Polarity.NEGATIVE
    assert (denial.relations[0].type, denial.relations[0].claim) == (RelationKind.DENIES, claim.id)


def test_a_report_nobody_calls_false_is_no_denial(reader: Reader) -> None:
    text = "The claim by the rebels that Turkish soldiers opened fire on civilians was noted."
    assert Stance.DENIES not in {c.stance for c in claims(reader, text)}


def test_an_attack_told_twice_by_one_speaker_is_one_claim(reader: Reader) -> None:
    text = (
        "Militants shelled Latakia province, the Russian centre said. "
        'It added: "Militants shelled Safsafa and Ikko in Latakia province."'
    )
    (claim,) = claims(reader, text)
    assert [t.name for t in claim.targets] == ["Safsafa", "Ikko"]


def test_attacks_on_different_places_are_told_apart(reader: Reader) -> None:
    text = "Militants shelled Saraqib, the ministry said. It added that militants shelled Ariha."
    assert [c.event_type for c in claims(reader, text)] == ["shelling", "shelling"]


def test_it_is_the_body_that_begins_the_sentence_before(reader: Reader) -> None:
    text = (
        "Moscow said rebels shelled Idlib. The Lebanese Army is deploying troops to Marjayoun. "
        "It said that rebels shelled Homs."
    )
    assert claims(reader, text)[-1].speaker.name == "Lebanese Army"


def test_a_report_told_by_a_noun_is_a_claim_and_its_denial(reader: Reader) -> None:
    text = "Сообщения СМИ об обстреле больницы в Алеппо не соответствуют действительности."
    claim, denial = claims(reader, text)
    assert (claim.event_type, claim.speaker.name, claim.stance) == (
        "shelling",
        "СМИ",
        Stance.CLAIMS,
    )
    assert (denial.event_type, denial.stance) == ("shelling", Stance.DENIES)
