"""The roles and the database inside an embedded PostgreSQL: one role migrates and owns, another only reads and writes.

The application's role is neither owner nor superuser, so row-level security binds it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

PORT = 5432  # only names the socket file; nothing listens on a network
DATABASE = "orfeas"
SUPERUSER, OWNER, APPLICATION = "postgres", "orfeas_owner", "orfeas_app"

_FIND_ROLE = "SELECT 1 FROM pg_roles WHERE rolname = %s"
_FIND_DATABASE = "SELECT 1 FROM pg_database WHERE datname = %s"
_CREATE_ROLE = "CREATE ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS {more} PASSWORD {verifier}"
_CREATE_DATABASE = "CREATE DATABASE {database} OWNER {owner} TEMPLATE template0"
_GRANTS_ON_DATABASE = """
    REVOKE ALL ON DATABASE {database} FROM PUBLIC;
    GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {application}
"""
_GRANTS_INSIDE = """
    GRANT USAGE ON SCHEMA public TO {application};
    ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {application};
    ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO {application}
"""


@dataclass(frozen=True)
class Urls:
    """Where a database is: for the role that owns and migrates it, and for the one the application runs as."""

    owner: str
    application: str


def make_passwords() -> dict[str, str]:
    """A fresh password for each role."""
    return {role: secrets.token_hex(24) for role in (SUPERUSER, OWNER, APPLICATION)}


def urls_of(socket_folder: Path, passwords: dict[str, str]) -> Urls:
    """The addresses of both roles, by unix socket."""
    place = f"/{DATABASE}?host={quote(str(socket_folder))}&port={PORT}"
    owner, application = (f"postgresql://{role}:{passwords[role]}@{place}" for role in (OWNER, APPLICATION))
    return Urls(owner=owner, application=application)


def ensure_roles(socket_folder: Path, passwords: dict[str, str]) -> None:
    """Make whichever of roles, database and grants is missing; what a kill left undone, the next start does."""
    names = {
        "database": sql.Identifier(DATABASE),
        "owner": sql.Identifier(OWNER),
        "application": sql.Identifier(APPLICATION),
    }
    with _connect(socket_folder, passwords, database="postgres") as connection:
        for role, more in ((OWNER, "CREATEDB"), (APPLICATION, "NOCREATEDB")):
            if connection.execute(_FIND_ROLE, (role,)).fetchone() is None:
                _create_role(connection, role, password=passwords[role], more=more)
        if connection.execute(_FIND_DATABASE, (DATABASE,)).fetchone() is None:
            connection.execute(sql.SQL(_CREATE_DATABASE).format(**names))
        connection.execute(sql.SQL(_GRANTS_ON_DATABASE).format(**names))
    with _connect(socket_folder, passwords, database=DATABASE) as connection:
        connection.execute(sql.SQL(_GRANTS_INSIDE).format(**names))


def _create_role(connection: psycopg.Connection[tuple[object, ...]], role: str, *, password: str, more: str) -> None:
    # The verifier is made on this side, so that no password can reach the server's log.
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    parts = {"role": sql.Identifier(role), "more": sql.SQL(more), "verifier": sql.Literal(verifier)}
    connection.execute(sql.SQL(_CREATE_ROLE).format(**parts))


def _connect(
    socket_folder: Path, passwords: dict[str, str], *, database: str
) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(
        host=str(socket_folder),
        port=PORT,
        user=SUPERUSER,
        password=passwords[SUPERUSER],
        dbname=database,
        autocommit=True,
        connect_timeout=20,
    )
