"""Evidence on the pages: handed in and signed in one flow, given out safely, seen by few."""

import base64
import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hudna.cli.confidential import make_reading_key
from hudna.db.node import find_node
from hudna.model.evidence import CONFIDENTIAL, AccessKind, Evidence
from hudna.record.commitment import commit
from hudna.record.entry import parse
from hudna.record.recipient import load_recipient
from hudna.record.sealed import Sealed, open_sealed, seal
from tests.web.sample import Sample
from tests.web.test_signing import Office

PNG = b"\x89PNG\r\n\x1a\n exercise: four craters"
NAME = '"><img src=x onerror=alert(1)>.png'
SALT = b"s" * 32


class Keeper(Office):
    """An office that hands in and shares files, as `evidence.mjs` and `sign.mjs` do."""

    def chosen(self, case: str, data: bytes = PNG, **form: str) -> Any:
        held = {f"held-{f}": commit(form.get(f), SALT) for f in CONFIDENTIAL}
        said = {
            "title": "exercise: <b>craters</b>", "name": NAME, "size": str(len(data)),
            "sha256": sha256(data).hexdigest(), "key": self.pair.id, **held, **form,
            "head": SimpleUploadedFile("head", data[:4096]),
        }  # fmt: skip
        return self.client.post(f"/en/cases/{case}/evidence/prepare", said)

    def hand_in(self, case: str, chosen: Any, data: bytes = PNG, sealed: str = "{}") -> Any:
        prepared = chosen.json()
        raw = base64.b64decode(prepared["entry"])
        signature = base64.b64encode(self.pair.sign(b"hudna.entry.v1\n" + raw)).decode()
        statement = json.dumps({**prepared, "signature": signature})
        form = {"statement": statement, "sealed": sealed, "file": SimpleUploadedFile("f", data)}
        accept = {"accept": "application/json"}
        return self.client.post(f"/en/cases/{case}/evidence/submit", form, headers=accept)

    def act(self, name: str, **form: Any) -> Any:
        asked = {**form, "key": self.pair.id}
        prepared = self.client.post(f"/en/evidence/{name}/prepare", asked)
        assert prepared.status_code == 200, prepared.content
        return self.submit_to(f"/en/evidence/{name}/submit", prepared.json())


@pytest.fixture
def keeper(desk: Any) -> Callable[[str], Keeper]:
    def open_one(name: str) -> Keeper:
        one = Keeper(desk, name)
        one.enrol()
        return one

    return open_one


def added(keeper: Keeper, case: str, data: bytes = PNG, **form: str) -> str:
    answer = keeper.hand_in(case, keeper.chosen(case, data, **form), data)
    assert answer.status_code == 200, answer.content
    return str(answer.json()["next"].split("/")[3])


def test_a_file_is_signed_for_and_handed_in_at_once(keeper: Any, sample: Sample, desk: Any) -> None:
    turkey = keeper("turkey-verifier")
    chosen = turkey.chosen(sample.case)
    entry = parse(base64.b64decode(chosen.json()["entry"]))
    assert entry.body["media_type"] == "image/png", "by its bytes, not by its name"
    assert entry.blobs == {"file": sha256(PNG).hexdigest()}
    assert set(chosen.json()["private"]) == {"title", "name", "language"}
    assert entry.commitments["obtained_from"] == commit(None, SALT)
    assert turkey.hand_in(sample.case, chosen, PNG + b"x").status_code == 400
    assert [one.id for one in desk.store.all(Evidence)] == [sample.evidence]
    before = desk.record.size
    assert turkey.hand_in(sample.case, chosen).status_code == 200
    assert desk.record.size == before + 2, "the evidence, and how far the log of readers has come"
    (one,) = (one for one in desk.store.all(Evidence) if one.id != sample.evidence)
    page = turkey.client.get(f"/en/evidence/{one.id}/").content.decode()
    assert "exercise: &lt;b&gt;craters&lt;/b&gt;" in page
    assert "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;.png" in page
    assert "<b>craters" not in page
    assert "<img" not in page
    shown = turkey.client.get(f"/en/evidence/{one.id}/?show=1").content.decode()
    assert f'<img src="/en/evidence/{one.id}/file"' in shown


