"""OBJ: geometry as text, a material library and a texture beside it; metres, +Y up."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

import orfeas
from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.scene import Scene, require_writable
from orfeas.mesh.formats.textures import decode_texture
from orfeas.mesh.material import Material, Pixels
from orfeas.mesh.mesh import Mesh

MAX_CORNERS = 64
"""Corners a face may have; it is cut into a fan of triangles."""


class BrokenObj(OrfeasError):
    """The OBJ file cannot be read: {problem}. Export it again from the program that made it."""

    kind = Kind.INVALID


def write_obj(mesh: Mesh, material: Material, *, name: str) -> dict[str, bytes]:
    """A mesh as OBJ with its material library and, where there is one, its texture as PNG.

    Vertices that share a place share a `v`, so that other programs see a closed surface across UV seams and creases.
    `vt` counts from the bottom left (OBJ) where UVs here count from the top left (glTF).

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
        f"# ORFEAS Studio {orfeas.__version__}; metres; Y up\nmtllib {stem}.mtl\no {stem}\n",
        _rows("v %.7g %.7g %.7g\n", places),
    ]
    corners: list[npt.NDArray[Any]] = [index.reshape(-1)[mesh.faces] + 1]
    pattern = "%d"
    if mesh.uvs is not None:
        parts.append(_rows("vt %.6f %.6f\n", np.stack([mesh.uvs[:, 0], 1 - mesh.uvs[:, 1].astype(np.float64)], axis=1)))
        corners.append(mesh.faces + 1)
        pattern += "/%d"
    if mesh.normals is not None:
        parts.append(_rows("vn %.5f %.5f %.5f\n", mesh.normals))
        corners.append(mesh.faces + 1)
        pattern += "/%d" if mesh.uvs is not None else "//%d"
    parts.append(f"usemtl {title}\n")
    parts.append(_rows(f"f {pattern} {pattern} {pattern}\n", np.stack(corners, axis=2).reshape(mesh.num_faces, -1)))
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
    lines = files[names[0]].replace(b"\\\n", b" ").splitlines()
    columns = {kind: _values(lines, kind, width) for kind, width in ((b"v", 3), (b"vt", 2), (b"vn", 3))}
    corners = _corners(lines)
    if not len(corners):
        raise BrokenObj(problem="it has no faces")
    if (corners >= [len(values) for values in columns.values()]).any():
        raise BrokenObj(problem="a face names a vertex that does not exist")
    unique, faces = np.unique(corners, axis=0, return_inverse=True)
    has_uvs, has_normals = ((unique[:, k] >= 0).all() for k in (1, 2))
    uvs = columns[b"vt"][unique[:, 1]] if has_uvs else None
    normals = columns[b"vn"][unique[:, 2]] if has_normals else None
    if normals is not None:
        length = np.linalg.norm(normals, axis=1, keepdims=True)
        normals = normals / length if (length > 1e-6).all() else None
    mesh = Mesh(
        columns[b"v"][unique[:, 0]].astype(np.float32),
        faces.reshape(-1, 3).astype(np.int32),
        normals=None if normals is None else normals.astype(np.float32),
        uvs=None if uvs is None else (uvs * [1, -1] + [0, 1]).astype(np.float32),
    )
    return Scene(mesh, _material(lines, files), name=names[0][:-4])


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


def _values(lines: list[bytes], kind: bytes, width: int) -> npt.NDArray[np.float64]:
    rows = [words[1 : 1 + width] for words in map(bytes.split, lines) if words[:1] == [kind]]
    try:
        values = np.array(rows, dtype=np.float64).reshape(-1, width)
    except ValueError as failure:
        raise BrokenObj(problem=f"a `{kind.decode()}` line is not {width} numbers") from failure
    if not np.isfinite(values).all():
        raise BrokenObj(problem=f"a `{kind.decode()}` line holds a value that is not a finite number")
    return values


def _corners(lines: list[bytes]) -> npt.NDArray[np.int64]:
    """Three rows of (v, vt, vn) for every triangle, -1 where there is none: (3 F, 3).

    Indices count from one, or back from the last value above the line when negative.
    """
    found: list[tuple[int, int, int]] = []
    above = {b"v": 0, b"vt": 0, b"vn": 0}
    for line in lines:
        words = line.split()
        if not words:
            continue
        if words[0] in above:
            above[words[0]] += 1
        elif words[0] == b"f":
            if b"#" in line:
                words = line[: line.index(b"#")].split()
            if not 4 <= len(words) <= MAX_CORNERS + 1:
                raise BrokenObj(problem=f"a face has {len(words) - 1} corners")
            counts = tuple(above.values())
            corners = [_corner(word, counts) for word in words[1:]]
            for k in range(1, len(corners) - 1):
                found += (corners[0], corners[k], corners[k + 1])
    return np.array(found, dtype=np.int64).reshape(-1, 3)


def _corner(word: bytes, counts: tuple[int, ...]) -> tuple[int, int, int]:
    try:
        numbers = [int(part) if part else None for part in word.split(b"/")]
    except ValueError as failure:
        raise BrokenObj(problem=f"a face has a corner that makes no sense: {word[:30]!r}") from failure
    if len(numbers) > 3 or numbers[0] is None:
        raise BrokenObj(problem=f"a face has a corner that makes no sense: {word[:30]!r}")
    found = [-1, -1, -1]
    for k, number in enumerate(numbers):
        if number is None:
            continue
        found[k] = number - 1 if number > 0 else counts[k] + number
        if number == 0 or found[k] < 0:
            raise BrokenObj(problem="a face names a vertex that does not exist")
    return found[0], found[1], found[2]


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
