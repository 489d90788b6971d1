import hashlib
from collections.abc import Callable

import pytest

from hudna.geo.gazetteer import Gazetteer, load
from hudna.locate.locate import locate
from hudna.model.claim import NARRATOR, Claim, Modality, Polarity, Stance
from hudna.model.place import Place
from hudna.model.reading import DocumentFacts, Published, Reading
from hudna.model.span import Span
from hudna.model.when import When

Located = Callable[..., list[Place]]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load()


def make_reading(text: str, language: str, *claims: tuple[str, ...]) -> Reading:
    """A reading whose claims hold the named places, each found in the text from left to right."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    made, at = [], 0
    for number, names in enumerate(claims):
        places = []
        for name in names:
            at = text.index(name, at)
            places.append(Place(name, span=Span(at, at + len(name))))
            at += len(name)
        made.append(claim_with(f"c{number}", tuple(places), len(text)))
    document = DocumentFacts(
        sha, sha, language, published=Published(when=When.unknown(), stated=False)
    )
    return Reading(document, claims=tuple(made))


def claim_with(claim_id: str, places: tuple[Place, ...], length: int) -> Claim:
    return Claim(
        id=claim_id,
        span=Span(0, length),
        cue=None,
        speaker=NARRATOR,
        chain=(),
        stance=Stance.DESCRIBES,
        polarity=Polarity.POSITIVE,
        modality=Modality.FACTUAL,
        event_type="shelling",
        places=places,
    )


@pytest.fixture(scope="session")
def reading_of() -> Callable[..., Reading]:
    return make_reading


@pytest.fixture
def located(gazetteer: Gazetteer) -> Located:
    def read(text: str, *claims: tuple[str, ...], language: str = "ar") -> list[Place]:
        found = locate(make_reading(text, language, *claims), gazetteer, text=text)
        return [place for claim in found.claims for place in claim.places]

    return read
