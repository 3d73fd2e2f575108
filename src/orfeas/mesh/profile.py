"""Profile: what a use demands of an asset."""

from __future__ import annotations

from dataclasses import dataclass

from orfeas.errors import Kind, OrfeasError


class UnknownProfile(OrfeasError):
    """There is no profile called {name}. Choose one of: {known}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Profile:
    """What a use demands of an asset; None where it demands nothing.

    Attributes:
        name: as the user types it.
        purpose: one line for the user.
        max_faces: triangles at most.
        max_texture_pixels: longer side of the base-colour texture at most.
        max_parts: pieces that do not touch each other at most.
        needs_closed: no holes, no edge with three faces, faces turned outwards.
        needs_uvs: UVs, all of them inside 0..1.
        needs_texture: a base-colour texture.
    """

    name: str
    purpose: str
    max_faces: int
    max_texture_pixels: int
    max_parts: int | None = 1
    needs_closed: bool = True
    needs_uvs: bool = True
    needs_texture: bool = True


PROFILES: dict[str, Profile] = {
    "preview": Profile(
        name="preview", purpose="Sound enough to look at, share and print", max_faces=100_000, max_texture_pixels=4096
    ),
}
DEFAULT_PROFILE = "preview"


def find_profile(name: str) -> Profile:
    """The profile of that name.

    Raises:
        UnknownProfile: no such profile; lists those there are.
    """
    if name not in PROFILES:
        raise UnknownProfile(name=name, known=", ".join(PROFILES))
    return PROFILES[name]
