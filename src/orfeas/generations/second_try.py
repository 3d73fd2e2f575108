"""Second try: an asset that fails its profile is made once more, otherwise, where that could mend what failed."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from orfeas.mesh.audit import AuditReport
from orfeas.mesh.auditing.profile import find_profile
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.remeshing.quads import with_quads_of
from orfeas.mesh.repair import CannotBeClosed, repair, repair_surface
from orfeas.mesh.repairing.field import from_field
from orfeas.mesh.weld import weld

BROKEN = frozenset({"closed", "manifold", "oriented", "degenerate", "winding", "crossings"})
"""What simplifying may break in a surface that was sound: it is repaired once more afterwards."""
NESTED = frozenset({"backward", "hidden", "buried", "one_piece"})
"""Skins within skins, and pieces a hair apart: the winding field makes one surface of them."""
LAID_BADLY = frozenset({"uvs", "uvs_inside", "uv_overlap", "uv_slivers", "uv_gutter"})
SHADED_BADLY = frozenset({"normals", "normals_agree"})
WRONG_PIXELS = frozenset({"texture_size", "texture_power_of_two"})

LESS, LEAST_FACES = 0.8, 100
LEAST_PIXELS, MORE_PADDING, SHARPER = 256, 2, math.radians(30.0)


@dataclass(frozen=True)
class Try:
    """The numbers a surface is made into an asset with.

    Attributes:
        faces: triangles at most.
        texture_pixels: side of its textures.
        padding_pixels: between charts.
        crease_radians: bends over this stay sharp.
        mending: "again": repaired after simplifying too; "field": besides, made anew from its winding field first.
    """

    faces: int
    texture_pixels: int
    padding_pixels: int = 4
    crease_radians: float = math.radians(60.0)
    mending: Literal["again", "field"] | None = None


def second_try_for(failed: AuditReport, first: Try, *, is_from_field: bool = False) -> Try | None:
    """What to do otherwise; None where the asset passed, or where nothing that is done here would mend what failed.

    A wall too thin at its size, a wrong size and a part in the air are the user's to change, so they are not tried.

    Args:
        failed: the report on what the first try made.
        first: its numbers.
        is_from_field: the surface came from its winding field already.
    """
    ids = frozenset(check.id for check in failed.failures)
    limits, second = find_profile(failed.profile), first
    if ids & NESTED and not is_from_field:
        second = replace(second, mending="field")
    elif ids & BROKEN:
        second = replace(second, mending="again")
    if "faces" in ids:
        second = _fewer_faces(second, limits.max_faces, is_from_field=is_from_field)
    if ids & WRONG_PIXELS:
        most = min(first.texture_pixels, limits.max_texture_pixels or first.texture_pixels)
        second = replace(second, texture_pixels=1 << (most.bit_length() - 1))
    if "bytes" in ids:
        second = replace(second, texture_pixels=max(second.texture_pixels // 2, LEAST_PIXELS))
    if ids & SHADED_BADLY:
        second = replace(second, crease_radians=SHARPER)
    if ids & LAID_BADLY:
        second = _laid_wider(second, limits.max_texture_pixels, may_grow="bytes" not in ids)
    return None if second == first else second


def _fewer_faces(second: Try, most: int | None, *, is_from_field: bool) -> Try:
    """The limit, where more was asked for. Where simplifying stopped above it, the field may have fewer handles."""
    if most is not None and second.faces > most:
        return replace(second, faces=most)
    return replace(second, faces=_fewer(second.faces), mending=second.mending if is_from_field else "field")


def _laid_wider(second: Try, max_pixels: int | None, *, may_grow: bool) -> Try:
    """Wider gutters on a texture twice as large, or where it may not grow, with fewer faces and so other charts."""
    second = replace(second, padding_pixels=second.padding_pixels + MORE_PADDING)
    if may_grow and max_pixels is not None and 2 * second.texture_pixels <= max_pixels:
        return replace(second, texture_pixels=2 * second.texture_pixels)
    return replace(second, faces=_fewer(second.faces))


def _fewer(faces: int) -> int:
    return min(faces, max(int(LESS * faces), LEAST_FACES))


def is_better(second: AuditReport, than: AuditReport) -> bool:
    """Whether it fails fewer checks."""
    return len(second.failures) < len(than.failures)


def told(failed: AuditReport, second: AuditReport | None, *, first_try: Try, second_try: Try) -> str:
    """The sentence for the report.

    Args:
        failed: the report on the first try.
        second: on the second; None where it could not be made.
        first_try, second_try: their numbers.
    """
    why = "; ".join(check.sentence.split(". ")[0].rstrip(".") for check in failed.failures)
    done = f"The first result failed ({why}), so {_changes(first_try, second_try)}"
    if second is None or not is_better(second, failed):
        return f"{done}; that did not help, and the first was kept."
    if second.verdict == "pass":
        return f"{done}; now it passes."
    return f"{done}; of {len(failed.failures)} findings {len(second.failures)} are left."


def _changes(first: Try, second: Try) -> str:
    changes = []
    if second.mending == "field":
        changes.append("it was made anew from its winding field")
    if second.mending == "again":
        changes.append("it was repaired once more after simplifying")
    if second.faces != first.faces:
        changes.append(f"it was simplified to {second.faces:,} faces")
    if second.texture_pixels != first.texture_pixels:
        changes.append(f"its textures were made {second.texture_pixels} pixels wide")
    if second.padding_pixels != first.padding_pixels:
        changes.append("it was unwrapped anew with wider gutters")
    if second.crease_radians != first.crease_radians:
        changes.append("its normals were made sharper")
    return ", ".join(changes)


def simplified(solid: Mesh, attempt: Try, *, simplify: Callable[[Mesh], Mesh]) -> Mesh:
    """A closed surface simplified, with what the attempt does to mend it.

    Args:
        solid: repaired.
        attempt: its `mending`.
        simplify: a welded mesh to one with fewer faces, perhaps quads, which are kept where repair keeps them.

    Raises:
        CannotBeClosed, OneSided: see `repair_surface`.
    """
    solid = _from_field(solid) if attempt.mending == "field" else weld(solid)
    found = simplify(solid)
    if attempt.mending is None:
        return found
    mended = weld(repair_surface(found).mesh)
    if mended.num_faces > max(found.num_faces, attempt.faces):  # made anew from a field, which knows no target
        return simplify(mended)
    return with_quads_of(mended, quads=found) if found.num_quads else mended


def notes_on_faces(mesh: Mesh, *, wanted: int) -> list[str]:
    """What to say where simplifying stopped above the faces asked for; nothing where it did not."""
    if mesh.num_faces <= wanted:
        return []
    return [f"It has {mesh.num_faces:,} faces where {wanted:,} were asked for: fewer would have broken its surface."]


def _from_field(solid: Mesh) -> Mesh:
    welded = weld(solid)
    positions, faces = from_field(welded.positions.astype("float64"), welded.faces.astype("int64"))
    if not len(faces):
        raise CannotBeClosed(why="it encloses nothing")
    return repair(Mesh(positions.astype("float32"), faces.astype("int32")))[0]
