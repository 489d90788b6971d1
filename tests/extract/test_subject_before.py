"""Who says it where the subject stands before its verb, and places that are hit themselves."""

import pytest

from hudna.extract.reader import Reader


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Shells hit a market in Idlib, rescue workers said.", "rescue workers"),
        ("Shells hit a market in Idlib, rescue workers said, as talks went on.", "rescue workers"),
        ("The head of the Russian Center in Syria said shells hit Idlib.", "head of the Russian"),
        ("Turkey, which backs some of the rebels, said shells hit Idlib.", "Turkey"),
        ("The Foreign Ministry on Thursday said shells hit Idlib.", "Foreign Ministry"),
        ("An elder of the town has said that shells hit Idlib.", "elder of the town"),
    ],
)
def test_the_whole_subject_is_the_speaker(reader: Reader, sentence: str, speaker: str) -> None:
    claim = reader.read(sentence, sha256="0" * 64).claims[0]
    assert claim.speaker.name.startswith(speaker)


def test_we_is_whoever_wrote_the_text_and_he_whoever_spoke(reader: Reader) -> None:
    text = "The Foreign Ministry said shells hit Idlib. He said rebels shelled Aleppo."
    assert reader.read(text, sha256="0" * 64).claims[1].speaker.name == "Foreign Ministry"
    ours = reader.read("We condemn the shelling of Idlib by rebels.", sha256="0" * 64)
    assert {claim.speaker.name for claim in ours.claims} == {"narrator"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels shelled Vashnel, Ikkora and Tell Morhan in Latakia province.",
        "Rebels fired mortars at the villages of Vashnel, Ikkora and Tell Morhan.",
    ],
)
def test_places_in_no_list_are_read_and_hit(reader: Reader, sentence: str) -> None:
    claim = reader.read(sentence, sha256="0" * 64).claims[0]
    assert [t.name for t in claim.targets] == ["Vashnel", "Ikkora", "Tell Morhan"]
    assert {t.name for t in claim.targets} <= {p.name for p in claim.places}
