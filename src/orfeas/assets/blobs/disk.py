"""Bytes in a local folder: sets of files under the hash of their manifest, single files under their own hash.

    <home>/blobs/sets/ab/<digest>/asset.glb ...    immutable, complete the moment the folder has its name
    <home>/blobs/files/ab/<sha256>                 one file
    <home>/blobs/tmp/<random>/                     being written; its writer holds a lock on `.lock`

A folder in tmp whose lock nobody holds belongs to a process that died; the sweeper takes it.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

LOCK_NAME = ".lock"
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True)
class StoredFile:
    """One file of a set: what it is called, how large it is, and the hash of its bytes."""

    name: str
    size: int
    sha256: str

    def to_json(self) -> dict[str, object]:
        return {"name": self.name, "size": self.size, "sha256": self.sha256}


@dataclass(frozen=True)
class Manifest:
    """The files of a set in order of name; its digest is where the set lies."""

    files: tuple[StoredFile, ...]

    @property
    def digest(self) -> str:
        rows = [[file.name, file.size, file.sha256] for file in self.files]
        return hashlib.sha256(json.dumps(rows, separators=(",", ":")).encode()).hexdigest()

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)

    def to_json(self) -> list[dict[str, object]]:
        return [file.to_json() for file in self.files]


def hash_file(path: Path) -> str:
    """SHA-256 of a file's bytes, as read back from the system."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def manifest_from_json(rows: Sequence[Mapping[str, object]]) -> Manifest:
    """A manifest as it rests in a row or crosses a process border."""
    return Manifest(tuple(StoredFile(str(row["name"]), int(str(row["size"])), str(row["sha256"])) for row in rows))


def read_manifest(folder: Path, *, without: Collection[str] = ()) -> Manifest:
    """Sizes and hashes of what lies in a folder now, but for some names."""
    paths = sorted(path for path in folder.iterdir() if path.name != LOCK_NAME and path.name not in without)
    return Manifest(tuple(StoredFile(path.name, path.stat().st_size, hash_file(path)) for path in paths))


class Disk:
    """The folder blobs lie in. Every method blocks: call it off the event loop."""

    def __init__(self, home: Path) -> None:
        self.root = home / "blobs"
        self.sets = self.root / "sets"
        self.files = self.root / "files"
        self.temporary = self.root / "tmp"
        for folder in (self.sets, self.files, self.temporary):
            folder.mkdir(parents=True, exist_ok=True)

    def set_path(self, digest: str) -> Path:
        return self.sets / digest[:2] / digest

    def file_path(self, sha256: str) -> Path:
        return self.files / sha256[:2] / sha256

    @property
    def free_bytes(self) -> int:
        """Bytes an unprivileged process may still write."""
        found = os.statvfs(self.root)
        return found.f_bavail * found.f_frsize

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """A locked folder in tmp; gone afterwards, whatever happened."""
        folder = self.temporary / secrets.token_hex(16)
        folder.mkdir()
        lock = os.open(folder / LOCK_NAME, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)

    def place_set(self, folder: Path, manifest: Manifest) -> Path:
        """Give a synced folder its name; a set that is there already is kept and counts as fresh again."""
        place = self.set_path(manifest.digest)
        _make_shelf(place.parent)
        try:
            folder.rename(place)
        except OSError:
            if not place.is_dir():
                raise
            os.utime(place)
        sync_folder(place.parent)
        return place

    def place_file(self, payload: bytes) -> str:
        """Keep one file under its hash, whole or not at all."""
        sha256 = hashlib.sha256(payload).hexdigest()
        place = self.file_path(sha256)
        _make_shelf(place.parent)
        with self.workspace() as folder:
            path = folder / "file"
            path.write_bytes(payload)
            sync_file(path)
            path.replace(place)
        sync_folder(place.parent)
        return sha256

    def abandoned(self, *, older_than_seconds: float) -> list[Path]:
        """Folders in tmp whose writers died."""
        found = []
        for folder in self.temporary.iterdir():
            with suppress(FileNotFoundError):
                if time.time() - folder.stat().st_mtime >= older_than_seconds and not _is_locked(folder):
                    found.append(folder)
        return found

    def set_digests(self, *, older_than_seconds: float) -> list[str]:
        return [path.name for path in _aged(self.sets, older_than_seconds)]

    def file_hashes(self, *, older_than_seconds: float) -> list[str]:
        return [path.name for path in _aged(self.files, older_than_seconds)]

    def drop_set(self, digest: str) -> None:
        """Out of the way in one step, then removed: no reader sees half a set."""
        aside = self.temporary / f"dropped-{secrets.token_hex(8)}"
        with suppress(FileNotFoundError):
            self.set_path(digest).rename(aside)
            shutil.rmtree(aside, ignore_errors=True)

    def drop_abandoned(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)

    def drop_file(self, sha256: str) -> None:
        self.file_path(sha256).unlink(missing_ok=True)


def _make_shelf(folder: Path) -> None:
    """A folder whose own name survives a power cut too."""
    try:
        folder.mkdir()
    except FileExistsError:
        return
    sync_folder(folder.parent)


def sync_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _aged(root: Path, older_than_seconds: float) -> Iterator[Path]:
    now = time.time()
    for shelf in root.iterdir():
        for path in shelf.iterdir():
            with suppress(FileNotFoundError):
                if now - path.stat().st_mtime >= older_than_seconds:
                    yield path


def _is_locked(folder: Path) -> bool:
    try:
        lock = os.open(folder / LOCK_NAME, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False
