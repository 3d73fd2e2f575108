"""Profile: what a use demands of an asset."""

from __future__ import annotations

from dataclasses import dataclass

from orfeas.errors import Kind, OrfeasError


class UnknownProfile(OrfeasError):
    """There is no profile called {name}. Choose one of: {known}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Profile:
    """What a use demands of an asset; None or False where it demands nothing.

    Attributes:
        name: as the user types it.
        purpose: one line for the user.
        max_faces: triangles at most.
        max_texture_pixels: longer side of the largest texture at most.
        max_parts: pieces that do not touch each other at most.
        max_bytes: size of the file at most.
        size_metres: shortest and longest its longest side may be.
        min_wall_metres: 1st percentile by area of the wall behind the surface at least.
        max_crossings: pairs of faces that pass through each other at most.
        max_buried_share: share of the area that lies inside the solid at most.
        max_hidden_share: share of the area that cannot be seen from outside at most.
        max_backward_share: share of the area seen only from its back at most.
        needs_closed: no holes, no edge with three faces, faces turned outwards.
        needs_sound_faces: no face without area, no two neighbours that disagree on the outside; open surfaces may pass.
        needs_normals: a unit normal at every vertex, on the side its faces look to.
        needs_ground: it stands on y = 0.
        needs_footing: every solid part reaches the plate.
        needs_uvs: UVs, all of them inside 0..1.
        needs_texture: a base-colour texture.
        needs_uvs_for_texture: UVs, wherever there is a texture to lay on; any range, since textures may repeat.
        needs_power_of_two: sides of textures are powers of two.
        needs_atlas_when_baked: of an asset whose texture was baked for it: UVs inside the texture, no two faces on one
            texel, no thin charts, a gutter, and the texture.
    """

    name: str
    purpose: str
    max_faces: int | None = None
    max_texture_pixels: int | None = None
    max_parts: int | None = None
    max_bytes: int | None = None
    size_metres: tuple[float, float] | None = None
    min_wall_metres: float | None = None
    max_crossings: int | None = None
    max_buried_share: float | None = None
    max_hidden_share: float | None = None
    max_backward_share: float | None = None
    needs_closed: bool = False
    needs_sound_faces: bool = False
    needs_normals: bool = False
    needs_ground: bool = False
    needs_footing: bool = False
    needs_uvs: bool = False
    needs_texture: bool = False
    needs_uvs_for_texture: bool = False
    needs_power_of_two: bool = False
    needs_atlas_when_baked: bool = False


def _on_screen(
    name: str, purpose: str, *, faces: int, texture: int, megabytes: int | None = None, stands: bool = False
) -> Profile:
    """What every use on a screen demands; the numbers differ.

    Closed is not demanded, nor one piece: leaves, cloth and hair are open on purpose, and a truck has wheels. What no
    engine forgives is demanded: no faces without area, no neighbours turned against each other, no faces seen from
    their back only (they are culled), normals, and on the right side, and a size from 1 mm to 100 m; outside, the unit
    is wrong. Up to 20 % of the surface may be hidden, as where parts stand in each other (8.7 % of the Khronos sample
    CesiumMilkTruck); a second skin hides half.

    Overlapping UVs are a fault only where a texture was baked for the surface (`needs_atlas_when_baked`): a mirrored
    half, a repeated brick or a palette overlaps on purpose (the Khronos sample Duck on 94 % of its texels) and draws
    well, while a baked texel that two places claim shows one of them wrong. The same goes for slivers and gutters.
    """
    return Profile(
        name=name,
        purpose=purpose,
        max_faces=faces,
        max_texture_pixels=texture,
        max_bytes=None if megabytes is None else megabytes * 1_000_000,
        size_metres=(0.001, 100.0),
        max_hidden_share=0.20,
        max_backward_share=0.01,
        needs_sound_faces=True,
        needs_normals=True,
        needs_ground=stands,
        needs_uvs_for_texture=True,
        needs_power_of_two=True,
        needs_atlas_when_baked=True,
    )


def _in_print(name: str, purpose: str, *, wall_metres: float, longest_metres: float) -> Profile:
    """What every print demands: one solid without doubt about its inside, and walls that come out.

    Textures do not matter; a cavity is allowed (a hollow print is one), a skin inside the solid is not: within 0.5 % of
    the area, which is what sampling may mistake. Several parts may lie on the plate, but none may hang in the air.
    Overhang and contact are measured and shown, not demanded: supports and a brim are the slicer's to add.
    """
    return Profile(
        name=name,
        purpose=purpose,
        size_metres=(0.001, longest_metres),
        min_wall_metres=wall_metres,
        max_crossings=0,
        max_buried_share=0.005,
        needs_closed=True,
        needs_footing=True,
    )


_ALL = (
    Profile(
        name="preview",
        purpose="Sound enough to look at, share and print",
        max_faces=100_000,
        max_texture_pixels=4096,
        max_parts=1,
        needs_closed=True,
        needs_uvs=True,
        needs_texture=True,
    ),
    _on_screen("game-pc", "Games on a PC or console", faces=100_000, texture=4096),
    _on_screen("game-mobile", "Games on a phone", faces=15_000, texture=1024),
    _on_screen("web", "Viewers on web pages", faces=50_000, texture=2048, megabytes=5),
    _on_screen("ar", "Placed in a room by a phone", faces=100_000, texture=2048, megabytes=10, stands=True),
    _in_print("print-fdm", "Printed from filament", wall_metres=0.8e-3, longest_metres=0.5),
    _in_print("print-resin", "Printed from resin", wall_metres=0.5e-3, longest_metres=0.3),
)
PROFILES: dict[str, Profile] = {profile.name: profile for profile in _ALL}
DEFAULT_PROFILE = "preview"


def find_profile(name: str) -> Profile:
    """The profile of that name.

    Raises:
        UnknownProfile: no such profile; lists those there are.
    """
    if name not in PROFILES:
        raise UnknownProfile(name=name, known=", ".join(PROFILES))
    return PROFILES[name]
