"""Start a trial."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.tables import TrialRow
from orfeas.weights.trials.queries import insert_trial
from orfeas.weights.trials.trial import Plan


class TrialRuns(OrfeasError):
    """A trial runs on the recipe {recipe} already. Stop it first, or try another recipe."""

    kind = Kind.CONFLICT


async def start_trial(session: AsyncSession, plan: Plan, *, caller: Caller) -> TrialRow:
    """A trial that requests take part in from now on; what its arms are to do has been checked.

    Raises:
        TrialRuns: another one runs on its recipe.
    """
    row = await insert_trial(session, plan, caller=caller)
    if row is None:
        raise TrialRuns(recipe=plan.recipe)
    return row
