"""`hudna record mirror`: a copy of the record that refuses a rewritten one."""

from collections.abc import Mapping
from pathlib import Path

import click

from hudna.cli.record_files import files_of
from hudna.errors import Conflict, HudnaError
from hudna.record.errors import Inconsistent, RecordError
from hudna.record.mirror import MirrorReport, mirror_when_free
from hudna.record.mirror import mirror as mirror_record
from hudna.record.sqlite_store import DATABASE

__all__ = ["mirror", "mirror_to"]


@click.command()
@click.argument("source")
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
def mirror(source: str, target: Path) -> None:
    """Copy the record at SOURCE (folder or address) to TARGET, refusing a rewritten one."""
    report = mirror_to(source, target)
    click.echo(f"{report.origin}: {report.before} entries before, {report.size} now")


def mirror_to(
    source: str, target: Path, public_keys: Mapping[str, bytes] | None = None
) -> MirrorReport:
    """Copy the record at a folder or address to `target`; a rewritten one is refused.

    `public_keys` are keys by party that the record's genesis has to give.
    """
    if (target / DATABASE).exists():
        raise Conflict(
            "this folder is the record itself, not a mirror of one",
            where=str(target),
            advice="Name another folder",
        )
    try:
        return mirror_when_free(lambda: _fetch_and_mirror(source, target, public_keys))
    except RecordError as error:
        raise HudnaError(
            f"the mirror was left as it is: {error}",
            where=source,
            advice=(
                "Keep both checkpoints: two that do not fit are evidence"
                if isinstance(error, Inconsistent)
                else "Name the folder or the address of this mechanism's record"
            ),
        ) from error


def _fetch_and_mirror(
    source: str, target: Path, public_keys: Mapping[str, bytes] | None
) -> MirrorReport:
    with files_of(source) as folder:
        return mirror_record(folder, target, public_keys=public_keys)
