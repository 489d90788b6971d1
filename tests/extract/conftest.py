from pathlib import Path

import pytest

from hudna.extract.reader import Reader
from hudna.geo import gazetteer

ARTICLES = Path(__file__).parent / "articles"


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.default(gazetteer.load())


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(__file__).parents[3] / "shared"
    if not folder.is_dir():
        pytest.skip("the folder ../shared with the model article is absent")
    return folder


@pytest.fixture(scope="session")
def model_article(shared: Path) -> str:
    return next((shared / "data" / "seed").glob("*.txt")).read_text("utf-8")


@pytest.fixture(params=["ar", "en", "ru", "tr", "fa"])
def exercise(request: pytest.FixtureRequest) -> str:
    return (ARTICLES / f"{request.param}.txt").read_text("utf-8")
