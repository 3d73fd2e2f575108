"""Start a trial."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.tables import TrialRow
from orfeas.weights.trials.queries import insert_trial
from orfeas.weights.trials.trial import FEWEST_ARMS, MOST_ARMS, Plan


class ArmsMiscounted(OrfeasError):
    """A trial compares {fewest} to {most} arms, and this one has {num}. Add or leave out some."""

    kind = Kind.INVALID


class ArmNamedTwice(OrfeasError):
    """Two arms are called {name}. Give each a name of its own."""

    kind = Kind.INVALID


class TrialRuns(OrfeasError):
    """A trial runs on the recipe {recipe} already. Stop it first, or try another recipe."""

    kind = Kind.CONFLICT


async def start_trial(session: AsyncSession, plan: Plan, *, caller: Caller, check: Callable[[Plan], None]) -> TrialRow:
    """A trial that requests take part in from now on.

    Args:
        check: raises what is wrong with what the arms are to do.

    Raises:
        ArmsMiscounted, ArmNamedTwice: nothing can be compared by it.
        TrialRuns: another one runs on its recipe.
    """
    if not FEWEST_ARMS <= len(plan.arms) <= MOST_ARMS:
        raise ArmsMiscounted(fewest=FEWEST_ARMS, most=MOST_ARMS, num=len(plan.arms))
    names = [arm.name for arm in plan.arms]
    for name in names:
        if names.count(name) > 1:
            raise ArmNamedTwice(name=name)
    check(plan)
    row = await insert_trial(session, plan, caller=caller)
    if row is None:
        raise TrialRuns(recipe=plan.recipe)
    return row
