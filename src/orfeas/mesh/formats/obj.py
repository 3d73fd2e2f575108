"""OBJ: geometry as text, a material library and a texture beside it; metres, +Y up."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

import orfeas
from orfeas.mesh.formats.reading.obj_surface import BrokenObj, obj_surface
from orfeas.mesh.formats.scene import Scene, require_writable
from orfeas.mesh.formats.textures import decode_texture
from orfeas.mesh.material import Material, Pixels
from orfeas.mesh.mesh import Mesh

__all__ = ["BrokenObj", "read_obj", "write_obj"]


def write_obj(mesh: Mesh, material: Material, *, name: str) -> dict[str, bytes]:
    """A mesh as OBJ with its material library and, where there is one, its texture as PNG.

    Vertices that share a place share a `v`, so that other programs see a closed surface across UV seams and creases.
    Quads are written as quads. `vt` counts from the bottom left (OBJ) where UVs here count from the top left (glTF).

    Args:
        mesh: metres, +Y up.
        material: roughness becomes a specular exponent; programs that know them read `Pr` and `Pm` too.
        name: stem of the files, and what they call each other; letters, digits and `-_.` are kept.

    Returns:
        File name to bytes: `name.obj`, `name.mtl` and with a texture `name.png`.

    Raises:
        NothingToWrite: a mesh without faces.
        TextureWithoutUvs: a texture on a mesh without UVs.
    """
    require_writable(mesh, material)
    stem = _safe(name) or "object"
    title = _safe(material.name) or "surface"
    places, index = np.unique(mesh.positions, axis=0, return_inverse=True)
    parts = [
        f"# {orfeas.GENERATOR}; metres; Y up\nmtllib {stem}.mtl\no {stem}\n",
        _rows("v %.9g %.9g %.9g\n", places),
    ]
    columns, pattern = [index.reshape(-1) + 1], "%d"
    own = np.arange(1, mesh.num_vertices + 1)
    if mesh.uvs is not None:
        parts.append(_rows("vt %.6f %.6f\n", np.stack([mesh.uvs[:, 0], 1 - mesh.uvs[:, 1].astype(np.float64)], axis=1)))
        columns.append(own)
        pattern += "/%d"
    if mesh.normals is not None:
        parts.append(_rows("vn %.5f %.5f %.5f\n", mesh.normals))
        columns.append(own)
        pattern += "/%d" if mesh.uvs is not None else "//%d"
    parts.append(f"usemtl {title}\n")
    for polygons in (mesh.quads, mesh.faces[2 * mesh.num_quads :]):
        line = "f" + f" {pattern}" * polygons.shape[1] + "\n"
        parts.append(_rows(line, np.stack([column[polygons] for column in columns], axis=2)))
    files = {f"{stem}.obj": "".join(parts).encode(), f"{stem}.mtl": _library(material, title, stem)}
    if material.base_color is not None:
        out = io.BytesIO()
        Image.fromarray(np.ascontiguousarray(material.base_color)).save(out, format="PNG", compress_level=3)
        files[f"{stem}.png"] = out.getvalue()
    return files


def read_obj(files: dict[str, bytes]) -> Scene:
    """Read an OBJ with what lies beside it. Nothing outside `files` is ever opened.

    Args:
        files: file name to bytes; exactly one ends in `.obj`.

    Returns:
        The mesh in the frame and unit of the file, polygons cut into triangles, and the material of its library.

    Raises:
        BrokenObj: damaged, without faces, or naming a vertex that does not exist.
        BrokenTexture: its texture cannot be decoded.
    """
    names = [name for name in files if name.lower().endswith(".obj")]
    if len(names) != 1:
        raise BrokenObj(problem=f"there are {len(names)} files ending in .obj where one is wanted")
    surface = obj_surface(files[names[0]])
    lines = files[names[0]].splitlines()
    return Scene(surface.mesh, _material(lines, files), name=names[0][:-4])


def _safe(name: str) -> str:
    """A name without what OBJ, MTL or a file system would misread."""
    return "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in name).strip("._")


def _rows(pattern: str, values: npt.NDArray[Any]) -> str:
    """Each row of values through one pattern; one big format is ten times as fast as one a row."""
    return (pattern * len(values)) % tuple(values.ravel().tolist())


def _library(material: Material, title: str, stem: str) -> bytes:
    red, green, blue, alpha = material.base_color_factor
    exponent = min(max(2 / max(material.roughness, 0.05) ** 4 - 2, 0.0), 1000.0)
    lines = [
        f"newmtl {title}",
        f"Kd {red:.6f} {green:.6f} {blue:.6f}",
        "Ks 0.04 0.04 0.04",
        f"Ns {exponent:.3f}",
        f"d {alpha:.6f}",
        "illum 2",
        f"Pr {material.roughness:.6f}",
        f"Pm {material.metallic:.6f}",
    ]
    if material.base_color is not None:
        lines.append(f"map_Kd {stem}.png")
    return ("\n".join(lines) + "\n").encode()


def _material(lines: list[bytes], files: dict[str, bytes]) -> Material:
    """The first material of the first library that is at hand."""
    for line in lines:
        if line.startswith(b"mtllib "):
            library = files.get(line[7:].strip().decode("utf-8", "replace"))
            return Material() if library is None else _from_library(library, files)
    return Material()


def _from_library(library: bytes, files: dict[str, bytes]) -> Material:
    fields: dict[str, str] = {}
    for line in library.decode("utf-8", "replace").splitlines():
        key, _, value = line.strip().partition(" ")
        if key == "newmtl" and "newmtl" in fields:
            break
        fields[key] = value.strip()
    texture: Pixels | None = None
    if fields.get("map_Kd", "") in files:
        texture = decode_texture(files[fields["map_Kd"]])
    red, green, blue = _numbers(fields.get("Kd", ""), 3) or (1.0, 1.0, 1.0)
    (alpha,) = _numbers(fields.get("d", ""), 1) or (1.0,)
    (roughness,) = _numbers(fields.get("Pr", ""), 1) or (0.75,)
    (metallic,) = _numbers(fields.get("Pm", ""), 1) or (0.0,)
    return Material(texture, (red, green, blue, alpha), metallic, roughness, fields.get("newmtl") or "surface")


def _numbers(text: str, count: int) -> tuple[float, ...] | None:
    """That many numbers from 0 to 1, or None."""
    try:
        values = tuple(float(word) for word in text.split())
    except ValueError as failure:
        raise BrokenObj(problem="its material library holds a value that is not a number") from failure
    if values and (len(values) != count or not all(0 <= value <= 1 for value in values)):
        raise BrokenObj(problem="its material library holds a value that is not between 0 and 1")
    return values or None
