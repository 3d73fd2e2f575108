"""The job in the worker's parent: the picture becomes an upload of the owner's, inside the fenced transaction."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets.blobs.disk import Disk
from orfeas.assets.tables import UploadRow
from orfeas.assets.uploads import LONGEST_NAME, CheckedFile, keep_upload
from orfeas.generations.views import picture_name
from orfeas.intake.views import View
from orfeas.jobs.attempt import Attempt


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


async def keep_painted(
    session: AsyncSession, attempt: Attempt, folder: Path, result: dict[str, Any], *, home: Path
) -> UploadRow:
    """The picture that a child painted, as an upload; of its name what is left is no path."""
    payload = await asyncio.to_thread((folder / picture_name(View.FRONT)).read_bytes)
    checked = CheckedFile(payload, result["content_sha256"], result["width"], result["height"])
    name = str(attempt.body["name"]).translate({ord("/"): " ", ord("\\"): " "})[:LONGEST_NAME]
    return await keep_upload(session, checked, disk=Disk(home), caller=Caller(attempt.owner_id), name=f"{name}.png")
