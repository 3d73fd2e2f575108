"""Source: the mesh or the picture a tool works on, as a job's body names it and as the job's process reads it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orfeas.assets.blobs.disk import Disk
from orfeas.errors import Kind, OrfeasError

if TYPE_CHECKING:
    from orfeas.intake.picture import Picture
    from orfeas.mesh.formats.untrusted import Read

GLB_NAME = "asset.glb"

UPLOADED: dict[str, Any] = {
    "engine": "upload",
    "engine_version": "1",
    "weights": None,
    "attempted": [],
    "draft": False,
    "seed": 0,
}
"""What made a mesh of which nothing is known."""


class SourceGone(OrfeasError):
    """What this job was to work on ({name}) is not there any more. Send it again, or choose another asset."""

    kind = Kind.MISSING


@dataclass(frozen=True)
class Source:
    """A mesh or a picture that is kept.

    Attributes:
        suffix: how its file's name ends, with the dot.
        sha256: of its bytes.
        name: as the user knows it.
        digest: of the set of an asset's files it belongs to; None of an upload.
    """

    suffix: str
    sha256: str
    name: str
    digest: str | None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    def path(self, disk: Disk) -> Path:
        return disk.file_path(self.sha256) if self.digest is None else disk.set_path(self.digest) / GLB_NAME

    def read(self, disk: Disk) -> Read:
        """The surface; of an upload in the sandbox, for it is anybody's.

        Raises:
            SourceGone: swept meanwhile.
            OrfeasError: what reading found wrong.
        """
        from orfeas.mesh.formats.sandboxed import mesh_sandbox, read_in_sandbox
        from orfeas.mesh.formats.untrusted import read_untrusted

        payload = self._bytes(disk)
        if self.digest is not None:
            return read_untrusted(payload, suffix=self.suffix)
        sandbox = mesh_sandbox()
        try:
            return read_in_sandbox(payload, suffix=self.suffix, sandbox=sandbox)
        finally:
            sandbox.close()

    def read_picture(self, disk: Disk) -> Picture:
        """The picture, from our own canonical PNG: it was decoded in the sandbox when it came in.

        Raises:
            SourceGone: swept meanwhile.
        """
        from orfeas.intake.decode import decode_picture

        return decode_picture(self._bytes(disk))

    def _bytes(self, disk: Disk) -> bytes:
        try:
            return self.path(disk).read_bytes()
        except FileNotFoundError as error:
            raise SourceGone(name=self.name) from error
