"""Gates: what a level of detail must pass before it may stand for its mesh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from orfeas.mesh.levelling.flaws import chart_signs, flaws_of
from orfeas.mesh.mesh import Mesh


class Difference(Protocol):
    """How far apart two meshes look, each number that of the worst view; see `render.compare.Difference`."""

    @property
    def silhouette_iou(self) -> float: ...
    @property
    def psnr(self) -> float: ...
    @property
    def ssim(self) -> float: ...
    @property
    def normal_angle(self) -> float: ...


class Differs(Protocol):
    """Looks at two meshes in pictures so many pixels wide; see `render.compare.differs_by_look`."""

    def __call__(self, reference: Mesh, mesh: Mesh, /, *, pixels: int) -> Difference: ...


@dataclass(frozen=True)
class Look:
    """The least a level must look like its mesh, from the worst side, at the size where it takes over.

    PSNR and SSIM are of the object's own pixels; over a whole picture that it fills by two thirds these would be
    about 30 dB and 0.97.

    Attributes:
        silhouette_iou: area both cover by area either covers.
        psnr: dB.
        ssim: structural similarity.
    """

    silhouette_iou: float = 0.985
    psnr: float = 28.0
    ssim: float = 0.95

    def failed_by(self, found: Difference) -> tuple[str, ...]:
        """Names of the numbers that fall short."""
        names = ("silhouette_iou", "psnr", "ssim")
        return tuple(name for name in names if getattr(found, name) < getattr(self, name))


def is_as_sound(mesh: Mesh, *, than: Mesh) -> bool:
    """No more open, crowded or pinched places than another mesh has, and no more faces turned over in the texture."""
    one, two = (flaws_of(each, uv_signs=_signs(each)) for each in (mesh, than))
    return one.topology <= two.topology and one.turned_uvs <= two.turned_uvs


def _signs(mesh: Mesh) -> npt.NDArray[np.float64] | None:
    return None if mesh.uvs is None else chart_signs(mesh)[mesh.faces[:, 0]]
