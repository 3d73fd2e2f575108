"""Jobs taken and ended as a worker does it, with everything real but the pipeline: its mesh is made by formula."""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from unittest import mock

from makers import make_material, make_picture_bytes, make_textured_cube
from orfeas.assets.blobs.disk import Disk
from orfeas.database.session import Database, open_database
from orfeas.engines.catalog import find_engine
from orfeas.engines.matting.cut_out import cut_out
from orfeas.engines.weights_of import weights_of
from orfeas.errors import OrfeasError
from orfeas.generations import asset_files, run
from orfeas.generations.fallback import attempted
from orfeas.generations.paintings.run import run_painting
from orfeas.generations.pipeline import Finished
from orfeas.generations.publish import failure_of, publish_cutout
from orfeas.generations.tools import run as tools
from orfeas.generations.views import told_of
from orfeas.intake.views import View
from orfeas.jobs.attempt import Attempt, claim
from orfeas.jobs.conclude import conclude
from orfeas.jobs.progress import record
from orfeas.jobs.states import JobState
from orfeas.mesh.audit import audit
from orfeas.worker.handlers import HANDLERS

Unable = Mapping[str, OrfeasError]
NONE: Unable = MappingProxyType({})


def cube_of(
    picture,
    recipe,
    *,
    is_fit=True,
    unable=NONE,
    mask=None,
    others=None,
    matting=None,
    report=lambda _stage, _fraction: None,
    on_cutouts=lambda _cutouts: None,
    **_options,
):
    """What the pipeline would make of pictures, were every subject a cube and some engines unable to run."""
    failed = tuple(attempted(name, unable[name]) for name in recipe.engines if name in unable)
    engine = next(name for name in recipe.engines if name not in unable)
    pictures, cutouts = {View.FRONT: picture, **(others or {})}, {}
    for view in sorted(pictures, key=list(View).index):
        with told_of(view) if others else contextlib.nullcontext():
            own = mask if view is View.FRONT else None
            cutouts[view] = cut_out(pictures[view], mask=own, network=matting.see if matting else None)
    on_cutouts(dict(cutouts))
    cutout = cutouts.pop(View.FRONT)
    report("audit", 1.0)
    mesh, material = make_textured_cube(recipe.longest_side_metres), make_material(32)
    found = audit(mesh, material, profile=recipe.profile)
    if not is_fit:
        found = replace(found, checks=(replace(found.checks[0], outcome="fail", sentence="It is open."),))
    return Finished(
        mesh=mesh,
        material=material,
        cutout=cutout,
        audit=found,
        engine=engine,
        engine_version=find_engine(engine).version,
        weights=weights_of(engine),
        attempted=failed,
        recipe=recipe,
        picture_sha256=picture.sha256,
        others=cutouts,
        others_sha256={view: each.picture.sha256 for view, each in cutouts.items()},
        matting=matting.used if matting else None,
        stages={"cut out": 0.1, "shape": 0.2},
    )


def make_files(body, *, folder: Path, home: Path, is_fit: bool = True, unable: Unable = NONE) -> dict[str, object]:
    """Fill a folder with the files of an asset, as the worker's child does; returns what it answers."""
    pictures = make_picture_bytes(pixels=32), make_picture_bytes(pixels=32, format="WEBP")
    with (
        mock.patch.object(
            run,
            "make_asset",
            functools.partial(cube_of, is_fit=is_fit, unable=unable),
        ),
        mock.patch.object(asset_files, "preview_and_thumbnail", lambda *_: pictures),
        mock.patch.object(tools, "preview_png", lambda *_, **__: pictures[0]),
    ):
        if "tool" in body:
            return tools.run_tool(body, folder=folder, home=home, report=lambda _stage, _fraction: None)
        if "recipe" not in body:
            return run_painting(body, folder=folder, home=home, report=lambda _stage, _fraction: None)
        return run.run_generation(body, folder=folder, home=home, report=lambda _stage, _fraction: None)


async def take_next(database: Database, *, worker: str = "tester") -> Attempt | None:
    """Claim the job that has waited longest."""
    async with database.session() as session:
        attempt = await claim(session, worker=worker, kinds=list(HANDLERS), lease_seconds=60, max_attempts=3)
        await session.commit()
        return attempt


async def finish(
    database: Database, attempt: Attempt, *, home: Path, is_fit: bool = True, unable: Unable = NONE
) -> None:
    """Make the files of a claimed job, record a stage, publish, conclude."""
    disk = Disk(home)
    with disk.workspace() as workspace:
        folder = workspace / "set"
        folder.mkdir()
        result = await asyncio.to_thread(
            make_files, attempt.body, folder=folder, home=home, is_fit=is_fit, unable=unable
        )
        async with database.session() as session:
            await publish_cutout(session, attempt=attempt, folder=folder, home=home)
            await record(session, attempt, stage="shape", fraction=0.5, estimate_seconds=1.0)
            await session.commit()
        failure = failure_of(result)
        publish = functools.partial(
            HANDLERS[attempt.kind].publish, attempt=attempt, folder=folder, result=result, home=home
        )
        state = JobState.SUCCEEDED if failure is None else JobState.FAILED
        async with database.session() as session:
            await conclude(session, attempt, state=state, error=failure, publish=publish)
            await session.commit()


async def fail(database: Database, attempt: Attempt, error: OrfeasError) -> None:
    async with database.session() as session:
        await conclude(session, attempt, state=JobState.FAILED, error=error)
        await session.commit()


def finish_all(database_url: str, home: Path, *, is_fit: bool = True, unable: Unable = NONE) -> int:
    """Every job that waits, one after the other, to its success or its failure; tells how many there were."""

    async def work() -> int:
        database, count = open_database(database_url, pool_size=2), 0
        try:
            while (attempt := await take_next(database)) is not None:
                try:
                    await finish(database, attempt, home=home, is_fit=is_fit, unable=unable)
                except OrfeasError as error:
                    await fail(database, attempt, error)
                count += 1
            return count
        finally:
            await database.close()

    return asyncio.run(work())