def test_bytes_are_given_out_to_be_saved_and_never_run(keeper: Any, sample: Sample) -> None:
    turkey = keeper("turkey-verifier")
    for data, kind, end in (
        (PNG, "image/png", "png"),
        (b"<script>alert(1)</script>", "text/plain; charset=utf-8", "txt"),
        (b"MZ\x00\x01", "application/octet-stream", "bin"),
    ):
        name = added(turkey, sample.case, data)
        given = turkey.client.get(f"/en/evidence/{name}/file")
        assert given.content == data
        assert given["Content-Type"] == kind
        assert given["Content-Disposition"] == f'attachment; filename="{name}.{end}"'
        assert given["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in given["Content-Security-Policy"]
        assert "default-src 'none'" in given["Content-Security-Policy"]
        assert given["Cache-Control"] == "private, no-store"


def test_nobody_learns_of_it_before_it_is_released(
    keeper: Any, sample: Sample, signed_in: Callable[[str | None], Client], desk: Any
) -> None:
    turkey = keeper("turkey-verifier")
    name = added(turkey, sample.case)
    addresses = (f"/en/evidence/{name}/", f"/en/evidence/{name}/file")
    for office in (None, "russia-verifier", "un-observer", "operator-administrator"):
        client = signed_in(office)
        assert [client.get(a).status_code for a in addresses] == [404, 404], office
        assert name not in client.get(f"/en/cases/{sample.case}/").content.decode()
    done = turkey.act(name, act="released", title="mechanism", file="guarantors")
    assert done.json()["next"] == f"/en/evidence/{name}/?signed=custody#readers"
    russia, observer = signed_in("russia-verifier"), signed_in("un-observer")
    assert [russia.get(a).status_code for a in addresses] == [200, 200]
    assert [observer.get(a).status_code for a in addresses] == [200, 404]
    assert "/evidence/" + name in russia.get(f"/ar/cases/{sample.case}/").content.decode()
    seen = [a.by for a in desk.store.accesses(name) if a.kind is AccessKind.OPENED]
    assert seen == ["russia-verifier"]
    who = "opened the file"
    assert who in observer.get(addresses[0]).content.decode()
    assert who in turkey.client.get(addresses[0]).content.decode()
    assert who not in russia.get(addresses[0]).content.decode()
    assert turkey.act(name, act="withdrawn", reason="exercise: a face").status_code == 200
    assert [russia.get(a).status_code for a in addresses] == [200, 404]
    assert "exercise: a face" in russia.get(addresses[0]).content.decode()


def test_only_the_owner_prepares_an_act(keeper: Any, sample: Sample) -> None:
    turkey, russia = keeper("turkey-verifier"), keeper("russia-verifier")
    name = added(turkey, sample.case)
    turkey.act(name, act="released", title="guarantors", file="guarantors")
    form = {"act": "withdrawn", "reason": "x", "key": russia.pair.id}
    assert russia.client.post(f"/en/evidence/{name}/prepare", form).status_code == 403
    assert "data-sign" not in russia.client.get(f"/en/evidence/{name}/").content.decode()
    nonsense = {"act": "eaten", "key": turkey.pair.id}
    assert turkey.client.post(f"/en/evidence/{name}/prepare", nonsense).status_code == 400


def test_what_is_sealed_reaches_its_recipients_alone(
    keeper: Any, sample: Sample, desk: Any, signed_in: Callable[[str | None], Client]
) -> None:
    nodes = desk.node.folder.parent
    paths = {party: make_reading_key(desk, find_node(nodes / party)) for party in ("turkey", "un")}
    reading = {party: load_recipient(path) for party, path in paths.items()}
    public = [key.public_key().public_bytes_raw() for key in reading.values()]
    turkey = keeper("turkey-verifier")
    told = {"obtained_from": "exercise: a farmer"}
    chosen = turkey.chosen(sample.case, **told)
    sealed = seal(
        told["obtained_from"], SALT, origin=desk.node.origin,
        commitment=commit(told["obtained_from"], SALT), recipients=public,
    ).data()  # fmt: skip
    other = sealed.replace(b'"commitment":"', b'"commitment":"0', 1)
    for wrong in ({"title": sealed}, {"obtained_from": other}, {"obtained_at": sealed}):
        given = {k: base64.b64encode(v).decode() for k, v in wrong.items()}
        assert turkey.hand_in(sample.case, chosen, sealed=json.dumps(given)).status_code == 400
    assert len(list(desk.node.evidence.iterdir())) == 1, "a refused file leaves nothing behind"
    given = {"obtained_from": base64.b64encode(sealed).decode()}
    done = turkey.hand_in(sample.case, chosen, sealed=json.dumps(given))
    name = done.json()["next"].split("/")[3]
    turkey.act(name, act="released", title="mechanism", file="party")
    for office, status in (("un-observer", 200), ("turkey-analyst", 200), ("russia-verifier", 404)):
        client = signed_in(office)
        answer = client.get(f"/en/evidence/{name}/sealed/obtained_from")
        assert answer.status_code == status, office
        page = client.get(f"/en/evidence/{name}/").content.decode()
        assert "sealed for" in page
        assert "a farmer" not in page
    opened = open_sealed(Sealed.parse(answer_of(signed_in, name)), reading["un"])
    assert (opened.value, opened.salt) == ("exercise: a farmer", SALT)


def answer_of(signed_in: Callable[[str | None], Client], name: str) -> bytes:
    return bytes(signed_in("un-observer").get(f"/en/evidence/{name}/sealed/obtained_from").content)


def test_a_finding_cites_evidence_its_office_may_know_of(keeper: Any, sample: Sample) -> None:
    turkey, russia = keeper("turkey-verifier"), keeper("russia-verifier")
    name = added(turkey, sample.case)
    form = {
        "kind": "finding", "question": "occurrence", "result": "verified", "source_grade": "B",
        "information_grade": "2", "reasons": "exercise", "evidence": name,
    }  # fmt: skip
    assert russia.say(sample.case, form).status_code == 409, "Russia does not know of it"
    assert turkey.say(sample.case, form).status_code == 200
    path = f"/en/cases/{sample.case}/"
    link = f'<a href="/en/evidence/{name}/">'
    assert link in turkey.client.get(path).content.decode().partition("hearing")[2]
    seen = russia.client.get(path).content.decode()
    assert link not in seen
    assert name in seen, "that the finding rests on something is no secret"


def test_an_upload_beyond_the_limit_is_not_even_read(keeper: Any, sample: Sample) -> None:
    turkey = keeper("turkey-verifier")
    answer = turkey.client.post(
        f"/en/cases/{sample.case}/evidence/submit",
        {"file": SimpleUploadedFile("f", b"x")},
        CONTENT_LENGTH=str(2**30),
    )
    assert answer.status_code in (400, 413)
    too_large = {"size": str(2**30)}
    assert turkey.chosen(sample.case, **too_large).status_code == 400
