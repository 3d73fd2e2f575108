"""Sessions: one pool a process, opened at its start; edges commit, rooms flush."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import make_url
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from orfeas.errors import Kind, OrfeasError

CONNECT_SECONDS, CHECKOUT_SECONDS = 5, 5.0


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
        except (OperationalError, InterfaceError, TimeoutError) as error:
            raise DatabaseDown from error

    async def close(self) -> None:
        await self._engine.dispose()


def open_database(url: str, *, pool_size: int = 8) -> Database:
    """A pool for `postgresql://...`; connections are made when they are needed and checked before they are used."""
    engine = create_async_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_size=pool_size,
        max_overflow=4,
        pool_timeout=CHECKOUT_SECONDS,
        pool_pre_ping=True,
        connect_args={"connect_timeout": CONNECT_SECONDS, "application_name": "orfeas"},
    )
    return Database(engine)
