"""`hudna agreement export` and its sisters: files and shipped agreements, without a database."""

import subprocess
import sys

from tests.cli.driver import hudna

SHIPPED = "src/hudna/data/agreements/idlib-2018-09-17.yaml"
WITHOUT_DJANGO = f"""
import sys
from hudna.cli.main import cli
for words in (
    ["agreement", "check", "{SHIPPED}"],
    ["agreement", "export", "--layout", "pax", "idlib-2018-09-17"],
):
    cli(words, standalone_mode=False)
    assert "django" not in sys.modules, words
"""


def test_agreements_are_written_in_the_columns_asked_for(tmp_path):
    out, broken = tmp_path / "out.csv", tmp_path / "broken.yaml"
    broken.write_text("id: x\n", "utf-8")
    shown, written, named, twice, unknown, wrong, nowhere, layout = hudna(
        ["agreement", "export", "--layout", "pax", SHIPPED],
        ["agreement", "export", "--layout", "eth-prio", "-o", out],
        ["agreement", "export", "--layout", "pax", "syria-de-escalation-areas", "--json"],
        ["agreement", "export", "--layout", "pax", "idlib-2018-09-17", SHIPPED, "--json"],
        ["agreement", "export", "--layout", "pax", "no-such-agreement"],
        ["agreement", "export", "--layout", "pax", broken],
        ["agreement", "export", "--layout", "pax", "-o", tmp_path / "none" / "out.csv"],
        ["agreement", "export", "--layout", "acled"],
    )
    assert shown.out.startswith("Con,Contp,PP,PPName,Reg,AgtId,")
    assert "2018-09-17" in shown.out
    assert (written.code, written.out) == (0, "")
    assert len(out.read_text("utf-8").splitlines()) == 12
    assert [row["hudna_version"] for row in named.json()] == ["2017-05-04", "2017-09-15"]
    assert named.json()[0]["hudna_sources"].startswith("countries=SY: memorandum of 4 May 2017")
    assert len(twice.json()) == 1

    assert unknown.fails_with("no agreement 'no-such-agreement'", "idlib-2018-09-17")
    assert wrong.fails_with("broken.yaml", "the field 'version' is missing")
    assert nowhere.fails_with("out.csv", "cannot be written", "a folder that is there")
    assert layout.fails_with("'acled' is not one of 'eth-prio', 'pax'")


def test_commands_on_files_start_no_database():
    ran = subprocess.run([sys.executable, "-c", WITHOUT_DJANGO], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
