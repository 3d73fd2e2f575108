"""Serve the application on the loopback: refuse every other address, and clients that never finish their headers."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import json
import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from orfeas.api.errors import MEDIA_TYPE, problem
from orfeas.errors import Kind, OrfeasError
from orfeas.settings import Settings

HEADER_SECONDS = 10.0
REST_SECONDS = 10.0
MAX_HEADER_BYTES = 65_536
STOP_SECONDS = 3


class NotLoopback(OrfeasError):
    """ORFEAS Studio has no accounts yet and serves this machine only; {host} is refused. Use 127.0.0.1, ::1 or localhost."""  # noqa: E501

    kind = Kind.INVALID


class PortTaken(OrfeasError):
    """Port {port} of {host} is taken by another program. Stop it, or choose another port with --port."""

    kind = Kind.CONFLICT


class NoPermission(OrfeasError):
    """Port {port} may not be used without more rights. Choose one above 1023 with --port."""

    kind = Kind.FORBIDDEN


class PatientHttp(HttpToolsProtocol):
    """uvicorn's protocol with an end to its patience: headers must be whole within seconds and of sane size, and the
    rest of a body that was answered early is taken and forgotten for a moment only."""

    _timer: asyncio.TimerHandle | None = None
    _rest_timer: asyncio.TimerHandle | None = None
    _num_header_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._start_timer()

    def data_received(self, data: bytes) -> None:
        if self._timer is not None:
            self._num_header_bytes += len(data)
            if self._num_header_bytes > MAX_HEADER_BYTES + HIGHEST_READ:
                self._hang_up()
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._timer is None:
            self._start_timer()

    def on_headers_complete(self) -> None:
        self._stop_timer()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_timer()
        self._forget_rest()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.cycle.response_complete and self.cycle.more_body and not self.transport.is_closing():
            self._rest_timer = asyncio.get_running_loop().call_later(REST_SECONDS, self._hang_up)

    def on_message_complete(self) -> None:
        self._forget_rest()
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """What is no HTTP at all still gets a problem document."""
        document = problem(400, code="malformed_request", detail="This is not a request in HTTP/1.1. Correct it.")
        body = json.dumps(document).encode()
        head = (
            f"HTTP/1.1 400 Bad Request\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Length: {len(body)}\r\n"
            "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()

    def _start_timer(self) -> None:
        self._num_header_bytes = 0
        self._timer = asyncio.get_running_loop().call_later(HEADER_SECONDS, self._hang_up)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _forget_rest(self) -> None:
        if self._rest_timer is not None:
            self._rest_timer.cancel()
            self._rest_timer = None

    def _hang_up(self) -> None:
        self._stop_timer()
        self._forget_rest()
        if self.transport is not None:
            self.transport.abort()


HIGHEST_READ = 262_144
"""One read of the transport may hold the end of the headers and much of a body."""


def check_host(host: str) -> str:
    """The address to bind to.

    Raises:
        NotLoopback: anything another machine could reach.
    """
    if host == "localhost":
        return "127.0.0.1"
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        raise NotLoopback(host=host) from None
    if not address.is_loopback:
        raise NotLoopback(host=host)
    return str(address)


def bind(host: str, port: int) -> socket.socket:
    """A listening socket on the loopback.

    Raises:
        NotLoopback, PortTaken, NoPermission
    """
    address = check_host(host)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
        listener.listen(256)
    except OSError as error:
        listener.close()
        if error.errno in (errno.EADDRINUSE, errno.EADDRNOTAVAIL):
            raise PortTaken(port=port, host=address) from error
        if error.errno == errno.EACCES:
            raise NoPermission(port=port) from error
        raise
    return listener


def serve(app: FastAPI, settings: Settings, *, on_listening: Callable[[int], None] = lambda _port: None) -> None:
    """Serve until SIGINT or SIGTERM; open streams are given a moment, then cut."""
    listener = bind(settings.host, settings.port)
    on_listening(listener.getsockname()[1])
    try:
        make_server(app).run(sockets=[listener])
    finally:
        listener.close()


def make_server(app: FastAPI) -> uvicorn.Server:
    """What serves the application on a socket it is given."""
    config = uvicorn.Config(
        app,
        http=PatientHttp,
        ws_max_size=65_536,
        ws_ping_interval=20.0,
        ws_ping_timeout=20.0,
        timeout_keep_alive=20,
        timeout_graceful_shutdown=STOP_SECONDS,
        server_header=False,
        proxy_headers=False,
        log_config=None,
        access_log=False,
    )
    return uvicorn.Server(config)
