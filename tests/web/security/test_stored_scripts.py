"""Text that is stored stays text: in every field of every kind of object, and in file names."""

import dataclasses
import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from lxml import html

from hudna.db.kinds import TABLES
from hudna.db.models import DocumentRow, MechanismRow
from hudna.model.codec import to_json
from hudna.model.release import Audience, Release
from hudna.model.when import When
from hudna.web.pages.bulletins import STANDALONE
from tests.web.people import person
from tests.web.sample import ENTRY, Sample
from tests.web.security.addresses import body, every_address
from tests.web.security.test_headers import check_headers

ATTACK = """x" onxss="1" y='<xss-probe onxss="1">]]></script>"""
AT = datetime(2019, 9, 22, 8, 0, tzinfo=UTC)
NAMES = (
    "q", "next", "area", "kind", "state", "after", "signed", "claim", "day", "from", "version",
    "closed", "passkey", "party", "side", "language",
)  # fmt: skip
QUERY = dict.fromkeys(NAMES, ATTACK)

FIXED = {
    "party": "iran", "by": "iran-verifier", "proposed_by": "iran", "owner": "un",
    "attributed_to": "syria_government", "submitted_by": "turkey", "language": "en",
    "source_grade": "C", "information_grade": "3", "text_sha256": "0" * 64, "sha256": "0" * 64,
    "media_type": "text/plain",
}  # fmt: skip
"""Fields whose values actions check against a list; all other text is an attack."""

DATE = re.compile(r"\d{4}-\d\d")
LINKS = {
    "id",
    "report",
    "incident",
    "case",
    "motion",
    "claim",
    "document",
    "event_type",
    "evidence",
}
DERIVED = {"Allegation", "Amendment", "Reassessment", "BulletinNotice", "Correction"}
"""Made of agreements, readings and other objects, or published as files of their own."""


def attacked(value: Any) -> Any:
    """Return a stored object with the attack at the end of every text that is no id."""
    if isinstance(value, StrEnum) or not dataclasses.is_dataclass(value):
        return value
    changed = {}
    for f in dataclasses.fields(value):
        old = getattr(value, f.name)
        if type(old) is str and not _is_key(f.name) and not DATE.match(old):
            changed[f.name] = old + ATTACK
        elif isinstance(old, tuple):
            changed[f.name] = tuple(attacked(one) for one in old)
        elif f.name == "texts":
            changed[f.name] = {k: _in_draft(v) for k, v in old.items()}
        elif isinstance(old, dict) and all(type(v) is str for v in old.values()):
            changed[f.name] = {k: v + ATTACK for k, v in old.items()}
        else:
            changed[f.name] = attacked(old)
    return dataclasses.replace(value, **changed)


def _in_draft(text: Any) -> Any:
    """Return a text of a draft, or the paragraphs of a statement, with the attack at its end."""
    if isinstance(text, tuple):
        return tuple(one + ATTACK for one in text)
    return text + ATTACK.replace("]", r"\]")


def _is_key(name: str) -> bool:
    links = {
        "id",
        "report",
        "incident",
        "case",
        "motion",
        "claim",
        "document",
        "event_type",
        "evidence",
        "filing",
        "shape",
        "round",
        "supersedes",
        "undertaking",
        "paper",
        "parent",
        "draft",
        "paragraph",
        "after",
        "version",
        "reference",
    }
    return name in links or name in FIXED or name.endswith("_id")


def made(cls: type[Any], ids: dict[str, str]) -> Any:
    """Return an object of a kind, every text of it an attack and every link one of `ids`."""
    hints = get_type_hints(cls)
    values = {f.name: _value(hints[f.name], f.name, ids) for f in dataclasses.fields(cls)}
    return cls(**values)


def _value(hint: Any, name: str, ids: dict[str, str]) -> Any:
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _value(next(h for h in inside if h is not NoneType), name, ids)
    if origin is tuple:
        return tuple(_value(h, name, ids) for h in inside if h is not Ellipsis)
    if origin is dict:
        return {"en": ATTACK, "ar": ATTACK} if inside[1] is str else {ATTACK: 3}
    if hint is str:
        return ids.get(name.removesuffix("s")) or FIXED.get(name) or ATTACK
    simple = {int: 3, float: 1.0, bool: True, datetime: AT, date: AT.date()}
    if hint in simple:
        return simple[hint]
    if hint is Release:
        return Release(Audience.MECHANISM)
    if hint is When:
        return When.day(AT.date())
    if issubclass(hint, StrEnum):
        return next(iter(hint))
    return made(hint, ids)


