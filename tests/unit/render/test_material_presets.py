"""Material presets: numbers a renderer can use."""

from __future__ import annotations

import pytest

from orfeas.render.material_presets import MATERIAL_PRESETS, UnknownMaterial, find_material


@pytest.mark.parametrize("name", list(MATERIAL_PRESETS))
def test_every_preset_is_a_material_of_gltf(name: str) -> None:
    preset = find_material(name)
    assert preset.name == name and preset.sentence.endswith(".")
    assert all(0 <= channel <= 1 for channel in preset.base_color)
    assert 0 <= preset.roughness <= 1 and preset.metallic in (0.0, 1.0)
    assert preset.ior >= 1 and 0 <= preset.transmission <= 1
    material = preset.as_material()
    assert material.base_color_factor == (*preset.base_color, 1.0)
    assert (material.metallic, material.roughness) == (preset.metallic, preset.roughness)
    assert preset.pattern_name == (None if preset.pattern is None else preset.pattern.__name__)


def test_an_unknown_material_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownMaterial, match="gold"):
        find_material("mithril")
