"""The job in the worker's parent: the picture becomes an upload of the owner's, inside the fenced transaction."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets.blobs.disk import Disk
from orfeas.assets.queries import hold_sweeper
from orfeas.assets.store import store_set
from orfeas.assets.tables import UploadRow
from orfeas.assets.uploads import LONGEST_NAME, CheckedFile, keep_upload
from orfeas.generations import queries
from orfeas.generations.paintings.first import painted_in
from orfeas.generations.paintings.run import PICTURE
from orfeas.jobs.attempt import Attempt
from orfeas.jobs.progress import amend


async def publish_painting(
    session: AsyncSession, *, attempt: Attempt, folder: Path, result: dict[str, Any], home: Path
) -> dict[str, object]:
    """Keep the picture, so that it can be sent on by its id; arguments as of `publish_generation`.

    Raises:
        UploadNotKept: the disk would not take it.
    """
    upload = await keep_painted(session, attempt, folder, result, home=home)
    return {
        "report": {**result["told"], "upload_id": str(upload.id)},
        "stage_seconds": result["stage_seconds"],
    }


async def keep_first(session: AsyncSession, attempt: Attempt, folder: Path, *, home: Path) -> None:
    """Keep the picture that an object is made of as an upload, and show it from the job, when it is painted.

    It is noted in the job: another attempt need not paint it again, and the asset is one that was made of that upload.
    Nothing where there is none, or where it was done before.

    Raises:
        UploadNotKept: the disk would not take it.
        AttemptLost: the job is not this attempt's any more.
    """
    facts = await asyncio.to_thread(painted_in, folder)
    if facts is None:
        return
    used = await queries.get_generation(session, job_id=attempt.job_id)
    if used.upload_id is not None:
        return
    upload = await keep_painted(session, attempt, folder, facts, home=home)
    used.upload_id = upload.id
    await amend(session, attempt, picture=upload.sha256, painted=facts, painted_upload_id=str(upload.id))
    await hold_sweeper(session)
    stored = await asyncio.to_thread(store_set, Disk(home), {PICTURE: folder / PICTURE})
    await queries.show_files(session, job_id=attempt.job_id, manifest=stored.manifest, names=(PICTURE,))


async def keep_painted(
    session: AsyncSession, attempt: Attempt, folder: Path, result: dict[str, Any], *, home: Path
) -> UploadRow:
    """The picture that a child painted, as an upload; of its name what is left is no path."""
    payload = await asyncio.to_thread((folder / PICTURE).read_bytes)
    checked = CheckedFile(payload, result["content_sha256"], result["width"], result["height"])
    name = str(attempt.body["name"]).translate({ord("/"): " ", ord("\\"): " "})[:LONGEST_NAME]
    return await keep_upload(session, checked, disk=Disk(home), caller=Caller(attempt.owner_id), name=f"{name}.png")
