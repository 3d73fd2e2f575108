"""The web viewer's patterns: shaders with the constants of the renderer's."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import numpy as np
import pytest

from orfeas.render.material_presets import MATERIAL_PRESETS
from orfeas.render.painter import CLEARLY_LONGER

VIEWER = Path(__file__).parents[3] / "web" / "src" / "viewer" / "patterns"
PATTERNS = [preset.pattern_name for preset in MATERIAL_PRESETS.values() if preset.pattern_name is not None]
CONSTANT = re.compile(r"^const (?:vec3|float) ([A-Z_]+) = (?:vec3\(([^)]*)\)|([^;]*));$", re.MULTILINE)


def shader_constants(text: str) -> dict[str, list[float]]:
    """Numbers and colours by name; a number may be one over another."""
    found = {}
    for name, colour, number in CONSTANT.findall(text):
        parts = [part.split("/") for part in (colour or number).split(",")]
        found[name] = [float(over) / float(under[0]) if under else float(over) for over, *under in parts]
    return found


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_has_the_same_sizes_and_colours_in_the_viewer(name: str) -> None:
    module = importlib.import_module(f"orfeas.render.patterns.{name}")
    ours = {key: value for key, value in vars(module).items() if key.isupper()}
    theirs = shader_constants((VIEWER / f"{name}.ts").read_text())
    assert set(theirs) == set(ours) and len(ours) >= 4
    for key, value in ours.items():
        assert theirs[key] == pytest.approx(np.atleast_1d(np.asarray(value, np.float64))), key


def test_both_agree_when_an_object_lies() -> None:
    assert f"const CLEARLY_LONGER = {CLEARLY_LONGER}\n" in (VIEWER / "wearPattern.ts").read_text()
    known = re.findall(r"^  \['(\w+)', [A-Z]+\],$", (VIEWER / "wearPattern.ts").read_text(), re.MULTILINE)
    assert sorted(known) == sorted(PATTERNS)
