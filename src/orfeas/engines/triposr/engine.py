"""Engine: from a cut-out to a coloured surface by TripoSR's network."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np
import torch
from torch import Tensor

from orfeas.engines.contract import NO_OTHER_VIEWS, Cutout, NotNumbers, Quality, Report, Surface, ignore_progress
from orfeas.engines.crumbs import without_crumbs
from orfeas.engines.device import in_memory, untested
from orfeas.engines.grid import Solid
from orfeas.engines.isosurface import closed, extract
from orfeas.engines.triposr.field import colors
from orfeas.engines.triposr.network import Field, Network
from orfeas.engines.triposr.preprocess import framed, seen
from orfeas.engines.triposr.surface import turned
from orfeas.engines.triposr.volume import refined
from orfeas.engines.triposr.work import ASKED, cells_for
from orfeas.engines.weight_files import WeightFiles
from orfeas.intake.views import View
from orfeas.mesh.material import Paint
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.place import place, place_paint

THRESHOLD = 25.0
"""Of the density, as published: inside is where it is over this."""

LOOKED, ASKED_ALL, EXTRACTED = 0.84, 0.92, 0.97
"""Fractions done after the network, the field and the surface, on a processor, about."""


class TripoSREngine:
    """TripoSR's network in our own code: shape and colour on every side from one picture."""

    name = "triposr"
    version = "1"

    def __init__(self, network: Network, weights: WeightFiles, *, device: torch.device) -> None:
        self._network = network
        self._weights = weights
        self._device = device

    def generate(
        self,
        cutout: Cutout,
        *,
        quality: Quality,
        others: Mapping[View, Cutout] = NO_OTHER_VIEWS,
        report: Report = ignore_progress,
    ) -> Surface:
        """Make a closed surface of the subject, upright, with the side that the picture shows to +Z.

        Args:
            cutout: the subject.
            quality: `field_cells` chooses a grid: `cells_for`. There is no chance in it: a seed changes nothing.
            others: none; see the catalog.
            report: told the fraction done, after every block and every few points. What it raises stops the work there.

        Raises:
            EngineFailed: there is nothing to see, or the network's field has no surface.
            NotNumbers: the weights are damaged, or the precision is too small for them.
            DeviceOutOfMemory: the device has too little memory.
        """
        assert not others
        mesh, paint = self._made(cutout, cells=cells_for(quality.field_cells), report=report)
        standing, move = place(mesh, longest_side_metres=1.0)
        report(1.0)
        return Surface(
            mesh=standing,
            paint=place_paint(paint, move),
            engine=self.name,
            engine_version=self.version,
            is_upright=True,
            weights=self._weights.sha256,
            weights_license=self._weights.license,
            warnings=untested(self._device),
        )

    def _made(self, cutout: Cutout, *, cells: int, report: Report) -> tuple[Mesh, Paint]:
        """The surface in our axes, and its colours."""
        network, size = self._network, self._network.sizes.field
        rgba = np.dstack([cutout.colors, np.rint(cutout.mask * 255).astype(np.uint8)])
        picture = seen(framed(rgba, engine=self.name), pixels=network.sizes.pixels)
        at = "while it looked at the picture"

        @torch.inference_mode()
        def work() -> tuple[Mesh, Mesh, Tensor]:
            nonlocal at
            blocks = _counted(network.num_blocks, report, end=LOOKED)
            planes = network(picture.to(self._device), done=lambda: blocks(1))[0]
            if not torch.isfinite(planes).all():
                raise NotNumbers(engine=self.name, weights=self._weights.name)
            at = "while it asked the field"
            points = _counted(int(ASKED * (cells + 1) ** 3), report, begin=LOOKED, end=ASKED_ALL)
            solid = solid_of(network.field_of(planes, done=points), bias=size.bias)
            volume = refined(solid, cells=cells, radius=size.radius, device=self._device)
            raw = extract(closed(volume.values_XYZ.cpu().numpy()), radius=size.radius, engine=self.name)
            mesh = without_crumbs(raw)
            report(EXTRACTED)
            at = "while it coloured the surface"
            answers, shaded = network.field_of(planes, done=lambda _count: report(EXTRACTED)), with_normals(mesh)
            return mesh, shaded, colors(answers(torch.from_numpy(shaded.positions).to(self._device))).cpu()

        mesh, shaded, found = in_memory(work, device=self._device, during=lambda: at)
        assert shaded.normals is not None
        painted = np.rint(found.numpy() * 255).astype(np.uint8)
        paint = Paint(turned(shaded.positions), painted, turned(shaded.normals))
        return Mesh(turned(mesh.positions), mesh.faces), paint


def solid_of(field: Field, *, bias: float, threshold: float = THRESHOLD) -> Solid:
    """A field's density as what is over 0 inside.

    Before its exponential, where it changes evenly: between two points of a grid the surface lies where it says, and
    not at the outer one of them. It is the same surface.
    """
    most = math.log(threshold) - bias
    return lambda points_P3: field(points_P3)[:, 0] - most


def _counted(total: int, report: Report, *, begin: float = 0.0, end: float) -> Callable[[int], None]:
    """Tells a part of the fraction done as so many of `total` are; never more than `end`."""
    count = 0

    def done(more: int) -> None:
        nonlocal count
        count += more
        report(begin + (end - begin) * min(count / total, 1.0))

    return done
