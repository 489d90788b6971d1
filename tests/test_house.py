"""Rules of the house that no single room can keep."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "hudna"
MODULES = sorted(p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts)

OUTBOUND = {
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "telnetlib",
    "urllib.request",
    "urllib3",
}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_only_connect_opens_outbound_connections() -> None:
    outbound = [p for p in MODULES if set(imported(p)) & OUTBOUND]
    assert outbound, "the rule looks for imports that nobody makes any more"
    assert [named(p) for p in outbound if not p.is_relative_to(SOURCE / "connect")] == []


def test_only_web_and_db_know_django() -> None:
    know = [p for p in MODULES if any(n.split(".")[0] == "django" for n in imported(p))]
    rooms = (SOURCE / "web", SOURCE / "db")
    assert [named(p) for p in know if not any(p.is_relative_to(r) for r in rooms)] == []


def test_a_reader_meets_no_file_of_more_than_300_lines() -> None:
    assert [named(p) for p in MODULES if len(p.read_text("utf-8").splitlines()) > 300] == []


def test_a_module_says_what_it_is_and_offers() -> None:
    assert [named(p) for p in MODULES if not _says(ast.parse(p.read_text("utf-8")))] == []


def _says(tree: ast.Module) -> bool:
    defines = any(
        isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_")
        for n in tree.body
    )
    offers = any(
        isinstance(n, ast.Assign) and getattr(n.targets[0], "id", "") == "__all__"
        for n in tree.body
    )
    return bool(ast.get_docstring(tree)) and (offers or not defines)


def test_locks_are_hashed_and_name_no_host() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        text = lock.read_text("utf-8")
        assert "://" not in text
        pinned = [line for line in text.splitlines() if "==" in line]
        assert pinned
        assert text.count("--hash=sha256:") >= len(pinned)
