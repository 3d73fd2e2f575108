"""Alembic's way in: the database's address comes from orfeas.database.migrate, or from ORFEAS_DATABASE_URL."""

from __future__ import annotations

import os

from alembic import context
from sqlalchemy import create_engine, make_url

from orfeas.database.base import Base

for room in ("accounts", "jobs", "assets", "weights", "generations"):
    __import__(f"orfeas.{room}.tables")


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Procrastinate's tables are its own."""
    return not (kind == "table" and name is not None and name.startswith("procrastinate_"))


def run() -> None:
    url = context.config.attributes.get("url")
    if url is None:
        url = make_url(os.environ["ORFEAS_DATABASE_URL"]).set(drivername="postgresql+psycopg")
    engine = create_engine(url)
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=Base.metadata, include_name=is_ours)
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
