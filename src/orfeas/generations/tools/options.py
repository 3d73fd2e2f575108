"""What each tool can be asked for, checked before anything is read; light, for whoever only asks."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, Self

from orfeas.errors import Kind, OrfeasError
from orfeas.generations.size import check_size
from orfeas.mesh.auditing.profile import find_profile
from orfeas.mesh.levelling.shares import require_shares
from orfeas.mesh.printing.cost import ImpossibleInfill, find_print_material

Unit = Literal["guess", "millimetre", "centimetre", "inch", "metre"]
FilmFormat = Literal["webm", "webp", "zip", "mp4"]


class VideoIsOpaque(OrfeasError):
    """A .{format} has a background. Choose webp or zip for a transparent film, or leave transparency out."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Options:
    """Numbers and names of one request."""

    def check(self) -> None:
        """Raise what could not be met whatever the mesh is."""

    def found_in(self, folder: Path) -> Self:
        """The same with what of a folder of weights it asks for by name; raises what is not there."""
        return self

    def to_json(self) -> dict[str, Any]:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})


@dataclass(frozen=True)
class FinishOptions(Options):
    """See `finishing.Plan` and `unit.in_unit`; `require_pass` makes a failed verdict a failed job."""

    profile: str = "game-pc"
    unit: Unit = "guess"
    faces: int | None = None
    texture_pixels: int | None = None
    size_metres: float | None = None
    remesh: Literal["triangles", "quads"] | None = None
    require_pass: bool = False

    def check(self) -> None:
        """Raises UnknownProfile, SizeOutOfRange."""
        find_profile(self.profile)
        check_size(self.size_metres)


@dataclass(frozen=True)
class TurntableOptions(Options):
    """See `render.turntable`."""

    format: FilmFormat = "webm"
    frames: int = 72
    pixels: int = 512
    lighting: str = "studio"
    camera: str = "three_quarter"
    material: str | None = None
    kind: str = "turntable"
    transparent: bool = False

    def check(self) -> None:
        """Raises UnknownLighting, UnknownCamera, UnknownMaterial, UnknownTurning, VideoIsOpaque."""
        from orfeas.render.material_presets import find_material
        from orfeas.render.presets import find_camera, find_lighting

        find_lighting(self.lighting)
        find_camera(self.camera)
        if self.material is not None:
            find_material(self.material)
        if self.kind not in ("turntable", "orbital"):
            from orfeas.render.turntable import UnknownTurning

            raise UnknownTurning(kind=self.kind)
        if self.transparent and self.format in ("webm", "mp4"):
            raise VideoIsOpaque(format=self.format)


@dataclass(frozen=True)
class AnalyzeOptions(Options):
    """See `printing.analyze`; `unit` is for files that state none."""

    unit: Unit = "guess"
    material: str = "pla"
    infill: float = 0.2
    price_per_kg: float | None = None

    def check(self) -> None:
        """Raises UnknownPrintMaterial, ImpossibleInfill."""
        find_print_material(self.material)
        if not 0.0 <= self.infill <= 1.0:
            raise ImpossibleInfill(infill=self.infill)


@dataclass(frozen=True)
class RepairOptions(Options):
    """`texture_pixels` is the side of a texture that has to be made anew."""

    texture_pixels: int = 2048


@dataclass(frozen=True)
class SimplifyOptions(Options):
    """A number of faces, or an error as a share of the diagonal, or both."""

    faces: int | None = None
    error: float | None = None

    def check(self) -> None:
        """Raises NoTarget."""
        if self.faces is None and self.error is None:
            from orfeas.mesh.decimate import NoTarget

            raise NoTarget


@dataclass(frozen=True)
class OptimizeOptions(Options):
    """See `print_ready.PrintPlan`; `wall_metres` and `drains` are for a hollow object."""

    unit: Unit = "guess"
    size_metres: float | None = None
    orient: bool = True
    hollow: bool = False
    wall_metres: float = 0.002
    drains: int = 2

    def check(self) -> None:
        """Raises SizeOutOfRange."""
        check_size(self.size_metres)


@dataclass(frozen=True)
class LevelsOptions(Options):
    """See `mesh.levels`."""

    shares: tuple[float, ...] = (1.0, 0.5, 0.25, 0.1)

    def check(self) -> None:
        """Raises NotShares."""
        require_shares(self.shares)


@dataclass(frozen=True)
class HullsOptions(Options):
    """See `mesh.hulls`."""

    max_hulls: int = 8
    max_faces: int = 255
    threshold: float = 0.05
    kind: Literal["auto", "convex", "box", "hull"] = "auto"
    seed: int = 0


@dataclass(frozen=True)
class NavmeshOptions(Options):
    """See `mesh.navmesh`."""

    radius_metres: float = 0.3
    height_metres: float = 1.8
    climb_metres: float = 0.4
    max_slope_radians: float = 0.7854
    cell_metres: float | None = None
