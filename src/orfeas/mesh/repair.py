"""Repair: any surface becomes a closed one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.weld import weld


@dataclass(frozen=True)
class Repairs:
    num_degenerate_dropped: int = 0


def repair(mesh: Mesh, *, min_part: float = 0.02) -> tuple[Mesh, Repairs]:
    """first"""
    mesh = weld(mesh)
    a, b, c = mesh.faces.T
    bad = (a == b) | (b == c) | (c == a)
    return Mesh(mesh.positions, mesh.faces[~bad]), Repairs(int(np.sum(bad)))
