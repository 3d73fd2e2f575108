"""Charts: the pieces of a surface on its texture: overlaps, slivers, gutters, stretch."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.mesh.baking.texels import FaceRows
from orfeas.mesh.mesh import Floats
from orfeas.mesh.topology import parts_of, points_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]

THIN_TEXELS = 8.0
"""A chart narrower than this keeps no texel of its own two mip levels down."""
MAX_RASTER_PIXELS = 2048
"""Larger textures are looked at in this size; overlap and gutter are then right to a texel or two of the large one."""
BAND_ROWS = 128
MAX_LAYERS, MAX_ROWS = 32, 32_000_000
"""UVs whose faces cover the texture so many times, or span so many rows in all, are not drawn: it would take hours."""
MAX_REACH = 1e6
"""UVs that leave the texture by so many widths are damage, not repetition."""
WORST_STRETCH = 100.0
QUARTER_TURN = np.array([[0.0, 1.0], [-1.0, 0.0]])


@dataclass(frozen=True)
class Charts:
    """How charts lie on a texture.

    Attributes:
        texels_across: (width, height) they were measured at.
        num_thin_charts: charts whose smallest rectangle has a short side under 8 texels.
        thin_chart_share: those as a share of all charts.
        thin_area_share: the area of the surface on them, as a share of the whole.
        overlap_texels: texels whose centre more than one face covers; None when UVs leave the texture, or cover it so
            often that it would take hours to count.
        overlap_share: those as a share of the covered texels.
        gutter_texels: free texels between the two nearest charts; None with one chart, or as above.
        stretch: larger over smaller scale of the map from surface to texture, mean by area; 1 keeps angles.
    """

    texels_across: tuple[int, int]
    num_thin_charts: int
    thin_chart_share: float
    thin_area_share: float
    overlap_texels: int | None
    overlap_share: float | None
    gutter_texels: float | None
    stretch: float


def charts_of(faces: Longs, uvs: Floats, vertices: npt.NDArray[np.integer]) -> tuple[int, Longs]:
    """Pieces that hang together both on the surface and in the UV plane: how many, and the piece of each face.

    Args:
        faces: (F, 3), points.
        uvs: (V, 2).
        vertices: (F, 3), indices into uvs.
    """
    _, place = points_of(np.column_stack([uvs, np.zeros(len(uvs), np.float32)]))
    keys = faces * (int(place.max(initial=0)) + 1) + place[vertices]
    _, corner = np.unique(keys, return_inverse=True)
    corner = corner.reshape(-1, 3)
    return parts_of(corner, int(corner.max(initial=-1)) + 1)


def measure_charts(
    corners: Doubles, uv_corners: Doubles, chart: Longs, *, area: Doubles, texels: tuple[int, int]
) -> Charts | None:
    """Measure charts at the size of a texture.

    Args:
        corners: (F, 3, 3), metres.
        uv_corners: (F, 3, 2), glTF convention.
        chart: (F,) the chart of each face, all from 0 on in use.
        area: (F,) m2.
        texels: width and height of the texture.

    Returns:
        Counts and shares; None without faces, or where a UV is no finite number or beyond all reason.
    """
    if not len(chart) or not (np.abs(uv_corners) < MAX_REACH).all():
        return None
    flat = uv_corners * np.array(texels, dtype=np.float64)
    is_thin = _short_sides(flat, chart) < THIN_TEXELS
    overlap = covered = gutter = None
    shrink = max(max(texels) / MAX_RASTER_PIXELS, 1.0)
    if uv_corners.min() >= 0 and uv_corners.max() <= 1 and _can_be_drawn(flat / shrink):
        overlap, covered, gutter = _on_raster(flat / shrink, chart, size=_shrunk(texels, shrink))
        overlap = round(overlap * shrink**2)
        covered = round(covered * shrink**2)
        gutter = None if gutter is None else gutter * shrink
    total = float(area.sum())
    return Charts(
        texels_across=texels,
        num_thin_charts=int(is_thin.sum()),
        thin_chart_share=float(is_thin.mean()),
        thin_area_share=float(area[is_thin[chart]].sum() / total) if total > 0 else 0.0,
        overlap_texels=overlap,
        overlap_share=None if overlap is None or covered is None else overlap / max(covered, 1),
        gutter_texels=gutter,
        stretch=_stretch(corners, flat, area),
    )


def _can_be_drawn(flat: Doubles) -> bool:
    one, two = flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0]
    covered = np.abs(one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]).sum() / 2
    return bool(covered <= MAX_LAYERS * MAX_RASTER_PIXELS**2 and np.ptp(flat[:, :, 1], axis=1).sum() <= MAX_ROWS)


def _shrunk(texels: tuple[int, int], shrink: float) -> tuple[int, int]:
    width, height = (max(1, int(np.ceil(side / shrink))) for side in texels)
    return width, height


def _short_sides(flat: Doubles, chart: Longs) -> Doubles:
    """(C,) short side of the smallest rectangle round each chart, texels (Freeman and Shapira 1975)."""
    order = np.argsort(chart, kind="stable")
    ends = np.cumsum(np.bincount(chart))
    points = flat[order].astype(np.float32)
    starts = np.concatenate([[0], ends[:-1]])
    return np.array([_short_side(points[a:b]) for a, b in zip(starts, ends, strict=True)], dtype=np.float64)


def _short_side(triangles: Floats) -> float:
    """Of the rectangles round triangles (N, 3, 2) within 1 % of the smallest, the longest short side.

    The rectangles on the three sides of an acute triangle are all as large, so a chart of one face would be thin or not
    by rounding.
    """
    points = triangles.reshape(-1, 2) - triangles[0, 0]  # about its own corner: single precision goes to its extent
    first = float(min(cv2.minAreaRect(points)[1]))
    if first >= THIN_TEXELS:
        return first
    outline = cv2.convexHull(points)[:, 0].astype(np.float64)
    along = np.roll(outline, -1, axis=0) - outline
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-300)
    sides = np.stack([np.ptp(outline @ along.T, axis=0), np.ptp(outline @ (along @ QUARTER_TURN).T, axis=0)], axis=1)
    area = sides.prod(axis=1)
    return float(sides.min(axis=1)[area <= 1.01 * area.min()].max())


def _on_raster(flat: Doubles, chart: Longs, *, size: tuple[int, int]) -> tuple[int, int, float | None]:
    """Texels covered more than once, texels covered, and the free texels between the nearest two charts."""
    width, height = size
    owner = np.full((height, width), -1, dtype=np.int32)
    rows = FaceRows(flat)
    overlap = 0
    for first in range(0, height, BAND_ROWS):
        last = min(first + BAND_ROWS, height)
        found = rows.band(first, last, width=width)
        index = (found.row.astype(np.int64) - first) * width + found.column
        overlap += int((np.bincount(index, minlength=1) > 1).sum())
        owner[first:last].reshape(-1)[index] = chart[found.face]
    return overlap, int((owner >= 0).sum()), _gutter(owner) if int(chart.max()) else None


def _gutter(owner: Numbers) -> float | None:
    """Free texels between the nearest two charts of a raster (H, W) of charts, -1 where it is free.

    Every free texel goes to its nearest chart; the gap is narrowest where two such realms meet (a Voronoi diagram).
    """
    if len(np.unique(owner[owner >= 0])) < 2:
        return None
    is_free = (owner < 0).astype(np.uint8)
    distance, label = cv2.distanceTransformWithLabels(is_free, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    chart_of_label = np.zeros(int(label.max()) + 1, dtype=np.int32)
    chart_of_label[label[is_free == 0]] = owner[is_free == 0]
    realm = chart_of_label[label]
    nearest = np.inf
    for one, two in (((slice(None), slice(1, None)), (slice(None), slice(-1))), ((slice(1, None),), (slice(-1),))):
        meets = realm[one] != realm[two]
        if meets.any():
            nearest = min(nearest, float((distance[one][meets] + distance[two][meets]).min()))
    return nearest


@np.errstate(over="ignore", invalid="ignore")
def _stretch(corners: Doubles, flat: Doubles, area: Doubles) -> float:
    """Mean by area of larger over smaller singular value of each face's map (Sander et al. 2001, section 3); where a
    number is too large to be squared, the worst is taken."""
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    length = np.linalg.norm(one, axis=1)
    along = one / np.maximum(length, 1e-300)[:, None]
    x = np.einsum("ij,ij->i", two, along)
    y = np.linalg.norm(two - x[:, None] * along, axis=1)
    right = (flat[:, 1] - flat[:, 0]) / np.maximum(length, 1e-300)[:, None]
    up = (flat[:, 2] - flat[:, 0] - x[:, None] * right) / np.maximum(y, 1e-300)[:, None]
    a, b, c = (right**2).sum(axis=1), (right * up).sum(axis=1), (up**2).sum(axis=1)
    root = np.sqrt(np.maximum((a - c) ** 2 + 4 * b**2, 0))
    smaller = a + c - root
    is_bounded = (smaller > (a + c + root) / WORST_STRETCH**2) & np.isfinite(root)
    ratio = np.where(is_bounded, np.sqrt((a + c + root) / np.where(is_bounded, smaller, 1.0)), WORST_STRETCH)
    total = float(area.sum())
    return float((ratio * area).sum() / total) if total > 0 else 1.0
