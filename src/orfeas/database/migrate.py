"""Bring a database to the schema this code knows, once, whoever comes first."""

from __future__ import annotations

from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import make_url

from orfeas.errors import Kind, OrfeasError

MIGRATION_LOCK = 0x6F72_6665_6173
FIND_REVISION = "SELECT version_num FROM alembic_version"


class SchemaTooNew(OrfeasError):
    """The database was made by a newer ORFEAS Studio (schema {revision}). Update ORFEAS Studio, then start again."""

    kind = Kind.CONFLICT


class DatabaseUnreachable(OrfeasError):
    """The database does not answer: {problem}. Check that it runs, and ORFEAS_DATABASE_URL."""

    kind = Kind.UNAVAILABLE


def migrate(url: str) -> None:
    """Apply what is missing, under an advisory lock; does nothing when nothing is.

    Args:
        url: `postgresql://...` of the role that owns the tables.

    Raises:
        SchemaTooNew: the database knows a revision this code does not.
        DatabaseUnreachable: no connection.
    """
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as holder:
            holder.execute("SELECT pg_advisory_lock(%s)", (MIGRATION_LOCK,))
            config = _config(url)
            _refuse_newer(holder, ScriptDirectory.from_config(config))
            command.upgrade(config, "head")
    except psycopg.OperationalError as error:
        raise DatabaseUnreachable(problem=str(error).strip().splitlines()[0]) from error


def current_revision(url: str) -> str | None:
    """The revision a database is at; None for one that was never migrated."""
    with psycopg.connect(url, connect_timeout=5) as connection:
        return _revision_of(connection)


def newest_revision() -> str | None:
    """The revision this code knows."""
    return ScriptDirectory.from_config(_config("postgresql://")).get_current_head()


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_scripts()))
    config.attributes["url"] = make_url(url).set(drivername="postgresql+psycopg")
    return config


def _scripts() -> Path:
    """Beside this file in a wheel, at the root of a checkout."""
    shipped = Path(__file__).parent / "migrations"
    return shipped if shipped.is_dir() else Path(__file__).parents[3] / "migrations"


def _refuse_newer(connection: psycopg.Connection[tuple[object, ...]], scripts: ScriptDirectory) -> None:
    revision = _revision_of(connection)
    if revision is None:
        return
    try:
        scripts.get_revision(revision)
    except CommandError as error:
        raise SchemaTooNew(revision=revision) from error


def _revision_of(connection: psycopg.Connection[tuple[object, ...]]) -> str | None:
    found = connection.execute("SELECT to_regclass('alembic_version')").fetchone()
    if found is None or found[0] is None:
        return None
    row = connection.execute(FIND_REVISION).fetchone()
    return None if row is None else str(row[0])
