"""Kernels: plain functions over numbers and arrays, compiled when first called and then kept."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, TypeVar, cast

from numba import njit

__all__ = ["kernel", "shared_out"]

F = TypeVar("F", bound=Callable[..., Any])
_SMALL = 2000


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
