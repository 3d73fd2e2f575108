"""Recipe: engine, stages and numbers of a generation; and the recipes we ship."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from orfeas.errors import Kind, OrfeasError

DEFAULT_SIZE_METRES = 0.1


class UnknownRecipe(OrfeasError):
    """There is no recipe called {name}. Choose one of: {known}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Recipe:
    """What is done to one picture, and with which numbers.

    Attributes:
        name: of the shipped recipe it began as.
        engines: tried in this order.
        field_cells: cells along the longest side of the field.
        max_faces: triangles of the finished mesh, at most.
        texture_pixels: side of the square base-colour texture.
        profile: what the asset is checked against.
        seed: the same seed gives the same asset.
        size_metres: longest side; None means 0.1 m, marked `size_assumed`.
        require_pass: a failed verdict is a failed job.
        steps, guidance: of engines that work in steps; None for what is usual there, and where none does.
        solver, cache_steps, guide_until: what such an engine leaves out; None for nothing.
    """

    name: str
    engines: tuple[str, ...] = ("relief",)
    field_cells: int = 192
    max_faces: int = 30_000
    texture_pixels: int = 2048
    profile: str = "preview"
    seed: int = 0
    size_metres: float | None = None
    require_pass: bool = False
    steps: int | None = None
    guidance: float | None = None
    solver: str | None = None
    cache_steps: float | None = None
    guide_until: float | None = None

    @property
    def is_size_assumed(self) -> bool:
        return self.size_metres is None

    @property
    def longest_side_metres(self) -> float:
        return DEFAULT_SIZE_METRES if self.size_metres is None else self.size_metres

    def to_json(self) -> dict[str, object]:
        """As JSON values; without steps it reads as it did before there were any, so old keys stay."""
        values = {**asdict(self), "engines": list(self.engines)}
        return {name: value for name, value in values.items() if name not in _SAMPLING or value is not None}

    @classmethod
    def from_json(cls, values: dict[str, object]) -> Recipe:
        fields = {**values, "engines": tuple(values["engines"])}  # type: ignore[arg-type]
        return cls(**fields)  # type: ignore[arg-type]

    def with_options(self, **options: object) -> Recipe:
        """The same recipe with some numbers changed."""
        return replace(self, **options)  # type: ignore[arg-type]


_SAMPLING = ("steps", "guidance", "solver", "cache_steps", "guide_until")

SHIPPED: dict[str, Recipe] = {
    "draft": Recipe("draft", field_cells=128, max_faces=10_000, texture_pixels=1024),
    "standard": Recipe("standard", engines=("small", "relief"), field_cells=192, max_faces=30_000, texture_pixels=2048),
    "high": Recipe("high", engines=("small", "relief"), field_cells=256, max_faces=80_000, texture_pixels=4096),
}
DEFAULT_RECIPE = "standard"
PREFERRED: dict[str, tuple[str, ...]] = {"standard": ("triposr",), "high": ("triposr",)}
"""Engines that a recipe begins with where they are installed and quick: see `presets.quick_engines`."""

STEPS: dict[str, int] = {"draft": 15, "standard": 30, "high": 50}
"""What a recipe asks of engines that work in steps."""
GUIDANCE = 5.0
"""The same, whatever the recipe."""


def find_recipe(name: str) -> Recipe:
    """The shipped recipe of that name.

    Raises:
        UnknownRecipe: no such recipe; lists those there are.
    """
    if name not in SHIPPED:
        raise UnknownRecipe(name=name, known=", ".join(SHIPPED))
    return SHIPPED[name]
