"""Workshop: what a worker works with: settings, database, disk, the warm child, the engines and the handlers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.assets.blobs.disk import Disk
from orfeas.database.session import Database, DatabaseDown
from orfeas.settings import Settings
from orfeas.worker.handlers import Handler
from orfeas.worker.residents.host import EngineHost
from orfeas.worker.warm import WarmChild

TRANSACTION_SECONDS = 10.0


@dataclass(frozen=True)
class Workshop:
    """Opened once a process."""

    settings: Settings
    database: Database
    disk: Disk
    child: WarmChild
    engines: EngineHost
    handlers: Mapping[str, Handler]

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """One transaction, committed at its end, that cannot hang for ever.

        Raises:
            DatabaseDown: the database cannot be reached, or does not answer.
        """
        try:
            async with asyncio.timeout(TRANSACTION_SECONDS), self.database.session() as session:
                yield session
                await session.commit()
        except TimeoutError as error:
            raise DatabaseDown from error
