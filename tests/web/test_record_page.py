"""The record's page: how firmly it stands, one entry, and the receipt that anybody can check."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hudna.record.cosignature import Cosigner
from hudna.record.folder import Folder
from hudna.record.founded import log_key, read_genesis, read_policy
from hudna.record.keys import KeyPair
from hudna.record.note import Note
from hudna.record.policy import Finality
from hudna.record.receipt import verify_receipt
from hudna.record.witnessed import keep_cosigned
from hudna.web.present.finality import firmness
from tests.web.sample import Sample

pytestmark = pytest.mark.django_db(transaction=True)
Browser = Callable[[str | None], Client]


def cosign(desk: Any, *parties: str, moment: int = 1_569_250_000) -> None:
    """Cosign the present checkpoint with the witness keys of some parties' nodes."""
    files = Folder(desk.node.record)
    note = Note.parse(files.read_checkpoint())
    names = {witness.party: witness.key.name for witness in read_policy(files).witnesses}
    lines = []
    for party in parties:
        pair = KeyPair.load(desk.node.folder.parent / party / "keys" / "witness.pem")
        lines.append(Cosigner(names[party], pair).cosign(note.text, moment))
    keep_cosigned(files, Note(note.text, (*note.signatures, *lines)))


def test_it_is_said_who_has_cosigned_and_who_not(
    desk: Any, sample: Sample, signed_in: Browser
) -> None:
    page = signed_in(None).get("/en/record/").content.decode()
    assert "Promised: so far the operator alone vouches for it." in page
    cosign(desk, "russia", "turkey", "iran")
    page = signed_in(None).get("/en/record/").content.decode()
    assert "Firm: a quorum of witnesses has cosigned." in page
    assert page.count("not yet") == 1
    cosign(desk, "un")
    assert (
        "Final: every witness has cosigned." in signed_in(None).get("/en/record/").content.decode()
    )


def test_the_receipt_that_the_public_downloads_holds_offline(
    desk: Any, sample: Sample, signed_in: Browser
) -> None:
    cosign(desk, "russia", "turkey", "iran")
    answer = signed_in(None).get("/en/record/receipt/3")
    assert "attachment" in answer["Content-Disposition"]
    files = Folder(desk.node.record)
    key, policy = log_key(read_genesis(files)), read_policy(files)
    held = verify_receipt(answer.content.decode(), key, policy=policy, own="turkey")
    assert (held.index, held.standing.finality) == (3, Finality.QUORUM)


def test_an_entry_is_shown_with_its_times(desk: Any, sample: Sample, signed_in: Browser) -> None:
    cosign(desk, "russia", "turkey", "iran", moment=1_800_000_000)
    page = signed_in("turkey-analyst").get("/en/record/?entry=0").content.decode()
    assert "genesis" in page
    assert "late" in page
    arabic = signed_in(None).get("/ar/record/?entry=0").content.decode()
    assert "متأخر" in arabic


@pytest.mark.parametrize("asked", ["999999", "9" * 40, "x", "-1", "٣"])
def test_an_entry_there_is_not(signed_in: Browser, sample: Sample, asked: str) -> None:
    client = signed_in(None)
    page = client.get("/en/record/", {"entry": asked})
    assert page.status_code == 200
    assert "The record has no such entry." in page.content.decode()
    assert client.get("/en/record/receipt/999999").status_code == 404


def test_without_files_nothing_is_claimed(tmp_path: Any) -> None:
    assert firmness(Folder(tmp_path)) is None
