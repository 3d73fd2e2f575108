"""Check arms: whether what a trial's arms are to do can be done here, and differs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from orfeas.errors import Kind, OrfeasError
from orfeas.generations.presets import EngineNeedsViews, build_recipe, require_installed
from orfeas.generations.recipe import Recipe
from orfeas.weights.trials.trial import Arm, Plan


class ArmsAlike(OrfeasError):
    """The arms {arm} and {other} do the same. Change one of them, or leave it out."""

    kind = Kind.INVALID


def check_arms(plan: Plan, *, weights_home: Path) -> None:
    """Refuse arms that could not be run, or that are not worth comparing.

    Raises:
        UnknownRecipe, UnknownEngine: there is none of that name.
        EngineTakesNoSampling, SamplingOutOfRange: an arm's engine has no such steps or guidance.
        WeightsNotInstalled: an arm's engine has no weights here; says how to get them.
        ArmsAlike: two arms come to the same.
    """
    seen: list[tuple[Arm, Recipe]] = []
    build_recipe(plan.recipe)
    for arm in plan.arms:
        recipe = recipe_of_arm(arm, base=plan.recipe)
        require_installed(recipe, weights_home=weights_home)
        for other, its in seen:
            if its == recipe:
                raise ArmsAlike(arm=other.name, other=arm.name)
        seen.append((arm, recipe))


def recipe_of_arm(arm: Arm, *, base: str) -> Recipe:
    """What an arm makes of one picture; of several, where its engine makes nothing of one."""
    options: Mapping[str, object] = {"name": base, **_renamed(arm.options)}
    try:
        return build_recipe(**options)  # type: ignore[arg-type]
    except EngineNeedsViews:
        return build_recipe(**options, has_views=True)  # type: ignore[arg-type]


def _renamed(options: Mapping[str, object]) -> dict[str, object]:
    return {"name" if key == "recipe" else key: value for key, value in options.items()}
