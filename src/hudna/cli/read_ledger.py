"""A file of lines that grows by whole files read, and knows which lines are of which file.

Beside FILE stands FILE.state, a line for every file read: its path, its hash, and where its lines
are. Lines are written before their place is noted, so that a kill leaves at most lines nobody
vouches for; the next run cuts them off and reads that file again.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from hudna import __version__
from hudna.errors import Conflict

__all__ = ["Ledger"]


@dataclass(frozen=True, slots=True)
class _Entry:
    path: str
    sha256: str
    start: int
    end: int
    check: str
    version: str


class Ledger:
    """The lines in `out`; what an earlier run left is taken over."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._state = out.with_name(f"{out.name}.state")
        self._entries = self._taken_over()
        self._end = self._entries[-1].end if self._entries else 0
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("ab") as file:
            file.truncate(self._end)
        _replace(self._state, _states(self._entries))
        self._lines = out.open("ab")
        self._notes = self._state.open("ab")

    def known(self) -> dict[str, str]:
        """Return the hash of every file read by this version, by its path."""
        return {e.path: e.sha256 for e in self._entries if e.version == __version__}

    def add(self, path: Path, sha256: str, lines: Sequence[str]) -> None:
        """Append the lines of a file, then the note that they are whole."""
        block = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")
        self._lines.write(block)
        self._lines.flush()
        end = self._end + len(block)
        entry = _Entry(str(path), sha256, self._end, end, _check(block), __version__)
        self._notes.write(_states([entry]))
        self._notes.flush()
        self._entries.append(entry)
        self._end = end

    def settle(self, order: Sequence[Path]) -> None:
        """Put the lines into the order named, without those of files that changed since.

        Lines of files that were not named this time stay, after the others.
        """
        self._lines.close()
        self._notes.close()
        last = {entry.path: entry for entry in self._entries}
        names = dict.fromkeys(map(str, order))
        named = [last[name] for name in names if name in last]
        wanted = named + [entry for name, entry in last.items() if name not in names]
        if wanted == self._entries:
            return
        made: list[_Entry] = []
        new, at = self._out.with_name(f"{self._out.name}.new"), 0
        with self._out.open("rb") as old, new.open("wb") as file:
            for entry in wanted:
                old.seek(entry.start)
                block = old.read(entry.end - entry.start)
                file.write(block)
                made.append(
                    _Entry(
                        entry.path, entry.sha256, at, at + len(block), entry.check, entry.version
                    )
                )
                at += len(block)
        # The new state is there before the new lines are: whichever moment a kill takes, one of
        # the two states fits the lines.
        self._next.write_bytes(_states(made))
        new.replace(self._out)
        self._next.replace(self._state)

    @property
    def _next(self) -> Path:
        return self._state.with_name(f"{self._state.name}.new")

    def _taken_over(self) -> list[_Entry]:
        """Return the entries whose lines are as noted; raises `Conflict` for a file not ours."""
        if not self._out.exists():
            return []
        states = [list(_noted(state)) for state in (self._state, self._next)]
        whole = max((list(self._whole(noted)) for noted in states), key=len)
        begun = self._state.exists() and not any(states)
        if whole or begun or self._out.stat().st_size == 0:
            return whole
        raise Conflict(
            "the file is there and is not what an earlier run left",
            where=str(self._out),
            advice="Name another file with --out, or move this one away",
        )

    def _whole(self, noted: Sequence[_Entry]) -> Iterator[_Entry]:
        with self._out.open("rb") as file:
            for entry in noted:
                file.seek(entry.start)
                if _check(file.read(entry.end - entry.start)) != entry.check:
                    return
                yield entry


def _noted(state: Path) -> Iterator[_Entry]:
    """Yield the notes up to the first that was not written whole."""
    if not state.exists():
        return
    end = 0
    for line in state.read_text("utf-8", "surrogatepass").split("\n"):
        try:
            entry = _Entry(**json.loads(line))
        except (ValueError, TypeError):
            return
        if entry.start != end:
            return
        end = entry.end
        yield entry


def _states(entries: Sequence[_Entry]) -> bytes:
    return "".join(f"{json.dumps(asdict(entry))}\n" for entry in entries).encode()


def _check(block: bytes) -> str:
    return hashlib.sha256(block).hexdigest()[:32]


def _replace(path: Path, data: bytes) -> None:
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(data)
    new.replace(path)
