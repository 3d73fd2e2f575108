"""The Khronos glTF validator (npm `gltf-validator`) as a fixture: `from khronos.validator import validate_glb`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from node_witness import ask, require_package

FOLDER = Path(__file__).parent
Validate = Callable[[bytes], dict[str, Any]]


@pytest.fixture(scope="session")
def validate_glb() -> Validate:
    """A function from the bytes of a GLB to the validator's report; `report["issues"]["numErrors"]` counts errors."""
    require_package(FOLDER, "gltf-validator")
    return lambda payload: ask(FOLDER, "validate.mjs", payload)


def complaints_in(report: dict[str, Any]) -> list[str]:
    """Errors and warnings, one line each; hints and remarks are left out."""
    issues = report["issues"]["messages"]
    return [
        f"{issue['code']} {issue.get('pointer', '')}: {issue['message']}" for issue in issues if issue["severity"] < 2
    ]
