"""Digest: one hash of all the files of a pipeline, remembered until one of them changes: there are gigabytes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path

from orfeas.assets.blobs.disk import hash_file
from orfeas.engines.text_to_image.folder import READ

MEMORY = "digests.json"


def digest_of(folder: Path, *, memory: Path) -> str:
    """`sha256:` of the names and hashes of all that loading may read.

    Args:
        folder: of the pipeline.
        memory: a folder to remember in; where it cannot be written to, everything is read again next time.
    """
    folder = folder.resolve()
    files = sorted(each for each in folder.rglob("*") if each.suffix in READ and each.is_file())
    stamp = _hash_of([[str(each), each.stat().st_size, each.stat().st_mtime_ns] for each in files])
    known = _read(memory / MEMORY)
    before = known.get(str(folder))
    if isinstance(before, dict) and before.get("stamp") == stamp:
        return str(before["sha256"])
    found = f"sha256:{_hash_of([[str(each.relative_to(folder)), hash_file(each)] for each in files])}"
    with contextlib.suppress(OSError):
        _write(memory / MEMORY, {**known, str(folder): {"stamp": stamp, "sha256": found}})
    return found


def _hash_of(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()


def _read(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, known: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w") as file:
        json.dump(known, file)
    Path(name).replace(path)
