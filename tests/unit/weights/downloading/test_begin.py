"""A download in a process of its own: told, stopped, killed, gone on with, refused and failed."""

import os
import signal
import time
from pathlib import Path

import pytest
from pydantic import SecretStr

from orfeas.weights.downloading.begin import DownloadUnderWay, begin
from orfeas.weights.downloading.look import look
from orfeas.weights.downloading.stop import stop
from orfeas.weights.downloading.under_way import is_under_way
from orfeas.weights.fetching.transport import Hub, Offline
from orfeas.weights.install import AlreadyInstalled
from orfeas.weights.licence import LicenceNotAccepted, TerritoryExcluded, TerritoryNotDeclared
from orfeas.weights.record import read_record
from orfeas.weights.remove import remove
from orfeas.weights.staging.claim import InUse, claimed
from tests.installing import (
    CHECKPOINT,
    CHECKPOINT_PATH,
    NAME,
    convert_in_here,
    installed,
    make_manifest,
    miniature_hub,
)

LICENCE = make_manifest().licence.id
TOKEN = "hf_" + "sesame" * 5


@pytest.fixture(autouse=True)
def in_here(monkeypatch):
    convert_in_here(monkeypatch)  # what the tests install themselves


@pytest.fixture
def hub():
    with miniature_hub() as running:
        yield running


def begun(hub, folder, *, token=None, is_offline=False, **changes):
    asked = {"territory": "JP", "accepted": LICENCE, **changes}
    at = Hub(hub.url, token=token and SecretStr(token), is_offline=is_offline)
    return begin(make_manifest(), folder=folder, hub=at, **asked)


def awaited(folder, is_so, *, seconds=20):
    """The progress for which something is so."""
    deadline = time.monotonic() + seconds
    while not is_so(progress := look(NAME, folder=folder)):
        assert time.monotonic() < deadline, progress
        time.sleep(0.02)
    return progress


def ended(folder):
    awaited(folder, lambda _progress: not is_under_way(folder, NAME))
    return look(NAME, folder=folder)


def process_of(folder):
    """The one that works on the weights: it says so in the lock of their folder."""
    return int((folder / f".{NAME}.lock").read_text())


def left(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith((".lock", ".downloading")))


def test_it_is_told_while_it_goes_and_leaves_installed_weights_and_no_trace(hub, tmp_path):
    hub.stalls_after = len(CHECKPOINT) // 2
    first = begun(hub, tmp_path, token=TOKEN)
    assert (first.step, first.done, first.failure) == ("asking", 0, None) and first.host in hub.url
    told = awaited(tmp_path, lambda progress: progress.step == "fetching" and "model" in progress.file)
    assert told.total == len(CHECKPOINT) and told.begun_at == first.begun_at
    with pytest.raises(DownloadUnderWay):
        begun(hub, tmp_path)
    with pytest.raises(InUse):
        remove(NAME, folder=tmp_path)
    command, variables = (Path(f"/proc/{process_of(tmp_path)}/{of}").read_bytes() for of in ("cmdline", "environ"))
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(TOKEN.encode() in each for each in (command, variables, *kept))
    hub.stalls_after = None
    hub.closing.set()  # the line breaks, and it goes on
    assert ended(tmp_path) is None
    assert read_record(tmp_path, NAME).licence.territory == "JP"
    assert left(tmp_path) == [NAME]
    with pytest.raises(AlreadyInstalled):
        begun(hub, tmp_path)
    assert {asked.headers.get("Authorization") for asked in hub.asked if asked.host in hub.url} == {f"Bearer {TOKEN}"}


def test_stopped_it_keeps_what_it_fetched_and_the_next_fetches_the_rest(hub, tmp_path):
    hub.stalls_after = len(CHECKPOINT) // 2
    begun(hub, tmp_path)
    assert hub.stalled.wait(20)
    stop(NAME, folder=tmp_path)
    assert look(NAME, folder=tmp_path) is None and not is_under_way(tmp_path, NAME)
    assert left(tmp_path) == [f"{NAME}.part"]
    first, hub.stalls_after = hub.served(CHECKPOINT_PATH), None
    assert 0 < first < len(CHECKPOINT)
    installed(hub.url, tmp_path)
    assert hub.served(CHECKPOINT_PATH) == len(CHECKPOINT)


def test_killed_it_is_interrupted_by_what_others_see_and_can_be_begun_again(hub, tmp_path):
    hub.stalls_after = len(CHECKPOINT) // 2
    begun(hub, tmp_path)
    assert hub.stalled.wait(20)
    os.kill(process_of(tmp_path), signal.SIGKILL)
    assert ended(tmp_path).failure["code"] == "download_interrupted"
    hub.stalls_after = None
    begun(hub, tmp_path)
    assert ended(tmp_path) is None and read_record(tmp_path, NAME) is not None


def test_what_goes_wrong_is_kept_until_it_is_forgotten(hub, tmp_path):
    hub.sends[CHECKPOINT_PATH] = CHECKPOINT[:-1] + b"!"
    begun(hub, tmp_path)
    failure = ended(tmp_path).failure
    assert (failure["code"], failure["kind"]) == ("wrong_bytes", "invalid") and failure["sentence"].endswith(".")
    assert left(tmp_path) == [f".{NAME}.download.json", f"{NAME}.part"]
    stop(NAME, folder=tmp_path)
    assert look(NAME, folder=tmp_path) is None


@pytest.mark.parametrize(
    ("changes", "failure"),
    [
        ({"accepted": "mit"}, LicenceNotAccepted),
        ({"territory": None}, TerritoryNotDeclared),
        ({"territory": "FR"}, TerritoryExcluded),
        ({"is_offline": True}, Offline),
    ],
)
def test_what_can_be_refused_is_refused_before_there_is_a_process(hub, tmp_path, changes, failure):
    with pytest.raises(failure):
        begun(hub, tmp_path, **changes)
    assert hub.asked == [] and not is_under_way(tmp_path, NAME) and look(NAME, folder=tmp_path) is None


def test_nothing_begins_beside_another_command_or_where_something_is_installed(hub, tmp_path):
    with claimed(tmp_path, NAME), pytest.raises(InUse):
        begun(hub, tmp_path)
    installed(hub.url, tmp_path)
    with pytest.raises(AlreadyInstalled):
        begun(hub, tmp_path)
    assert not is_under_way(tmp_path, NAME)


@pytest.mark.parametrize("content", [b"", b"{", b'{"name": "another"}', b"\xff" * 100])
def test_progress_that_cannot_be_read_is_none(tmp_path, content):
    (tmp_path / f".{NAME}.download.json").write_bytes(content)
    assert look(NAME, folder=tmp_path) is None
