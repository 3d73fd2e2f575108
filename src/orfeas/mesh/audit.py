"""Audit: a mesh against a profile."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from orfeas.mesh.auditing.check import Check
from orfeas.mesh.auditing.profile import Profile, find_profile
from orfeas.mesh.auditing.room import checks_of_room
from orfeas.mesh.auditing.surface import checks_of_surface
from orfeas.mesh.auditing.texture import check_of_bytes, checks_of_texture
from orfeas.mesh.material import Material
from orfeas.mesh.measure import Extra, Measurements, measure
from orfeas.mesh.mesh import Mesh

__all__ = ["AuditReport", "Check", "audit", "extras_of", "judge"]


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


def audit(
    mesh: Mesh,
    material: Material | None,
    *,
    profile: str,
    num_bytes: int | None = None,
    is_baked: bool = False,
    map_pixels: tuple[tuple[int, int], ...] | None = None,
) -> AuditReport:
    """Measure a mesh and its material and hold them against a profile.

    Args:
        mesh: metres, +Y up.
        material: its textures, or None.
        profile: name of a profile.
        num_bytes: size of the file it is delivered in; where a profile limits that, None is not checked, so no pass.
        is_baked: its texture was baked for it, as by our own finishing, so that no two places may share a texel; see
            `needs_atlas_when_baked` of `Profile`.
        map_pixels: (width, height) of every texture in its file, where reading made others of them; None to go by the
            material.

    Returns:
        The report; a failed one is not an error. The same for the same arguments.

    Raises:
        UnknownProfile: no such profile.
    """
    found = measure(mesh, material, extras=extras_of(find_profile(profile)))
    if map_pixels is not None:
        found = replace(found, map_pixels=map_pixels)
    return judge(found, profile=profile, num_bytes=num_bytes, is_baked=is_baked)


def judge(found: Measurements, *, profile: str, num_bytes: int | None = None, is_baked: bool = False) -> AuditReport:
    """Hold what was measured against a profile; what it asks for (`extras_of`) and was not measured is not checked.

    Args:
        found: as `measure` gives it; one may be judged by several profiles.
        profile, num_bytes, is_baked: as for `audit`.

    Raises:
        UnknownProfile: no such profile.
    """
    demands = find_profile(profile)
    checks = (
        *checks_of_surface(found, demands),
        *checks_of_room(found, demands),
        *checks_of_texture(found, demands, is_baked=is_baked),
        *check_of_bytes(num_bytes, demands),
    )
    return AuditReport(profile=profile, checks=checks, measurements=found)


def extras_of(demands: Profile) -> frozenset[Extra]:
    """What has to be measured for a profile besides counts; nothing that is slow unless it is asked for."""
    sides = (demands.max_hidden_share, demands.max_backward_share, demands.max_buried_share)
    wanted: dict[Extra, bool] = {
        "crossings": demands.max_crossings is not None,
        "exposure": any(limit is not None for limit in sides),
        "walls": demands.min_wall_metres is not None,
        "stance": demands.needs_ground or demands.needs_footing,
        "charts": demands.needs_atlas_when_baked,
        "shading": demands.needs_normals,
    }
    return frozenset(extra for extra, is_wanted in wanted.items() if is_wanted)
