"""Sessions on a real database: what becomes of one whose process stops asking in the middle of a transaction."""

import asyncio
from contextlib import AsyncExitStack

import psycopg
import pytest
from sqlalchemy import text

from orfeas.database.session import DatabaseDown, open_database

TOUCH = text("UPDATE owners SET name = :name")


async def test_transaction_of_a_frozen_process_lets_go_of_its_rows(database_url):
    frozen, awake = open_database(database_url, idle_seconds=0.3), open_database(database_url)
    with pytest.raises(DatabaseDown):
        async with frozen.session() as session:
            await session.execute(TOUCH, {"name": "asleep"})
            async with asyncio.timeout(5), awake.session() as other:
                await other.execute(TOUCH, {"name": "awake"})
                await other.commit()
            await session.execute(TOUCH, {"name": "late"})
    async with frozen.session() as session:
        assert await session.scalar(text("SELECT name FROM owners")) == "awake"
    await frozen.close()
    await awake.close()


async def test_busy_transaction_may_last_longer_than_an_idle_one(database_url):
    database = open_database(database_url, idle_seconds=0.2)
    async with database.session() as session:
        await session.execute(text("SELECT pg_sleep(0.5)"))
        await session.execute(TOUCH, {"name": "done"})
        await session.commit()
    async with database.session() as session:
        assert await session.scalar(text("SELECT name FROM owners")) == "done"
    await database.close()


async def test_options_of_an_address_are_kept(database_url):
    database = open_database(database_url + "&options=-c%20statement_timeout%3D1234")
    async with database.session() as session:
        assert await session.scalar(text("SHOW statement_timeout")) == "1234ms"
        assert await session.scalar(text("SHOW idle_in_transaction_session_timeout")) == "15s"
    await database.close()


async def test_broken_statement_is_no_lost_database(database):
    with pytest.raises(Exception, match="no_such_table") as raised:
        async with database.session() as session:
            await session.execute(text("SELECT 1 FROM no_such_table"))
    assert not isinstance(raised.value, DatabaseDown)
    assert isinstance(raised.value.__cause__, psycopg.Error)


async def test_waiting_in_vain_for_a_connection_is_a_busy_database(database_url, monkeypatch):
    monkeypatch.setattr("orfeas.database.session.CHECKOUT_SECONDS", 0.1)
    database = open_database(database_url, pool_size=1)
    async with AsyncExitStack() as held:
        for _ in range(5):
            session = await held.enter_async_context(database.session())
            await session.execute(text("SELECT 1"))
        with pytest.raises(DatabaseDown):
            async with database.session() as session:
                await session.execute(text("SELECT 1"))
    await database.close()
