"""Engine: from a cut-out to a surface, by inflation."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import Cutout, Quality, Report, Surface, ignore_progress
from orfeas.engines.relief.field import extract
from orfeas.engines.relief.frame import Frame, frame
from orfeas.engines.relief.inflate import inflate
from orfeas.mesh.material import Paint, Projection
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals

Floats = npt.NDArray[np.float32]


class ReliefEngine:
    """Silhouette inflation with the picture's colours; deterministic, no weights."""

    name = "relief"
    version = "1"

    def generate(self, cutout: Cutout, *, quality: Quality, report: Report = ignore_progress) -> Surface:
        """Make a closed surface of the subject.

        Raises:
            EngineFailed: the cut-out is empty, or too thin to have an inside.
        """
        framed = frame(cutout, cells=quality.field_cells)
        report(0.1)
        squared = inflate(framed.distance)
        report(0.4)
        positions, faces = extract(squared, squared)
        positions, matrix = _stand(positions, framed)
        mesh = Mesh(positions, faces)
        report(0.8)
        return Surface(mesh=mesh, paint=_paint(mesh, cutout, matrix), engine=self.name, engine_version=self.version)


def _stand(cells: Floats, framed: Frame) -> tuple[Floats, Floats]:
    """Cells to glTF space, and the matrix (2, 4) from there to picture pixels."""
    points = cells * np.array([1, -1, 1], np.float32)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = 1.0 / float((high - low).max())
    origin = np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2], np.float64)
    step = framed.cell / scale
    matrix = np.array(
        [
            [step, 0, 0, framed.left + origin[0] * framed.cell],
            [0, -step, 0, framed.top - origin[1] * framed.cell],
        ]
    )
    return ((points - origin) * scale).astype(np.float32), matrix.astype(np.float32)


def _paint(mesh: Mesh, cutout: Cutout, matrix: Floats) -> Paint:
    pixel = mesh.positions @ matrix[:, :3].T + matrix[:, 3]
    height, width = cutout.mask.shape
    column = np.clip(pixel[:, 0].astype(int), 0, width - 1)
    row = np.clip(pixel[:, 1].astype(int), 0, height - 1)
    shaded = with_normals(mesh, crease_radians=np.pi)
    assert shaded.normals is not None
    front = Projection(cutout.colors, np.ones_like(cutout.mask), matrix, np.array([0, 0, 1], np.float32))
    return Paint(shaded.positions, cutout.colors[row, column], shaded.normals, (front,))
