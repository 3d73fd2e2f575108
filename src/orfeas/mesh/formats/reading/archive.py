"""A ZIP archive opened without trust: its table of contents is checked before anything is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.reading.limits import MAX_UNPACKED, UnpacksTooLarge

MAX_MEMBERS = 1000
MAX_CONTENTS = 1_000_000
MAX_RATIO = 100
FREE_OF_RATIO = 1_000_000
"""Bytes up to which a member may be packed as tightly as it likes."""
END = b"PK\5\6"
SYMLINK = 0xA


class BrokenArchive(OrfeasError):
    """The packed file cannot be opened: {problem}. Export it again from the program that made it."""

    kind = Kind.INVALID


class Archive:
    """Named members of a ZIP, each unpacked only when asked for and never past what the contents declare."""

    def __init__(self, payload: bytes) -> None:
        """Check everything that can be known without unpacking.

        Raises:
            BrokenArchive: damaged, encrypted, with links or names that lead outside, or in an unusual packing.
            UnpacksTooLarge: more than 256 MB, 1000 members, or packed more than a hundredfold.
        """
        _require_small_contents(payload)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(payload))
        except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, UnicodeDecodeError) as failure:
            raise BrokenArchive(problem="it is not a sound ZIP archive") from failure
        self._members: dict[str, zipfile.ZipInfo] = {}
        total = 0
        for member in self._zip.infolist():
            _require_sound(member)
            total += member.file_size
            if member.filename.lower() in self._members:
                raise BrokenArchive(problem=f"it has two members called {member.filename!r:.60}")
            self._members[member.filename.lower()] = member
        if total > MAX_UNPACKED:
            raise UnpacksTooLarge(problem=f"it unpacks to {total} bytes, and at most {MAX_UNPACKED} are read")

    def __contains__(self, name: str) -> bool:
        return name.strip("/").lower() in self._members

    def unpack(self, name: str) -> bytes:
        """The bytes of a member; names are compared without case, as OPC says (ECMA-376 part 2, section 6.2.2).

        Raises:
            BrokenArchive: there is none, or it is damaged.
        """
        member = self._members.get(name.strip("/").lower())
        if member is None:
            raise BrokenArchive(problem=f"it has no member {name!r:.80}")
        try:
            with self._zip.open(member) as opened:
                unpacked = opened.read(member.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as failure:
            raise BrokenArchive(problem=f"its member {name!r:.80} is damaged") from failure
        if len(unpacked) != member.file_size:
            raise BrokenArchive(problem=f"its member {name!r:.80} is not as long as it says")
        return unpacked


def _require_small_contents(payload: bytes) -> None:
    """The table of contents is parsed whole by whoever opens the archive, so its size is checked first."""
    at = payload.rfind(END, max(0, len(payload) - 65_557))
    if at < 0 or at + 22 > len(payload):
        raise BrokenArchive(problem="it is not a sound ZIP archive")
    members, size, offset = struct.unpack_from("<HII", payload, at + 10)
    if members == 0xFFFF or size == 0xFFFFFFFF or offset == 0xFFFFFFFF:
        raise BrokenArchive(problem="it is a ZIP64 archive, which no mesh of this size needs")
    if members > MAX_MEMBERS or size > MAX_CONTENTS:
        raise UnpacksTooLarge(problem=f"it has {members} members, and at most {MAX_MEMBERS} are read")


def _require_sound(member: zipfile.ZipInfo) -> None:
    name = member.filename
    is_outside = name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
    if is_outside or not name.isprintable():
        raise BrokenArchive(problem=f"a member's name leads outside ({name!r:.60})")
    if member.external_attr >> 28 == SYMLINK:
        raise BrokenArchive(problem=f"its member {name!r:.60} is a link")
    if member.flag_bits & 0x1:
        raise BrokenArchive(problem="it is encrypted")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BrokenArchive(problem=f"its member {name!r:.60} is packed in an unusual way")
    if member.file_size > max(FREE_OF_RATIO, MAX_RATIO * member.compress_size):
        raise UnpacksTooLarge(problem=f"its member {name!r:.60} unpacks to more than {MAX_RATIO} times its size")
