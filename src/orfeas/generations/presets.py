"""The recipes we ship, as a user meets them, and how a user's options change one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from orfeas.engines.catalog import ENGINES, EngineEntry, find_engine
from orfeas.engines.pace import can_run, seconds_of_triposr
from orfeas.engines.sampling import EngineTakesNoSampling, Savings
from orfeas.engines.weights_of import weights_of
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.recipe import GUIDANCE, PREFERRED, SHIPPED, STEPS, Recipe, find_recipe
from orfeas.generations.size import check_size
from orfeas.mesh.auditing.profile import PROFILES, find_profile
from orfeas.weights.resolve import installed_for, installed_weights_of


class EngineTakesOnePicture(OrfeasError):
    """The engine {engine} makes use of one picture only. Leave out the other views, or choose {known}."""

    kind = Kind.INVALID


class EngineNeedsViews(OrfeasError):
    """The engine {engine} needs more than one view. Give the object from other sides too, or choose {known}."""

    kind = Kind.INVALID


QUICK_SECONDS = 60.0


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
    has_views: bool = False,
    engine: str | None = None,
    seed: int = 0,
    size_metres: float | None = None,
    profile: str | None = None,
    require_pass: bool = False,
    steps: int | None = None,
    guidance: float | None = None,
    savings: Savings = Savings(),
    quick: Collection[str] = (),
) -> Recipe:
    """A shipped recipe with the user's options laid over it.

    Args:
        has_views: whether the object is given from several sides. Then only engines that make use of them remain.
        quick: by `quick_engines`; those of them that the recipe prefers come before its own.

    Raises:
        UnknownRecipe: no such recipe.
        UnknownEngine: no such engine.
        EngineTakesOnePicture, EngineNeedsViews: the engine asked for cannot make an object of what is given.
        UnknownProfile: no such profile.
        SizeOutOfRange: no asset can have that size.
        EngineTakesNoSampling, SamplingOutOfRange, UnknownSolver: its engine has no such steps, guidance or savings.
    """
    recipe = find_recipe(name).with_options(seed=seed, size_metres=size_metres, require_pass=require_pass)
    check_size(size_metres)
    if engine is None:
        engines = _engines_of(recipe, quick, has_views=has_views)
    else:
        engines = _checked(engine, has_views=has_views)
    recipe = _sampled(recipe.with_options(engines=engines), steps=steps, guidance=guidance)
    recipe = _saving(recipe, savings)
    if profile is not None:
        recipe = recipe.with_options(profile=find_profile(profile).name)
    return recipe


def _sampled(recipe: Recipe, *, steps: int | None, guidance: float | None) -> Recipe:
    """With the steps and the guidance asked for, or its own, where an engine of it works in steps."""
    able = {name: ranges for name in recipe.engines if (ranges := find_engine(name).sampling) is not None}
    for name, ranges in able.items():
        ranges.check(engine=name, steps=steps, guidance=guidance)
    if able:
        return recipe.with_options(
            steps=STEPS[recipe.name] if steps is None else steps, guidance=GUIDANCE if guidance is None else guidance
        )
    for what, value in (("steps", steps), ("guidance", guidance)):
        if value is not None:
            known = _one_of(each.name for each in ENGINES.values() if each.sampling is not None)
            raise EngineTakesNoSampling(engine=recipe.engines[0], what=what, known=known)
    return recipe


def _saving(recipe: Recipe, savings: Savings) -> Recipe:
    """With work left out, where an engine of it can."""
    able = [name for name in recipe.engines if find_engine(name).takes_savings]
    for what in savings.asked:
        if not able:
            known = _one_of(each.name for each in ENGINES.values() if each.takes_savings)
            raise EngineTakesNoSampling(engine=recipe.engines[0], what=what, known=known)
        savings.check(engine=able[0])
    return recipe.with_options(**savings.asked)


def _engines_of(recipe: Recipe, quick: Collection[str], *, has_views: bool) -> tuple[str, ...]:
    if not has_views:
        return (*(name for name in PREFERRED.get(recipe.name, ()) if name in quick), *recipe.engines)
    able = [name for name in recipe.engines if find_engine(name).takes_views]
    last = [name for name, entry in ENGINES.items() if entry.needs_views and name not in able]
    return (*able, *last)


def quick_engines(weights_home: Path, *, device: str | None) -> frozenset[str]:
    """Engines that recipes prefer, whose weights are here, and which take less than a minute on this machine.

    Args:
        weights_home: the folder of weights.
        device: where they would run, as the settings name it.
    """
    if not can_run():
        return frozenset()
    preferred = {name for names in PREFERRED.values() for name in names}
    return frozenset(name for name in preferred if _is_quick(name, weights_home, device=device))


def _is_quick(name: str, weights_home: Path, *, device: str | None) -> bool:
    assert name == "triposr", name
    try:
        weights = installed_for(name, folder=weights_home)
        seconds = seconds_of_triposr(weights, device=device, memory_bytes=find_engine(name).memory_bytes)
        return seconds < QUICK_SECONDS
    except OrfeasError:
        return False  # whoever asks for it by name is told what is wrong


def _checked(engine: str, *, has_views: bool) -> tuple[str, ...]:
    entry = find_engine(engine)
    if has_views and not entry.takes_views:
        known = (each.name for each in ENGINES.values() if each.takes_views and not each.needs_weights)
        raise EngineTakesOnePicture(engine=entry.name, known=_one_of(known))
    if not has_views and entry.needs_views:
        known = (each.name for each in ENGINES.values() if not each.needs_views and not each.needs_weights)
        raise EngineNeedsViews(engine=entry.name, known=_one_of(known))
    return (entry.name,)


def _one_of(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def engine_versions(recipe: Recipe) -> dict[str, str]:
    """Version of each engine a recipe names."""
    return {name: find_engine(name).version for name in recipe.engines}


def engine_weights(
    recipe: Recipe, *, weights_home: Path, wanted: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str | None]:
    """Hash of the weights each engine a recipe names would run with now: those in the package or those installed.

    Args:
        wanted: hashes of weights by engine, of those that are to run with some and not with what was installed last.
    """

    def of(name: str) -> str | None:
        if name in ENGINES and ENGINES[name].needs_weights:
            return installed_weights_of(name, folder=weights_home, sha256=wanted.get(name))
        return weights_of(name)

    return {name: of(name) for name in recipe.engines}


def require_installed(recipe: Recipe, *, weights_home: Path) -> None:
    """Refuse what no engine of a recipe could make; where one can stand in, what kept the others is told later.

    Raises:
        WeightsNotInstalled: the last engine has no weights here; says how to get them.
    """
    last = find_engine(recipe.engines[-1])
    if last.needs_weights:
        installed_for(last.name, folder=weights_home)


def is_installed(engine: EngineEntry, *, weights_home: Path) -> bool:
    """Whether an engine has the weights it needs here."""
    return not engine.needs_weights or installed_weights_of(engine.name, folder=weights_home) is not None
