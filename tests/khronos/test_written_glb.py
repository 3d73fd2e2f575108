"""What we write, the Khronos validator passes without an error or a warning."""

from __future__ import annotations

import json
import struct
from dataclasses import replace

import numpy as np
import pytest

from khronos.validator import Validate, complaints_in, validate_glb  # noqa: F401
from makers import make_bumpy_blob, make_material, make_sphere, make_textured_cube
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh


def textured_sphere(subdivisions: int) -> Mesh:
    """A sphere with normals and UVs by longitude and latitude."""
    sphere = make_sphere(subdivisions, radius=0.05)
    x, y, z = (sphere.positions / 0.05).T
    uvs = np.stack([np.arctan2(x, z) / (2 * np.pi) + 0.5, 0.5 - np.arcsin(np.clip(y, -1, 1)) / np.pi], axis=1)
    return Mesh(sphere.positions, sphere.faces, normals=sphere.positions / 0.05, uvs=uvs)


def large_texture() -> np.ndarray:
    y, x = np.mgrid[:1024, :1024]
    return np.stack([x // 4, y // 4, (x ^ y) // 4], axis=-1).astype(np.uint8)


def with_maps(pixels: int) -> Material:
    """A base colour, a flat normal map with a slope in it, and an ORM map."""
    color = large_texture()[:pixels, :pixels]
    normal = np.tile(np.array((140, 120, 254), dtype=np.uint8), (pixels, pixels, 1))
    return Material(color, normal=normal, orm=color[..., ::-1].copy(), metallic=1.0, roughness=1.0)


def mirrored_sphere() -> Mesh:
    """A sphere whose left half carries the picture of its right half."""
    sphere = textured_sphere(4)
    assert sphere.uvs is not None
    return replace(sphere, uvs=np.abs(sphere.uvs - (0.5, 0.0)))


def without_normals(mesh: Mesh) -> Mesh:
    return replace(mesh, normals=None)


CASES = {
    "a cube with a PNG": (make_textured_cube(), make_material(), {}),
    "a sphere with a JPEG": (textured_sphere(4), Material(large_texture(), roughness=0.4), {}),
    "indices of four bytes": (textured_sphere(7), Material(large_texture()), {}),
    "geometry alone": (make_bumpy_blob(20), Material(base_color_factor=(0.8, 0.2, 0.1, 1.0), metallic=1.0), {}),
    "normal and occlusion maps": (textured_sphere(4), with_maps(256), {}),
    "tangents of a mirrored picture": (mirrored_sphere(), with_maps(64), {}),
    "every texture a JPEG": (textured_sphere(4), with_maps(256), {"jpeg_quality": 70}),
    "a normal map without normals": (without_normals(textured_sphere(3)), with_maps(64), {}),
    "provenance": (make_textured_cube(), make_material(), {"extras": {"seed": 1, "recipe": {"faces": 10}}}),
    "a name of another script": (make_textured_cube(), make_material(), {"name": "κουκουβάγια 🦉"}),
}


@pytest.mark.parametrize("case", CASES)
def test_the_validator_has_no_complaint(case: str, validate_glb: Validate) -> None:  # noqa: F811
    mesh, material, options = CASES[case]
    report = validate_glb(write_glb(mesh, material, **options))
    assert complaints_in(report) == []
    assert report["info"]["totalTriangleCount"] == mesh.num_faces
    if material.normal is None:
        assert report["info"]["totalVertexCount"] == mesh.num_vertices


def test_the_validator_does_complain_of_a_wrong_bound(validate_glb: Validate) -> None:  # noqa: F811
    payload = write_glb(make_textured_cube(), make_material())
    length = struct.unpack_from("<I", payload, 12)[0]
    document = json.loads(payload[20 : 20 + length])
    document["accessors"][0]["max"][1] = 0.25
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    body = payload[20 + length :]
    damaged = struct.pack("<4sIII4s", b"glTF", 2, 20 + len(text) + len(body), len(text), b"JSON") + text + body
    assert any("ACCESSOR_MAX_MISMATCH" in line for line in complaints_in(validate_glb(damaged)))
