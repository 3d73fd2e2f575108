"""Where the files of `orfeas generate` go; reading what it is given and writing what it makes."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.intake.picture import Picture
from orfeas.sandbox import Limits, Sandbox

SUFFIXES = (".glb", ".obj", ".stl", ".ply", ".3mf")


class NoSuchFile(OrfeasError):
    """There is no file {path}. Check the name."""

    kind = Kind.MISSING


class FileExists(OrfeasError):
    """{path} exists already. Choose another --out, or add --force to overwrite it."""

    kind = Kind.CONFLICT


class UnknownFormat(OrfeasError):
    """Files ending in {suffix} cannot be written. Choose .glb, .obj, .stl, .ply or .3mf."""

    kind = Kind.INVALID


class OnlyGlb(OrfeasError):
    """What this command makes is written as GLB, not as {suffix}. Name a .glb file or a folder with --out."""

    kind = Kind.INVALID


class OneFileForMany(OrfeasError):
    """{option} names one file, but {count} pictures were given. Name a folder, or give one picture."""

    kind = Kind.INVALID


class CannotWrite(OrfeasError):
    """{path} cannot be written: {problem}. Choose another place."""

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True)
class Target:
    """One picture or mesh, and the files it becomes."""

    picture: Path
    folder: Path
    stem: str
    suffix: str
    report: Path | None
    preview: Path | None
    force: bool


def plan_targets(
    pictures: list[Path],
    *,
    out: Path | None,
    report: Path | None,
    preview: Path | None,
    mask: Path | None,
    force: bool,
    ending: str = "",
    is_glb_only: bool = False,
) -> list[Target]:
    """Decide every file name before any work is done.

    Args:
        ending: added to the stem of what is made, unless --out names the file.
        is_glb_only: whether other formats cannot hold what is made.

    Raises:
        OneFileForMany: a single file was named for several pictures.
        UnknownFormat, OnlyGlb: --out has an ending we cannot write.
        FileExists: a file is there already and --force was not given.
    """
    if len(pictures) > 1:
        for option, value in (("--report", report), ("--preview", preview), ("--mask", mask)):
            if value is not None:
                raise OneFileForMany(option=option, count=len(pictures))
    named_file = out is not None and bool(out.suffix) and not out.is_dir()
    if named_file and len(pictures) > 1:
        raise OneFileForMany(option="--out", count=len(pictures))
    suffix = out.suffix.lower() if named_file and out is not None else ".glb"
    if suffix not in SUFFIXES:
        raise UnknownFormat(suffix=suffix)
    if is_glb_only and suffix != ".glb":
        raise OnlyGlb(suffix=suffix)
    targets, taken = [], set()
    for picture in pictures:
        if named_file and out is not None:
            folder, stem = out.parent, out.stem
        else:
            folder, stem = out or Path(), f"{picture.stem}{ending}"
        unique, count = stem, 1
        while (folder, unique) in taken:
            count += 1
            unique = f"{stem}-{count}"
        taken.add((folder, unique))
        targets.append(Target(picture, folder, unique, suffix, report, preview, force))
    if not force:
        for target in targets:
            for path in (target.folder / f"{target.stem}{suffix}", target.report, target.preview):
                if path is not None and path.exists():
                    raise FileExists(path=path)
    return targets


@cache
def _sandbox() -> Sandbox:
    return Sandbox(preload=("orfeas.intake.decode",), limits=Limits())


def read_payload(path: Path) -> Picture:
    """Read a picture of the user through the sandbox.

    Raises:
        NoSuchFile: nothing there, or not a file.
        OrfeasError: what decoding found wrong.
    """
    from orfeas.intake.decode import MAX_BYTES, read_picture

    return read_picture(read_up_to(path, max_bytes=MAX_BYTES), sandbox=_sandbox())


def read_up_to(path: Path, *, max_bytes: int) -> bytes:
    """A file of the user, a byte past the limit where it is longer; its reader says that it is.

    Raises:
        NoSuchFile: nothing there, or not a file.
    """
    if not path.is_file():
        raise NoSuchFile(path=path)
    with path.open("rb") as file:
        return file.read(max_bytes + 1)


def read_mask(path: Path) -> npt.NDArray[np.float32]:
    """The user's cut-out, (h, w) float32, 0 to 1; see `Picture.as_mask`."""
    return read_payload(path).as_mask()


def write_new(files: dict[Path, bytes], *, force: bool) -> None:
    """Write each file whole or not at all: a temporary name beside it first, then one rename.

    Raises:
        FileExists: a file has appeared meanwhile and `force` is off.
        CannotWrite: the system refuses.
    """
    for path, payload in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(payload)
                Path(temporary).chmod(0o666 & ~_umask())
                if force:
                    Path(temporary).replace(path)
                else:
                    os.link(temporary, path)
            finally:
                Path(temporary).unlink(missing_ok=True)
        except FileExistsError as error:
            raise FileExists(path=path) from error
        except OSError as error:
            raise CannotWrite(path=path, problem=error.strerror or str(error)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
