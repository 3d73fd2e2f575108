"""Finishing: any surface becomes an asset that meets a profile: values in, values out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from orfeas.errors import Kind, OrfeasError
from orfeas.generations.second_try import Try, is_better, notes_on_faces, second_try_for, simplified, told
from orfeas.generations.stage_clock import StageClock, StageReport
from orfeas.mesh.audit import AuditReport, audit
from orfeas.mesh.auditing.profile import Profile, find_profile
from orfeas.mesh.bake import bake_color
from orfeas.mesh.decimate import decimate
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.material import Material, Paint, Pixels
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.place import Affine, place, place_paint
from orfeas.mesh.remesh import FEWEST_FACES, MOST_FACES, STRAYS, RemeshKind, remesh
from orfeas.mesh.remeshing.quads import with_quads_of, with_whole_quads
from orfeas.mesh.remeshing.trace import CannotBeRemeshed, Trace, trace
from orfeas.mesh.repair import Repaired, Repairs, repair_surface
from orfeas.mesh.repairing.flat import without_flat
from orfeas.mesh.transfer import ALL_MAPS, MapName, transfer
from orfeas.mesh.unwrap import unwrap
from orfeas.mesh.weld import weld

Report = StageReport

SHARES: dict[str, float] = {"repair": 0.25, "simplify": 0.15, "unwrap": 0.1, "bake": 0.4, "audit": 0.1}

DEFAULT_FACES, DEFAULT_TEXTURE_PIXELS = 30_000, 2048
SECOND_WAY = "The second way laid them (Blender's QuadriFlow): the first found nothing sound near the number."
JPEG_QUALITIES = (92, 85, 75, 65, 50)

MAY_COME_OUT = 0.9
"""Laying faces hits a number within 10 %: so much less is asked for where more would break the profile's limit."""


