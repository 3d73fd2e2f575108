"""A real PostgreSQL for the tests of this process: the embedded one, in a folder of its own, gone afterwards.

ORFEAS_TEST_DATABASE_URL names a server to use instead; the role must be allowed to create databases.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from orfeas.database.embedded import EmbeddedPostgres
from orfeas.database.migrate import migrate
from orfeas.database.postmaster import send

TEMPLATE = "orfeas_template"


def with_database(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def run(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


def drop(url: str, name: str) -> None:
    """Drop a database. While PostgreSQL's own vacuum is in it, its owner may not send that away."""
    for _ in range(50):
        try:
            run(url, f'DROP DATABASE "{name}" WITH (FORCE)')
        except psycopg.errors.InsufficientPrivilege:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the database {name} cannot be dropped")


@contextmanager
def postgres_server() -> Iterator[str]:
    """The address of a server with a migrated template database."""
    given = os.environ.get("ORFEAS_TEST_DATABASE_URL")
    if given:
        yield given
        return
    home = Path(tempfile.mkdtemp(prefix="orfeas-pg-"))
    home.chmod(0o755)
    server = EmbeddedPostgres(home)
    try:
        urls = server.start()
        _never_wait_for_the_disk(server)
        yield urls.owner
    finally:
        server.erase()
        shutil.rmtree(home, ignore_errors=True)


def _never_wait_for_the_disk(server: EmbeddedPostgres) -> None:
    """Nothing in it has to outlive this process; a commit that waits for the disk takes ten times as long."""
    with (server.folder / "data" / "postgresql.auto.conf").open("a") as settings:
        settings.write("fsync = off\n")
    assert server.pid is not None
    send(server.pid, signal.SIGHUP)


@contextmanager
def template_database(server_url: str) -> Iterator[str]:
    """The name of a database that has been migrated once, to be cloned."""
    name = f"{TEMPLATE}_{uuid.uuid4().hex[:8]}"
    run(server_url, f'CREATE DATABASE "{name}"')
    migrate(with_database(server_url, name))
    yield name
    drop(server_url, name)


@contextmanager
def cloned_database(server_url: str, template: str) -> Iterator[str]:
    """The address of a fresh copy of the template."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    run(server_url, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield with_database(server_url, name)
    finally:
        drop(server_url, name)
