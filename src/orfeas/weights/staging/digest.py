"""Digest: the hash of a file too large to be read at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

PIECE = 4 << 20


def sha256_of(path: Path, report: Callable[[int, int], None] = lambda _done, _total: None) -> str:
    """In hex.

    Args:
        report: called with the bytes read and all there are.
    """
    found, done, total = hashlib.sha256(), 0, path.stat().st_size
    with path.open("rb", buffering=0) as file:
        while piece := file.read(PIECE):
            found.update(piece)
            done += len(piece)
            report(done, total)
    return found.hexdigest()


def git_sha1_of(content: bytes) -> str:
    """As git names a file of that content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
