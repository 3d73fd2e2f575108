"""Pictures that are sent: checked in a limited child process, then kept as canonical PNG under their hash."""

from __future__ import annotations

import asyncio
import hashlib
import unicodedata
import uuid
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath, PureWindowsPath

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets import queries
from orfeas.assets.blobs.disk import Disk
from orfeas.assets.tables import UploadRow
from orfeas.errors import Kind, OrfeasError
from orfeas.intake.decode import encode_png, read_picture, sniff
from orfeas.jobs.enqueue import KeyReused
from orfeas.sandbox import Sandbox

LONGEST_NAME = 120


class UploadTooLarge(OrfeasError):
    """The file has {size:,} bytes; at most {limit:,} are accepted. Scale the picture down and send it again."""

    kind = Kind.TOO_LARGE


class PictureNotKept(OrfeasError):
    """The picture could not be kept: {problem}. Free some space and send it again."""

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True)
class PictureFile:
    """A picture that passed: its canonical PNG and what is known of it."""

    payload: bytes
    picture_sha256: str
    width: int
    height: int

    @cached_property
    def sha256(self) -> str:
        """Hash of the PNG's bytes."""
        return hashlib.sha256(self.payload).hexdigest()


def check_upload(payload: bytes, *, sandbox: Sandbox, max_bytes: int) -> PictureFile:
    """Sniff, decode in the limited child, encode again without metadata. Blocks: call it off the event loop.

    Raises:
        UploadTooLarge: more bytes than allowed.
        OrfeasError: what intake found wrong with the picture.
    """
    if len(payload) > max_bytes:
        raise UploadTooLarge(size=len(payload), limit=max_bytes)
    sniff(payload)
    picture = read_picture(payload, sandbox=sandbox)
    return PictureFile(encode_png(picture), picture.sha256, picture.width, picture.height)


def clean_name(name: str) -> str:
    """What a file name leaves of itself: no folders, no ending, nothing unprintable; never used as a path."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    stem = last.rpartition(".")[0] or last
    printable = "".join(
        each for each in unicodedata.normalize("NFC", stem) if each.isprintable() and each not in '/\\"'
    )
    return printable.strip(" .")[:LONGEST_NAME] or "picture"


async def keep_upload(
    session: AsyncSession,
    checked: PictureFile,
    *,
    disk: Disk,
    caller: Caller,
    name: str,
    idempotency_key: str | None = None,
) -> UploadRow:
    """Keep a checked picture and its row; the same Idempotency-Key gives the row that is there already.

    Raises:
        KeyReused: the key belongs to another picture.
        PictureNotKept: the disk would not take it.
    """
    await queries.hold_sweeper(session)
    row = await queries.insert_upload(
        session,
        caller=caller,
        idempotency_key=idempotency_key,
        values={
            "name": clean_name(name),
            "sha256": checked.sha256,
            "picture_sha256": checked.picture_sha256,
            "width": checked.width,
            "height": checked.height,
            "size": len(checked.payload),
        },
    )
    if row.picture_sha256 != checked.picture_sha256:
        raise KeyReused(key=idempotency_key)
    try:
        await asyncio.to_thread(disk.place_file, checked.payload)
    except OSError as error:
        raise PictureNotKept(problem=error.strerror or "unknown") from error
    return row


async def use_upload(session: AsyncSession, *, caller: Caller, upload_id: uuid.UUID) -> UploadRow:
    """An upload about to be used: locked against the sweeper, its day begun anew.

    Raises:
        NoSuchUpload: not there, or not the caller's.
    """
    return await queries.touch_upload(session, caller=caller, upload_id=upload_id)
