"""Transfer: what a detailed surface looks like becomes the textures of a simpler one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.bake import NoUvs
from orfeas.mesh.baking.look import Look
from orfeas.mesh.baking.meeting import Detail, Met
from orfeas.mesh.baking.occlusion import Shade, open_share, pattern_of
from orfeas.mesh.baking.padding import fill
from orfeas.mesh.baking.places import Places, Spots
from orfeas.mesh.baking.tangents import NoTangentFrame, with_tangents
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]
MapName = Literal["base_color", "normal", "occlusion"]
ALL_MAPS: frozenset[MapName] = frozenset({"base_color", "normal", "occlusion"})

BAND_TEXELS = 1 << 17
"""Texels a thread works on at once: what bounds memory (about 600 bytes each)."""

OCCLUSION_PIXELS = 512
"""Occlusion changes slowly: it is traced on a texture no larger than this, and read between its texels."""

THREADS = max(1, min(4, os.cpu_count() or 1))


class NothingToTransfer(OrfeasError):
    """One of the two surfaces has no faces, so there is nothing to carry over. Give two meshes that have some."""

    kind = Kind.INVALID


def transfer(
    source: Mesh,
    source_material: Material,
    target: Mesh,
    *,
    texture_pixels: int,
    maps: frozenset[MapName] = ALL_MAPS,
    reach: float = 0.03,
    report: Callable[[float], None] = lambda _fraction: None,
) -> Material:
    """Bake a detailed surface onto a simpler one that lies close to it.

    Each texel of the target looks straight out and straight in along its smooth normal and takes the nearest place of
    the source that faces alike; where none is within reach, the nearest place of the source at all. What the source
    looks like there becomes: the base colour; the shading normal (the source's own normal map included) in the
    target's MikkTSpace frame; roughness and metallic, where they are textures; and the share of a cosine-weighted sky
    the source leaves open, by 32 rays a texel.

    Args:
        source: metres; with UVs if its material has textures. Smooth normals are made where it has none.
        source_material: what the source looks like.
        target: in the frame of the source, with UVs inside 0..1 that do not overlap; with normals if a normal map is
            asked for, which then holds for these normals only.
        texture_pixels: side of the textures.
        maps: which to make. `normal` is made for any source; `base_color` where the source has a texture.
        reach: how far along the normal the source may lie, as a share of the longest side of the two.
        report: told the fraction done; what it raises ends the work.

    Returns:
        A material with the factors and the name of the source's. Its textures are (texture_pixels, texture_pixels, 3)
        uint8, row 0 at v = 0, and have no texel without a value; the same arguments give the same bytes.

    Raises:
        NothingToTransfer: a mesh without faces.
        NoUvs: the target has none, or the source has textures and none.
        NoTangentFrame: a normal map for a target without normals.
    """
    _check(source, source_material, target, maps)
    source, target = _at_unit_size(source, target)
    detail = Detail(source)
    report(0.05)
    tangents = None
    if "normal" in maps:
        framed = with_tangents(target)
        target, tangents = framed.mesh, framed.tangents
    elif target.normals is None:
        target = with_normals(target)
    places = Places(target, size=texture_pixels, tangents=tangents)
    look = Look(source, source_material, detail, target, size=texture_pixels)
    bake = _Bake(places, detail, look, maps=maps, reach=reach, carries_orm=source_material.orm is not None)
    report(0.1)
    if "occlusion" in maps:
        bake.trace_shade(target, report=lambda done: report(0.1 + 0.3 * done))
    bake.paint(report=lambda done: report(0.4 + 0.5 * done))
    textures = bake.finished()
    report(1.0)
    return replace(
        source_material, base_color=textures.get("base_color"), normal=textures.get("normal"), orm=textures.get("orm")
    )


def _check(source: Mesh, material: Material, target: Mesh, maps: frozenset[MapName]) -> None:
    if not source.num_faces or not target.num_faces:
        raise NothingToTransfer()
    has_textures = any(pixels is not None for pixels in (material.base_color, material.normal, material.orm))
    if target.uvs is None or (has_textures and source.uvs is None):
        raise NoUvs()
    if "normal" in maps and target.normals is None:
        raise NoTangentFrame(missing="normals")


def _at_unit_size(source: Mesh, target: Mesh) -> tuple[Mesh, Mesh]:
    """Both moved and scaled alike, so that the longest side of the two is one."""
    used = np.concatenate([mesh.positions[mesh.faces].reshape(-1, 3) for mesh in (source, target)]).astype(np.float64)
    low, high = used.min(axis=0), used.max(axis=0)
    scale = 1.0 / max(float((high - low).max()), 1e-30)
    source, target = (
        replace(mesh, positions=((mesh.positions - (low + high) / 2) * scale).astype(np.float32))
        for mesh in (source, target)
    )
    return (source if source.normals is not None else with_normals(source)), target


class _Bake:
    """The textures while they are made."""

    def __init__(
        self,
        places: Places,
        detail: Detail,
        look: Look,
        *,
        maps: frozenset[MapName],
        reach: float,
        carries_orm: bool,
    ) -> None:
        self._places, self._detail, self._look, self._reach = places, detail, look, reach
        self._shade: Shade | None = None
        size = places.size
        names: list[str] = [
            name for name in ("base_color", "normal") if name in maps and (name == "normal" or look.has_color)
        ]
        if carries_orm or "occlusion" in maps:
            names.append("orm")
        self._textures: dict[str, Pixels] = {name: np.zeros((size, size, 3), dtype=np.uint8) for name in names}
        self._covered = np.zeros((size, size), dtype=np.uint8)

    def trace_shade(self, target: Mesh, *, report: Callable[[float], None]) -> None:
        """Occlusion for the whole target, on a grid no finer than need be."""
        size = min(self._places.size, OCCLUSION_PIXELS)
        places = self._places if size == self._places.size else Places(target, size=size)
        shade = Shade(size)

        def trace(rows: tuple[int, int]) -> None:
            spots = places.band(rows)
            normals = spots.unit_normal()
            met = self._detail.meet(spots.position, normals, reach=self._reach)
            shade.put(spots, places, self._open(met, spots))

        _in_threads(trace, places.bands(BAND_TEXELS // 8), report)
        shade.smooth()
        self._shade = shade

    def paint(self, *, report: Callable[[float], None]) -> None:
        """Every map at every texel that has a face."""
        _in_threads(lambda rows: self._paint(self._places.band(rows)), self._places.bands(BAND_TEXELS), report)
        for spots in self._places.slivers(self._covered, at_most=BAND_TEXELS):
            self._paint(spots)

    def finished(self) -> dict[str, Pixels]:
        """The textures, gutters filled; a normal map without a face in it is flat."""
        if not self._covered.any() and "normal" in self._textures:
            self._textures["normal"][:] = (128, 128, 255)
        fill(*self._textures.values(), covered=self._covered)
        return self._textures

    def _paint(self, spots: Spots) -> None:
        normals = spots.unit_normal()
        met = self._detail.meet(spots.position, normals, reach=self._reach)
        at = self._look.at(met)
        for name, texture in self._textures.items():
            if name == "base_color":
                texture[spots.row, spots.column] = at.base_color()
            elif name == "normal":
                texture[spots.row, spots.column] = at.normal_in(spots)
            else:
                texture[spots.row, spots.column] = self._orm(at.orm(), spots, met)
        self._covered[spots.row, spots.column] = 1

    def _orm(self, orm: Pixels, spots: Spots, met: Met) -> Pixels:
        if self._shade is not None:
            share, is_missing = self._shade.at(spots, self._places)
            rest = np.flatnonzero(is_missing)
            if len(rest):
                share[rest] = self._open(Met(met.face[rest], met.weights[rest]), spots.some(rest))
            orm[:, 0] = np.rint(np.clip(share, 0.0, 1.0) * 255)
        return orm

    def _open(self, met: Met, spots: Spots) -> Floats:
        return open_share(self._detail, met, self._look.smooth_normals(met), pattern_of(spots))


def _in_threads(
    work: Callable[[tuple[int, int]], None], bands: Iterable[tuple[int, int]], report: Callable[[float], None]
) -> None:
    """Do the bands in threads; nothing more is begun once `report` or the work has raised."""
    bands = list(bands)
    pool = ThreadPoolExecutor(THREADS)
    try:
        for number, _ in enumerate(pool.map(work, bands)):
            report((number + 1) / len(bands))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
