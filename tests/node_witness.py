"""Programs of Node that judge what we write: a folder with a package.json, installed once, asked by standard input."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest


def require_package(folder: Path, package: str) -> None:
    """Install a witness where it is not yet; without Node or the network, skip the test, and fail it in CI."""
    missing = _install(folder, package)
    if missing:
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)


def ask(folder: Path, script: str, payload: bytes) -> dict[str, Any]:
    """What a witness answers, as JSON, to what it is given."""
    done = subprocess.run(["node", script], input=payload, cwd=folder, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def _install(folder: Path, package: str) -> str:
    """What is missing, in a sentence, or an empty string."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return f"{package} as a witness needs Node.js: apt-get install nodejs npm"
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / "node_modules" / package).is_dir():
            return ""
        done = subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=folder, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
    return "" if done.returncode == 0 else f"npm ci could not fetch {package}: {done.stderr[-300:]}"
