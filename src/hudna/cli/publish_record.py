"""`hudna record publish`: the record's static files into a bucket."""

from pathlib import Path

import click

from hudna.cli.output import node_option
from hudna.connect.s3 import S3Bucket
from hudna.db.node import find_node
from hudna.errors import HudnaError
from hudna.record.errors import Busy, RecordError
from hudna.record.folder import Folder
from hudna.record.push import push

__all__ = ["publish"]


@click.command()
@click.argument("bucket")
@click.option("--endpoint", help="Address of an S3-compatible store other than Amazon's.")
@node_option
def publish(bucket: str, endpoint: str | None, node: Path) -> None:
    """Publish the record to BUCKET (s3://name/prefix), refusing to rewrite what lies there.

    Only new files are stored, the checkpoint last; run it after each 'hudna record sequence'.
    """
    found = find_node(node)
    try:
        report = push(Folder(found.record), S3Bucket(bucket, endpoint=endpoint))
    except RecordError as error:
        raise HudnaError(
            f"the bucket was left as it is: {error}",
            where=bucket,
            advice=(
                "Run it again"
                if isinstance(error, Busy)
                else "Keep both checkpoints: two that do not fit are evidence"
            ),
        ) from error
    click.echo(
        f"{report.origin}: {report.before} entries were published, {report.size} are now "
        f"({report.files} files)"
    )
