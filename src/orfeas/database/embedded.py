"""PostgreSQL without an installation: the programs of a wheel, our own initdb and start, one unix socket, no network.

    postgres = EmbeddedPostgres(settings.home)
    urls = postgres.start()      # attaches when it already runs; recovers after any kill
    ...
    postgres.stop()

Under root the programs run as the system user `orfeas` from a copy in /var/lib/orfeas, and a home that user cannot
enter gets its database there too. No permission of an existing folder is changed.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import psycopg

from orfeas.database.binaries import Binaries
from orfeas.database.cluster import Cluster
from orfeas.database.postmaster import Postmaster, clear_left_over, find_postmaster, is_alive, processes_in, send
from orfeas.database.roles import PORT, Urls, ensure_roles, urls_of
from orfeas.database.system_user import is_account_missing

START_SECONDS = 120.0  # recovery after a crash is part of a start
PATIENCE_SECONDS = 5.0  # with what a killed postmaster left running
SERVER_OPTIONS = {
    "max_connections": "80",
    "shared_buffers": "64MB",
    "max_wal_size": "256MB",
    "jit": "off",
    "password_encryption": "scram-sha-256",
    "unix_socket_permissions": "0700",
    "listen_addresses": "",
    "port": str(PORT),
    "logging_collector": "off",
    "log_line_prefix": "%m [%p] %u ",
}
# What PostgreSQL says while a killed predecessor's children or locks are still going away.
_IN_THE_WAY = re.compile(r"lock file .* already exists|shared memory block .* in use|is another (postmaster|postgres)")


class EmbeddedPostgres:
    """One PostgreSQL for one home folder; as many of these may look at it, in as many processes, as like."""

    def __init__(self, home: Path) -> None:
        self._cluster = Cluster(home)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def folder(self) -> Path:
        """Where its data, socket folder and log lie."""
        return self._cluster.folder

    @property
    def log(self) -> Path:
        return self._cluster.log

    @property
    def pid(self) -> int | None:
        """The postmaster's process, whoever started it."""
        if self._process is not None:
            self._process.poll()  # reaps it, should it have been killed
        postmaster = find_postmaster(self._cluster.data)
        return postmaster.pid if postmaster is not None else None

    def is_running(self) -> bool:
        return self.pid is not None

    def start(self) -> Urls:
        """Make it when it is not there, start it when it does not run, wait until it answers.

        Raises:
            PostgresMissing, PostgresUnusable, WrongMajorVersion, NoSystemUser: it cannot run here.
            DiskFull, FolderClosed: it has no place to be.
            PostgresFailed: it would not start; says why.
        """
        cluster = self._cluster
        try:
            with cluster.alone():
                for tries_left in (2, 1, 0):
                    try:
                        return self._bring_up()
                    except psycopg.OperationalError as error:
                        # One that is just being killed still looks alive for a moment: look again.
                        if tries_left == 0 or self.is_running():
                            raise cluster.failed(str(error)) from error
        except OSError as error:
            raise cluster.refused(error) from error
        raise AssertionError("the last try returns or raises")

    def attach(self) -> Urls | None:
        """The addresses of the one that runs now; none when none does. Makes nothing, not even a system user."""
        if is_account_missing():
            return None
        postmaster = find_postmaster(self._cluster.data)
        if postmaster is None or not postmaster.is_ready:
            return None
        return urls_of(postmaster.socket_folder, self._cluster.read_passwords())

    def stop(self, *, timeout_seconds: float = 4.0) -> None:
        """End it cleanly: sessions are cut, everything is written. Past half the time it is cut short; nothing
        committed is lost by that, the next start only takes a moment longer."""
        pid = self.pid
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if pid is None or self._gone(pid, within=0.0):
                break
            send(pid, number)
            if self._gone(pid, within=timeout_seconds / 2):
                break
        self._process = None

    def erase(self) -> None:
        """Stop it and delete everything in it."""
        self.stop()
        self._cluster.erase()

    def _bring_up(self) -> Urls:
        cluster = self._cluster
        running = self._await_ready(find_postmaster(cluster.data) or self._launch(cluster.prepare()))
        passwords = cluster.read_passwords()
        try:
            ensure_roles(running.socket_folder, passwords)
        except psycopg.OperationalError:
            self._gone(running.pid, within=1.0)
            raise
        return urls_of(running.socket_folder, passwords)

    def _launch(self, binaries: Binaries) -> Postmaster:
        """Start the server; as long as what a killed one left is in the way, wait and start again."""
        cluster, deadline = self._cluster, time.monotonic() + START_SECONDS
        quoted = '"' + str(cluster.socket_folder).replace('"', '""') + '"'
        command = [binaries.program("postgres"), "-D", str(cluster.data)]
        for name, value in {**SERVER_OPTIONS, "unix_socket_directories": quoted}.items():
            command += ["-c", f"{name}={value}"]
        while True:
            self._clear_way()
            with os.fdopen(os.open(cluster.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as log:
                written = log.tell()
                process = self._process = cluster.spawn(command, cwd=cluster.data, output=log.fileno())
            while process.poll() is None:
                found = find_postmaster(cluster.data)
                if found is not None and found.pid == process.pid:
                    return found
                time.sleep(0.02)
            said = self._said_since(written)
            if not _IN_THE_WAY.search(said) or time.monotonic() > deadline:
                raise cluster.failed(said)
            time.sleep(0.25)

    def _clear_way(self) -> None:
        """Backends end by themselves when their postmaster is gone; those still busy after a while are ended."""
        began = time.monotonic()
        while not clear_left_over(self._cluster.data) and (waited := time.monotonic() - began) < 4 * PATIENCE_SECONDS:
            if waited > PATIENCE_SECONDS:
                for pid in processes_in(self._cluster.data):
                    send(pid, signal.SIGQUIT if waited < 2 * PATIENCE_SECONDS else signal.SIGKILL)
            time.sleep(0.1)
        for name in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock"):
            (self._cluster.socket_folder / name).unlink(missing_ok=True)

    def _await_ready(self, postmaster: Postmaster) -> Postmaster:
        """Wait through the recovery of what a crash left.

        Raises:
            psycopg.OperationalError: it went away instead.
        """
        began = time.monotonic()
        while not self._gone(postmaster.pid, within=0.02) and time.monotonic() - began < START_SECONDS:
            found = find_postmaster(self._cluster.data)
            if found is not None and found.is_ready:
                return found
        raise psycopg.OperationalError(self._said_since(-4000))

    def _gone(self, pid: int, *, within: float) -> bool:
        deadline = time.monotonic() + within
        while True:
            if self._process is not None and self._process.pid == pid:
                self._process.poll()
            if not is_alive(pid):
                return True
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.02)

    def _said_since(self, position: int) -> str:
        """The log from a position on; a negative one counts from the end."""
        with self._cluster.log.open("rb") as log:
            size = log.seek(0, os.SEEK_END)
            log.seek(position if position >= 0 else max(0, size + position))
            return log.read().decode(errors="replace")
