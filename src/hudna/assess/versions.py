"""Versions of agreements: which one is in force at a time, and that no two are at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise

from hudna.errors import ConfigurationError
from hudna.model.agreement import Agreement
from hudna.model.when import When

__all__ = ["check_versions", "history", "in_their_time", "surely_before", "until_superseded"]


def history(agreements: Sequence[Agreement]) -> dict[str, list[Agreement]]:
    """Return the versions of each agreement by id, oldest first."""
    found: dict[str, list[Agreement]] = {}
    for agreement in sorted(agreements, key=lambda a: a.in_force.start or ""):
        found.setdefault(agreement.id, []).append(agreement)
    return found


def check_versions(loaded: Mapping[str, Agreement]) -> None:
    """Raise `ConfigurationError` where two versions overlap or one follows nothing.

    `loaded` are agreements by the file they come from.
    """
    files = {id(agreement): file for file, agreement in loaded.items()}
    for versions in history(list(loaded.values())).values():
        for before, after in pairwise(versions):
            _check_pair(before, after, files[id(after)])
        first = versions[0]
        if first.supersedes is not None:
            raise ConfigurationError(
                f"version {first.version} of {first.id} supersedes '{first.supersedes}', "
                "which is not here",
                where=files[id(first)],
                advice="Check both files together, or remove 'supersedes'",
            )


def _check_pair(before: Agreement, after: Agreement, where: str) -> None:
    start = after.in_force.start or ""
    if after.version == before.version or start == before.in_force.start:
        raise ConfigurationError(
            f"version {after.version} of {after.id} overlaps version {before.version}: "
            "both are in force from the same time",
            where=where,
            advice="Give each version its own 'in_force'",
        )
    ended = before.in_force.end is not None and before.in_force.end < start
    if not ended and after.supersedes != before.version:
        raise ConfigurationError(
            f"version {after.version} of {after.id} does not say that it takes the place "
            f"of version {before.version}: the two would be in force at once",
            where=where,
            advice=f"Add 'supersedes: \"{before.version}\"', or give it an id of its own",
        )


def until_superseded(agreements: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """Return the agreements with every clause ending where the next version begins."""
    return _ended(agreements, lambda after: True)


def in_their_time(
    agreements: Sequence[Agreement], when: When, zone: tzinfo
) -> tuple[Agreement, ...]:
    """Return the agreements as one judges by them what happened then.

    A version ends where the next begins, except that what surely came before the next is judged
    by the version as it was signed: its judgement is the same word for word, whatever follows.
    """
    return _ended(agreements, lambda after: not surely_before(when, after.in_force, zone))


def surely_before(when: When, force: When, zone: tzinfo) -> bool:
    """Return whether a time is surely over when `force` begins; days begin in `zone`."""
    past, start = when.bounds(zone)[1], force.bounds(zone)[0]
    return past is not None and start is not None and past <= start


def _ended(
    agreements: Sequence[Agreement], ends: Callable[[Agreement], bool]
) -> tuple[Agreement, ...]:
    found = []
    for versions in history(agreements).values():
        for version, after in zip(versions, [*versions[1:], None], strict=True):
            if after is not None and ends(after):
                version = _ending(version, after.in_force.start)
            found.append(version)
    order = {(a.id, a.version): at for at, a in enumerate(agreements)}
    return tuple(sorted(found, key=lambda a: order[a.id, a.version]))


def _ending(agreement: Agreement, start: str | None) -> Agreement:
    clauses = [replace(c, in_force=_cut(c.in_force, start)) for c in agreement.clauses]
    return replace(agreement, clauses=tuple(clauses))


def _cut(force: When, start: str | None) -> When:
    """Return a period that ends before `start` begins: by a day, or by a minute where told."""
    if start is None or (force.end is not None and force.end < start):
        return force
    if "T" in start:
        last = (datetime.fromisoformat(start) - timedelta(minutes=1)).isoformat(timespec="minutes")
    else:
        last = (date.fromisoformat(start) - timedelta(days=1)).isoformat()
    return When(force.start, last, force.precision)
