"""Check arms: whether what a trial's arms are to do can be done here, and differs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from orfeas.errors import Kind, OrfeasError
from orfeas.generations.presets import EngineNeedsViews, build_recipe, require_installed
from orfeas.generations.recipe import Recipe
from orfeas.generations.styles.fit import styles_for_engine
from orfeas.weights.styles.choose import StyleWish
from orfeas.weights.trials.trial import Arm, Plan


class ArmsAlike(OrfeasError):
    """The arms {arm} and {other} do the same. Change one of them, or leave it out."""

    kind = Kind.INVALID


def check_arms(plan: Plan, *, weights_home: Path, quick: Collection[str] = ()) -> None:
    """Refuse arms that could not be run, or that are not worth comparing. Reads files.

    Args:
        quick: engines that recipes begin with here; see `quick_engines`.

    Raises:
        ArmsMiscounted, ArmNamedTwice: nothing can be compared by it.
        UnknownRecipe, UnknownEngine: there is none of that name.
        EngineTakesNoSampling, SamplingOutOfRange: an arm's engine has no such steps or guidance.
        EngineTakesNoStyles, StyleForAnother, NoSuchStyle, StyleTwice: an arm's engine cannot run with its styles.
        WeightsNotInstalled: an arm's engine has no weights here; says how to get them.
        ArmsAlike: two arms come to the same, but for what they fall back to.
    """
    plan.check()
    seen: list[tuple[Arm, object]] = []
    build_recipe(plan.recipe)
    for arm in plan.arms:
        recipe = recipe_of_arm(arm, base=plan.recipe, quick=quick)
        require_installed(recipe, weights_home=weights_home)
        styles = styles_for_engine(styles_of_arm(arm.options), recipe.engines[0], weights_home=weights_home)
        does = recipe.with_options(engines=recipe.engines[:1]), styles
        for other, its in seen:
            if its == does:
                raise ArmsAlike(arm=other.name, other=arm.name)
        seen.append((arm, does))


def recipe_of_arm(arm: Arm, *, base: str, quick: Collection[str] = ()) -> Recipe:
    """What an arm makes of one picture; of several, where its engine makes nothing of one."""
    options = {name: value for name, value in arm.options.items() if name not in ("recipe", "styles")}
    name = str(arm.options.get("recipe", base))
    try:
        return build_recipe(name, **options, quick=quick)  # type: ignore[arg-type]
    except EngineNeedsViews:
        return build_recipe(name, **options, has_views=True)  # type: ignore[arg-type]


def styles_of_arm(options: Mapping[str, Any]) -> tuple[StyleWish, ...]:
    """The styles of an arm, as a wish names them."""
    return tuple(StyleWish(**each) for each in options.get("styles", ()))
