"""Glass: what is seen through a clear body."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.render.lights import Lighting
from orfeas.render.stage import Stage
from orfeas.render.surroundings import surroundings

Floats = npt.NDArray[np.float32]

INSIDE = np.float32(4e-3)
DEPTH = 1.6
"""How often the tint is taken over the length of the object's longest side."""


@dataclass(frozen=True)
class Transmission:
    """How light passes through a material.

    Attributes:
        share: of the light that is not mirrored, how much passes; 0 opaque to 1 clear.
        ior: index of refraction, 1 and more.
    """

    share: float
    ior: float = 1.5


def seen_through(
    stage: Stage,
    points: Floats,
    normals: Floats,
    directions: Floats,
    *,
    tint: Floats,
    transmission: Transmission,
    lighting: Lighting,
) -> Floats:
    """Light that comes through a solid body, linear RGB, (N, 3).

    Bent at the first and at the next surface (Snell), coloured by the length between them (Beer and Lambert), then
    taken from the room's gradient. What is mirrored inside leaves in the mirrored direction: one bounce.

    Args:
        stage: the body.
        points: (N, 3) on its surface.
        normals: (N, 3) unit, turned to the camera.
        directions: (N, 3) unit, of the rays that look.
        tint: (N, 3) linear colour of the body.
        transmission: share and index.
        lighting: the surroundings.
    """
    bent = _bent(directions, normals, ratio=1 / transmission.ior)
    starts = points - INSIDE * normals
    hits = stage.first_hits(starts, bent)
    length = np.zeros(len(points), np.float32)
    length[hits.ray] = hits.distance
    leaving = bent.copy()
    inner = -stage.normals_at(hits)
    inner *= -np.sign(np.einsum("nc,nc->n", inner, bent[hits.ray]))[:, None]
    leaving[hits.ray] = _bent(bent[hits.ray], inner, ratio=transmission.ior)
    cleared = np.maximum(tint, 1e-3) ** (DEPTH * length[:, None])
    cosine = np.clip(-np.einsum("nc,nc->n", directions, normals), 0, 1)
    mirrored = 0.04 + 0.96 * (1 - cosine) ** 5
    passed = cleared * surroundings(lighting, leaving[:, 1], roughness=0.1)
    return np.asarray(passed * ((1 - mirrored) * transmission.share)[:, None], dtype=np.float32)


def _bent(directions: Floats, normals: Floats, *, ratio: float) -> Floats:
    """Refracted directions, mirrored ones where none leaves."""
    cosine = -np.einsum("nc,nc->n", directions, normals)
    under = 1 - np.float32(ratio) ** 2 * (1 - cosine * cosine)
    along = np.float32(ratio) * cosine - np.sqrt(np.maximum(under, 0))
    refracted = np.float32(ratio) * directions + along[:, None] * normals
    mirrored = directions + 2 * cosine[:, None] * normals
    out = np.where((under < 0)[:, None], mirrored, refracted)
    out /= np.maximum(np.sqrt(np.einsum("nc,nc->n", out, out)), 1e-9)[:, None]
    return np.asarray(out, dtype=np.float32)
