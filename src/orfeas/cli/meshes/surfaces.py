"""Meshes of the user, read through the sandbox."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from orfeas.cli.outputs import read_up_to
from orfeas.sandbox import Sandbox

if TYPE_CHECKING:
    from orfeas.mesh.formats.untrusted import Read


def read_surface(path: Path) -> Read:
    """Read a mesh file that may be anything.

    Raises:
        NoSuchFile: nothing there, or not a file.
        OrfeasError: what reading found wrong.
    """
    from orfeas.mesh.formats.reading.limits import MAX_BYTES
    from orfeas.mesh.formats.sandboxed import read_in_sandbox

    payload = read_up_to(path, max_bytes=MAX_BYTES)
    return read_in_sandbox(payload, suffix=path.suffix, sandbox=_sandbox())


@cache
def _sandbox() -> Sandbox:
    from orfeas.mesh.formats.sandboxed import mesh_sandbox

    return mesh_sandbox()
