"""The recipes we ship, as a user meets them, and how a user's options change one."""

from __future__ import annotations

from dataclasses import dataclass

from orfeas.engines.catalog import ENGINES, EngineEntry, find_engine
from orfeas.generations.recipe import SHIPPED, Recipe, find_recipe
from orfeas.generations.size import check_size
from orfeas.mesh.auditing.profile import PROFILES, find_profile


@dataclass(frozen=True)
class Preset:
    """A shipped recipe with the words it is offered in."""

    recipe: Recipe
    title: str
    sentence: str


PRESETS: tuple[Preset, ...] = (
    Preset(SHIPPED["draft"], "Draft", "A quick look to see whether the cut-out is right."),
    Preset(SHIPPED["standard"], "Standard", "The right choice for most pictures."),
    Preset(SHIPPED["high"], "High", "Finest shape and a 4096-pixel texture; takes the longest."),
)


def list_engines() -> list[EngineEntry]:
    """Every engine that can be asked for by name."""
    return list(ENGINES.values())


def list_profiles() -> list[str]:
    return list(PROFILES)


def build_recipe(
    name: str,
    *,
    engine: str | None = None,
    seed: int = 0,
    size_metres: float | None = None,
    profile: str | None = None,
    require_pass: bool = False,
) -> Recipe:
    """A shipped recipe with the user's options laid over it.

    Raises:
        UnknownRecipe: no such recipe.
        UnknownEngine: no such engine.
        UnknownProfile: no such profile.
        SizeOutOfRange: no asset can have that size.
    """
    recipe = find_recipe(name).with_options(seed=seed, size_metres=size_metres, require_pass=require_pass)
    check_size(size_metres)
    if engine is not None:
        recipe = recipe.with_options(engines=(find_engine(engine).name,))
    if profile is not None:
        recipe = recipe.with_options(profile=find_profile(profile).name)
    return recipe


def engine_versions(recipe: Recipe) -> dict[str, str]:
    """Version of each engine a recipe names."""
    return {name: find_engine(name).version for name in recipe.engines}
