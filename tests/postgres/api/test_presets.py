"""The presets over HTTP: the very numbers the renderer draws with."""

import math

import pytest

from orfeas.render.camera import CAMERAS
from orfeas.render.lights import LIGHTINGS
from orfeas.render.material_presets import MATERIAL_PRESETS


def test_ten_materials_are_served_as_gltf_numbers(client):
    items = client.get("/api/v1/materials/presets").json()["items"]
    assert [item["name"] for item in items] == [
        "metal", "plastic", "wood", "glass", "ceramic", "rubber", "fabric", "stone", "skin", "gold",
    ]  # fmt: skip
    for item in items:
        preset = MATERIAL_PRESETS[item["name"]]
        assert item["base_color"] == list(preset.base_color) and item["roughness"] == preset.roughness
        assert (item["transmission"] > 0) == (item["name"] == "glass")
        assert item["metallic"] == (item["name"] in ("metal", "gold"))
        assert item["pattern"] == (item["name"] if item["name"] in ("wood", "fabric", "stone", "skin") else None)


def test_five_lightings_are_served_as_the_renderer_has_them(client):
    found = client.get("/api/v1/lighting/presets").json()
    assert [item["name"] for item in found["items"]] == ["studio", "outdoor", "dramatic", "night", "warm"]
    assert found["default"] == "studio"
    for item in found["items"]:
        lighting = LIGHTINGS[item["name"]]
        assert [lamp["role"] for lamp in item["lamps"]] == ["key", "fill", "rim"]
        assert [lamp["color"] for lamp in item["lamps"]] == [list(lamp.color) for lamp in lighting.lamps]
        heights = [stop["height"] for stop in item["room"]]
        assert heights == sorted(heights) and (heights[0], heights[-1]) == (-1, 1)


def test_eight_cameras_are_served_and_left_is_the_objects_own(client):
    found = client.get("/api/v1/camera/presets").json()
    cameras = {item["name"]: item for item in found["items"]}
    assert list(cameras) == ["front", "back", "left", "right", "top", "bottom", "three_quarter", "three_quarter_right"]
    assert found["default"] in cameras
    assert cameras["left"]["azimuth"] == pytest.approx(math.pi / 2)
    assert cameras["right"]["azimuth"] == pytest.approx(-math.pi / 2)
    for name, item in cameras.items():
        assert item["elevation"] == CAMERAS[name].elevation


@pytest.mark.parametrize("group", ["materials", "lighting", "camera"])
def test_presets_cannot_be_changed(client, group):
    answer = client.post(f"/api/v1/{group}/presets", json={})
    assert answer.status_code == 405 and answer.headers["allow"] == "GET"
