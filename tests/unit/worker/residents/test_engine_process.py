"""The engines' process and who speaks to it: loaded once, left alone when a job is, replaced when it ends."""

import asyncio
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

import stub_engines
from orfeas.assets.blobs.disk import Disk
from orfeas.engines.contract import Quality
from orfeas.engines.device import DeviceBroken, DeviceOutOfMemory
from orfeas.errors import OrfeasError
from orfeas.worker.residents import host as hosting
from orfeas.worker.residents.client import EnginesAway, EnginesDied, ResidentEngine
from orfeas.worker.residents.desk import SOCKET, socket_path
from orfeas.worker.residents.host import EngineHost, EnginesNotStarted, are_resident
from simulated_device import CUTOUT, SURFACE
from stub_engines import NAME, read_notes


@pytest.fixture
async def host(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(stub_engines.__file__).parent))
    made = EngineHost(Disk(tmp_path), home=tmp_path, device=None, program="stub_engines")
    yield made
    await made.close()


async def do(host, *, seed=0, weights="sha256:one", report=lambda _fraction: None):
    """A job, as a job's process does it."""
    engine = ResidentEngine(NAME, folder=await host.ready(), weights=weights)
    return await asyncio.to_thread(engine.generate, CUTOUT, quality=Quality(seed=seed), report=report)


class Left(Exception):
    """A job was canceled."""


def leaves(_fraction):
    raise Left


async def until(condition):
    async with asyncio.timeout(20):
        while not (found := condition()):
            await asyncio.sleep(0.01)
    return found


def loads(home):
    return [note["loaded"] for note in read_notes(home) if "loaded" in note]


def pids(home):
    return list(dict.fromkeys(note["pid"] for note in read_notes(home)))


async def test_two_jobs_load_the_weights_once_and_the_surface_comes_whole(host, tmp_path):
    told = []
    for _ in range(2):
        surface = await do(host, report=told.append)
    assert loads(tmp_path) == ["sha256:one"] and told == [0.0, 0.05, 0.1] * 2
    assert (surface.weights, surface.engine, surface.warnings) == ("sha256:one", "sim", ())
    assert np.array_equal(surface.mesh.positions, SURFACE.mesh.positions)
    await until(lambda: host.told["is"] == "idle")
    report = host.report()
    (held,) = report["held"]
    assert (report["state"], report["device"]) == ("idle", "Sim 1")
    assert (held["engine"], held["weights"], held["bytes"]) == (NAME, "sha256:one", 7e9)
    assert (held["is_running"], held["running_seconds"]) == (False, 0.0) and held["idle_seconds"] >= 0


