"""Every statement about trials, the jobs that take part in them, and what came of those. Never commits."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.tables import TrialJobRow, TrialRow
from orfeas.weights.trials.intervals import Sample, Share
from orfeas.weights.trials.outcomes import Outcomes
from orfeas.weights.trials.trial import Arm, Plan, TrialState

_OUTCOMES = text(
    """
    WITH results AS (
        SELECT t.trial_id, t.arm, t.subject, j.id, j.state, j.result, j.finished_at,
               j.state = 'succeeded' AND a.id IS NOT NULL AND a.deleted_at IS NULL AND t.is_kept IS TRUE AS kept,
               j.state = 'succeeded' AND (a.id IS NULL OR a.deleted_at IS NOT NULL OR t.is_kept IS FALSE) AS discarded
          FROM trial_jobs t JOIN jobs j ON j.id = t.job_id LEFT JOIN assets a ON a.job_id = j.id
         WHERE t.trial_id = ANY(:trials) AND j.state IN ('succeeded', 'failed')
    ), pictures AS (
        SELECT DISTINCT ON (trial_id, subject) trial_id, arm, state, result,
               bool_or(kept) OVER per_subject AS kept,
               bool_or(state = 'succeeded') OVER per_subject AS any_succeeded,
               bool_and(discarded OR state <> 'succeeded') OVER per_subject AS all_discarded
          FROM results
        WINDOW per_subject AS (PARTITION BY trial_id, subject)
         ORDER BY trial_id, subject, finished_at, id
    ), measured AS (
        SELECT *, result->>'verdict' AS verdict, CAST(result->>'match_score' AS float) AS score,
               CASE jsonb_typeof(result->'stage_seconds') WHEN 'object' THEN
                   (SELECT sum(CAST(value AS float)) FROM jsonb_each_text(result->'stage_seconds'))
               END AS seconds,
               any_succeeded AND all_discarded AND NOT kept AS discarded
          FROM pictures
    )
    SELECT trial_id, arm, count(*) AS num,
           count(*) FILTER (WHERE state = 'succeeded') AS succeeded,
           count(verdict) AS measured, count(*) FILTER (WHERE verdict = 'pass') AS passed,
           count(*) FILTER (WHERE kept) AS kept, count(*) FILTER (WHERE discarded) AS discarded,
           count(*) FILTER (WHERE any_succeeded AND NOT kept AND NOT discarded) AS undecided,
           count(score) AS scores, avg(score) AS mean_score, stddev_samp(score) AS score_deviation,
           count(seconds) AS timed, avg(seconds) AS mean_seconds, stddev_samp(seconds) AS seconds_deviation,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median_seconds
      FROM measured GROUP BY trial_id, arm
    """
)
_COUNTS = text(
    """
    SELECT t.trial_id, t.arm, count(*) FILTER (WHERE j.state IN ('succeeded', 'failed')) AS results,
           count(*) FILTER (WHERE j.state IN ('queued', 'running')) AS under_way,
           count(DISTINCT (j.result->>'engine', j.result->>'weights')) FILTER (WHERE j.result->>'weights' IS NOT NULL)
               > count(DISTINCT j.result->>'engine') FILTER (WHERE j.result->>'weights' IS NOT NULL) AS mixed
      FROM trial_jobs t JOIN jobs j ON j.id = t.job_id
     WHERE t.trial_id = ANY(:trials) GROUP BY t.trial_id, t.arm
    """
)


class NoSuchTrial(OrfeasError):
    """There is no trial {trial_id}. Look at the list of trials for those there are."""

    kind = Kind.MISSING


@dataclass(frozen=True)
class Placed:
    """That a job takes part in a trial, and what is said of its asset."""

    trial_id: uuid.UUID
    trial: str
    arm: str
    is_kept: bool | None


def arms_of(trial: TrialRow) -> tuple[Arm, ...]:
    return tuple(Arm(str(each["name"]), each["options"]) for each in trial.arms)  # type: ignore[arg-type]


def trials_of(caller: Caller) -> Select[TrialRow]:
    """What a caller may see."""
    return select(TrialRow).where(TrialRow.owner_id == caller.owner_id)


async def insert_trial(session: AsyncSession, plan: Plan, *, caller: Caller) -> TrialRow | None:
    """A trial that runs from now on; None while another one runs on its recipe."""
    statement = (
        insert(TrialRow)
        .values(
            owner_id=caller.owner_id,
            name=plan.name,
            recipe=plan.recipe,
            arms=[arm.to_json() for arm in plan.arms],
            share=plan.share,
            measure=plan.measure.value,
        )
        .on_conflict_do_nothing()
        .returning(TrialRow)
    )
    return (await session.scalars(statement)).one_or_none()


async def find_running(session: AsyncSession, *, caller: Caller, recipe: str) -> TrialRow | None:
    """The trial that runs on a recipe; until this transaction ends nobody deletes it."""
    query = trials_of(caller).where(TrialRow.recipe == recipe, TrialRow.state == TrialState.RUNNING.value)
    return (await session.scalars(query.with_for_update(read=True, key_share=True))).one_or_none()


async def get_trial(session: AsyncSession, *, caller: Caller, trial_id: uuid.UUID) -> TrialRow:
    """One trial of the caller's.

    Raises:
        NoSuchTrial: not there, or not the caller's.
    """
    row = (await session.scalars(trials_of(caller).where(TrialRow.id == trial_id))).one_or_none()
    if row is None:
        raise NoSuchTrial(trial_id=trial_id)
    return row


async def list_trials(
    session: AsyncSession, *, caller: Caller, limit: int, after: tuple[datetime, uuid.UUID] | None = None
) -> list[TrialRow]:
    """Newest first, from behind a cursor on."""
    query = trials_of(caller).order_by(TrialRow.created_at.desc(), TrialRow.id.desc()).limit(limit)
    if after is not None:
        query = query.where(tuple_(TrialRow.created_at, TrialRow.id) < tuple_(*after))
    return list(await session.scalars(query))


async def mark_stopped(session: AsyncSession, *, trial_id: uuid.UUID) -> None:
    """From now on; nothing happens to one that was stopped before."""
    now = {"state": TrialState.STOPPED.value, "stopped_at": func.clock_timestamp()}
    statement = update(TrialRow).where(TrialRow.id == trial_id, TrialRow.state == TrialState.RUNNING.value).values(now)
    await session.execute(statement.execution_options(synchronize_session=False))


async def delete_stopped(session: AsyncSession, *, trial_id: uuid.UUID) -> bool:
    """Forget a trial and who took part in it; False while it runs."""
    statement = delete(TrialRow).where(TrialRow.id == trial_id, TrialRow.state == TrialState.STOPPED.value)
    found = await session.scalars(statement.returning(TrialRow.id).execution_options(synchronize_session=False))
    return found.one_or_none() is not None


# jobs that take part


async def insert_trial_job(
    session: AsyncSession, *, job_id: uuid.UUID, trial_id: uuid.UUID, arm: str, subject: str
) -> None:
    values = {"job_id": job_id, "trial_id": trial_id, "arm": arm, "subject": subject}
    await session.execute(insert(TrialJobRow).values(values))


async def has_taken_part(session: AsyncSession, *, trial_id: uuid.UUID, subject: str) -> bool:
    query = select(TrialJobRow.job_id).where(TrialJobRow.trial_id == trial_id, TrialJobRow.subject == subject)
    return await session.scalar(query.limit(1)) is not None


async def placed_jobs(session: AsyncSession, job_ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, Placed]:
    """Which of these jobs take part in a trial, in one statement whatever their number."""
    wanted = [each for each in job_ids if each is not None]
    if not wanted:
        return {}
    query = (
        select(TrialJobRow.job_id, TrialJobRow.trial_id, TrialRow.name, TrialJobRow.arm, TrialJobRow.is_kept)
        .join(TrialRow, TrialRow.id == TrialJobRow.trial_id)
        .where(TrialJobRow.job_id.in_(wanted))
    )
    return {row[0]: Placed(*row[1:]) for row in await session.execute(query)}


async def set_kept(session: AsyncSession, *, job_id: uuid.UUID, is_kept: bool | None) -> bool:
    """What a person says of what a job made; False where the job takes part in no trial."""
    statement = update(TrialJobRow).where(TrialJobRow.job_id == job_id).values(is_kept=is_kept)
    found = await session.scalars(statement.returning(TrialJobRow.job_id))
    return found.one_or_none() is not None


# what came of them


async def outcomes_of(session: AsyncSession, trial_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, dict[str, Outcomes]]:
    """Outcomes by trial and arm, of arms that have any job; two statements whatever the number of trials."""
    if not trial_ids:
        return {}
    trials = {"trials": list(trial_ids)}
    measured = {(row["trial_id"], row["arm"]): row for row in (await session.execute(_OUTCOMES, trials)).mappings()}
    found: dict[uuid.UUID, dict[str, Outcomes]] = defaultdict(dict)
    for counts in (await session.execute(_COUNTS, trials)).mappings():
        trial_id, arm = counts["trial_id"], counts["arm"]
        seen = measured.get((trial_id, arm))
        found[trial_id][arm] = Outcomes(
            num_results=counts["results"],
            num_under_way=counts["under_way"],
            is_mixed=counts["mixed"],
            **({} if seen is None else _numbers(seen)),
        )
    return dict(found)


def _numbers(seen: Any) -> dict[str, Any]:
    decided = seen["kept"] + seen["discarded"]
    return {
        "num_pictures": seen["num"],
        "succeeded": Share(seen["succeeded"], seen["num"]),
        "passed": Share(seen["passed"], seen["measured"]),
        "kept": Share(seen["kept"], decided),
        "num_undecided": seen["undecided"],
        "score": Sample(seen["scores"], seen["mean_score"], seen["score_deviation"]),
        "seconds": Sample(seen["timed"], seen["mean_seconds"], seen["seconds_deviation"]),
        "median_seconds": seen["median_seconds"],
    }
