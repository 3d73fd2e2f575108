"""Ask for a tool's work on an asset or an upload: check the wish, and say what work it amounts to."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.accounts.access import Caller
from orfeas.assets.queries import get_asset
from orfeas.assets.tables import AssetRow
from orfeas.assets.uploads import use_upload
from orfeas.generations.fingerprint import key_of
from orfeas.generations.order import Order, place_order
from orfeas.generations.queries import Used
from orfeas.generations.tools.catalog import TOOLS
from orfeas.generations.tools.options import Options
from orfeas.generations.tools.source import GLB_NAME, UPLOADED, Source
from orfeas.jobs.tables import JobRow


@dataclass(frozen=True)
class ToolWish:
    """What a user asks to be done to an asset or to what was uploaded; exactly one of the two is named."""

    kind: str
    options: Options
    asset_id: uuid.UUID | None = None
    upload_id: uuid.UUID | None = None
    name: str | None = None

    def to_json(self) -> dict[str, object]:
        return {
            "tool": self.kind,
            "asset_id": None if self.asset_id is None else str(self.asset_id),
            "upload_id": None if self.upload_id is None else str(self.upload_id),
            "name": self.name,
            "options": self.options.to_json(),
        }


@dataclass(frozen=True)
class _Found:
    """A source with what an asset made of it inherits."""

    source: Source
    used: Used
    name: str
    origin: dict[str, Any]


async def request_tool(
    session: AsyncSession,
    wish: ToolWish,
    *,
    caller: Caller,
    deadline_seconds: float,
    weights_home: Path,
    idempotency_key: str | None = None,
) -> JobRow:
    """One job for one wish; see `place_order` for repeats.

    Raises:
        NoSuchAsset, NoSuchUpload: the source is not there, or not the caller's.
        OtherUploadWanted: it is a picture where a mesh is wanted, or the other way round.
        KeyReused: the Idempotency-Key belongs to another wish.
        OrfeasError: what the options cannot be; see each `check`.
    """

    async def ask() -> Order:
        tool = TOOLS[wish.kind]
        wish.options.check()
        options = await asyncio.to_thread(wish.options.found_in, weights_home)
        found = await _find(session, wish, caller=caller)
        key = _fingerprint(wish.kind, options, found.source)
        body: dict[str, object] = {
            "request": wish.to_json(),
            "tool": tool.kind,
            "options": options.to_json(),
            "source": found.source.to_json(),
            "fingerprint": key,
            "name": wish.name or found.name,
            "origin": found.origin,
        }
        return Order(tool.kind, body, key, found.used, shown=() if tool.makes_asset else None)

    return await place_order(
        session, wish.to_json(), ask,
        caller=caller, deadline_seconds=deadline_seconds, idempotency_key=idempotency_key,
    )  # fmt: skip


def _fingerprint(kind: str, options: Options, source: Source) -> str:
    """The same work on the same bytes has the same key, whatever they are called."""
    parts = {
        "tool": kind,
        "version": TOOLS[kind].version,
        "source": source.sha256,
        "suffix": source.suffix,
        "options": options.to_json(),
    }
    return key_of(parts)


async def _find(session: AsyncSession, wish: ToolWish, *, caller: Caller) -> _Found:
    if wish.upload_id is not None:
        upload = await use_upload(session, caller=caller, upload_id=wish.upload_id, kind=TOOLS[wish.kind].takes)
        source = Source(upload.suffix, upload.sha256, upload.name, digest=None)
        origin = {**UPLOADED, "is_size_assumed": False}
        return _Found(source, Used(upload_id=upload.id), upload.name, origin)
    assert wish.asset_id is not None
    view = await get_asset(session, caller=caller, asset_id=wish.asset_id)
    file = view.find_file(GLB_NAME)
    source = Source(".glb", file.sha256, view.asset.name, digest=view.version.digest)
    used = Used(source_asset_id=view.asset.id, source_digest=view.version.digest)
    return _Found(source, used, view.asset.name, _origin_of(view.asset))


def _origin_of(asset: AssetRow) -> dict[str, Any]:
    return {
        "engine": asset.engine,
        "engine_version": asset.engine_version,
        "weights": asset.weights,
        "attempted": asset.attempted,
        "draft": asset.is_draft,
        "seed": asset.seed,
        "is_size_assumed": asset.is_size_assumed,
    }