async def test_only_its_owner_can_come_and_no_secret_is_within(host, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    monkeypatch.setenv("ORFEAS_DATABASE_URL", "postgresql://somewhere")
    folder = await host.ready()
    assert stat.S_IMODE((folder / SOCKET).stat().st_mode) == 0o600
    environment = read_notes(tmp_path)[0]["environment"]
    assert environment["HF_HUB_OFFLINE"] == "1"
    assert not {"HF_TOKEN", "ORFEAS_DATABASE_URL"} & environment.keys()


async def test_a_job_that_is_left_stops_within_a_step_and_the_next_is_done(host, tmp_path):
    with pytest.raises(Left):
        await do(host, seed=stub_engines.SLOW, report=lambda fraction: fraction and leaves(fraction))
    await do(host)
    steps = [note["step"] for note in read_notes(tmp_path) if note.get("seed") == stub_engines.SLOW]
    assert steps in ([0, 1], [0]) and len(loads(tmp_path)) == 1


async def test_a_killed_process_fails_its_job_so_that_it_may_be_tried_again_by_another(host, tmp_path):
    def kill(fraction):
        if fraction > 0:
            os.kill(read_notes(tmp_path)[0]["pid"], signal.SIGKILL)

    with pytest.raises(EnginesDied) as failure:
        await do(host, seed=stub_engines.SLOW, report=kill)
    assert failure.value.kind == "unavailable"
    assert (await do(host)).engine == "sim"
    assert len(pids(tmp_path)) == 2 and len(loads(tmp_path)) == 2


async def test_a_broken_device_fails_its_job_by_name_and_its_process_is_replaced(host, tmp_path):
    await do(host)
    with pytest.raises(DeviceBroken, match="illegal memory access"):
        await do(host, seed=stub_engines.STICKY)
    assert (await do(host)).engine == "sim"
    assert len(pids(tmp_path)) == 2
    measured = [note["peaks"] for note in read_notes(tmp_path) if "peaks" in note]
    assert measured == [[], [{"engine": NAME, "cells": 192, "precision": None, "bytes": 8e9}]], "what was learnt stays"


async def test_out_of_memory_is_tried_once_more_then_fails_by_name_and_the_process_lives(host, tmp_path):
    assert (await do(host, seed=stub_engines.OOM_ONCE)).engine == "sim"
    assert len(loads(tmp_path)) == 2
    with pytest.raises(DeviceOutOfMemory):
        await do(host, seed=stub_engines.OOM_ALWAYS)
    assert len(loads(tmp_path)) == 3, "once more, and no more"
    with pytest.raises(OrfeasError, match="our mistake"):
        await do(host, seed=stub_engines.MISTAKE)
    assert (await do(host)).engine == "sim" and len(pids(tmp_path)) == 1


async def test_swapping_under_load_loses_no_job(host, tmp_path):
    folder = await host.ready()
    wanted = ["sha256:one", "sha256:two"] * 6
    engines = [ResidentEngine(NAME, folder=folder, weights=weights) for weights in wanted]
    work = [asyncio.to_thread(each.generate, CUTOUT, quality=Quality()) for each in engines]
    assert [surface.weights for surface in await asyncio.gather(*work)] == wanted
    assert len(loads(tmp_path)) < len(wanted), "one after another would load each time: both do not fit"


async def test_a_step_without_end_that_nobody_waits_for_is_ended_with_its_process(host, tmp_path, monkeypatch):
    monkeypatch.setattr(hosting, "WEDGED_SECONDS", 0.2)
    with pytest.raises(Left):
        await do(host, seed=stub_engines.ENDLESS, report=leaves)
    assert (await do(host)).engine == "sim" and len(pids(tmp_path)) == 2


async def test_clearing_waits_for_the_running_job(host, tmp_path):
    job = asyncio.create_task(do(host, seed=stub_engines.SLOW))
    await until(lambda: any("step" in note for note in read_notes(tmp_path)))
    await host.tell({"do": "clear", "engine": None})
    assert (await job).engine == "sim" and len(loads(tmp_path)) == 1
    await until(lambda: host.told["held"] == [])
    assert (await do(host)).engine == "sim" and len(loads(tmp_path)) == 2


async def test_what_cannot_be_read_is_sent_away_and_nobody_else_notices(host, tmp_path):
    folder = await host.ready()
    for said in (
        b"",
        b"\xff" * 4,
        b"\0\0\0\2{}",
        b"GET / HTTP/1.1\r\n\r\n",
        b'\0\0\0\x1c{"message": {}, "arrays": []}',
    ):
        with socket.socket(socket.AF_UNIX) as line, socket_path(folder) as path:
            line.connect(path)
            line.sendall(said)
            line.shutdown(socket.SHUT_WR)
            with suppress(ConnectionResetError):
                await asyncio.to_thread(line.recv, 1)
    assert (await do(host)).engine == "sim" and len(pids(tmp_path)) == 1


async def test_it_is_gone_with_its_worker_and_its_folder_too(host, tmp_path):
    folder = await host.ready()
    await host.close()
    assert not folder.exists() and host.told is None
    with pytest.raises(EnginesAway, match="No such file"):
        await asyncio.to_thread(
            ResidentEngine(NAME, folder=folder).generate, CUTOUT, quality=Quality(), report=lambda _fraction: None
        )


DIES = """
import asyncio, os, sys
from pathlib import Path
from orfeas.assets.blobs.disk import Disk
from orfeas.worker.residents.host import EngineHost
home = Path(sys.argv[1])
asyncio.run(EngineHost(Disk(home), home=home, device=None, program="stub_engines").ready())
os.kill(os.getpid(), 9)
"""


def test_it_does_not_outlive_a_worker_that_is_killed(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(stub_engines.__file__).parent))
    killed = subprocess.run([sys.executable, "-c", DIES, str(tmp_path)], timeout=60)
    assert killed.returncode == -signal.SIGKILL
    (pid,) = pids(tmp_path)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2]:
        assert time.monotonic() < deadline
        time.sleep(0.02)


async def test_a_program_that_does_not_start_says_so(tmp_path):
    host = EngineHost(Disk(tmp_path), home=tmp_path, device=None, program="there_is_no_such_program")
    with pytest.raises(EnginesNotStarted, match="exit status 1"):
        await host.ready()
    assert list((tmp_path / "blobs" / "tmp").iterdir()) == []


def test_only_engines_with_weights_of_their_own_are_resident():
    assert are_resident(["relief", NAME]) and not are_resident(["small", "relief", "of no catalog"])
