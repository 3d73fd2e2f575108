"""What is sent: checked in a limited child process, then kept under its hash: a picture as canonical PNG, a mesh as it
was sent."""

from __future__ import annotations

import asyncio
import hashlib
import unicodedata
import uuid
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath, PureWindowsPath
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets import queries
from orfeas.assets.blobs.disk import Disk
from orfeas.assets.tables import UploadRow
from orfeas.errors import Kind, OrfeasError
from orfeas.intake.decode import encode_png, read_picture, sniff
from orfeas.jobs.enqueue import KeyReused
from orfeas.mesh.formats.reading.limits import MeshFileTooHeavy
from orfeas.mesh.formats.sandboxed import check_in_sandbox
from orfeas.sandbox import Sandbox

LONGEST_NAME = 120
UploadKind = Literal["picture", "mesh"]
MESH_SUFFIXES = frozenset({".glb", ".obj", ".stl", ".ply", ".3mf"})
FOREIGN_MESH_SUFFIXES = frozenset(
    {
        ".3ds",
        ".abc",
        ".blend",
        ".dae",
        ".fbx",
        ".gltf",
        ".iges",
        ".igs",
        ".off",
        ".step",
        ".stp",
        ".usd",
        ".usdz",
        ".wrl",
    }
)


class UploadTooLarge(OrfeasError):
    """The picture has {size:,} bytes; at most {limit:,} are accepted. Scale it down and send it again."""

    kind = Kind.TOO_LARGE


class UploadNotKept(OrfeasError):
    """The file could not be kept: {problem}. Free some space and send it again."""

    kind = Kind.UNAVAILABLE


class OtherUploadWanted(OrfeasError):
    """The upload {upload_id} is a {kind}; here a {wanted} is wanted. Send one and name it instead."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class CheckedFile:
    """A file that passed: the bytes to keep, and what is known of them; see UploadRow."""

    payload: bytes
    content_sha256: str
    width: int | None = None
    height: int | None = None
    suffix: str = ".png"
    num_faces: int | None = None

    @cached_property
    def sha256(self) -> str:
        """Hash of the bytes that are kept."""
        return hashlib.sha256(self.payload).hexdigest()


def is_mesh_name(name: str) -> bool:
    """Whether a file is sent as a mesh, also one that we do not read; its name tells, for STL begins with anything."""
    return PurePosixPath(name).suffix.lower() in MESH_SUFFIXES | FOREIGN_MESH_SUFFIXES


def check_mesh(payload: bytes, *, name: str, sandbox: Sandbox, max_bytes: int) -> CheckedFile:
    """Read a mesh in the limited child; its bytes are kept as they are. Blocks: call it off the event loop.

    Args:
        sandbox: as `mesh_sandbox` makes it.

    Raises:
        MeshFileTooHeavy: more bytes than allowed.
        OrfeasError: what reading found wrong with it.
    """
    if len(payload) > max_bytes:
        raise MeshFileTooHeavy(num_bytes=len(payload), limit=max_bytes)
    suffix = PurePosixPath(name).suffix.lower()
    found = check_in_sandbox(payload, suffix=suffix, sandbox=sandbox)
    return CheckedFile(payload, hashlib.sha256(payload).hexdigest(), suffix=suffix, num_faces=found.num_faces)


def check_upload(payload: bytes, *, sandbox: Sandbox, max_bytes: int) -> CheckedFile:
    """Sniff, decode in the limited child, encode again without metadata. Blocks: call it off the event loop.

    Raises:
        UploadTooLarge: more bytes than allowed.
        OrfeasError: what intake found wrong with the picture.
    """
    if len(payload) > max_bytes:
        raise UploadTooLarge(size=len(payload), limit=max_bytes)
    sniff(payload)
    picture = read_picture(payload, sandbox=sandbox)
    return CheckedFile(encode_png(picture), picture.sha256, picture.width, picture.height)


def clean_name(name: str) -> str:
    """What a file name leaves of itself: no folders, no ending, nothing unprintable; never used as a path."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    stem = last.rpartition(".")[0] or last
    printable = "".join(
        each for each in unicodedata.normalize("NFC", stem) if each.isprintable() and each not in '/\\"'
    )
    return printable.strip(" .")[:LONGEST_NAME] or "upload"


async def keep_upload(
    session: AsyncSession,
    checked: CheckedFile,
    *,
    disk: Disk,
    caller: Caller,
    name: str,
    idempotency_key: str | None = None,
) -> UploadRow:
    """Keep a checked file and its row; the same Idempotency-Key gives the row that is there already.

    Raises:
        KeyReused: the key belongs to another file.
        UploadNotKept: the disk would not take it.
    """
    await queries.hold_sweeper(session)
    row = await queries.insert_upload(
        session,
        caller=caller,
        idempotency_key=idempotency_key,
        values={
            "name": clean_name(name),
            "sha256": checked.sha256,
            "content_sha256": checked.content_sha256,
            "suffix": checked.suffix,
            "width": checked.width,
            "height": checked.height,
            "num_faces": checked.num_faces,
            "size": len(checked.payload),
        },
    )
    if row.content_sha256 != checked.content_sha256:
        raise KeyReused(key=idempotency_key)
    try:
        await asyncio.to_thread(disk.place_file, checked.payload)
    except OSError as error:
        raise UploadNotKept(problem=error.strerror or "unknown") from error
    return row


async def use_upload(session: AsyncSession, *, caller: Caller, upload_id: uuid.UUID, kind: UploadKind) -> UploadRow:
    """An upload about to be used: locked against the sweeper, its day begun anew.

    Raises:
        NoSuchUpload: not there, or not the caller's.
        OtherUploadWanted: a mesh where a picture is wanted, or the other way round.
    """
    row = await queries.touch_upload(session, caller=caller, upload_id=upload_id)
    require_kind(row, kind)
    return row


def require_kind(row: UploadRow, kind: UploadKind) -> None:
    """Raise OtherUploadWanted unless an upload is of this kind."""
    if kind_of(row) != kind:
        raise OtherUploadWanted(upload_id=row.id, kind=kind_of(row), wanted=kind)


def kind_of(row: UploadRow) -> UploadKind:
    return "mesh" if row.suffix in MESH_SUFFIXES else "picture"
