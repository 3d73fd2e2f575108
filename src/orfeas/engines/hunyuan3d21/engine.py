"""Engine: from a cut-out to a surface by Hunyuan3D-2.1's shape network, with the picture's colours on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
import torch
from torch import Tensor

from orfeas.engines.contract import NO_OTHER_VIEWS, Cutout, Quality, Report, Surface, UsedAdapter, ignore_progress
from orfeas.engines.crumbs import without_crumbs
from orfeas.engines.device import NoAccelerator, in_memory, untested, work_rate
from orfeas.engines.grid import Volume, halved
from orfeas.engines.hunyuan3d21.adaptable import adaptable
from orfeas.engines.hunyuan3d21.colors import paint_as_pictured
from orfeas.engines.hunyuan3d21.faster.compiled import CompiledBlocks
from orfeas.engines.hunyuan3d21.faster.int8 import is_int8
from orfeas.engines.hunyuan3d21.faster.reuse import Reuse
from orfeas.engines.hunyuan3d21.faster.shortcuts import Shortcuts, Solver
from orfeas.engines.hunyuan3d21.pose import find_seat
from orfeas.engines.hunyuan3d21.preprocess import framed
from orfeas.engines.hunyuan3d21.shape import Networks, draw_noise, make_volume, told_between
from orfeas.engines.hunyuan3d21.sizes import sizes_of
from orfeas.engines.hunyuan3d21.surface import extract
from orfeas.engines.hunyuan3d21.volume import COARSEST, Field, refined
from orfeas.engines.hunyuan3d21.width import is_fine_enough
from orfeas.engines.hunyuan3d21.work import operations, told
from orfeas.engines.lora.wardrobe import Wardrobe
from orfeas.engines.weight_files import AdapterFile, WeightFiles, read_config
from orfeas.intake.views import View
from orfeas.mesh.decimate import decimate
from orfeas.mesh.place import place, place_paint

STEPS, GUIDANCE = 30, 5.0
"""Where a recipe says nothing: what the published demonstration takes."""

SAMPLED, DECODED, SEATED = 0.75, 0.85, 0.92
"""Fractions done after the last step, the volume and the search for the camera, on a GPU, about."""

LOOKED_AT = 20_000
"""Faces of the mesh whose outline is compared with the picture's."""

ROUGHLY = 0.75
"""Overlap of the outlines below which the user is told that the picture does not fit the shape."""


