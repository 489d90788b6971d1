"""RFC 3161 stamps, by a time stamping authority made here with OpenSSL."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from hudna.record.errors import BadSignature, Malformed
from hudna.record.stamps import certificates, stamp_request, stamped_time
from tests.cli.driver import one

pytest.importorskip("rfc3161_client")
OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="needs the openssl program")

NOTE = b"exercise.example/truce\n9\nroot\n\nsignatures\n"
CONFIG = """
[req]
distinguished_name = name
prompt = no
[name]
CN = Exercise time stamping authority
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
[stamping]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = answers
[answers]
serial = serial
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
signer_digest = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""


class Authority:
    """A root and a stamping certificate in a folder, and answers signed with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "config").write_text(CONFIG)
        (folder / "serial").write_text("01")
        new = ["req", "-config", "config", "-newkey", "rsa:2048", "-nodes"]
        root = [*new, "-x509", "-days", "2", "-extensions", "root", "-subj", "/CN=Exercise root"]
        self._run(*root, "-keyout", "root.key", "-out", "root.pem")
        self._run(*new, "-keyout", "tsa.key", "-out", "tsa.csr")
        signed = ["x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key"]
        extended = ["-extfile", "config", "-extensions", "stamping", "-days", "2"]
        self._run(*signed, "-CAcreateserial", *extended, "-out", "tsa.pem")
        self.roots = certificates((folder / "root.pem").read_bytes())

    def answer(self, request: bytes) -> bytes:
        (self.folder / "request").write_bytes(request)
        reply = ["ts", "-reply", "-config", "config", "-queryfile", "request"]
        keys = ["-signer", "tsa.pem", "-inkey", "tsa.key"]
        self._run(*reply, *keys, "-out", "answer")
        return (self.folder / "answer").read_bytes()

    def _run(self, *arguments: str) -> None:
        assert OPENSSL
        subprocess.run([OPENSSL, *arguments], cwd=self.folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa"))


@pytest.fixture(scope="module")
def stamp(authority: Authority) -> bytes:
    return authority.answer(stamp_request(NOTE))


def test_a_stamp_says_when_the_checkpoint_existed(authority: Authority, stamp: bytes) -> None:
    told = stamped_time(stamp, NOTE, authority.roots)
    assert abs(datetime.now(UTC) - told) < timedelta(minutes=2)


def test_a_stamp_is_for_one_checkpoint(authority: Authority, stamp: bytes) -> None:
    with pytest.raises(BadSignature):
        stamped_time(stamp, NOTE + b"more", authority.roots)


def test_a_stamp_needs_a_root_that_is_trusted(
    stamp: bytes, tmp_path: Path, authority: Authority
) -> None:
    with pytest.raises(BadSignature):
        stamped_time(stamp, NOTE, Authority(tmp_path).roots)
    for damaged in (b"", b"\x30\x03\x02\x01\x00", stamp[:-9]):
        with pytest.raises((Malformed, BadSignature)):
            stamped_time(damaged, NOTE, authority.roots)


def test_what_is_no_certificate_is_refused() -> None:
    with pytest.raises(Malformed):
        certificates(b"none")


def test_a_node_has_its_checkpoint_stamped_over_http(authority: Authority, tmp_path: Path) -> None:
    mechanism = Path(__file__).parents[2] / "src/hudna/data/demo/mechanism.yaml"
    assert one("init", tmp_path / "nodes", "--mechanism", mechanism).code == 0
    node = tmp_path / "nodes" / "operator"
    with answering(authority) as address:
        roots = authority.folder / "root.pem"
        ran = one("record", "stamp", address, "--roots", roots, "--node", node)
    assert ran.code == 0, ran.err
    assert "entries existed at" in ran.out
    assert len(list((node / "record" / "stamps").iterdir())) == 2
    assert one("record", "audit", "--node", node).code == 0
    gone = one("record", "stamp", address, "--roots", roots, "--node", node)
    assert gone.fails_with("the authority did not answer")


@contextmanager
def answering(authority: Authority) -> Iterator[str]:
    """Serve an authority over HTTP on this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            answer = authority.answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
