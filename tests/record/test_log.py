from collections.abc import Callable

from hudna.record.audit import audit
from hudna.record.log import Log
from tests.record.scene import Scene


def test_a_log_grows_and_its_audit_finds_nothing(
    make_log: Callable[..., Log], scene: Scene
) -> None:
    log = make_log(700, batch=37)
    report = audit(log.folder.path, public_keys=scene.public_keys)
    assert report.problems == []
    assert (report.size, report.root) == (700, log.root.hex())
