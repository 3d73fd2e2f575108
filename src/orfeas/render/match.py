"""Match: how well a mesh agrees with the picture it was made from."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.matching.search import find_pose, overlap
from orfeas.render.matching.seen import Pose, Scene, see, spans
from orfeas.render.matching.similarity import similarity
from orfeas.render.matching.target import Target, frame_target, has_subject
from orfeas.render.matching.thickness import likely, roundness

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]

SEARCH_PIXELS, PIXELS = 48, 128
"""Sides of the frames in which the camera is searched and in which the numbers are taken."""

FINER = 2
"""Rays along the side of a pixel where the numbers are taken."""

WEIGHTS = {"silhouette": 0.35, "ssim": 0.3, "normals": 0.15, "thickness": 0.2}
"""Exponents of the score, shared out anew among the rest where there are no normals. Chosen, not fitted: what is seen
counts four times what is supposed. docs/reference/choosing.md says what the score is worth."""


class NoPicture(OrfeasError):
    """The mask keeps nothing of the picture, so there is nothing to match. Give the mask of a visible subject."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Match:
    """How well a mesh agrees with its picture; shares are 0 to 1, 1 the best.

    Attributes:
        score: the weighted geometric mean of the shares below, so that one that is nil makes it nil.
        silhouette: area that outline and mask both cover by area either covers.
        ssim: multi-scale structural similarity of the colours where both cover, without light on the mesh.
        normals: 1 less the mean angle to the normals given, in right angles; None where none were given.
        thickness: how usual the thickness is for a thing this wide, 1 the most usual; see `thickness.roundness`.
        azimuth_degrees, elevation_degrees: of the camera that matches best, within 8 degrees of where the search
            began; to about two degrees, as a shape that is not quite the truth looks best from a little aside.
        scale: of the mesh there, beside boxes of like longer sides.
        across, up: how far it is moved there, in widths of the frame.
    """

    score: float
    silhouette: float
    ssim: float
    normals: float | None
    thickness: float
    azimuth_degrees: float
    elevation_degrees: float
    scale: float
    across: float
    up: float

    def to_json(self) -> dict[str, object]:
        """What a report keeps."""
        shares = {name: getattr(self, name) for name in ("score", "silhouette", "ssim", "normals", "thickness")}
        angles = {name: round(getattr(self, name), 2) for name in ("azimuth_degrees", "elevation_degrees")}
        return {**{name: None if share is None else round(share, 4) for name, share in shares.items()}, **angles}


def match(
    mesh: Mesh,
    material: Material,
    *,
    picture: Pixels,
    mask: Floats,
    normals: Floats | None = None,
    azimuth: float = 0.0,
    elevation: float = 0.0,
) -> Match:
    """Look for the view of a mesh that is most like a picture, and say how like it is.

    A picture says nothing of what it does not show: a card with the picture on it matches it as well as the thing
    itself does. Hence the thickness, a prior and no observation, and the normals where something knows them.

    The camera is orthographic, as engines are; a pair of nearby angles is searched because lenses and fields of cells
    are not. Deterministic: the same values give the same numbers on one machine.

    Args:
        mesh: any size and place, its front towards +Z.
        material: its base colour is compared as it is, without light: the light of the picture is baked into it.
        picture: (H, W, 3) uint8 sRGB.
        mask: (H, W) float32, 0 background to 1 subject.
        normals: (H, W, 3) unit normals of the subject in the camera's axes (right, up, toward); zero where unknown.
        azimuth, elevation: radians about +Y from the front and above the horizon that the search begins at.

    Raises:
        NoPicture: the mask keeps nothing.
        NothingToSee: the mesh has no faces.
    """
    if not has_subject(mask):
        raise NoPicture()
    scene = Scene(mesh, material)
    about = Pose(azimuth, elevation)
    pose = find_pose(scene, frame_target(picture, mask, pixels=SEARCH_PIXELS), about=about)
    target = frame_target(picture, mask, pixels=PIXELS, normals=normals)
    seen = see(scene, pose, pixels=PIXELS, finer=FINER)
    shared = np.asarray(np.minimum(seen.cover, target.cover), np.float32)
    shares = {
        "silhouette": overlap(seen.cover, target.cover),
        "ssim": similarity(seen.color, target.color, shared),
        "normals": _agreement(seen.normals, target),
        "thickness": likely(roundness(spans(scene, pose, pixels=PIXELS // 2))),
    }
    return Match(
        score=_score(shares),
        silhouette=shares["silhouette"] or 0.0,
        ssim=shares["ssim"] or 0.0,
        normals=shares["normals"],
        thickness=shares["thickness"] or 0.0,
        azimuth_degrees=math.degrees(pose.azimuth),
        elevation_degrees=math.degrees(pose.elevation),
        scale=pose.scale,
        across=pose.across,
        up=pose.up,
    )


def _agreement(facing: Floats, target: Target) -> float | None:
    """Of normals (N, N, 3) with the target's, where both have some; 0 where they never do."""
    if target.normals is None:
        return None
    both = (np.abs(facing).sum(axis=2) > 0) & (np.abs(target.normals).sum(axis=2) > 0)
    if not both.any():
        return 0.0
    cosine = np.einsum("nc,nc->n", facing[both], target.normals[both])
    return max(0.0, 1 - float(np.arccos(np.clip(cosine, -1, 1)).mean()) / (math.pi / 2))


def _score(shares: dict[str, float | None]) -> float:
    known = {name: share for name, share in shares.items() if share is not None}
    if min(known.values()) <= 0:
        return 0.0
    total = sum(WEIGHTS[name] for name in known)
    return math.exp(sum(WEIGHTS[name] / total * math.log(share) for name, share in known.items()))
