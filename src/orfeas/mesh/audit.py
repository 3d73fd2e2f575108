"""Audit: a mesh against a profile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from orfeas.mesh.material import Material
from orfeas.mesh.measure import Measurements, measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.profile import Profile, find_profile

Value = bool | int | float | None


@dataclass(frozen=True)
class Check:
    """One demand of a profile and how an asset stands to it.

    Attributes:
        id: the same for ever; scripts go by it.
        value: what was measured; None when it could not be.
        limit: what was demanded.
        outcome: "pass", "fail" or "not_checked"; unknown is never a pass.
        sentence: for the user; on a failure it ends with what to do.
    """

    id: str
    value: Value
    limit: Value
    outcome: str
    sentence: str


@dataclass(frozen=True)
class AuditReport:
    """Every check of a profile, and every number measured on the way."""

    profile: str
    checks: tuple[Check, ...]
    measurements: Measurements

    @property
    def verdict(self) -> str:
        """ "pass" when every check passed, else "fail"."""
        return "pass" if all(check.outcome == "pass" for check in self.checks) else "fail"

    @property
    def failures(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.outcome != "pass")

    def to_json(self) -> dict[str, object]:
        return {
            "profile": self.profile,
            "verdict": self.verdict,
            "checks": [asdict(check) for check in self.checks],
            "measurements": self.measurements.to_json(),
        }


def audit(mesh: Mesh, material: Material | None, *, profile: str) -> AuditReport:
    """Measure a mesh and its material and hold them against a profile.

    Args:
        mesh: metres, +Y up.
        material: its textures, or None.
        profile: name of a profile.

    Returns:
        The report; a failed one is not an error.

    Raises:
        UnknownProfile: no such profile.
    """
    demands = find_profile(profile)
    found = measure(mesh, material)
    checks = (*_of_surface(found, demands), *_of_texture(found, demands))
    return AuditReport(profile=profile, checks=checks, measurements=found)


def _of_surface(found: Measurements, demands: Profile) -> Iterator[Check]:
    if demands.needs_closed:
        yield _at_most(
            "closed",
            found.num_border_edges if found.num_faces else None,
            0,
            "The surface is closed.",
            f"The surface is open along {_count(found.num_border_edges, 'edge')}. Repair it to fill the holes.",
        )
        tangles = found.num_crowded_edges + found.num_pinched_points + found.num_degenerate_faces
        yield _at_most(
            "manifold",
            tangles,
            0,
            "Every edge has two faces and every point one skin.",
            f"The surface touches or folds onto itself at {_count(tangles, 'place')}. Repair it to part the skins.",
        )
        yield _is_true(
            "oriented",
            found.is_oriented,
            "All faces look outwards.",
            "Some faces look inwards, so they may show as holes. Repair it to turn them.",
        )
    if demands.max_parts is not None:
        yield _at_most(
            "one_piece",
            found.num_parts,
            demands.max_parts,
            f"The object is {_count(found.num_parts, 'piece')}.",
            f"The object falls into {_count(found.num_parts, 'piece')}. Correct the cut-out so that they meet, "
            "or repair it to drop the small ones.",
        )
    yield _at_most(
        "faces",
        found.num_faces,
        demands.max_faces,
        f"It has {found.num_faces:,} faces, within {demands.max_faces:,}.",
        f"It has {found.num_faces:,} faces, over {demands.max_faces:,}. Simplify it, or choose a lower recipe.",
    )


def _of_texture(found: Measurements, demands: Profile) -> Iterator[Check]:
    if demands.needs_uvs:
        yield _is_true("uvs", found.has_uvs, "Every vertex has a UV.", "It has no UVs. Unwrap it.")
        yield _is_true(
            "uvs_inside",
            found.uv_inside,
            "All UVs lie inside the texture.",
            "Some UVs lie outside the texture. Unwrap it anew.",
        )
    if demands.needs_texture:
        yield _is_true(
            "texture",
            found.texture_pixels is not None,
            "It has a base-colour texture.",
            "It has no base-colour texture. Bake one.",
        )
        largest = None if found.texture_pixels is None else max(found.texture_pixels)
        yield _at_most(
            "texture_size",
            largest,
            demands.max_texture_pixels,
            f"The texture is {largest} pixels wide, within {demands.max_texture_pixels}.",
            f"The texture is {largest} pixels wide, over {demands.max_texture_pixels}. Choose a lower recipe.",
        )


def _at_most(name: str, value: int | float | None, limit: int | float, good: str, bad: str) -> Check:
    if value is None:
        return Check(name, None, limit, "not_checked", "There was nothing to measure here.")
    is_good = value <= limit
    return Check(name, value, limit, "pass" if is_good else "fail", good if is_good else bad)


def _is_true(name: str, value: bool | None, good: str, bad: str) -> Check:
    if value is None:
        return Check(name, None, True, "not_checked", "There was nothing to measure here.")
    return Check(name, value, True, "pass" if value else "fail", good if value else bad)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
