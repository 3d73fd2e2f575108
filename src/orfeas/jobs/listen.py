"""Listen: what the database calls out to whoever is connected; a lost connection comes back by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import psycopg
import structlog
from psycopg import sql

RECONNECT_SECONDS = 0.5
_log = structlog.get_logger("orfeas.jobs")


async def listen(url: str, *channels: str) -> AsyncIterator[tuple[str, str] | None]:
    """Every notification as (channel, payload), for ever.

    Yields None each time a connection stands: notifications may have been missed before, so look now.
    """
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(url, autocommit=True, connect_timeout=5) as connection:
                for channel in channels:
                    await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
                yield None
                async for notify in connection.notifies():
                    yield notify.channel, notify.payload
        except psycopg.OperationalError as error:
            _log.warning("listening interrupted", problem=str(error).strip().split("\n")[0])
        await asyncio.sleep(RECONNECT_SECONDS)
