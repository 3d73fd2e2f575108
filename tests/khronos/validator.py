"""The Khronos glTF validator (npm `gltf-validator`) as a fixture: `from khronos.validator import validate_glb`."""

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
Validate = Callable[[bytes], dict[str, Any]]


@pytest.fixture(scope="session")
def validate_glb() -> Validate:
    """A function from the bytes of a GLB to the validator's report; `report["issues"]["numErrors"]` counts errors."""
    missing = _prepare()
    if missing:
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return _validate


def complaints_in(report: dict[str, Any]) -> list[str]:
    """Errors and warnings, one line each; hints and remarks are left out."""
    issues = report["issues"]["messages"]
    return [
        f"{issue['code']} {issue.get('pointer', '')}: {issue['message']}" for issue in issues if issue["severity"] < 2
    ]


def _validate(payload: bytes) -> dict[str, Any]:
    done = subprocess.run(
        ["node", "validate.mjs"], input=payload, cwd=FOLDER, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def _prepare() -> str:
    """Install the validator once; what is missing, in a sentence, or an empty string."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "The Khronos validator needs Node.js: apt-get install nodejs npm"
    with (FOLDER / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (FOLDER / "node_modules" / "gltf-validator").is_dir():
            return ""
        done = subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=FOLDER, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
    return "" if done.returncode == 0 else f"npm ci could not fetch the Khronos validator: {done.stderr[-300:]}"