@pytest.fixture
def full(sample: Sample, desk: Any) -> Sample:
    """A desk whose every object, office and file name carries the attack."""
    store, release = desk.store, Release(Audience.MECHANISM)
    ids = {"case": sample.case, "incident": sample.incident, "report": sample.arabic,
           "motion": "motion-x", "measure": "measure-x", "determination": "determination-x",
           "evidence": "evidence-x", "source": sample.arabic}  # fmt: skip
    names = {"Motion": "motion-x", "Measure": "measure-x", "Determination": "determination-x",
             "Evidence": "evidence-x"}  # fmt: skip
    built = []
    for cls in TABLES:
        kept = list(store.all(cls))
        for value in kept:
            store.put(attacked(value), release, AT, ENTRY)
        if not kept and cls.__name__ not in DERIVED:
            own = {"id": names.get(cls.__name__, f"{cls.__name__.lower()}-x")}
            store.put(made(cls, ids | own), release, AT, ENTRY)
            built.append(cls.__name__)
    assert {"Finding", "Ballot", "Remark", "MeasureAnswer", "Meeting", "Commitment"} <= set(built)
    for row in DocumentRow.objects.all():
        fields = json.loads(row.body)
        fields |= {"name": f"{ATTACK}.txt", "title": ATTACK, "text": fields["text"] + ATTACK,
                   "address": "javascript:onxss(1)"}  # fmt: skip
        DocumentRow.objects.filter(pk=row.pk).update(body=json.dumps(fields))
    mechanism = store.mechanism()
    named = dataclasses.replace(
        mechanism,
        names={"en": ATTACK, "ar": ATTACK},
        counting_rule={"en": ATTACK, "ar": ATTACK},
        parties=tuple(
            dataclasses.replace(p, names={"en": ATTACK, "ar": ATTACK}) for p in mechanism.parties
        ),
        actors=tuple(
            dataclasses.replace(a, office={"en": ATTACK, "ar": ATTACK}) for a in mechanism.actors
        ),
    )
    MechanismRow.objects.update(body=json.dumps(to_json(named)))
    return sample


def problems_in(answer: Any) -> list[str]:
    """Return what of the attack became part of a page, or could be run by opening it."""
    kind = answer.get("Content-Type", "").partition(";")[0]
    if kind in ("text/html", "image/svg+xml", "application/xhtml+xml"):
        page = html.fromstring(body(answer) or "<p>")
        found = page.xpath("//xss-probe | //*[@onxss] | //*[starts-with(@href, 'javascript:')]")
        return [html.tostring(one)[:200].decode() for one in found]
    if answer.status_code == 200 and answer["X-Content-Type-Options"] != "nosniff":
        return [f"{kind} may be taken for a page"]
    return []


def test_no_stored_text_becomes_part_of_a_page(
    full: Sample, signed_in: Callable[[str | None], Client], desk: Any
) -> None:
    client, shown = signed_in("iran-representative"), 0
    addresses = [*every_address(full), "/en/measures/measure-x/"]
    for address in addresses:
        answer = client.get(address, QUERY)
        assert answer.status_code < 500, address
        assert problems_in(answer) == [], address
        if "/report." in address and answer.status_code == 200:
            assert answer["Content-Security-Policy"] == STANDALONE, "it may run and load nothing"
        else:
            check_headers(answer, address)
        shown += "&lt;xss-probe" in body(answer) if not answer.streaming else 0
    assert shown > 20, "the attack has to be shown, as text, for this to mean anything"


def test_no_text_about_an_account_becomes_part_of_a_page(mission: Any) -> None:
    client = person("turkey-administrator", name=f"turkey {ATTACK}".replace("/", "")[:80])
    code = Authenticator.objects.get(type="totp")
    Authenticator.objects.create(
        user=code.user, type="webauthn", data={"name": ATTACK, "credential": {}}
    )
    client.defaults["HTTP_USER_AGENT"] = ATTACK
    for address in ("/en/account/", "/en/offices/", "/en/keys/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert problems_in(answer) == [], address


def test_the_test_would_notice() -> None:
    class Answer(dict[str, str]):
        streaming, status_code = False, 200
        content = f"<p>{ATTACK}</p><a href='javascript:x'>".encode()

    assert len(problems_in(Answer({"Content-Type": "text/html; charset=utf-8"}))) == 2
