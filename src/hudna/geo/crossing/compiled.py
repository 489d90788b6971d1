"""Kernels: plain functions over numbers and arrays, compiled when first called and then kept."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

from numba import config, njit

__all__ = ["kernel", "shared_out"]

F = TypeVar("F", bound=Callable[..., Any])
_SMALL = 2000


def _kept_in() -> str:
    """Return the folder compiled kernels are kept in: one for each state of all their sources.

    A compiled kernel holds those it calls, and numba looks at its own file alone to see whether it
    is still true: a change in one file would leave the kernels of others as they were.
    """
    whole = sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(path.read_bytes())
    home = os.environ.get("NUMBA_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME")
    return str(Path(home or Path.home() / ".cache") / "hudna" / f"kernels-{whole.hexdigest()[:16]}")


config.CACHE_DIR = _kept_in()


def kernel(function: F) -> F:
    """Return the function compiled; it gives other threads their turn while it runs.

    Dividing by nothing gives infinity or NaN, as in NumPy, and raises nothing.
    """
    return cast(F, njit(cache=True, nogil=True, error_model="numpy")(function))


def shared_out(part: Callable[[int, int], Any], n: int, small: int = _SMALL) -> list[Any]:
    """Return what `part(low, high)` gives for consecutive parts of 0 to n, one to each core.

    Fewer than `small` are done in one. Threads serve, as kernels run without the lock of Python.
    """
    cores = os.cpu_count() or 1
    if n < small or cores == 1:
        return [part(0, n)]
    limits = [n * at // cores for at in range(cores + 1)]
    return list(_threads(cores).map(part, limits[:-1], limits[1:]))


@cache
def _threads(cores: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(cores, thread_name_prefix="crossing")
