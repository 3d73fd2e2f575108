"""Take part: whether a request is one of a trial that runs, and on which arm.

A trial is about requests that ask for its recipe, or are given it for asking for none, and leave everything else that
an arm may change to the studio. Whatever a user chooses, a user gets.

Which requests take part must not hang on the arm they would fall to, or the arms would be compared on different
pictures. So a request that any of the arms could not be asked for takes no part, and neither does a picture that any of
them has an answer for already when it is first seen: the arm would give that back, and count nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets.queries import has_asset_of
from orfeas.errors import OrfeasError
from orfeas.weights.trials.assign import assign
from orfeas.weights.trials.queries import arms_of, find_running, has_taken_part, insert_trial_job
from orfeas.weights.trials.trial import Arm


@dataclass(frozen=True)
class Place:
    """That a request takes part in a trial."""

    trial_id: uuid.UUID
    trial: str
    arm: Arm
    subject: str

    def to_json(self) -> dict[str, object]:
        """As the job's body tells it."""
        return {"id": str(self.trial_id), "name": self.trial, "arm": self.arm.name}

    async def note(self, session: AsyncSession, *, job_id: uuid.UUID) -> None:
        """Write down which job it became, in the transaction that enqueues it."""
        await insert_trial_job(session, job_id=job_id, trial_id=self.trial_id, arm=self.arm.name, subject=self.subject)


async def take_part(
    session: AsyncSession,
    *,
    caller: Caller,
    recipe: str,
    content: str,
    key_of: Callable[[Mapping[str, object]], str],
) -> Place | None:
    """The place of a request in the trial that runs on its recipe; None where it takes no part.

    Args:
        recipe: that it asks for.
        content: hash of what is to be made a thing of: the same falls to the same arm.
        key_of: the fingerprint of the request with an arm's options; raises what is wrong with them. Reads files, so it
            is called in a thread.
    """
    trial = await find_running(session, caller=caller, recipe=recipe)
    if trial is None:
        return None
    arms = arms_of(trial)
    subject = hashlib.sha256(f"{caller.owner_id}|{content}".encode()).hexdigest()
    arm = assign(trial.id, subject=subject, arms=arms, share=trial.share)
    if arm is None:
        return None
    try:
        keys = await asyncio.to_thread(lambda: [key_of(each.options) for each in arms])
    except OrfeasError:
        return None  # the trial's own page tells what keeps an arm from running
    is_known = await has_taken_part(session, trial_id=trial.id, subject=subject)
    if not is_known and await has_asset_of(session, caller=caller, fingerprints=keys):
        return None
    return Place(trial.id, trial.name, arm, subject)