@dataclass(frozen=True)
class Plan:
    """What a finishing makes of a surface.

    Attributes:
        profile: what the asset is to meet.
        faces: triangles at most; None takes 30,000, or the profile's limit where that is less.
        texture_pixels: side of its textures; None takes 2048, or the profile's limit where that is less.
        size_metres: its longest side; None keeps the size it has.
        maps: which maps are baked.
        remesh: lay even faces over it instead of thinning out its own: about `faces` triangles, or half as many quads.
    """

    profile: str = "game-pc"
    faces: int | None = None
    texture_pixels: int | None = None
    size_metres: float | None = None
    maps: frozenset[MapName] = ALL_MAPS
    remesh: RemeshKind | None = None

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
        mesh: closed, placed on the ground, unwrapped, with normals; quads lead its faces where they were asked for.
        material: the maps baked for it.
        repairs: what had to be repaired.
        glb: the file, as large as the profile allows where JPEG textures can make it so.
        audit: against the plan's profile.
        notes: sentences for the report: a second try, and where what was asked for came out otherwise.
        stages: seconds each stage took, in order; with "second try" where one was made.
    """

    mesh: Mesh
    material: Material
    glb: bytes
    repairs: Repairs
    audit: AuditReport
    notes: tuple[str, ...] = ()
    stages: dict[str, float] = field(default_factory=dict)


def finish(
    mesh: Mesh,
    material: Material,
    plan: Plan,
    *,
    paint: Paint | None = None,
    extras: dict[str, Any] | None = None,
    report: Report = lambda _stage, _fraction: None,
    ways: tuple[Trace, ...] = (trace,),
) -> FinishedSurface:
    """Repair, simplify, place, unwrap and bake a surface, and hold it against a profile.

    What fails is made once more, otherwise, where that could mend it (see `second_try`), and the better of the two
    is given back.

    Args:
        mesh: anybody's surface, metres, +Y up.
        material: what it looks like.
        plan: numbers and profile.
        paint: the colours of its vertices, baked where it has no texture.
        extras: provenance for the GLB, JSON values.
        report: told stage and fraction; what it raises ends the work.
        ways: how faces are laid where the plan remeshes; see `remesh`.

    Raises:
        UnknownProfile: no such profile.
        OrfeasError: what an operation found wrong; see each.
    """
    clock, first_try = StageClock(SHARES, report), Try(*plan.numbers())
    with clock.stage("repair"):
        repaired = repair_surface(mesh)
    work = _Work(mesh, material, paint, repaired, plan, ways, extras)
    first = best = work.made(first_try, clock=clock)
    second_try = second_try_for(first.audit, first_try, is_from_field=repaired.repairs.way == "field")
    if second_try is not None:
        second: FinishedSurface | None = None
        with clock.second_try() as again:
            try:
                second = work.made(second_try, clock=again)
            except OrfeasError as failure:
                if failure.kind is not Kind.INVALID:
                    raise
        note = told(first.audit, second.audit if second else None, first_try=first_try, second_try=second_try)
        best = second if second and is_better(second.audit, than=first.audit) else first
        best = replace(best, notes=(*best.notes, note))
    report("audit", 1.0)
    return replace(best, stages=clock.seconds)


@dataclass(frozen=True, eq=False)
class _Work:
    """A surface and what is to be made of it."""

    mesh: Mesh
    material: Material
    paint: Paint | None
    repaired: Repaired
    plan: Plan
    ways: tuple[Trace, ...]
    extras: dict[str, Any] | None

    def made(self, attempt: Try, *, clock: StageClock) -> FinishedSurface:
        """One try, from the repaired surface on."""
        plan, notes = self.plan, list[str]()
        with clock.stage("simplify"):
            simple = simplified(self.repaired.mesh, attempt, simplify=lambda solid: self._faced(solid, attempt, notes))
            if plan.remesh is None:
                notes += notes_on_faces(simple, wanted=attempt.faces)
            longest = float(self.repaired.mesh.size.max()) if plan.size_metres is None else plan.size_metres
            simple, affine = place(simple, longest_side_metres=longest)
        with clock.stage("unwrap"):
            laid = _laid(simple, attempt, notes)
        with clock.stage("bake") as progress:
            look = self._look(laid, affine, attempt.texture_pixels, progress)
        with clock.stage("audit"):
            glb = _packed(laid, look, extras=self.extras, max_bytes=find_profile(plan.profile).max_bytes)
            verdict = audit(laid, look, profile=plan.profile, num_bytes=len(glb), is_baked=True)
        return FinishedSurface(laid, look, glb, self.repaired.repairs, verdict, tuple(notes))

    def _faced(self, solid: Mesh, attempt: Try, notes: list[str]) -> Mesh:
        """Fewer faces, or new ones; what came out otherwise than asked for is noted."""
        kind = self.plan.remesh
        if kind is None:
            return decimate(solid, faces=attempt.faces)
        most = find_profile(self.plan.profile).max_faces or attempt.faces
        triangles = min(attempt.faces, int(MAY_COME_OUT * most))
        wanted = min(max(triangles // (2 if kind == "quads" else 1), FEWEST_FACES), MOST_FACES)
        try:
            found = remesh(solid, faces=wanted, kind=kind, ways=self.ways)
        except CannotBeRemeshed as failure:
            notes.append(f"{failure.sentence} It was simplified instead.")
            return decimate(solid, faces=attempt.faces)
        if not found.is_near_enough:
            notes.append(
                f"{found.num_faces:,} {kind} were laid where {wanted:,} were wanted: the nearest that came out."
            )
        if found.is_second_way:
            notes.append(SECOND_WAY)
        if found.error > STRAYS:
            notes.append(
                f"The new faces stray by {found.error:.1%} of the diagonal at most, so thin parts may be lost. "
                "Ask for more faces to keep them."
            )
        sound = without_flat(found.mesh)
        return found.mesh if sound is found.mesh else with_quads_of(sound, quads=found.mesh)

    def _look(self, laid: Mesh, affine: Affine, pixels: int, progress: Callable[[float], None]) -> Material:
        plan, source = self.plan, _placed(_what_is_seen(self.mesh, self.repaired), affine)
        look = transfer(source, self.material, laid, texture_pixels=pixels, maps=plan.maps, report=progress)
        if look.base_color is None and "base_color" in plan.maps:
            paint = self.paint and place_paint(self.paint, affine)
            look = replace(look, base_color=_plain_color(laid, paint, pixels))
        return look


def _laid(simple: Mesh, attempt: Try, notes: list[str]) -> Mesh:
    """Unwrapped, with normals; of its quads those that no seam and no crease cuts in two."""
    shaded = with_normals(simple, crease_radians=attempt.crease_radians)
    laid = unwrap(shaded, texture_pixels=attempt.texture_pixels, padding_pixels=attempt.padding_pixels)
    if not simple.num_quads:
        return laid
    laid = with_whole_quads(laid, num_quads=simple.num_quads)
    num_cut = simple.num_quads - laid.num_quads
    if num_cut:
        notes.append(
            f"{num_cut:,} of {simple.num_quads:,} quads became triangles: a seam or a crease cuts them in two."
        )
    return laid


def _plain_color(mesh: Mesh, paint: Paint | None, pixels: int) -> Pixels:
    """The texture of a surface that came without one: its vertices' colours, or white, which leaves the factor's."""
    if paint is not None:
        return bake_color(mesh, paint=paint, texture_pixels=pixels)
    return np.full((pixels, pixels, 3), 255, dtype=np.uint8)


def _packed(mesh: Mesh, material: Material, *, extras: dict[str, Any] | None, max_bytes: int | None) -> bytes:
    """The GLB with textures without loss, or with the best JPEG quality that keeps it within the bytes."""
    payload = write_glb(mesh, material, extras=extras)
    for quality in JPEG_QUALITIES:
        if max_bytes is None or len(payload) <= max_bytes:
            break
        payload = write_glb(mesh, material, extras=extras, jpeg_quality=quality)
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
        The target with normals, UVs and the quads that no seam cuts in two, and its material.
    """
    laid = unwrap(target if target.normals is not None else with_normals(target), texture_pixels=texture_pixels)
    laid = with_whole_quads(laid, num_quads=target.num_quads)
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
