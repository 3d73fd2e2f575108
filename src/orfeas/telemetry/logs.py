"""One JSON object a line, with the trace id of whatever was being done; what libraries log comes out the same way.

    configure_logs(service="api", level=settings.log_level)
    structlog.get_logger("orfeas.api").info("request", status=200)

Nothing a stranger sends can forge a line or move a terminal's cursor: control characters are escaped. Secrets and
bodies are taken out by name, and passwords out of addresses.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Mapping
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

SECRET_NAMES = frozenset(
    [
        "authorization",
        "cookie",
        "set_cookie",
        "password",
        "passwd",
        "token",
        "access_token",
        "refresh_token",
        "api_key",
        "apikey",
        "secret",
        "body",
    ]
)
REMOVED = "[removed]"
LONGEST_TEXT, LONGEST_TRACEBACK = 2_000, 20_000
_PASSWORD_IN_ADDRESS = re.compile(r"(://[^\s:/@]*:)[^\s@/]+@")


def configure_logs(*, service: str, level: str = "INFO", stream: TextIO | None = None) -> None:
    """Send everything logged in this process, ours and the libraries', to a stream (standard error) as JSON lines."""
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="@timestamp"),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *before,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _named(service),
                _without_secrets,
                _as_json,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    _quieten_libraries()


def _quieten_libraries() -> None:
    for name in ("uvicorn", "uvicorn.error"):
        library = logging.getLogger(name)
        library.handlers, library.propagate = [], True
    access = logging.getLogger("uvicorn.access")  # says again, without trace id, what the API's own line says
    access.handlers, access.propagate = [], False
    for name in ("procrastinate", "alembic", "multipart", "python_multipart", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _named(service: str) -> Processor:
    def name(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        event["message"] = event.pop("event", "")
        event["service"] = service
        return event

    return name


def _without_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return {str(name): _cleaned(value, name=str(name)) for name, value in event.items()}


def _cleaned(value: object, *, name: str) -> object:
    if name.lower().replace("-", "_") in SECRET_NAMES:
        return REMOVED
    if isinstance(value, Mapping):
        return {str(inner): _cleaned(item, name=str(inner)) for inner, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_cleaned(item, name="") for item in value]
    if isinstance(value, bool | int | float) or value is None:
        return value
    if isinstance(value, bytes | bytearray | memoryview):
        return f"[{len(value)} bytes]"
    text = _PASSWORD_IN_ADDRESS.sub(rf"\1{REMOVED}@", str(value))
    longest = LONGEST_TRACEBACK if name in ("exception", "stack") else LONGEST_TEXT
    return text if len(text) <= longest else f"{text[:longest]} [{len(text) - longest} more characters]"


def _as_json(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    # ASCII only: newlines, ANSI escapes, C1 controls and bidirectional marks all come out as \u….
    return json.dumps(event, ensure_ascii=True, allow_nan=True, default=str)
