"""Walls as a printer sees them: how thick, how much of them is thin, and how much of them is shell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orfeas.mesh.measuring.samples import LIFT, RayField
from orfeas.mesh.measuring.walls import NUM_SAMPLES, thickness_under
from orfeas.mesh.mesh import Mesh

PERCENTILE = 1.0


@dataclass(frozen=True)
class PrintWalls:
    """Thickness over the surface, sampled.

    Attributes:
        thinnest_metres: 1st percentile by area; None where nothing could be measured.
        thin_share: share of the measured surface below the limit.
        overlap_share: share of the surface from where the way inwards meets another skin from outside: parts overlap.
        shell_share: mean over the surface of min(shell, thickness / 2) / shell.
    """

    thinnest_metres: float | None
    thin_share: float | None
    overlap_share: float
    shell_share: float


def measure_print_walls(mesh: Mesh, *, limit_metres: float, shell_metres: float = 0.0012) -> PrintWalls:
    """Wall thickness as an audit measures it (`measuring.walls`), held against a limit and a printed shell.

    Args:
        mesh: closed and turned outwards, metres.
        limit_metres: walls below it are thin.
        shell_metres: thickness of the printed shell, for `shell_share`.

    Returns:
        Lengths in metres, shares 0 to 1.
    """
    if not mesh.num_faces:
        return PrintWalls(None, None, 0.0, 0.0)
    field = RayField(mesh.positions, mesh.faces)
    samples = field.samples(NUM_SAMPLES)
    if not len(samples.face):
        return PrintWalls(None, None, 0.0, 0.0)
    under = thickness_under(field, samples)
    faces_us = np.einsum("ij,ij->i", field.normals[under.face], samples.normals) > 0
    is_overlap = (under.face >= 0) & faces_us & (under.straight_metres > 10 * LIFT * field.diagonal)
    thickness = under.metres[np.isfinite(under.metres)]
    overlap = float(is_overlap.mean())
    if not len(thickness):
        return PrintWalls(None, None, overlap, 1.0)
    return PrintWalls(
        thinnest_metres=float(np.percentile(thickness, PERCENTILE)),
        thin_share=float((thickness < limit_metres).mean()),
        overlap_share=overlap,
        shell_share=float(np.minimum(1.0, thickness / 2 / shell_metres).mean()),
    )
