"""A bucket of any S3-compatible store, through boto3 (`pip install "hudna[s3]"`).

Conditional writes: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from hudna.errors import ConfigurationError, InputError, Unreachable
from hudna.record.folder import CHECKPOINT
from hudna.record.push import Stored

__all__ = ["S3Bucket"]

_TAKEN = {"PreconditionFailed", "ConditionalRequestConflict", "412", "409"}
_ABSENT = {"NoSuchKey", "404"}


class S3Bucket:
    """`hudna.record.push.Bucket` in S3; credentials and region come from the environment."""

    def __init__(self, address: str, *, endpoint: str | None = None) -> None:
        parts = urlsplit(address)
        if parts.scheme != "s3" or not parts.netloc:
            raise InputError(
                "this is not the address of a bucket",
                where=address,
                advice="Name it as s3://bucket/prefix",
            )
        try:
            import boto3
            from botocore.config import Config
        except ImportError:
            raise ConfigurationError(
                "publishing to a bucket needs boto3, which is not installed",
                where=address,
                advice='Run: pip install "hudna[s3]"',
            ) from None
        self._address = address
        self._bucket = parts.netloc
        self._prefix = f"{parts.path.strip('/')}/" if parts.path.strip("/") else ""
        config = Config(
            connect_timeout=10,
            read_timeout=60,
            retries={"total_max_attempts": 4, "mode": "standard"},
        )
        with self._reaching():
            self._client: Any = boto3.client("s3", endpoint_url=endpoint, config=config)

    def get(self, path: str) -> Stored | None:
        """Return an object, None if there is none."""
        with self._reaching(), self._unless(_ABSENT):
            found = self._client.get_object(Bucket=self._bucket, Key=self._prefix + path)
            return Stored(found["Body"].read(), found["ETag"])
        return None

    def create(self, path: str, data: bytes) -> bool:
        """Store an object unless there is one; return whether it was stored."""
        return self._put(path, data, IfNoneMatch="*")

    def replace(self, path: str, data: bytes, tag: str) -> bool:
        """Store an object over the one with this tag; return whether that one was still there."""
        return self._put(path, data, IfMatch=tag)

    def names(self, prefix: str) -> Iterator[str]:
        """Yield the paths that begin with a prefix."""
        with self._reaching():
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._bucket, Prefix=self._prefix + prefix
            )
            for page in pages:
                for item in page.get("Contents", ()):
                    yield item["Key"][len(self._prefix) :]

    def delete(self, path: str) -> None:
        """Remove an object."""
        with self._reaching():
            self._client.delete_object(Bucket=self._bucket, Key=self._prefix + path)

    def _put(self, path: str, data: bytes, **condition: str) -> bool:
        is_head = path == CHECKPOINT
        with self._reaching(), self._unless(_TAKEN):
            self._client.put_object(
                Bucket=self._bucket,
                Key=self._prefix + path,
                Body=data,
                ContentType="text/plain; charset=utf-8" if is_head else "application/octet-stream",
                CacheControl="no-cache" if is_head else "public, max-age=31536000, immutable",
                **condition,
            )
            return True
        return False

    @contextmanager
    def _unless(self, codes: set[str]) -> Iterator[None]:
        """Leave the block quietly on an answer that is expected."""
        from botocore.exceptions import ClientError

        try:
            yield
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") not in codes:
                raise

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            yield
        except (BotoCoreError, ClientError) as error:
            raise Unreachable(
                f"the bucket does not take it: {error}",
                where=self._address,
                advice="Check its name, the endpoint and AWS_ACCESS_KEY_ID, then run it again",
            ) from error
