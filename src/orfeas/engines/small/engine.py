"""Engine: from a cut-out to a surface, by the network where it is sure of something and by the outline elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import NO_OTHER_VIEWS, Cutout, Quality, Report, Surface, ignore_progress
from orfeas.engines.hull.box import Box
from orfeas.engines.hull.engine import HullEngine
from orfeas.engines.hull.joined import join_pieces
from orfeas.engines.hull.paint import paint_shell
from orfeas.engines.hull.pictures import Sheet, sure_of
from orfeas.engines.hull.prior import lay_prior
from orfeas.engines.hull.sides import X, Y
from orfeas.engines.hull.sight import see
from orfeas.engines.hull.surface import extract_shell, stand
from orfeas.engines.relief.back import paint_back
from orfeas.engines.relief.frame import Frame, frame
from orfeas.engines.small.body import fuse, on_frame
from orfeas.engines.small.detail import lean
from orfeas.engines.small.elevation import elevation_of
from orfeas.engines.small.predict import Network, predict
from orfeas.engines.weights_of import weights_of
from orfeas.intake.views import View
from orfeas.mesh.mesh import Mesh

Floats = npt.NDArray[np.float32]


class SmallEngine:
    """A small network and the outline in one field; deterministic, no torch."""

    name = "small"
    version = "3"

    def __init__(self, network: Network) -> None:
        self._network = network

    def generate(
        self,
        cutout: Cutout,
        *,
        quality: Quality,
        others: Mapping[View, Cutout] = NO_OTHER_VIEWS,
        report: Report = ignore_progress,
    ) -> Surface:
        """Make a closed surface of the subject. The seed makes no difference to its shape.

        It is in the axes of the picture's camera, and says how far that looked down (`Surface.camera_elevation`).

        With other views it is their hull, in which the network's field decides where the outlines leave it open. Seen
        from the front, from a side and from above nothing much is left open, and the network is not asked.

        Raises:
            EngineFailed: the cut-out is empty, or too thin to have an inside.
            OrfeasError: the views do not agree; see `HullEngine.generate`.
        """
        if others:
            return self._of_views(cutout, others, quality=quality, report=report)
        framed = frame(cutout, cells=quality.field_cells, engine=self.name)
        report(0.1)
        prediction = predict(cutout, self._network)
        report(0.3)
        field = fuse(prediction, framed, cells=quality.field_cells)
        field = join_pieces(field, allowed=np.broadcast_to(framed.distance[..., None], field.shape))
        sights = {view: see(field, view) for view in (View.FRONT, View.BACK)}
        shell = lean(
            extract_shell(field),
            height=field.shape[2] - sights[View.FRONT].depth,
            normal=on_frame(prediction.normal, prediction, framed),
            distance=framed.distance,
        )
        standing = stand(shell)
        report(0.7)
        paint = paint_shell(shell, _sheets(cutout, framed), sights, field=field, standing=standing)
        report(1.0)
        mesh = Mesh(standing.place(shell.cells), shell.faces)
        return Surface(
            mesh=mesh,
            paint=paint,
            engine=self.name,
            engine_version=self.version,
            weights=weights_of(self.name),
            camera_elevation=elevation_of(mesh, predicted=prediction.elevation),
        )

    def _of_views(self, cutout: Cutout, others: Mapping[View, Cutout], *, quality: Quality, report: Report) -> Surface:
        def foresee(box: Box, hull: Floats) -> Floats:
            framed = frame(cutout, cells=quality.field_cells, engine=self.name)
            body = fuse(predict(cutout, self._network), framed, cells=quality.field_cells)
            return lay_prior(body, framed=framed, box=box, hull=hull)

        made = HullEngine(None if _is_settled(others) else foresee).generate(
            cutout, quality=quality, others=others, report=report
        )
        return replace(made, engine=self.name, engine_version=self.version, weights=weights_of(self.name))


def _is_settled(others: Mapping[View, Cutout]) -> bool:
    """Whether outlines along all three axes settle the shape: there the network takes away more than it adds.

    F at 0.02 of 20 objects: 0.831 without it, 0.800 with it (benchmarks.shape --views-mode several, 2026-12-01).
    """
    return View.TOP in others and not others.keys().isdisjoint({View.LEFT, View.RIGHT})


def _sheets(cutout: Cutout, framed: Frame) -> list[Sheet]:
    """The front as pictured and the back as relief guesses it: the network's own guess still has eyes in it."""
    sure = sure_of(framed.distance)
    to_picture, to_grid = np.zeros((2, 4)), np.zeros((2, 4))
    to_picture[0, X] = to_picture[1, Y] = framed.cell
    to_picture[:, 3] = framed.left, framed.top
    to_grid[0, X] = to_grid[1, Y] = 1
    front = framed.sample(cutout.colors)
    back = paint_back(front, framed.distance, seed=0)
    return [
        Sheet(View.FRONT, cutout.colors, to_picture, front, sure),
        Sheet(View.BACK, np.rint(back).astype(np.uint8), to_grid, back, sure, is_guess=True),
    ]
