"""Readers of a desk: a process of its own, told what to read on stdin, tells times on stdout.

Each user keeps one connection, reads a page, thinks, reads the next. A time is from sending the
request to the last byte of the answer.
"""

import asyncio
import json
import random
import sys
import time
from collections import defaultdict
from typing import Any

__all__: list[str] = []


async def fetch(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, page: str, cookie: str
) -> tuple[int, int]:
    """Return status and bytes of one answer."""
    lines = [f"GET {page} HTTP/1.1", f"Host: {host}", "Accept-Encoding: gzip"]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    told = head.lower()
    if b"transfer-encoding: chunked" in told:
        size = 0
        while n := int(await reader.readline(), 16):
            await reader.readexactly(n + 2)
            size += n
        await reader.readline()
        return status, len(head) + size
    at = told.index(b"content-length:") + 15
    size = int(told[at : told.index(b"\r\n", at)])
    await reader.readexactly(size)
    return status, len(head) + size


async def user(number: int, plan: dict[str, Any], times: dict[str, list[float]]) -> int:
    """Read pages until the time is over; return how many failed."""
    chance = random.Random(number)
    host, port = plan["host"], plan["port"]
    cookie = plan["cookies"][number % len(plan["cookies"])]
    names, weights = zip(*plan["weights"].items(), strict=True)
    until, failed = time.monotonic() + plan["seconds"], 0
    connection: Any = None
    if plan["think"]:
        await asyncio.sleep(chance.random() * plan["think"])
    while time.monotonic() < until:
        name = chance.choices(names, weights)[0]
        page = chance.choice(plan["pages"][name])
        try:
            connection = connection or await asyncio.open_connection(host, port, limit=1 << 20)
            began = time.perf_counter()
            status, _ = await fetch(*connection, f"{host}:{port}", page, cookie)
            times[name].append(time.perf_counter() - began)
            failed += status != 200
        except (OSError, asyncio.IncompleteReadError, ValueError):
            failed, connection = failed + 1, None
        if plan["think"]:
            await asyncio.sleep(chance.expovariate(1 / plan["think"]))
    return failed


async def main() -> None:
    """Run all users and print what they saw."""
    plan = json.load(sys.stdin)
    times: dict[str, list[float]] = defaultdict(list)
    began, spent = time.monotonic(), time.process_time()
    failed = await asyncio.gather(*(user(n, plan, times) for n in range(plan["users"])))
    told = {
        "times": times, "failed": sum(failed), "seconds": time.monotonic() - began,
        "spent": time.process_time() - spent,
    }  # fmt: skip
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    asyncio.run(main())
