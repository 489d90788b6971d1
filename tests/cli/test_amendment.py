"""A version is proposed from a file, signed on each guarantor's node, and brought in."""

import json
from pathlib import Path

import pytest

from tests.cli.driver import Ran, hudna, one

DATA = Path(__file__).resolve().parents[2] / "src" / "hudna" / "data"
SHIPPED = DATA / "agreements" / "de-escalation-2017-09-15.yaml"
MECHANISM = DATA / "demo" / "mechanism.yaml"
SQUARE = [[36.4, 35.7], [37.0, 35.7], [37.0, 36.3], [36.4, 36.3], [36.4, 35.7]]


def ok(*commands: list[str | Path]) -> list[Ran]:
    ran = hudna(*commands)
    for result in ran:
        assert result.code == 0, result.err
    return ran


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a next version: an exercise in which the Idlib area is drawn anew."""
    folder = tmp_path_factory.mktemp("agreement")
    (folder / "zones").mkdir()
    for zone in ("north_homs", "eastern_ghouta"):
        file = f"zones/{zone}.geojson"
        (folder / file).write_text((DATA / "agreements" / file).read_text("utf-8"), "utf-8")
    drawn = {"type": "Polygon", "coordinates": [SQUARE]}
    (folder / "zones" / "idlib_area.geojson").write_text(json.dumps(drawn), "utf-8")
    text = SHIPPED.read_text("utf-8").replace('supersedes: "2017-05-04"', "supersedes: was")
    text = text.replace('version: "2017-09-15"', 'version: "2019-09-20"')
    text = text.replace("start: 2017-09-15", "start: 2019-09-20")
    text = text.replace("end: 2017-09-15", "end: 2019-09-20")
    file = folder / "next.yaml"
    file.write_text("# exercise\n" + text.replace("was", '"2017-09-15"', 1), "utf-8")
    return file


def test_what_a_version_changes_is_said_in_words(new: Path) -> None:
    words, arabic, values = ok(
        ["agreement", "diff", "de-escalation-2017-09-15", new],
        ["agreement", "diff", "de-escalation-2017-09-15", new, "--language", "ar"],
        ["agreement", "diff", "de-escalation-2017-05-04", "de-escalation-2017-09-15", "--json"],
    )
    assert "The zone “Idlib area” gains " in words.out
    assert "النطاق «منطقة إدلب» يزيد " in arabic.out
    found = values.json()[0]
    assert {(d["change"], d["id"]) for d in found if d["field"] is None} == {
        ("removed", "SY-DEA/4"), ("removed", "SY-DEA/5"), ("added", "SY-DEA/F"),
    }  # fmt: skip
    assert one("agreement", "diff", "nothing", new).fails_with("no agreement 'nothing'")


def test_a_version_is_in_force_when_every_guarantor_has_signed_it(
    new: Path, tmp_path: Path
) -> None:
    nodes, proposal = tmp_path / "nodes", tmp_path / "proposal.json"
    operator: list[str | Path] = ["--node", nodes / "operator"]
    source = nodes / "operator" / "record"
    ok(
        ["init", nodes, "--mechanism", MECHANISM],
        *(
            ["join", source, "--node", nodes / party, "--mechanism", MECHANISM]
            for party in ("russia", "turkey", "iran")
        ),
        ["agreement", "propose", new, "--out", proposal, *operator],
    )
    told = tmp_path / "shelling.txt"
    told.write_text(
        "Exercise. The observer mission reported that shelling hit Kafr Nabl in Idlib on "
        "22 September 2019.\n",
        "utf-8",
    )
    observer: list[str | Path] = ["--key", nodes / "un" / "keys" / "un-observer.key"]
    russia: list[str | Path] = ["--key", nodes / "russia" / "keys" / "russia-verifier.key"]
    _, _, asked, foreseen, values = hudna(
        ["submit", told, *observer, *operator],
        ["process", *operator],
        ["agreement", "diff", SHIPPED, proposal, "--incidents", *operator],
        ["agreement", "diff", SHIPPED, proposal, "--incidents", *operator, *russia],
        ["agreement", "diff", SHIPPED, proposal, "--incidents", "--json", *operator, *russia],
    )
    assert asked.fails_with("incidents are read by an office", "--key")
    assert "Incidents touched: 1. Judgements that stay: " in foreseen.out, foreseen.err
    (touched,) = values.json()[0]
    assert [c["clause"] for c in touched["changed"]] == ["SY-DEA/2-idlib"]

    amend: list[str | Path] = ["agreement", "amend", proposal, *operator]
    first, second, early, last, done, again, processed, audit, joined, known, exported = hudna(
        ["agreement", "approve", proposal, "--node", nodes / "russia"],
        ["agreement", "approve", proposal, "--node", nodes / "turkey"],
        amend,
        ["agreement", "approve", proposal, "--node", nodes / "iran"],
        [*amend, *russia],
        amend,
        ["process", *operator],
        ["record", "audit", "--json", *operator],
        ["join", source, "--node", nodes / "un", "--mechanism", MECHANISM],
        ["agreement", "propose", new, "--out", tmp_path / "other.json", "--node", nodes / "un"],
        ["agreement", "export", "--layout", "pax", "--json", *operator],
    )
    assert "The zone “Idlib area” gains " in first.out, first.err
    assert "Not signed yet by iran" in second.out, second.err
    assert early.fails_with("not signed by iran", "hudna agreement approve")
    assert "Signed by all" in last.out, last.err
    assert done.code == 0, done.err
    assert "2019-09-20 takes the place of 2017-09-15" in done.out
    shown = foreseen.out.partition("Incidents touched")[2]
    assert shown.strip() == done.out.partition("Incidents touched")[2].strip()
    assert f"{touched['incident']}  shelling | " in shown
    signed = [r for r in exported.json() if r["hudna_agreement"] == "syria-de-escalation-areas"]
    assert [r["Dat"] for r in signed] == ["2017-05-04", "2017-09-15", "2019-09-20"]
    assert again.fails_with("already")
    assert processed.code == 0, processed.err
    assert audit.json()[0]["problems"] == []
    assert joined.code == 0, joined.err
    assert known.fails_with("'2019-09-20' is in force")


def test_a_file_that_is_no_proposal_is_named(new: Path, tmp_path: Path) -> None:
    nodes = tmp_path / "nodes"
    ok(["init", nodes, "--mechanism", MECHANISM])
    told = one("agreement", "approve", new, "--node", nodes / "operator")
    assert told.fails_with(str(new), "no proposed version", "hudna agreement propose")
