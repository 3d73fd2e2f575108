"""A download killed at any moment, and a token that no one else may see; in a process of its own, as people run it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from orfeas.weights.resolve import WeightsNotInstalled, installed_for, installed_weights_of
from orfeas.weights.staging.claim import InUse
from tests.hub import LARGE
from tests.installing import CHECKPOINT, CHECKPOINT_PATH, NAME, installed, make_manifest, miniature_hub, put_manifest

TOKEN = "hf_" + "sesame" * 5
LICENCE = "tencent-hunyuan-3d-2.1-community"
RUN = """
import sys
from pathlib import Path
from orfeas.cli.terminal import complain, exit_code_of
from orfeas.cli.weights.download import download
from orfeas.errors import OrfeasError
from orfeas.weights import manifest
manifest.MANIFESTS = Path(sys.argv[1])
try:
    download(sys.argv[2], accept_licence=sys.argv[3])
except OrfeasError as failure:
    complain(failure.sentence)
    sys.exit(exit_code_of(failure))
"""


@pytest.fixture
def hub():
    with miniature_hub() as running:
        yield running


def downloading(hub, folder, **settings):
    """The command, started."""
    manifests = put_manifest(folder / "manifests", make_manifest())
    command = [sys.executable, "-c", RUN, str(manifests), NAME, LICENCE]
    mine = {"HF_ENDPOINT": hub.url, "ORFEAS_WEIGHTS_DIR": str(folder / "weights"), "ORFEAS_TERRITORY": "JP"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "ORFEAS_"))}
    return subprocess.Popen(
        command, env=kept | mine | settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def test_killed_at_forty_hundredths_it_fetches_the_other_sixty(hub, tmp_path):
    assert len(CHECKPOINT) > LARGE
    hub.stalls_after = len(CHECKPOINT) * 2 // 5
    child = downloading(hub, tmp_path)
    assert hub.stalled.wait(20)
    part = tmp_path / "weights" / f"{NAME}.part" / "fetched" / f"{CHECKPOINT_PATH}.part"
    first = hub.served(CHECKPOINT_PATH)
    while part.stat().st_size < first:  # what was sent is on its way through the loopback
        assert child.poll() is None, child.communicate()
    child.send_signal(signal.SIGKILL)
    child.communicate()
    with pytest.raises(WeightsNotInstalled):
        installed_for("hunyuan3d21", folder=tmp_path / "weights")
    hub.stalls_after = None
    installed(hub.url, tmp_path / "weights")
    assert hub.served(CHECKPOINT_PATH) == len(CHECKPOINT)
    assert 0.4 <= first / len(CHECKPOINT) < 0.6
    assert installed_weights_of("hunyuan3d21", folder=tmp_path / "weights") is not None


def test_the_token_is_in_no_output_no_file_no_process_list_and_on_no_other_host(hub, tmp_path):
    hub.wants_token, hub.stalls_after = TOKEN, 0
    child = downloading(hub, tmp_path, HF_TOKEN=TOKEN, ORFEAS_LOG_LEVEL="DEBUG")
    assert hub.stalled.wait(20)
    assert TOKEN not in Path(f"/proc/{child.pid}/cmdline").read_text()
    hub.stalls_after = None
    hub.closing.set()  # the line breaks, and the same process goes on
    said, _ = child.communicate(timeout=30)
    assert child.returncode == 0, said
    hub.wants_token = "another"
    (tmp_path / "weights" / NAME).rename(tmp_path / "kept")
    refused = downloading(hub, tmp_path, HF_TOKEN=TOKEN)
    complaint, _ = refused.communicate(timeout=30)
    assert refused.returncode == 3 and "does not accept your HF_TOKEN" in complaint
    kept = [path.read_text("latin-1") for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(TOKEN in text for text in (said, complaint, *kept))
    elsewhere = [asked for asked in hub.asked if asked.path.startswith("/elsewhere/")]
    assert elsewhere and not any("Authorization" in asked.headers for asked in elsewhere)


def test_two_at_once_are_one_download(hub, tmp_path):
    hub.stalls_after = LARGE
    first = downloading(hub, tmp_path)
    assert hub.stalled.wait(20)
    with pytest.raises(InUse, match=f"process {first.pid}"):
        installed(hub.url, tmp_path / "weights")
    first.kill()
    first.communicate()
    hub.stalls_after = None
    installed(hub.url, tmp_path / "weights")  # the kernel let go of the lock
