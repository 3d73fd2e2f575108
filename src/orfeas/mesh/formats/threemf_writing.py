"""3MF for printing: a body in millimetres, +Z up, with its colours where it has them."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import numpy.typing as npt

from orfeas.mesh.formats.scene import require_writable
from orfeas.mesh.formats.textures import encode_texture
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import MalformedMesh, Mesh
from orfeas.mesh.topology import points_of

Longs = npt.NDArray[np.int64]

CORE = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02"
MATERIALS = "http://schemas.microsoft.com/3dmanufacturing/material/2015/02"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
STARTS_WITH = "http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"
HAS_TEXTURE = "http://schemas.microsoft.com/3dmanufacturing/2013/01/3dtexture"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
BODY_PART = "3D/3dmodel.model"
MEDIA_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "model": "application/vnd.ms-package.3dmanufacturing-3dmodel+xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
}
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP can say: the same mesh gives the same bytes."""
COLOR_ID, TEXTURE_ID, GROUP_ID, OBJECT_ID = 1, 2, 3, 4


def write_threemf(mesh: Mesh, material: Material | None = None) -> bytes:
    """A mesh as 3MF: millimetres, +Z up; (x, y, z) metres becomes 1000 * (x, -z, y).

    3MF Core Specification 1.3 (sections 3.4, 4.1) and Materials Extension 1.2 (2D textures). Vertices at one place are
    written once, so that a slicer sees a closed body; texture coordinates belong to corners of triangles and may differ
    there. Triangles with two corners in one place, which the format forbids, are left out. A body that is closed,
    manifold and turned outwards is of type `model`; any other is of type `surface`, as the format demands.

    Args:
        mesh: metres, +Y up; UVs are written if there is a texture.
        material: its base-colour texture, else its base-colour factor, becomes the colour; None writes none.

    Returns:
        The file; the same bytes for the same arguments.

    Raises:
        NothingToWrite: a mesh without faces, or none whose corners are apart.
        TextureWithoutUvs: a texture on a mesh without UVs.
        MalformedMesh: a UV that is no finite number.
    """
    require_writable(mesh, material)
    first, point = points_of(mesh.positions)
    corners = point[mesh.faces]
    is_kept = (corners != np.roll(corners, 1, axis=1)).all(axis=1)
    require_writable(Mesh(mesh.positions, mesh.faces[is_kept]))
    used, faces = np.unique(corners[is_kept], return_inverse=True)
    positions = mesh.positions[first[used]]
    resources, triangles, parts = _coloured(mesh, material, faces.reshape(-1, 3), is_kept)
    found = measure(Mesh(mesh.positions, mesh.faces[is_kept]))
    kind = "model" if found.is_closed and found.is_manifold and found.is_oriented else "surface"
    color = "" if material is None else f' pid="{GROUP_ID if parts else COLOR_ID}" pindex="0"'
    body = (
        f'{DECLARATION}<model unit="millimeter" xml:lang="en-US" xmlns="{CORE}" xmlns:m="{MATERIALS}"><resources>\n'
        f'{resources}<object id="{OBJECT_ID}" type="{kind}"{color}><mesh><vertices>\n{_vertices(positions)}</vertices>'
        f"<triangles>\n{triangles}</triangles></mesh></object></resources>"
        f'<build><item objectid="{OBJECT_ID}"/></build></model>\n'
    )
    return _zipped(body, parts)


def _vertices(positions: npt.NDArray[np.float32]) -> str:
    """Nine digits tell any two float32 apart, so points stay apart."""
    x, y, z = positions.astype(np.float64).T * 1000.0
    written = np.stack([x, -z, y], axis=1) + 0.0
    return ('<vertex x="%.9g" y="%.9g" z="%.9g"/>\n' * len(written)) % tuple(written.reshape(-1).tolist())


def _coloured(
    mesh: Mesh, material: Material | None, faces: Longs, is_kept: npt.NDArray[np.bool_]
) -> tuple[str, str, dict[str, bytes]]:
    """The resources that colour the triangles (F, 3), the triangles, and the files those resources name."""
    plain = '<triangle v1="%d" v2="%d" v3="%d"/>\n' * len(faces)
    if material is None:
        return "", plain % tuple(faces.reshape(-1).tolist()), {}
    if material.base_color is None or mesh.uvs is None:
        color = (
            f'<basematerials id="{COLOR_ID}"><base name="surface" displaycolor="{_hex(material)}"/></basematerials>\n'
        )
        return color, plain % tuple(faces.reshape(-1).tolist()), {}
    if not np.isfinite(mesh.uvs).all():
        raise MalformedMesh(problem="a UV is not a finite number")
    payload, media_type = encode_texture(material.base_color)
    path = f"3D/Textures/base_color.{media_type.removeprefix('image/')}"
    uvs, place = np.unique(mesh.uvs.astype(np.float64) * [1.0, -1.0] + [0.0, 1.0], axis=0, return_inverse=True)
    coordinates = ('<m:tex2coord u="%.9g" v="%.9g"/>\n' * len(uvs)) % tuple((uvs + 0.0).reshape(-1).tolist())
    resources = (
        f'<m:texture2d id="{TEXTURE_ID}" path="/{path}" contenttype="{media_type}" '
        'tilestyleu="wrap" tilestylev="wrap"/>\n'
        f'<m:texture2dgroup id="{GROUP_ID}" texid="{TEXTURE_ID}">\n{coordinates}</m:texture2dgroup>\n'
    )
    row = f'<triangle v1="%d" v2="%d" v3="%d" pid="{GROUP_ID}" p1="%d" p2="%d" p3="%d"/>\n' * len(faces)
    numbers = np.concatenate([faces, place.reshape(-1)[mesh.faces[is_kept]]], axis=1)
    return resources, row % tuple(numbers.reshape(-1).tolist()), {path: payload}


def _hex(material: Material) -> str:
    """The base-colour factor, linear, as #RRGGBB in sRGB (IEC 61966-2-1)."""
    linear = np.clip(material.base_color_factor[:3], 0.0, 1.0)
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(float(value) * 255):02X}" for value in encoded)


def _zipped(body: str, parts: dict[str, bytes]) -> bytes:
    kinds = ["rels", "model", *sorted({path.rsplit(".", 1)[1] for path in parts})]
    types = "".join(f'<Default Extension="{kind}" ContentType="{MEDIA_TYPES[kind]}"/>' for kind in kinds)
    texts = {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{RELATIONSHIPS.replace("relationships", "content-types")}">'
        f"{types}</Types>\n",
        "_rels/.rels": _links({BODY_PART: STARTS_WITH}),
        BODY_PART: body,
    }
    if parts:
        texts["3D/_rels/3dmodel.model.rels"] = _links(dict.fromkeys(parts, HAS_TEXTURE))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, text in texts.items():
            entry = zipfile.ZipInfo(path, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
        for path, payload in parts.items():  # pictures are compressed already
            archive.writestr(zipfile.ZipInfo(path, EPOCH), payload)
    return out.getvalue()


def _links(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Target="/{path}" Id="rel{number}" Type="{kind}"/>'
        for number, (path, kind) in enumerate(targets.items())
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{links}</Relationships>\n'
