"""Where the vectors written by other projects lie; tests that need them skip without them."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "tlog"


@pytest.fixture
def tlog() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the vectors of other projects (../shared/vectors/tlog) are not here")
    return SHARED
