"""What nodes hand in: a flood from one key is refused, and nothing of it is taken."""

import base64
import json
from typing import Any

import pytest
from django.test import Client

from hudna.actions.record_entries import prepare_record_entry
from hudna.record.entry import SignedEntry, signing_bytes
from hudna.record.keys import KeyPair
from hudna.record.quota import Quota
from hudna.record.recipient import RECIPIENT, recipient_body
from hudna.web.pages import exchange

pytestmark = pytest.mark.django_db(transaction=True)


def handed(desk: Any, number: int) -> bytes:
    """Return an entry of Turkey's own key as nodes hand it over."""
    pair = KeyPair.load(desk.node.folder.parent / "turkey" / "keys" / "turkey.key")
    body = recipient_body(bytes([number]) * 32)
    canonical = prepare_record_entry(
        desk.store, desk.record, RECIPIENT, body, key=pair.id, now=desk.now()
    )
    signed = SignedEntry(canonical, pair.sign(signing_bytes(canonical)))
    return json.dumps(
        [[base64.b64encode(part).decode() for part in (signed.canonical, signed.signature)]]
    ).encode()


def test_a_flood_from_one_key_is_refused(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "QUOTA", Quota(entries=1, seconds=3600))
    client = Client()
    first = client.post("/record/entries", handed(desk, 1), content_type="application/json")
    assert (first.status_code, first.json()["taken"]) == (200, 1)
    size = first.json()["size"]
    second = client.post("/record/entries", handed(desk, 2), content_type="application/json")
    assert second.status_code == 429
    assert "too many entries" in second.json()["error"]
    assert desk.record.size == size


def test_forged_entries_use_up_nobodys_quota(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "QUOTA", Quota(entries=1, seconds=3600))
    client = Client()
    forged = json.loads(handed(desk, 1))
    forged[0][1] = base64.b64encode(bytes(64)).decode()
    answer = client.post("/record/entries", json.dumps(forged), content_type="application/json")
    assert answer.status_code == 400
    good = client.post("/record/entries", handed(desk, 1), content_type="application/json")
    assert good.status_code == 200
