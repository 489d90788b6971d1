"""A real S3 server on loopback: the record goes in, and anybody reads it over plain HTTP."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hudna.connect.record import fetch_record
from hudna.connect.s3 import S3Bucket
from hudna.errors import InputError, Unreachable
from hudna.record.audit import audit
from hudna.record.log import Log
from hudna.record.push import push
from tests.record.scene import ORIGIN, Scene

boto3 = pytest.importorskip("boto3", reason="the extra s3 is not installed")
moto = pytest.importorskip("moto.server", reason="no S3 server is installed to test with")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    os.environ.update(
        AWS_ACCESS_KEY_ID="exercise", AWS_SECRET_ACCESS_KEY="exercise", AWS_REGION="us-east-1"
    )
    client = boto3.client("s3", endpoint_url=address, region_name="us-east-1")
    client.create_bucket(Bucket="record")
    everyone = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}
    policy = {"Version": "2012-10-17", "Statement": [{**everyone, "Resource": "arn:aws:s3:::*"}]}
    client.put_bucket_policy(Bucket="record", Policy=json.dumps(policy))
    yield address
    server.stop()


def test_writes_are_conditional(endpoint: str) -> None:
    bucket = S3Bucket("s3://record/conditions", endpoint=endpoint)
    assert bucket.get("a") is None
    assert bucket.create("a", b"one")
    assert not bucket.create("a", b"two")
    there = bucket.get("a")
    assert there is not None
    assert there.data == b"one"
    assert bucket.replace("a", b"three", there.tag)
    assert not bucket.replace("a", b"four", there.tag)
    assert list(bucket.names("")) == ["a"]
    bucket.delete("a")
    assert bucket.get("a") is None


def test_readers_need_only_what_lies_in_the_bucket(endpoint: str, tmp_path: Path) -> None:
    scene = Scene()
    bucket = S3Bucket("s3://record/truce/log", endpoint=endpoint)
    with Log.create(tmp_path / "log", ORIGIN, scene.operator) as log:
        log.append([scene.genesis(), *(scene.say("observer") for _ in range(250))])
        push(log.folder, bucket)
        log.append([scene.say("observer") for _ in range(20)])
        assert push(log.folder, bucket).before == 251
    fetched = tmp_path / "fetched"
    assert fetch_record(f"{endpoint}/record/truce/log", fetched) == 271
    report = audit(fetched, public_keys=scene.public_keys)
    assert (report.problems, report.size) == ([], 271)


def test_a_bucket_that_is_not_there_is_said(endpoint: str) -> None:
    with pytest.raises(InputError, match="address of a bucket"):
        S3Bucket("https://record")
    with pytest.raises(Unreachable, match="does not take it"):
        S3Bucket("s3://nowhere", endpoint=endpoint).create("a", b"one")
