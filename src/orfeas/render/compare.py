"""Compare: how far apart two meshes look, from all round."""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.camera import Camera, View, look_at
from orfeas.render.color import linear_to_srgb
from orfeas.render.stage import THREADS, Hits, Stage

Floats = npt.NDArray[np.float32]

CAMERAS = tuple(
    Camera(math.radians(45.0 * turn), math.radians(-15.0 if turn % 2 else 25.0), field_of_view=0.0, fill=0.94)
    for turn in range(8)
)
"""Eight times round the object, by turns a little above and a little below it; orthographic."""
RAYS_ACROSS = 256
"""Rays along a side of a picture: one to a pixel at 256, four by four at 64, so that small pictures are smooth."""
BEHIND = 0.5
KEY, FILL, SKY = (-0.45, 0.62, 0.64), 0.42, 0.26
"""The lamp in the camera's axes (right, up, toward), what reaches surfaces turned from it, and the share of the sky."""
ALIKE = 99.0
"""PSNR of two equal pictures, dB, in place of infinity."""


@dataclass(frozen=True)
class Seen:
    """Two meshes from one side.

    Attributes:
        azimuth, elevation: of the camera, radians.
        silhouette_iou: area both cover by area either covers, 0 to 1.
        psnr: dB, of the sRGB colours of the pixels either covers.
        ssim: structural similarity of the brightness of those pixels, -1 to 1.
        normal_angle: mean angle between the normals seen in pixels both cover, radians.
    """

    azimuth: float
    elevation: float
    silhouette_iou: float
    psnr: float
    ssim: float
    normal_angle: float


@dataclass(frozen=True)
class Difference:
    """Two meshes from all sides; each number is that of the worst view.

    Attributes:
        pixels: side of the square pictures compared.
        views: one by one.
        silhouette_iou, psnr, ssim: the least of the views.
        normal_angle: the largest of the views.
    """

    pixels: int
    views: tuple[Seen, ...]
    silhouette_iou: float
    psnr: float
    ssim: float
    normal_angle: float


@dataclass(frozen=True, eq=False)
class _Picture:
    """One side of a mesh: sRGB (N, N, 3), cover (N, N) 0 to 1, mean normals (N, N, 3)."""

    color: Floats
    cover: Floats
    normals: Floats


def compare(
    mesh: Mesh, material: Material, *, reference: Mesh, reference_material: Material, pixels: int = 256
) -> Difference:
    """Look at a mesh and at the one it stands for, in the same place, from eight sides in the same light.

    Args:
        mesh, material: any size; what is looked at.
        reference, reference_material: what it should look like, in the same frame; it fills the picture.
        pixels: side of the pictures, 8 to 256: what the object has on the screen where the mesh is to be used.

    Returns:
        Numbers of every view, and of the worst.

    Raises:
        NothingToSee: either has no faces.
    """
    return _differences(Stage(reference, reference_material), Stage(mesh, material), pixels, {})


def differs_by_look(material: Material) -> Callable[..., Difference]:
    """`differs(reference, mesh, pixels=...)` for meshes that share a material, as `mesh.levels` asks for it.

    The reference's stage and pictures are kept from call to call, which halves the time.
    """
    kept: list[tuple[Mesh, Stage, dict[int, list[_Picture]]]] = []

    def differs(reference: Mesh, mesh: Mesh, *, pixels: int = 256) -> Difference:
        if not kept or kept[0][0] is not reference:
            kept[:] = [(reference, Stage(reference, material), {})]
        _, stage, pictures = kept[0]
        return _differences(stage, Stage(mesh, material), pixels, pictures)

    return differs


def _differences(reference: Stage, stage: Stage, pixels: int, kept: dict[int, list[_Picture]]) -> Difference:
    pixels = min(max(pixels, 8), RAYS_ACROSS)
    finer = max(1, round(RAYS_ACROSS / pixels))
    side = pixels * finer
    views = [look_at(camera, reference.points, width=side, height=side) for camera in CAMERAS]
    points = (stage.points / stage.scale + stage.origin - reference.origin) * reference.scale
    if not all(_is_framed(points, view) for view in views):  # step back until both fit
        points, kept = np.concatenate([reference.points, points]), {}
        views = [look_at(camera, points, width=side, height=side) for camera in CAMERAS]
    with ThreadPoolExecutor(THREADS) as pool:
        if pixels not in kept:
            kept[pixels] = list(pool.map(lambda view: _picture(reference, reference, view, finer), views))
        others = pool.map(lambda view: _picture(stage, reference, view, finer), views)
        seen = tuple(pool.map(_seen, CAMERAS, kept[pixels], others))
    return Difference(
        pixels=pixels,
        views=seen,
        silhouette_iou=min(one.silhouette_iou for one in seen),
        psnr=min(one.psnr for one in seen),
        ssim=min(one.ssim for one in seen),
        normal_angle=max(one.normal_angle for one in seen),
    )


