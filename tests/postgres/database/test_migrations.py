"""From an empty database to the tables the code knows, once, whoever comes first; and never past a newer schema."""

import threading
import uuid

import psycopg
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import orfeas.accounts.tables
import orfeas.assets.tables
import orfeas.generations.tables
import orfeas.jobs.tables
import orfeas.weights.tables  # noqa: F401
from orfeas.database import migrate as migrating
from orfeas.database.base import Base
from orfeas.database.migrate import DatabaseUnreachable, SchemaTooNew, current_revision, migrate, newest_revision
from postgres_server import drop, run, with_database


@pytest.fixture
def empty_url(server_url):
    name = f"empty_{uuid.uuid4().hex[:8]}"
    run(server_url, f'CREATE DATABASE "{name}"')
    yield with_database(server_url, name)
    drop(server_url, name)


def tables_of(url):
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return {name for (name,) in found if not name.startswith("procrastinate_")}


def differences(url):
    engine = sa.create_engine(sa.make_url(url).set(drivername="postgresql+psycopg"))
    is_ours = lambda name, kind, _parents: not (kind == "table" and (name or "").startswith("procrastinate_"))
    options = {"include_name": is_ours, "compare_type": True, "compare_server_default": False}
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata)
    engine.dispose()
    return found


def test_nothing_becomes_exactly_what_the_code_knows(empty_url):
    assert current_revision(empty_url) is None
    migrate(empty_url)
    assert current_revision(empty_url) == newest_revision()
    assert tables_of(empty_url) == {*Base.metadata.tables, "alembic_version"}
    assert differences(empty_url) == []


def test_migrating_again_changes_nothing_and_the_way_back_leads_to_nothing(empty_url):
    migrate(empty_url)
    migrate(empty_url)
    with psycopg.connect(empty_url) as connection:
        assert connection.execute("SELECT count(*) FROM owners").fetchone() == (1,)
    config = migrating._config(empty_url)
    command.downgrade(config, "base")
    assert tables_of(empty_url) == {"alembic_version"}
    migrate(empty_url)
    assert differences(empty_url) == []


def test_a_missing_column_would_be_noticed(empty_url):
    migrate(empty_url)
    run(empty_url, "ALTER TABLE jobs DROP COLUMN stage")
    assert differences(empty_url) != []


def test_four_that_migrate_at_once_migrate_once(empty_url):
    failures = []

    def attempt():
        try:
            migrate(empty_url)
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=attempt) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    assert differences(empty_url) == []


def test_a_newer_schema_is_refused_and_left_alone(database_url):
    run(database_url, "UPDATE alembic_version SET version_num = '9999'")
    before = tables_of(database_url)
    with pytest.raises(SchemaTooNew, match="schema 9999"):
        migrate(database_url)
    assert current_revision(database_url) == "9999" and tables_of(database_url) == before


def test_a_database_that_is_not_there_is_said_in_a_sentence(tmp_path):
    with pytest.raises(DatabaseUnreachable, match="ORFEAS_DATABASE_URL"):
        migrate(f"postgresql://nobody@/none?host={tmp_path}")
