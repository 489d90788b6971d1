"""Signatures of many entries, checked by several processes at once."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from hudna.record.author import Author
from hudna.record.entry import SignedEntry, check_signature, parse
from hudna.record.errors import Malformed

__all__ = ["Known", "SignaturePool"]

Known = dict[tuple[SignedEntry, bytes], bool]
"""Whether an entry is signed by a public key, for those that were checked."""

_WORTH_SHARING = 64
"""With fewer entries, handing them over takes longer than checking them."""

Task = tuple[SignedEntry, bytes]


def _check(tasks: Sequence[Task]) -> list[bool]:
    return [check_signature(signed, public) for signed, public in tasks]


class SignaturePool:
    """Processes that check signatures; they hold no secret and no state."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        # Not forked: this process may hold threads and open databases.
        self._workers = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"))

    def close(self) -> None:
        """End the processes."""
        self._workers.shutdown()

    def check(
        self, entries: Sequence[SignedEntry], author: Callable[[str], Author | None]
    ) -> Known:
        """Return what the signatures are worth, of the entries whose author is known already."""
        tasks = list(_tasks(entries, author)) if len(entries) >= _WORTH_SHARING else []
        share = -(-len(tasks) // self._processes) or 1
        parts = [tasks[at : at + share] for at in range(0, len(tasks), share)]
        found = [valid for part in self._workers.map(_check, parts) for valid in part]
        return dict(zip(tasks, found, strict=True))


def _tasks(
    entries: Sequence[SignedEntry], author: Callable[[str], Author | None]
) -> Iterator[Task]:
    for signed in entries:
        try:
            known = author(parse(signed.canonical).key)
        except Malformed:
            continue
        if known is not None:
            yield signed, known.public
