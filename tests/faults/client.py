"""A client that keeps a record of everything it was told, and asks again with the same key when it was told nothing."""

from __future__ import annotations

import hashlib
import http.client
import json
import time
from collections.abc import Callable
from typing import Any

from tests.faults.history import History

BOUNDARY = "faults-boundary"
_BROKEN = (OSError, http.client.HTTPException)


class Client:
    """One connection at a time to one port of the loopback."""

    def __init__(self, port: int, history: History, *, timeout_seconds: float = 20.0) -> None:
        self._port, self._history, self._timeout = port, history, timeout_seconds
        self._connection: http.client.HTTPConnection | None = None

    def request(
        self, method: str, path: str, *, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body.

        Raises:
            OSError, HTTPException: the connection broke, or the body was cut short.
        """
        try:
            connection = self.connected()
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        except _BROKEN:
            self.close()
            raise

    def get(self, path: str) -> Any:
        """What is there, asked for again over a new connection when the old one had been closed meanwhile."""
        try:
            status, _headers, payload = self.request("GET", path)
        except _BROKEN:
            status, _headers, payload = self.request("GET", path)
        assert status == 200, (status, payload[:300])
        return json.loads(payload)

    def is_ready(self) -> bool:
        try:
            return self.request("GET", "/api/health/ready")[0] == 200
        except _BROKEN:
            return False

    def upload(self, picture: bytes, *, key: str) -> str | None:
        """Send a picture; its id, or None when no answer came."""
        headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Idempotency-Key": key}
        return self._ask("upload", "/api/v1/uploads", multipart(picture), headers, key)

    def upload_slowly(self, picture: bytes, *, key: str, until_cut: Callable[[int], bool]) -> None:
        """Send a picture piece by piece; `until_cut` is told how many bytes have gone and whether to go on."""
        body = multipart(picture)
        connection = self.connected()
        try:
            connection.putrequest("POST", "/api/v1/uploads")
            connection.putheader("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
            connection.putheader("Idempotency-Key", key)
            connection.putheader("Content-Length", str(len(body)))
            connection.endheaders()
            for start in range(0, len(body), 1024):
                if not until_cut(start):
                    break
                connection.send(body[start : start + 1024])
            self._record("upload", connection.getresponse(), key)
        except _BROKEN:
            self._history.call("upload", "unknown", key=key)
        finally:
            self.close()

    def generate(self, wish: dict[str, object], *, key: str | None) -> str | None:
        """Ask for an asset; the id of the job, or None when no answer came."""
        headers = {"Content-Type": "application/json"} | ({} if key is None else {"Idempotency-Key": key})
        return self._ask("generate", "/api/v1/generate-3d", json.dumps(wish).encode(), headers, key)

    def insist(self, ask: Callable[[], str | None], *, within_seconds: float = 60.0) -> str:
        """Ask again, as a patient client does, until there is an answer."""
        deadline = time.monotonic() + within_seconds
        while (made := ask()) is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"no answer within {within_seconds:.0f} s")
            time.sleep(0.05)
        return made

    def read_file(self, path: str, *, promised: str) -> None:
        """Read a file that is listed and note what came, whatever it was."""
        try:
            status, headers, payload = self.request("GET", path)
        except _BROKEN as error:
            self._history.reading(path, promised=promised, received=f"cut short ({error!r})")
            return
        received = hashlib.sha256(payload).hexdigest() if status == 200 else f"status {status}"
        if status == 200 and headers["etag"].strip('"') != promised:
            received = f"ETag {headers['etag']}"
        self._history.reading(path, promised=promised, received=received)

    def connected(self) -> http.client.HTTPConnection:
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=self._timeout)
        return self._connection

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _ask(self, what: str, path: str, body: bytes, headers: dict[str, str], key: str | None) -> str | None:
        try:
            connection = self.connected()
            connection.request("POST", path, body=body, headers=headers)
            return self._record(what, connection.getresponse(), key)
        except _BROKEN:
            self.close()
            self._history.call(what, "unknown", key=key)
            return None

    def _record(self, what: str, answer: http.client.HTTPResponse, key: str | None) -> str | None:
        payload = answer.read()
        if answer.status in (201, 202):
            made = str(json.loads(payload)["id"])
            self._history.call(what, "ok", key=key, status=answer.status, made=made)
            return made
        self._history.call(what, "refused", key=key, status=answer.status)
        if answer.status != 503:
            self._history.trouble(f"{what} was answered {answer.status}: {payload[:200].decode(errors='replace')}")
        return None


def multipart(picture: bytes) -> bytes:
    """A picture as the one file of a form."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n'
    return head.encode() + b"Content-Type: image/png\r\n\r\n" + picture + f"\r\n--{BOUNDARY}--\r\n".encode()
