from pathlib import Path

import pytest

from hudna.record import mldsa
from hudna.record.errors import Malformed
from hudna.record.keys import KeyPair
from hudna.record.mldsa import MLDSAKeyPair


def test_a_pair_is_saved_for_its_owner_only_and_loaded_again(tmp_path: Path) -> None:
    pair, path = MLDSAKeyPair.generate(), tmp_path / "witness.pem"
    pair.save(path)
    assert path.stat().st_mode & 0o777 == 0o600
    signature = MLDSAKeyPair.load(path).sign(b"text")
    assert mldsa.verify(pair.public, b"text", signature)
    assert not mldsa.verify(pair.public, b"other", signature)


def test_keys_of_another_kind_and_files_that_others_read_are_refused(tmp_path: Path) -> None:
    KeyPair.generate().save(tmp_path / "classic.pem")
    MLDSAKeyPair.generate().save(tmp_path / "open.pem")
    (tmp_path / "open.pem").chmod(0o644)
    (tmp_path / "empty.pem").touch(0o600)
    for name in ("classic.pem", "open.pem", "empty.pem"):
        with pytest.raises(Malformed):
            MLDSAKeyPair.load(tmp_path / name)


def test_keys_and_signatures_of_another_length_are_wrong() -> None:
    pair = MLDSAKeyPair.from_seed(b"\x01" * 32)
    signature = pair.sign(b"text")
    assert not mldsa.verify(pair.public[:-1], b"text", signature)
    assert not mldsa.verify(pair.public, b"text", signature + b"\0")
