"""Recast and Detour themselves (npm `recast-navigation`) as a fixture: `from detour.recast import ask_detour`."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent
Ask = Callable[[dict[str, Any]], dict[str, Any]]


@pytest.fixture(scope="session")
def ask_detour() -> Ask:
    """A function from questions about navmesh files (see witness.mjs) to Detour's answers."""
    missing = _prepare()
    if missing:
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return _ask


def _ask(questions: dict[str, Any]) -> dict[str, Any]:
    payload = json.dumps(questions).encode()
    done = subprocess.run(
        ["node", "witness.mjs"], input=payload, cwd=FOLDER, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def _prepare() -> str:
    """Install Detour once; what is missing, in a sentence, or an empty string."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "Detour as a witness needs Node.js: apt-get install nodejs npm"
    with (FOLDER / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (FOLDER / "node_modules" / "recast-navigation").is_dir():
            return ""
        done = subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=FOLDER, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
    return "" if done.returncode == 0 else f"npm ci could not fetch recast-navigation: {done.stderr[-300:]}"
