import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from hudna.record.errors import Malformed
from hudna.record.keys import KeyPair, key_id, parse_public, verify


def test_a_saved_pair_is_loaded_again_and_is_its_owners_alone(tmp_path: Path) -> None:
    pair = KeyPair.generate()
    pair.save(tmp_path / "a.pem")
    again = KeyPair.load(tmp_path / "a.pem")
    assert stat.S_IMODE((tmp_path / "a.pem").stat().st_mode) == 0o600
    assert verify(pair.public, b"m", again.sign(b"m"))


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    KeyPair.generate().save(tmp_path / "a.pem")
    before = (tmp_path / "a.pem").read_bytes()
    with pytest.raises(FileExistsError):
        KeyPair.generate().save(tmp_path / "a.pem")
    assert (tmp_path / "a.pem").read_bytes() == before


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    KeyPair.generate().save(tmp_path / "a.pem")
    (tmp_path / "a.pem").chmod(0o640)
    with pytest.raises(Malformed, match="chmod 600"):
        KeyPair.load(tmp_path / "a.pem")


def test_other_files_and_other_kinds_of_key_are_refused(tmp_path: Path) -> None:
    curve = generate_private_key(SECP256R1())
    pem = curve.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for content in (pem, b"no key", b""):
        path = tmp_path / "a.pem"
        path.write_bytes(content)
        path.chmod(0o600)
        with pytest.raises(Malformed):
            KeyPair.load(path)


def test_a_key_is_known_by_sixteen_hex_digits() -> None:
    pair = KeyPair.from_seed(bytes(32))
    assert pair.id == key_id(pair.public) == "139e3940e64b5491"
    assert "private" not in repr(pair).lower()


@pytest.mark.parametrize("text", ["", "zz" * 32, "00" * 32, "01" + "00" * 31, "AB" * 32, "ab" * 31])
def test_public_keys_in_another_form_or_of_low_order_are_refused(text: str) -> None:
    with pytest.raises(Malformed):
        parse_public(text)
