"""A studio started as a person would start it, for journeys, benchmarks and screenshots."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock


@dataclass(frozen=True)
class Studio:
    """A running studio: where it answers, where it keeps things, and its supervising process."""

    url: str
    home: Path
    process: subprocess.Popen[str]

    def get(self, path: str) -> dict[str, object]:
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            return json.load(answer)

    def make(self, picture: Path, *, patience_seconds: float, **fields: str) -> dict[str, object]:
        """An asset of a picture, once its job has succeeded."""
        job = self._post(picture, fields)
        deadline = time.monotonic() + patience_seconds
        while (job := self.get(f"/api/v1/jobs/{job['id']}"))["state"] in ("queued", "running"):
            assert time.monotonic() < deadline, job
            time.sleep(0.2)
        assert job["state"] == "succeeded", job
        return self.get(f"/api/v1/assets/{job['asset_id']}")

    def _post(self, picture: Path, fields: dict[str, str]) -> dict[str, object]:
        boundary = "between"
        parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
                 for name, value in fields.items()]  # fmt: skip
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="image"; filename="{picture.name}"\r\n\r\n'
        body = b"".join([*parts, head.encode(), picture.read_bytes(), f"\r\n--{boundary}--\r\n".encode()])
        kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        asked = urllib.request.Request(f"{self.url}/api/v1/generate-3d", body, kind)
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return json.load(answer)


@dataclass(frozen=True)
class Done:
    """A command that has ended, as a process of its own would tell it."""

    returncode: int
    stdout: str
    stderr: str


def orfeas_here(*words: object, cwd: Path, settings: dict[str, str] | None = None) -> Done:
    """`orfeas WORDS` in this process: without the seconds in which another one reads the same libraries."""
    from orfeas.cli.main import main

    out, err, code = io.StringIO(), io.StringIO(), 0
    with (
        contextlib.chdir(cwd),
        mock.patch.dict(os.environ, settings or {}),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
    return Done(code, out.getvalue(), err.getvalue())


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def running_studio(
    home: Path, *, python: str = sys.executable, settings: dict[str, str] | None = None, wait_seconds: float = 60.0
) -> Iterator[Studio]:
    """Start `orfeas studio` on a free port with its own home; stop it with Ctrl-C afterwards."""
    port = free_port()
    environment = {**os.environ, "ORFEAS_DATA_DIR": str(home), **(settings or {})}
    environment.pop("ORFEAS_DATABASE_URL", None)
    log = home.with_name(home.name + "-studio.log")
    with log.open("w") as out:
        process = subprocess.Popen(
            [python, "-m", "orfeas.cli", "studio", "--port", str(port)],
            env=environment, stdout=out, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_ready(url, process, log, wait_seconds)
        yield Studio(url, home, process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _wait_until_ready(url: str, process: subprocess.Popen[str], log: Path, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the studio ended with {process.returncode}:\n{log.read_text()}")
        try:
            with urllib.request.urlopen(url + "/api/health", timeout=2) as answer:
                if json.load(answer)["worker"]["alive"]:
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.1)
    raise RuntimeError(f"the studio was not ready after {wait_seconds:.0f} s:\n{log.read_text()}")
