"""Sessions: one pool a process, opened at its start; edges commit, rooms flush."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from orfeas.errors import Kind, OrfeasError

CONNECT_SECONDS, CHECKOUT_SECONDS, IDLE_SECONDS = 5, 5.0, 15.0


class DatabaseDown(OrfeasError):
    """The database cannot be reached. Wait a moment and try again."""

    kind = Kind.UNAVAILABLE


class Database:
    """A pool of connections and the sessions on it."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """One session; whoever opens it commits.

        Raises:
            DatabaseDown: no connection can be had, or it broke.
        """
        try:
            async with self._sessions() as session:
                yield session
        except (OperationalError, InterfaceError, PoolExhausted, TimeoutError) as error:
            raise DatabaseDown from error
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
            raise DatabaseDown from error

    async def close(self) -> None:
        await self._engine.dispose()


def open_database(url: str, *, pool_size: int = 8, idle_seconds: float = IDLE_SECONDS) -> Database:
    """A pool for `postgresql://...`; connections are made when they are needed and checked before they are used.

    Args:
        idle_seconds: a transaction that asks nothing for so long is ended by the database. A process that is frozen in
            the middle of one would otherwise hold its rows from everybody for as long as it sleeps.
    """
    address = make_url(url).set(drivername="postgresql+psycopg")
    given = address.query.get("options", "")
    engine = create_async_engine(
        address,
        pool_size=pool_size,
        max_overflow=4,
        pool_timeout=CHECKOUT_SECONDS,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "application_name": "orfeas",
            "options": f"{given} -c idle_in_transaction_session_timeout={max(1, round(idle_seconds * 1000))}".strip(),
        },
    )
    return Database(engine)
