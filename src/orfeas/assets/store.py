"""Publish a version of an asset: files first, whole and read back; then one row, committed by the caller.

The order is what makes it safe: written to a temporary folder, synced, read back and parsed, renamed to the place its
hash names, and only then does a row point at it. A reader goes by the row and so never meets half a file. A crash
anywhere before the commit leaves a folder that no row names; the sweeper takes it.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.assets import queries
from orfeas.assets.blobs.disk import Disk, Manifest, hash_file, read_manifest, sync_file, sync_folder
from orfeas.assets.tables import AssetRow, AssetVersionRow
from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.glb import read_glb


class FileDamaged(OrfeasError):
    """The file {name} did not read back as it was written ({problem}). Check the disk, then run the job again."""

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True)
class StoredSet:
    """Files that lie under their digest now; nothing refers to them yet."""

    manifest: Manifest

    @property
    def digest(self) -> str:
        return self.manifest.digest


def seal_folder(folder: Path, *, sealed: Manifest | None = None) -> Manifest:
    """Sync what was written to a folder, once, and open all of it again. Blocks.

    Args:
        folder: files only, no folders in it.
        sealed: what an earlier call gave; its files are not touched again.

    Raises:
        FileDamaged: a file is empty, or is an asset.glb that cannot be parsed.
    """
    before = () if sealed is None else sealed.files
    known = {file.name for file in before}
    for path in folder.iterdir():
        if path.name not in known:
            sync_file(path)
    sync_folder(folder)
    added = read_manifest(folder, without=known)
    verify_set(folder, added)
    return Manifest(tuple(sorted((*before, *added.files), key=lambda file: file.name)))


def place_sealed(disk: Disk, folder: Path, manifest: Manifest) -> StoredSet:
    """Give a sealed folder the place its digest names. Blocks. Doing it again changes nothing.

    Raises:
        FileDamaged: files are missing or differ in size from what was sealed.
    """
    if not folder.is_dir() and disk.set_path(manifest.digest).is_dir():
        return StoredSet(manifest)
    for file in manifest.files:
        path = folder / file.name
        if not path.is_file() or path.stat().st_size != file.size:
            raise FileDamaged(name=file.name, problem="it changed after it was sealed")
    if folder.stat().st_dev == disk.root.stat().st_dev:
        disk.place_set(folder, manifest)
        return StoredSet(manifest)
    return store_set(disk, {file.name: folder / file.name for file in manifest.files})


def store_set(disk: Disk, files: Mapping[str, Path]) -> StoredSet:
    """Keep files as one immutable set. Blocks: call it off the event loop.

    Args:
        disk: where blobs lie.
        files: name inside the set to the file that is taken (hard-linked where the system allows, else copied).

    Raises:
        FileDamaged: see `seal_folder`.
    """
    with disk.workspace() as workspace:
        folder = workspace / "set"
        folder.mkdir()
        for name, source in files.items():
            _take(source, folder / name)
        manifest = seal_folder(folder)
        disk.place_set(folder, manifest)
    return StoredSet(manifest)


def verify_set(folder: Path, manifest: Manifest) -> None:
    """Open every file again: sizes, hashes, and the GLB parsed.

    Raises:
        FileDamaged: something differs or cannot be parsed.
    """
    for file in manifest.files:
        path = folder / file.name
        if not path.is_file() or path.stat().st_size != file.size:
            raise FileDamaged(name=file.name, problem="its size differs")
        if file.size == 0:
            raise FileDamaged(name=file.name, problem="it is empty")
        if hash_file(path) != file.sha256:
            raise FileDamaged(name=file.name, problem="its hash differs")
    if any(file.name == "asset.glb" for file in manifest.files):
        try:
            read_glb((folder / "asset.glb").read_bytes())
        except (OrfeasError, ValueError, KeyError, IndexError) as error:
            raise FileDamaged(name="asset.glb", problem="it cannot be parsed") from error


async def publish_version(session: AsyncSession, asset: AssetRow, stored: StoredSet) -> AssetVersionRow:
    """Point an asset at a stored set. Visible with the caller's commit, and not before."""
    number = await queries.next_version_number(session, asset_id=asset.id)
    version = AssetVersionRow(
        asset_id=asset.id,
        number=number,
        digest=stored.digest,
        manifest=stored.manifest.to_json(),
        num_bytes=stored.manifest.size,
    )
    session.add(version)
    await session.flush()
    return version


def _take(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
    target.chmod(0o640)
