"""Stop a trial, and forget one that was stopped."""

from __future__ import annotations

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.tables import TrialRow
from orfeas.weights.trials.queries import delete_stopped, get_trial, mark_stopped


class TrialStillRuns(OrfeasError):
    """The trial {name} runs still. Stop it before you delete it."""

    kind = Kind.CONFLICT


async def stop_trial(session: AsyncSession, *, caller: Caller, trial_id: uuid.UUID) -> TrialRow:
    """No more requests take part; those under way are made as they were asked for, and count.

    Raises:
        NoSuchTrial: not there, or not the caller's.
    """
    row = await get_trial(session, caller=caller, trial_id=trial_id)
    await mark_stopped(session, trial_id=trial_id)
    await session.refresh(row)
    return row


async def delete_trial(session: AsyncSession, *, caller: Caller, trial_id: uuid.UUID) -> None:
    """Forget a trial and its outcomes; jobs and assets stay.

    Raises:
        NoSuchTrial: not there, or not the caller's.
        TrialStillRuns: it has not been stopped.
    """
    row = await get_trial(session, caller=caller, trial_id=trial_id)
    if not await delete_stopped(session, trial_id=trial_id):
        raise TrialStillRuns(name=row.name)
