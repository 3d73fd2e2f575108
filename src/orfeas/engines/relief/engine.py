"""Engine: from a cut-out to a surface, by inflation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import NO_OTHER_VIEWS, Cutout, Quality, Report, Surface, ignore_progress
from orfeas.engines.relief.detail import relief_detail
from orfeas.engines.relief.field import extract
from orfeas.engines.relief.frame import Frame, frame
from orfeas.engines.relief.inflate import Body, inflate
from orfeas.engines.relief.paint import paint_surface
from orfeas.intake.views import View
from orfeas.mesh.mesh import Mesh

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

BACK_DEPTH = 0.85
"""Depth of the back beside the front's."""


class ReliefEngine:
    """Silhouette inflation with the picture's colours; deterministic, no weights."""

    name = "relief"
    version = "1"

    def generate(
        self,
        cutout: Cutout,
        *,
        quality: Quality,
        others: Mapping[View, Cutout] = NO_OTHER_VIEWS,
        report: Report = ignore_progress,
    ) -> Surface:
        """Make a closed surface of the subject from its front alone.

        Raises:
            EngineFailed: the cut-out is empty, or too thin to have an inside.
        """
        assert not others, "the catalog says that this engine takes one picture"
        framed = frame(cutout, cells=quality.field_cells, engine=self.name)
        report(0.1)
        body = inflate(framed.distance)
        report(0.3)
        front, back = _sides(body, framed, cutout)
        cells, normals, faces = extract(front, back, distance=framed.distance, stands=body.stands)
        report(0.6)
        affine, matrix = _stand(cells, framed)
        paint = paint_surface(
            cutout, framed, cells=cells, normals=normals, faces=faces, matrix=matrix, seed=quality.seed
        )
        mesh = Mesh(_placed(cells, *affine), faces)
        paint = replace(paint, positions=_placed(paint.positions, *affine))
        report(1.0)
        return Surface(mesh=mesh, paint=paint, engine=self.name, engine_version=self.version)


def _sides(body: Body, framed: Frame, cutout: Cutout) -> tuple[Floats, Floats]:
    """Squared half depths of front and back: the front with the picture's relief, the back flatter and smoother."""
    half = np.sqrt(np.maximum(body.squared, 0))
    detail = relief_detail(framed.sample(cutout.colors), framed.distance)
    front = np.where(half > 0, np.maximum(half + detail, 0.5 * half) ** 2, body.squared)
    behind = body.squared * (BACK_DEPTH + (1 - BACK_DEPTH) * body.turned) ** 2
    return front.astype(np.float32), np.asarray(behind, np.float32)


def _placed(cells: Floats, scale: float, origin: Doubles) -> Floats:
    points = cells * np.array([1, -1, 1], np.float32)
    return np.asarray((points - origin) * scale, np.float32)


def _stand(cells: Floats, framed: Frame) -> tuple[tuple[float, Doubles], Floats]:
    """Scale and origin that take cells to glTF space, and the matrix (2, 4) from there to picture pixels."""
    points = cells * np.array([1, -1, 1], np.float32)
    low, high = points.min(axis=0).astype(np.float64), points.max(axis=0).astype(np.float64)
    scale = 1.0 / float((high - low).max())
    origin = np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2])
    step = framed.cell / scale
    matrix = np.array(
        [
            [step, 0, 0, framed.left + origin[0] * framed.cell],
            [0, -step, 0, framed.top - origin[1] * framed.cell],
        ]
    )
    return (scale, origin), matrix.astype(np.float32)
