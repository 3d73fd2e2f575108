"""Recast and Detour themselves (npm `recast-navigation`) as a fixture: `from detour.recast import ask_detour`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from node_witness import ask, require_package

FOLDER = Path(__file__).parent
Ask = Callable[[dict[str, Any]], dict[str, Any]]


@pytest.fixture(scope="session")
def ask_detour() -> Ask:
    """A function from questions about navmesh files (see witness.mjs) to Detour's answers."""
    require_package(FOLDER, "recast-navigation")
    return lambda questions: ask(FOLDER, "witness.mjs", json.dumps(questions).encode())
