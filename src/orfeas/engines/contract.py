"""What every engine takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from orfeas.engines.weight_files import AdapterFile
from orfeas.errors import Kind, OrfeasError
from orfeas.intake.picture import Picture
from orfeas.intake.views import View
from orfeas.mesh.material import Paint
from orfeas.mesh.mesh import Mesh

Report = Callable[[float], None]
"""Told the fraction done of the present stage, 0 to 1."""


def ignore_progress(_fraction: float) -> None:
    """For callers who do not ask."""


class EngineFailed(OrfeasError):
    """The engine {engine} could not make a surface: {why}. Correct the cut-out, or use another picture."""

    kind = Kind.INVALID


class NotNumbers(OrfeasError):
    """The engine {engine} computed what are no numbers. Run `orfeas models verify {weights}`; if the weights are sound, their precision is too small: set ORFEAS_PRECISION=float32."""  # noqa: E501

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True, eq=False)
class Cutout:
    """A picture and the mask of its subject.

    Attributes:
        picture: the whole picture.
        mask: (H, W) float32, 0 background to 1 subject; holes are holes.
        colors: (H, W, 3) uint8 sRGB, the subject's own colours, estimated where the fringe was mixed with the
            background and continued a little way outside the mask.
        method: how the mask was found: "alpha", "grabcut", "network" or "given".
        confidence: 0 to 1; below 0.5 the user should look.
        dropped: islands left out, largest first, as fractions of the subject's area.
    """

    picture: Picture
    mask: npt.NDArray[np.float32]
    colors: npt.NDArray[np.uint8]
    method: str
    confidence: float
    dropped: tuple[float, ...] = ()


@dataclass(frozen=True)
class Quality:
    """Numbers of a recipe that an engine goes by.

    Attributes:
        field_cells: cells along the longest side of the field the surface is extracted from.
        seed: the same seed and inputs give the same surface, bit for bit.
        steps: sampling steps where the engine has any; None for its default.
        guidance: classifier-free guidance where the engine has any; None for its default.
        solver: how such an engine moves from step to step: `euler` or `adams`; None for its default.
        cache_steps: how little of a change between two steps it takes for none, and leaves out work; None for never.
        guide_until: from which share of its way on, 0 to 1, it asks for no guidance any more; None for never.
    """

    field_cells: int = 192
    seed: int = 0
    steps: int | None = None
    guidance: float | None = None
    solver: str | None = None
    cache_steps: float | None = None
    guide_until: float | None = None


@dataclass(frozen=True)
class UsedAdapter:
    """A LoRA that ran beside a network: its name, how strongly, and the hash of its file."""

    name: str
    weight: float
    sha256: str

    def to_json(self) -> dict[str, object]:
        return {"name": self.name, "weight": self.weight, "sha256": self.sha256}


@dataclass(frozen=True, eq=False)
class Surface:
    """What an engine made: a closed surface and its colours.

    Attributes:
        mesh: glTF space, front +Z, longest side 1, centred in x and z, standing on y = 0; no UVs.
        paint: colours in the frame of the mesh.
        engine: name of the engine that made it.
        engine_version: changes whenever the engine's output may.
        camera_elevation: radians that the picture's camera looks down by, where the engine knows.
        camera_azimuth: radians about +Y that it stands from the front of the mesh, positive towards +X.
        is_upright: whether the mesh stands upright already. If not it is in the camera's own axes, and the asset is
            turned back by the camera's elevation.
        warnings: sentences for the user about what was made.
        weights: hash of the weights it was made with, as `sha256:` and 64 hex digits; None where there are none.
        weights_license: name of the licence they came under, where it is not the package's.
        adapters: LoRAs that ran beside the network, and how strongly.
        shortcuts: what was left out, or computed less exactly, because somebody asked for it: `int8 weights`.
    """

    mesh: Mesh
    paint: Paint
    engine: str
    engine_version: str
    camera_elevation: float = 0.0
    camera_azimuth: float = 0.0
    is_upright: bool = False
    warnings: tuple[str, ...] = ()
    weights: str | None = None
    weights_license: str | None = None
    adapters: tuple[UsedAdapter, ...] = ()
    shortcuts: tuple[str, ...] = ()


NO_OTHER_VIEWS: Mapping[View, Cutout] = MappingProxyType({})
"""One picture, seen from the front."""


class Engine(Protocol):
    """From a cut-out subject to a surface."""

    name: str
    version: str

    def generate(
        self,
        cutout: Cutout,
        *,
        quality: Quality,
        others: Mapping[View, Cutout] = NO_OTHER_VIEWS,
        report: Report = ignore_progress,
    ) -> Surface:
        """Make a surface.

        Args:
            cutout: the subject; its front, where there are other views of it.
            quality: the recipe's numbers.
            others: the same subject from other sides; only engines whose entry in the catalog `takes_views` get any.
            report: told the fraction done.

        Raises:
            EngineFailed: this cut-out cannot be turned into a surface; the sentence says why.
        """
        ...


@runtime_checkable
class Adaptable(Protocol):
    """A network that LoRAs can run beside, exchanged between two jobs while it stays."""

    @property
    def carried(self) -> tuple[UsedAdapter, ...]:
        """Those that are with it, at weight 0 where they do nothing now."""
        ...

    def wear(self, adapters: Sequence[AdapterFile], *, kept: Iterable[AdapterFile] = ()) -> None:
        """Have these work from now on, and no others.

        Args:
            adapters: with their weights.
            kept: others that stay at hand, and do nothing.

        Raises:
            OrfeasError: one cannot be used. Then none works.
        """
        ...
