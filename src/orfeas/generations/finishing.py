"""Finishing: any surface becomes an asset that meets a profile: values in, values out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from orfeas.mesh.audit import AuditReport, audit
from orfeas.mesh.auditing.profile import Profile, find_profile
from orfeas.mesh.bake import bake_color
from orfeas.mesh.decimate import decimate
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.material import Material, Paint, Pixels
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.place import Affine, place, place_paint
from orfeas.mesh.repair import Repaired, Repairs, repair_surface
from orfeas.mesh.transfer import ALL_MAPS, MapName, transfer
from orfeas.mesh.unwrap import unwrap
from orfeas.mesh.weld import weld

Report = Callable[[str, float], None]
"""Told the stage under way and the fraction of the whole that is done."""

DEFAULT_FACES, DEFAULT_TEXTURE_PIXELS = 30_000, 2048
JPEG_QUALITIES = (92, 85, 75, 65, 50)


@dataclass(frozen=True)
class Plan:
    """What a finishing makes of a surface.

    Attributes:
        profile: what the asset is to meet.
        faces: triangles at most; None takes 30,000, or the profile's limit where that is less.
        texture_pixels: side of its textures; None takes 2048, or the profile's limit where that is less.
        size_metres: its longest side; None keeps the size it has.
        maps: which maps are baked.
    """

    profile: str = "game-pc"
    faces: int | None = None
    texture_pixels: int | None = None
    size_metres: float | None = None
    maps: frozenset[MapName] = ALL_MAPS

    def numbers(self) -> tuple[int, int]:
        """Faces and texture side, within the profile's limits.

        Raises:
            UnknownProfile: no such profile.
        """
        limits: Profile = find_profile(self.profile)
        faces, pixels = self.faces or DEFAULT_FACES, self.texture_pixels or DEFAULT_TEXTURE_PIXELS
        return min(faces, limits.max_faces or faces), min(pixels, limits.max_texture_pixels or pixels)


@dataclass(frozen=True, eq=False)
class FinishedSurface:
    """A surface that has become an asset.

    Attributes:
        mesh: closed, placed on the ground, unwrapped, with normals.
        material: the maps baked for it.
        repairs: what had to be repaired.
        glb: the file, as large as the profile allows where JPEG textures can make it so.
        audit: against the plan's profile.
    """

    mesh: Mesh
    material: Material
    glb: bytes
    repairs: Repairs
    audit: AuditReport


def finish(
    mesh: Mesh,
    material: Material,
    plan: Plan,
    *,
    paint: Paint | None = None,
    report: Report = lambda _stage, _fraction: None,
) -> FinishedSurface:
    """Repair, simplify, place, unwrap and bake a surface, and hold it against a profile.

    Args:
        mesh: anybody's surface, metres, +Y up.
        material: what it looks like.
        plan: numbers and profile.
        paint: the colours of its vertices, baked where it has no texture.
        report: told stage and fraction; what it raises ends the work.

    Raises:
        UnknownProfile: no such profile.
        OrfeasError: what an operation found wrong; see each.
    """
    faces, pixels = plan.numbers()
    report("repair", 0.0)
    repaired = repair_surface(mesh)
    report("simplify", 0.25)
    longest = float(repaired.mesh.size.max()) if plan.size_metres is None else plan.size_metres
    simple, affine = place(decimate(weld(repaired.mesh), faces=faces), longest_side_metres=longest)
    report("unwrap", 0.4)
    laid = unwrap(with_normals(simple), texture_pixels=pixels)
    source = _placed(_what_is_seen(mesh, repaired), affine)
    look = transfer(
        source, material, laid, texture_pixels=pixels, maps=plan.maps,
        report=lambda done: report("bake", 0.5 + 0.4 * done),
    )  # fmt: skip
    if look.base_color is None and "base_color" in plan.maps:
        look = replace(look, base_color=_plain_color(laid, paint and place_paint(paint, affine), pixels))
    report("audit", 0.9)
    glb = _packed(laid, look, max_bytes=find_profile(plan.profile).max_bytes)
    verdict = audit(laid, look, profile=plan.profile, num_bytes=len(glb), is_baked=True)
    report("audit", 1.0)
    return FinishedSurface(laid, look, glb, repaired.repairs, verdict)


def _plain_color(mesh: Mesh, paint: Paint | None, pixels: int) -> Pixels:
    """The texture of a surface that came without one: its vertices' colours, or white, which leaves the factor's."""
    if paint is not None:
        return bake_color(mesh, paint=paint, texture_pixels=pixels)
    return np.full((pixels, pixels, 3), 255, dtype=np.uint8)


def _packed(mesh: Mesh, material: Material, *, max_bytes: int | None) -> bytes:
    """The GLB with textures without loss, or with the best JPEG quality that keeps it within the bytes."""
    payload = write_glb(mesh, material)
    for quality in JPEG_QUALITIES:
        if max_bytes is None or len(payload) <= max_bytes:
            break
        payload = write_glb(mesh, material, jpeg_quality=quality)
    return payload


def repaired_with_texture(
    mesh: Mesh, material: Material, *, texture_pixels: int, report: Callable[[float], None] = lambda _fraction: None
) -> tuple[Mesh, Material, Repairs]:
    """Repair a surface; where faces are new, its texture is baked anew from the old one.

    Returns:
        The mesh with normals, its material, and what was repaired.

    Raises:
        CannotBeClosed, OneSided: see `repair_surface`.
    """
    repaired = repair_surface(mesh)
    report(0.5)
    closed = repaired.mesh if repaired.mesh.normals is not None else with_normals(repaired.mesh)
    is_textured = any(pixels is not None for pixels in (material.base_color, material.normal, material.orm))
    if not is_textured or (closed.uvs is not None and not repaired.is_new.any()):
        return closed, material, repaired.repairs
    laid, look = laid_out_and_carried(
        mesh, material, weld(repaired.mesh), texture_pixels=texture_pixels,
        report=lambda done: report(0.5 + 0.5 * done),
    )  # fmt: skip
    return laid, look, repaired.repairs


def laid_out_and_carried(
    mesh: Mesh,
    material: Material,
    target: Mesh,
    *,
    texture_pixels: int,
    report: Callable[[float], None] = lambda _fraction: None,
) -> tuple[Mesh, Material]:
    """Lay `target` out anew, and carry over to it the textures that `mesh`, which lies close to it, has.

    Returns:
        The target with normals and UVs, and its material.
    """
    laid = unwrap(target if target.normals is not None else with_normals(target), texture_pixels=texture_pixels)
    report(0.3)
    if material.base_color is None and material.normal is None and material.orm is None:
        return laid, material
    look = _carried(mesh, material, laid, texture_pixels=texture_pixels, report=lambda done: report(0.3 + 0.7 * done))
    return laid, look


def _carried(
    mesh: Mesh, material: Material, laid: Mesh, *, texture_pixels: int, report: Callable[[float], None]
) -> Material:
    """The textures that are there, and no others, on a new layout of the same surface."""
    maps: set[MapName] = {"base_color"}
    if material.normal is not None:
        maps.add("normal")
    return transfer(mesh, material, laid, texture_pixels=texture_pixels, maps=frozenset(maps), report=report)


def _what_is_seen(mesh: Mesh, repaired: Repaired) -> Mesh:
    """What textures are baked from: the repaired surface while it has its own, since hidden skins are gone from it."""
    return repaired.mesh if repaired.repairs.way == "kept" else mesh


def _placed(mesh: Mesh, affine: Affine) -> Mesh:
    return replace(mesh, positions=affine.apply(mesh.positions))