class Hunyuan3D21Engine:
    """Hunyuan3D-2.1's shape network in our own code; colours from the picture."""

    name = "hunyuan3d21"
    version = "1"

    def __init__(self, networks: Networks, weights: WeightFiles, *, compiled: CompiledBlocks | None = None) -> None:
        self._networks, self._compiled = networks, compiled
        self._weights = weights
        denoiser = networks.denoiser
        self._wardrobe = Wardrobe(denoiser, targets=adaptable(denoiser.size), fingerprint=weights.base)

    @property
    def carried(self) -> tuple[UsedAdapter, ...]:
        """LoRAs that are beside the denoiser."""
        return self._wardrobe.carried

    def wear(self, adapters: Sequence[AdapterFile], *, kept: Iterable[AdapterFile] = ()) -> None:
        """Have LoRAs work beside the denoiser; see `Wardrobe.wear`."""
        self._wardrobe.wear(adapters, kept=kept)

    def generate(
        self,
        cutout: Cutout,
        *,
        quality: Quality,
        others: Mapping[View, Cutout] = NO_OTHER_VIEWS,
        report: Report = ignore_progress,
    ) -> Surface:
        """Make a closed surface of the subject, upright and with its front to +Z, from wherever it was pictured.

        Args:
            cutout: the subject.
            quality: `steps` (2 or more), `guidance` and shortcuts are the sampler's; `field_cells` chooses a grid:
                `cells_for`.
            others: none; see the catalog.
            report: told the fraction done, after every step, and told it again after every block and every few points
                of the field. What it raises stops the work there.

        Raises:
            EngineFailed: there is nothing to see, or the network's field has no surface.
            DeviceOutOfMemory: the device has too little memory.
            CannotCompile, CompiledTooOften: it was to be compiled, and cannot be.
        """
        assert not others
        shortcuts = self._shortcuts(quality)
        logits_XYZ = self._volume(cutout, quality=quality, shortcuts=shortcuts, report=report).values_XYZ
        report(DECODED)
        mesh = without_crumbs(extract(logits_XYZ.cpu().numpy(), engine=self.name))
        seat = find_seat(decimate(mesh, faces=LOOKED_AT), cutout)
        report(SEATED)
        paint = paint_as_pictured(mesh, logits_XYZ, cutout, seat)
        standing, move = place(mesh, longest_side_metres=1.0)
        report(1.0)
        return Surface(
            mesh=standing,
            paint=place_paint(paint, move),
            engine=self.name,
            engine_version=self.version,
            camera_elevation=seat.pose.elevation,
            camera_azimuth=seat.pose.azimuth,
            is_upright=True,
            weights=self._weights.sha256,
            weights_license=self._weights.license,
            adapters=self._wardrobe.worn,
            shortcuts=(*self._computed(), *shortcuts.told()),
            warnings=self._warnings(seat.overlap),
        )

    def _shortcuts(self, quality: Quality) -> Shortcuts:
        threshold = quality.cache_steps
        return Shortcuts(
            solver=Solver(quality.solver or Solver.EULER),
            guide_until=1.0 if quality.guide_until is None else quality.guide_until,
            reuse=Reuse(self._networks.denoiser, threshold=threshold) if threshold else None,
        )

    def _computed(self) -> Iterator[str]:
        if is_int8(self._networks.denoiser):
            yield "int8 weights"
        if self._compiled is not None and self._compiled.problem is None:
            yield "compiled"

    def _warnings(self, overlap: float) -> tuple[str, ...]:
        found = [] if overlap >= ROUGHLY else [_roughly(overlap)]
        if self._compiled is not None and self._compiled.problem is not None:
            found.append(f"The network could not be compiled here and ran as it is: {self._compiled.problem}")
        return (*found, *untested(self._networks.device))

    def _volume(self, cutout: Cutout, *, quality: Quality, shortcuts: Shortcuts, report: Report) -> Volume:
        networks = self._networks
        device = networks.device
        steps = quality.steps or STEPS
        at, done = "while it looked at the picture", 0.0

        def on_step(number: int, _state: Tensor) -> None:
            nonlocal at, done
            at, done = f"after step {number + 1} of {steps - 1}", SAMPLED * (number + 1) / (steps - 1)
            report(done)

        rgba = np.dstack([cutout.colors, np.rint(cutout.mask * 255).astype(np.uint8)])
        square = torch.from_numpy(framed(rgba, pixels=networks.pixels, engine=self.name))
        noise = draw_noise(networks.denoiser, seed=quality.seed)
        guidance = GUIDANCE if quality.guidance is None else quality.guidance
        to_volume = asked_at(cells_for(quality.field_cells), device=device)

        def work() -> Volume:
            with told_between(networks, lambda: report(done)):
                return make_volume(
                    networks,
                    square,
                    noise_1LZ=noise,
                    steps=steps,
                    guidance=guidance,
                    shortcuts=shortcuts,
                    to_volume=to_volume,
                    on_step=on_step,
                )

        return in_memory(work, device=device, during=lambda: at)


def no_accelerator(weights: WeightFiles) -> NoAccelerator:
    """The failure that says what the processor would take for a standard recipe."""
    return NoAccelerator(engine="hunyuan3d21", seconds=time_on_processor(weights, field_cells=Quality.field_cells))


def time_on_processor(weights: WeightFiles, *, field_cells: int, steps: int | None = None) -> str:
    """As one says it, by how quick the processor is now."""
    sizes = sizes_of(read_config(weights))
    work = operations(sizes, steps=steps or STEPS, is_guided=True, cells=cells_for(field_cells))
    return told(work / work_rate(torch.device("cpu")))


def cells_for(field_cells: int) -> int:
    """Cells of the grid: half as many again as a recipe asks for along the thing, which does not fill the grid.

    192 for 128, 256 for 192 and 384 for 256.
    """
    return max(field_cells * 3 // 128, 1) * 64


def asked_at(cells: int, *, device: torch.device) -> Callable[[Field], Volume]:
    """Fields refined to so many cells, beginning with as fine a grid as each needs."""
    finest = halved(cells, coarsest=COARSEST)[-1]

    def to_volume(field: Field) -> Volume:
        return refined(
            field, cells=cells, is_enough=lambda level: is_fine_enough(field, level, cells=finest), device=device
        )

    return to_volume


def _roughly(overlap: float) -> str:
    return (
        f"The outline of what the network made covers only {overlap:.0%} of what the picture's does, so the colours "
        "lie on it roughly. Another seed may fit better."
    )
