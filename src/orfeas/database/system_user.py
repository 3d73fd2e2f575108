"""Who PostgreSQL runs as: it refuses to run as root, so root lends it a system user that owns nothing else."""

from __future__ import annotations

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from orfeas.errors import Kind, OrfeasError

NAME = "orfeas"


class NoSystemUser(OrfeasError):
    """PostgreSQL does not run as root, and the system user {name} could not be made: {problem}. Make it with
    "useradd --system {name}", start as another user, or set ORFEAS_DATABASE_URL to a PostgreSQL 15+ server."""

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True)
class Account:
    """A user of this machine that programs can be started as."""

    name: str
    uid: int
    gid: int


def account_for_postgres() -> Account | None:
    """The account PostgreSQL needs: none besides our own, unless we are root; then `orfeas`, made when it is missing.

    Raises:
        NoSystemUser: root could not make it.
    """
    if os.geteuid() != 0:
        return None
    found = _find(NAME)
    return found if found is not None else _make(NAME)


def is_account_missing() -> bool:
    """Whether PostgreSQL cannot have run here yet, for want of somebody to run as."""
    return os.geteuid() == 0 and _find(NAME) is None


def can_enter(account: Account, folder: Path) -> bool:
    """Whether the account may walk into a folder, or into the part of its path that exists."""
    path = folder.absolute()
    while not path.exists():
        path = path.parent
    return all(_may_search(account, step) for step in (path, *path.parents))


def _may_search(account: Account, folder: Path) -> bool:
    status = folder.stat()
    if status.st_uid == account.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)


def _find(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(name=name, uid=entry.pw_uid, gid=entry.pw_gid)


def _make(name: str) -> Account:
    program = shutil.which("useradd", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if program is None:
        raise NoSystemUser(name=name, problem="there is no useradd on this machine")
    shell = next((path for path in ("/usr/sbin/nologin", "/sbin/nologin") if Path(path).exists()), "/bin/false")
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", shell]
    done = subprocess.run([program, *options, name], capture_output=True, text=True, check=False)
    found = _find(name)  # asked before the exit status is: another start may have made it in the same moment
    if found is None:
        raise NoSystemUser(name=name, problem=done.stderr.strip().rstrip(".") or f"useradd answered {done.returncode}")
    return found
