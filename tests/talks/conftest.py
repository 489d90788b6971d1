"""The reader of texts, made once for all tests of talks."""

import pytest

from hudna.extract.reader import Reader
from hudna.geo import gazetteer


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.default(gazetteer.load())
