"""The whole path on the exercise: `hudna demo` from end to end, and what it leaves behind."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from hudna.record.tiles import unpack_bundle
from hudna.text.figures import digits

DOCUMENTS = Path(__file__).parents[2] / "src" / "hudna" / "data" / "demo" / "documents"
HUDNA = [sys.executable, "-c", "from hudna.cli.main import main; main()"]


def hudna(*words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("HUDNA_")}
    return subprocess.run(
        [*HUDNA, *map(str, words)], check=False, capture_output=True, text=True, env=environment
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "nodes"
    done = hudna("demo", "--folder", folder)
    assert done.returncode == 0, done.stderr
    assert "look: reading opened no case" not in done.stderr
    assert "Next: open a bulletin" in done.stdout
    return folder


def cases(demo: Path, office: str = "russia-representative") -> list[dict[str, str]]:
    key = demo / office.partition("-")[0] / "keys" / f"{office}.key"
    done = hudna("cases", "--node", demo / "operator", "--key", key, "--json")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_record_audits_clean_and_every_mirror_has_the_same_root(demo: Path) -> None:
    done = hudna("record", "audit", "--node", demo / "operator", "--json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["problems"], report["pending"]) == (0, [], 0)
    mirrors = [p for p in demo.iterdir() if (p / "record").is_dir() and p.name != "operator"]
    assert len(mirrors) == 6
    for mirror in mirrors:
        copy = json.loads(hudna("record", "audit", mirror / "record", "--json").stdout)
        assert (copy["root"], copy["problems"]) == (report["root"], [])


def test_the_cases_end_as_the_script_says(demo: Path) -> None:
    states = sorted(case["state"] for case in cases(demo))
    tested = ["under_verification", "under_verification", "unverifiable"]
    assert states == [
        "disputed",
        "reported",
        *tested,
    ]  # the first is what only later agreements forbid


def test_findings_and_votes_are_not_the_publics_before_a_bulletin_prints_them(demo: Path) -> None:
    public = hudna("cases", "--node", demo / "operator", "--json")
    assert (public.returncode, public.stdout) == (0, "")


def test_a_case_keeps_every_finding_the_dissent_and_the_measure(demo: Path) -> None:
    contested = next(c for c in cases(demo) if c["state"] == "unverifiable")
    key = demo / "russia" / "keys" / "russia-representative.key"
    shown = hudna(
        "cases", contested["id"], "--node", demo / "operator", "--key", key, "--json"
    ).stdout
    file = json.loads(shown)
    assert {f["party"] for f in file["findings"]} == {"russia", "turkey", "iran"}
    assert [b["party"] for b in file["votes"][0]["ballots"] if b["dissent"]] == ["turkey"]
    assert [m["kind"] for m in file["measures"]] == ["joint_inspection"]
    assert file["incident"]["contested"]
    breaches = [a for a in file["allegations"] if a["outcome"] == "breach_alleged"]
    assert {a["agreement"] for a in breaches} == {
        "syria-ceasefire-2016-12-29",
        "syria-de-escalation-areas",
        "idlib-memorandum-2018-09-17",
    }


def test_one_measure_is_answered_and_one_is_overdue(demo: Path) -> None:
    key = demo / "un" / "keys" / "un-observer.key"
    done = hudna("measure", "--node", demo / "operator", "--key", key, "--json")
    assert done.returncode == 0, done.stderr
    owed = {m["kind"]: m for m in map(json.loads, done.stdout.splitlines())}
    assert {k: (m["state"], m["overdue"]) for k, m in owed.items()} == {
        "meeting": ("done", False),
        "joint_inspection": ("ordered", True),
    }
    shown = hudna(
        "measure", owed["meeting"]["id"], "--node", demo / "operator", "--key", key, "--json"
    )
    (answer,) = json.loads(shown.stdout)["answers"]
    assert (answer["by"], answer["language"]) == ("un-observer", "ar")
    assert "الاجتماع" in answer["note"]


def test_an_owner_answers_by_its_key_and_nobody_else_can(demo: Path, tmp_path: Path) -> None:
    nodes = shutil.copytree(demo, tmp_path / "nodes")
    node = nodes / "operator"
    key = nodes / "un" / "keys" / "un-observer.key"
    listed = hudna("measure", "--node", node, "--key", key, "--json").stdout
    owed = next(m["id"] for m in map(json.loads, listed.splitlines()) if m["overdue"])
    words = ("measure", owed, "--node", node, "--refused", "--note", "Exercise: no access.")
    assert "needs the measure's id and your office's key" in hudna(*words).stderr
    stranger = hudna(*words, "--key", nodes / "iran" / "keys" / "iran-representative.key")
    assert (stranger.returncode, "iran owes no measure" in stranger.stderr) == (1, True)
    done = hudna(*words, "--key", key)
    assert "is in the record" in done.stdout, done.stderr
    shown = hudna("measure", owed, "--node", node, "--key", key).stdout
    assert "refused: Exercise: no access." in shown
    assert "answered as refused already" in hudna(*words, "--key", key).stderr
    assert hudna("record", "audit", "--node", node).returncode == 0


@pytest.mark.parametrize(
    ("language", "overdue"),
    [
        ("ar", "تجاوز موعده منذ"),
        ("en", "Overdue since"),
        ("fa", "مهلت گذشته"),
        ("ru", "Срок истёк"),
        ("tr", "Süresi geçti"),
    ],
)
def test_the_bulletin_has_each_side_its_number_and_the_checkpoint(
    demo: Path, language: str, overdue: str
) -> None:
    (page,) = (demo / "bulletins").glob(f"*.{language}.html")
    text = re.sub(r"<[^>]+>", " ", page.read_text("utf-8"))
    for number in ("31", "19", "10", "9", "7", "5", "4", "1"):
        assert re.search(rf"\b{digits(number, language)}\b", text), number
    assert digits("31–50", language) in text.replace("&ndash;", "–")
    assert overdue in text
    assert "hudna.invalid/exercise-mechanism" in text
    (file,) = (demo / "bulletins").glob(f"*.{language}.pdf")
    document = PdfDocument(file)
    words = "".join(p.get_textpage().get_text_range() for p in document)
    assert digits("31", language) in words
    assert digits("19", language) in words


def test_a_confined_report_is_on_its_own_node_and_nowhere_else(demo: Path) -> None:
    """The gazetteer knows the village by the same name: the sentence around it is what counts."""
    words = "رتلاً من ثماني آليات".encode()
    assert words in (DOCUMENTS / "30-janudiyah-ar.txt").read_bytes()
    holders = {
        path.relative_to(demo).parts[0]
        for path in demo.rglob("*")
        if path.is_file() and words in path.read_bytes()
    }
    assert holders == {"turkey"}


def test_who_sent_a_message_is_on_the_node_of_the_party_that_handed_it_in_alone(demo: Path) -> None:
    sender, words = b"koy.example", "mekanizmanın devriyesini engelledi".encode()
    message = (DOCUMENTS / "40-patrol-tr.eml").read_bytes()
    assert sender in message
    assert words in message
    files = {path: path.read_bytes() for path in demo.rglob("*") if path.is_file()}
    assert [path for path, data in files.items() if words in data]
    holders = {path.relative_to(demo).parts[:2] for path, data in files.items() if sender in data}
    assert holders == {("turkey", "withheld")}


def test_one_altered_byte_is_found_and_its_entry_named(demo: Path) -> None:
    bundles = (demo / "operator" / "record" / "tile" / "entries").rglob("*.p/*")
    bundle = max(bundles, key=lambda path: int(path.name))
    whole = bundle.read_bytes()
    leaves = unpack_bundle(whole, int(bundle.name))
    ballot = next(i for i, leaf in enumerate(leaves) if b'"choice":"against"' in leaf)
    at = whole.index(b'"choice":"against"')
    bundle.write_bytes(whole[: at + 11] + b"b" + whole[at + 12 :])
    try:
        done = hudna("record", "audit", "--node", demo / "operator")
    finally:
        bundle.write_bytes(whole)
    assert done.returncode == 1
    assert f"entry {ballot}: " in done.stdout
    assert hudna("record", "audit", "--node", demo / "operator").returncode == 0


def test_the_sketch_is_held_by_its_hash_cited_and_sealed_for_two(demo: Path) -> None:
    key = demo / "turkey" / "keys" / "turkey-verifier.key"
    on = ("--node", demo / "operator", "--key", key)
    (sketch,) = map(json.loads, hudna("evidence", "list", "--json", *on).stdout.splitlines())
    assert (sketch["party"], sketch["exercise"], sketch["may_open"]) == ("un", True, True)
    assert (demo / "operator" / "evidence" / sketch["sha256"]).stat().st_size == sketch["size"]
    assert sketch["accesses"] is None, "who opened it is not Turkey's to know"
    assert sketch["sealed"]["obtained_from"] == ["turkey", "un"]
    file = json.loads(hudna("cases", sketch["case"], "--json", *on).stdout)
    cited = {f["party"]: f["evidence"] for f in file["findings"] if f["evidence"]}
    assert cited == {"turkey": [sketch["id"]]}
    public = hudna("evidence", "list", "--node", demo / "operator")
    assert (public.returncode, public.stdout) == (0, "")


def test_a_joint_statement_is_listed_proved_and_checked_offline(demo: Path, tmp_path: Path) -> None:
    node = demo / "operator"
    listed = hudna("talks", "statements", "--node", node, "--json")
    public = [json.loads(line) for line in listed.stdout.splitlines()]
    assert [sorted(one) for one in public] == [["statement"], ["statement"]], "no draft is public"
    key = demo / "iran" / "keys" / "iran-representative.key"
    own = hudna("talks", "statements", "--node", node, "--key", key, "--json").stdout.splitlines()
    drafts = [one for one in map(json.loads, own) if "draft" in one]
    assert [(one["state"], one["waiting"]) for one in drafts] == [(None, [])]

    calm = next(one["statement"] for one in public if one["statement"]["dissents"])
    proof = hudna("talks", "prove", calm["id"], "--node", node)
    file = tmp_path / "statement.json"
    file.write_text(proof.stdout, "utf-8")
    mirror = demo / "turkey" / "record"
    found = json.loads(hudna("talks", "verify", file, "--genesis", mirror, "--json").stdout)
    assert (sorted(found["signatures"]), found["silent"]) == (["russia", "turkey"], ["iran"])
    nothing = hudna("talks", "prove", "statement-none", "--node", node)
    assert (nothing.returncode, nothing.stdout) == (1, "")
