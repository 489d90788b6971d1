"""`hudna read` on many files: in order, in several processes, again after a kill, and none lost."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.driver import one

COUNT = 120
TEXT = "Exercise {n}. Russia said on 22 September 2019 that {n} mortar rounds hit Idlib.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for n in range(COUNT):
        (made / f"{n:03}.txt").write_text(TEXT.format(n=n))
    return made


def hashes(out: Path) -> list[str]:
    return [json.loads(line)["document"]["sha256"] for line in out.read_text().splitlines()]


def in_order(folder: Path) -> list[str]:
    import hashlib

    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())]


def start(*words: str | Path) -> "subprocess.Popen[bytes]":
    script = "from hudna.cli.main import main; main()"
    command = [sys.executable, "-c", script, *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def test_several_processes_keep_the_order_of_the_arguments(folder: Path) -> None:
    ran = one("read", "--json", "--jobs", "3", folder)
    lines = [json.loads(line)["document"]["sha256"] for line in ran.out.splitlines()]
    assert ran.code == 0
    assert lines == in_order(folder)


def test_a_kill_leaves_whole_lines_and_the_next_run_does_the_rest(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    killed = start("read", folder, "--out", out, "--jobs", "2")
    until = time.monotonic() + 60
    while not (out.exists() and out.read_bytes().count(b"\n") > COUNT // 8):
        assert time.monotonic() < until
        time.sleep(0.005)
    os.kill(killed.pid, signal.SIGKILL)
    killed.communicate()
    left = out.read_bytes()
    done = hashes(out)
    assert left.endswith(b"\n")
    assert len(done) < COUNT
    assert one("read", folder, "--out", out).code == 0
    assert hashes(out) == in_order(folder)
    assert out.read_bytes().startswith(left[: left.rindex(b"\n", 0, -1) + 1])


def test_lines_cut_in_the_middle_or_noted_nowhere_are_read_again(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    one("read", folder, "--out", out)
    whole = out.read_bytes()
    state = out.with_name("out.jsonl.state")
    state.write_bytes(state.read_bytes()[:-40])
    out.write_bytes(whole + b'{"document": ')
    one("read", folder, "--out", out)
    assert out.read_bytes() == whole


def test_a_changed_file_is_read_anew_and_stands_in_its_place(folder: Path, tmp_path: Path) -> None:
    out, metadata = tmp_path / "out.jsonl", tmp_path / "meta.jsonl"
    named = ("read", folder, "--out", out, "--metadata", metadata)
    one(*named)
    state = out.with_name("out.jsonl.state")
    first = (out.read_bytes(), state.read_bytes())
    one(*named)
    assert (out.read_bytes(), state.read_bytes()) == first
    (folder / "007.txt").write_text(TEXT.format(n=4711))
    (folder / "0070.txt").write_text(TEXT.format(n=4712))
    one(*named)
    assert hashes(out) == in_order(folder)
    assert [json.loads(line)["sha256"] for line in metadata.read_text().splitlines()] == hashes(out)


def test_a_file_that_is_no_output_of_ours_is_left_alone(folder: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("exercise notes\n")
    assert one("read", folder, "--out", notes).fails_with("not what an earlier run left")
    assert notes.read_text() == "exercise notes\n"


def test_bad_files_are_listed_with_their_reason_and_the_rest_is_read(
    folder: Path, tmp_path: Path
) -> None:
    errors = tmp_path / "errors.jsonl"
    (folder / "003.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    (folder / "004.pdf").write_bytes(b"%PDF-1.7 nothing else")
    os.mkfifo(tmp_path / "pipe")
    ran = one("read", "--json", folder, tmp_path / "pipe", "--errors", errors)
    assert ran.code == 1
    assert len(ran.out.splitlines()) == COUNT - 1
    assert f"3 of {COUNT + 2} files were not read" in ran.err
    told: list[dict[str, Any]] = [json.loads(line) for line in errors.read_text().splitlines()]
    assert [Path(one["file"]).name for one in told] == ["003.txt", "004.pdf", "pipe"]
    assert all(one["unread"] and one["message"] and one["advice"] for one in told)


def test_texts_of_files_with_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    for name, words in (("a", "First exercise."), ("b", "Second exercise.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(words)
    one("read", tmp_path / "a", tmp_path / "b", "--text-out", tmp_path / "t")
    texts = {path.name: path.read_text() for path in (tmp_path / "t").iterdir()}
    assert texts == {"x.txt": "First exercise.", "x-2.txt": "Second exercise."}
