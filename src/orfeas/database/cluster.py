"""The folder an embedded PostgreSQL lives in: where its parts lie, how it is made, what can be wrong with it."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from orfeas.database.binaries import Binaries, binaries_for, copy_binaries
from orfeas.database.roles import PORT, SUPERUSER, make_passwords
from orfeas.database.system_user import Account, account_for_postgres, can_enter
from orfeas.errors import Kind, OrfeasError
from orfeas.settings import SYSTEM_DATA_DIR

SPACE_TO_BEGIN = 256 << 20
SOCKET_PATH_LIMIT = 100  # sun_path holds 108 bytes
LOG_LIMIT = 5 << 20
NO_SPACE = "No space left on device"


class DiskFull(OrfeasError):
    """The disk that holds {folder} is full, so the database cannot run. Make room, at least {megabytes} MB, and
    start again."""

    kind = Kind.UNAVAILABLE


class FolderClosed(OrfeasError):
    """The folder {folder} cannot be used for the database: {problem}. Give {who} access to it, or choose another with
    ORFEAS_DATA_DIR."""

    kind = Kind.UNAVAILABLE


class PostgresFailed(OrfeasError):
    """PostgreSQL did not start: {problem}. Its log is {log}."""

    kind = Kind.UNAVAILABLE


class Cluster:
    """Data, socket folder, passwords and log of one embedded PostgreSQL, and the account they belong to."""

    def __init__(self, home: Path) -> None:
        self.home = home.expanduser().resolve()

    # --- where things lie

    @cached_property
    def account(self) -> Account | None:
        """Who the server runs as: none is ourselves."""
        return account_for_postgres()

    @cached_property
    def folder(self) -> Path:
        """Inside the home, unless PostgreSQL's user cannot enter that; once made it stays where it is."""
        inside = self.home / "postgresql"
        if self.account is None or (inside / "data").exists():
            return inside
        elsewhere = SYSTEM_DATA_DIR / "clusters" / hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
        if elsewhere.exists() or not can_enter(self.account, self.home):
            return elsewhere
        return inside

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "postgresql.log"

    @property
    def socket_folder(self) -> Path:
        inside = self.folder / "socket"
        if len(os.fsencode(inside / f".s.PGSQL.{PORT}")) < SOCKET_PATH_LIMIT:
            return inside
        digest = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        return Path("/tmp") / f"orfeas-{self.account.uid if self.account else os.geteuid()}-{digest}"

    def read_passwords(self) -> dict[str, str]:
        """They lie in the data directory (0600 in 0700), so that neither exists without the other."""
        found = json.loads((self.data / "passwords.json").read_text())
        return {str(role): str(password) for role, password in found.items()}

    # --- making

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One start at a time: a second waits, then finds it running."""
        if self.account is not None:
            make_folder(SYSTEM_DATA_DIR)
        make_folder(self.folder)
        with (self.folder / "start.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def prepare(self) -> Binaries:
        """Everything a start needs, made where it is missing; the programs to start."""
        binaries = binaries_for(self.data)
        if self.account is not None:
            binaries = copy_binaries(binaries, target=SYSTEM_DATA_DIR / "programs")
            for needed, named in ((binaries.folder, SYSTEM_DATA_DIR), (self.folder, self.home)):
                if not can_enter(self.account, needed):
                    raise self.closed(named, problem="PostgreSQL's user cannot enter it")
        for left_over in self.folder.glob(".making-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        if not self.data.exists():
            self._make_data(binaries)
        self._make_private(self.socket_folder)
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        return binaries

    def spawn(self, command: list[str], *, cwd: Path, output: int) -> subprocess.Popen[bytes]:
        """Run one of PostgreSQL's programs as its account, with nothing of our environment."""
        account = self.account
        return subprocess.Popen(
            command,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={"PATH": os.defpath, "LC_ALL": "C", "HOME": "/nonexistent"},
            start_new_session=True,  # Ctrl-C at the terminal is for us, who stop it last
            umask=0o077,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
        )

    def erase(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(self.socket_folder, ignore_errors=True)

    def _make_data(self, binaries: Binaries) -> None:
        """initdb beside the place, then rename: a kill in the middle leaves nothing half-made."""
        if shutil.disk_usage(self.folder).free < SPACE_TO_BEGIN:
            raise self.full()
        passwords = make_passwords()
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=self.folder))
        try:
            self._own(making)
            self._write_private(making / "password", passwords[SUPERUSER])
            locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if binaries.major >= 17 else []
            options = [f"--username={SUPERUSER}", f"--pwfile={making / 'password'}", "--auth=scram-sha-256"]
            options += ["--encoding=UTF8", "--locale=C", *locale, "--data-checksums", "--no-instructions"]
            command = [binaries.program("initdb"), *options, f"--pgdata={making / 'data'}"]
            done = self.spawn(command, cwd=making, output=subprocess.PIPE)
            said = done.communicate()[0].decode(errors="replace")
            if done.returncode != 0:
                raise self.failed(said)
            self._write_private(making / "data" / "passwords.json", json.dumps(passwords))
            (making / "data").rename(self.data)
            _sync_folder(self.folder)
        finally:
            shutil.rmtree(making, ignore_errors=True)

    def _make_private(self, folder: Path) -> None:
        """A folder only the server's user can enter; one that is already there must be like that."""
        try:
            folder.mkdir(mode=0o700)
            self._own(folder)
        except FileExistsError:
            status = folder.lstat()
            if status.st_uid != (self.account.uid if self.account else os.geteuid()) or status.st_mode & 0o077:
                raise self.closed(folder, problem="it belongs to, or is open to, other users") from None

    def _write_private(self, path: Path, text: str) -> None:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        self._own(path)

    def _own(self, path: Path) -> None:
        if self.account is not None:
            os.chown(path, self.account.uid, self.account.gid, follow_symlinks=False)

    # --- failures

    def full(self) -> DiskFull:
        return DiskFull(folder=str(self.folder), megabytes=SPACE_TO_BEGIN >> 20)

    def closed(self, folder: Path, *, problem: str) -> FolderClosed:
        who = self.account.name if self.account else "yourself"
        return FolderClosed(folder=str(folder), problem=problem, who=f"the user {who}" if self.account else who)

    def failed(self, said: str) -> OrfeasError:
        """What PostgreSQL's last words mean."""
        if NO_SPACE in said:
            return self.full()
        told = [line.partition("FATAL:")[2] or line.partition("error:")[2] for line in said.splitlines()]
        lines = [line.strip() for line in told if line.strip()] or said.strip().splitlines() or ["it said nothing"]
        return PostgresFailed(problem=lines[-1].strip().rstrip("."), log=str(self.log))

    def refused(self, error: OSError) -> OrfeasError:
        """What a failed file operation means."""
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return self.full()
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ENOTEMPTY):
            return self.closed(Path(error.filename or self.folder), problem=(error.strerror or "").lower())
        return PostgresFailed(problem=str(error), log=str(self.log))


def make_folder(folder: Path) -> None:
    """A folder others may walk through, whatever the umask; only those that are missing are made."""
    if folder.exists():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