def _is_framed(points: npt.NDArray[np.floating], view: View) -> bool:
    across = np.abs((points - view.eye) @ view.axes[:2].T)
    return bool((across < (view.half_width, view.half_height)).all())


def _picture(stage: Stage, frame: Stage, view: View, finer: int) -> _Picture:
    """A stage seen by rays set up in the frame of another."""
    side = view.width
    rows, columns = np.divmod(np.arange(side * side, dtype=np.int64), side)
    origins, directions = view.rays(columns.astype(np.float32) + 0.5, rows.astype(np.float32) + 0.5)
    if stage is not frame:
        origins = ((origins / frame.scale + frame.origin - stage.origin) * stage.scale).astype(np.float32)
    hits = stage.first_hits(origins, directions)
    normals = stage.normals_at(hits)
    back = np.einsum("nc,nc->n", normals, directions[hits.ray]) > 0
    normals[back] *= -1
    drawn = np.zeros((side * side, 7), dtype=np.float32)
    drawn[hits.ray, :3] = _lit(normals, view) * _base(stage, hits, view, stage.scale / frame.scale)
    drawn[hits.ray, 3] = 1
    drawn[hits.ray, 4:] = normals
    mean = drawn.reshape(side // finer, finer, side // finer, finer, 7).mean(axis=(1, 3))
    cover = mean[..., 3]
    color = linear_to_srgb(mean[..., :3]) + BEHIND * (1 - cover)[..., None]
    return _Picture(np.asarray(color, np.float32), cover, mean[..., 4:])


def _lit(normals: Floats, view: View) -> Floats:
    """Light on a matt white surface, (N, 1): a lamp that goes with the camera, and a little sky."""
    key = np.asarray(KEY, np.float32)
    facing = normals @ (view.axes.astype(np.float32).T @ (key / np.linalg.norm(key)))
    wrapped = np.clip(facing * (1 - FILL) + FILL, 0, 1)
    return np.asarray((wrapped * (1 - SKY) + SKY * (0.5 + 0.5 * normals[:, 1]))[:, None], dtype=np.float32)


def _base(stage: Stage, hits: Hits, view: View, zoom: float) -> Floats:
    """Linear base colours, (N, 3)."""
    factor = np.asarray(stage.material.base_color_factor[:3], np.float32)
    if stage.texture is None or stage.corner_uvs is None or stage.density is None:
        return np.broadcast_to(factor, (len(hits.ray), 3))
    pixel = view.pixel_size(np.zeros(3)) * zoom
    levels = stage.texture.levels_for(stage.density[hits.face] * np.float32(pixel))
    uvs = np.einsum("nk,nkc->nc", hits.weights, stage.corner_uvs[hits.face])
    return stage.texture.sample(uvs.astype(np.float32), levels) * factor


def _seen(camera: Camera, one: _Picture, two: _Picture) -> Seen:
    either = float(np.maximum(one.cover, two.cover).sum())
    is_seen = (one.cover > 0) | (two.cover > 0)
    is_shared = (one.cover > 0.99) & (two.cover > 0.99)
    error = float(((one.color - two.color)[is_seen] ** 2).mean()) if is_seen.any() else 0.0
    return Seen(
        azimuth=camera.azimuth,
        elevation=camera.elevation,
        silhouette_iou=float(np.minimum(one.cover, two.cover).sum()) / either if either else 1.0,
        psnr=min(ALIKE, -10 * math.log10(max(error, 1e-12))),
        ssim=float(_ssim(_brightness(one), _brightness(two))[is_seen].mean()) if is_seen.any() else 1.0,
        normal_angle=_angle(one.normals[is_shared], two.normals[is_shared]),
    )


def _brightness(picture: _Picture) -> Floats:
    return np.asarray(picture.color @ np.array([0.2126, 0.7152, 0.0722], np.float32), dtype=np.float32)


def _ssim(one: Floats, two: Floats) -> Floats:
    """Wang and others 2004 (doi:10.1109/TIP.2003.819861), with their window of 11 and deviation of 1.5."""
    mean_one, mean_two = _blurred(one), _blurred(two)
    square_one, square_two, product = mean_one**2, mean_two**2, mean_one * mean_two
    spread = np.maximum(_blurred(one * one) - square_one, 0) + np.maximum(_blurred(two * two) - square_two, 0)
    shared = _blurred(one * two) - product
    c1, c2 = 0.01**2, 0.03**2
    found = (2 * product + c1) * (2 * shared + c2) / ((square_one + square_two + c1) * (spread + c2))
    return np.asarray(found, dtype=np.float32)


def _blurred(values: Floats) -> Floats:
    return np.asarray(cv2.GaussianBlur(values, (11, 11), 1.5, borderType=cv2.BORDER_REFLECT), dtype=np.float32)


def _angle(one: Floats, two: Floats) -> float:
    if not len(one):
        return 0.0
    cosine = np.einsum("nc,nc->n", one, two)
    sine = np.linalg.norm(np.cross(one, two), axis=1)
    return float(np.arctan2(sine, cosine).mean())
