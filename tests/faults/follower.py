"""A client that follows a job through every break of its connection, as a browser's EventSource does."""

from __future__ import annotations

import contextlib
import http.client
import json
import threading
import time

from tests.faults.history import History


class Follower(threading.Thread):
    """Follows one job to its end and notes every event in the order in which it came."""

    def __init__(self, port: int, job_id: str, history: History) -> None:
        super().__init__(daemon=True)
        self._port, self._job_id, self._history = port, job_id, history
        self._last, self._is_over = 0, False

    def run(self) -> None:
        while not self._is_over:
            with contextlib.suppress(OSError, http.client.HTTPException):
                self._listen()
            time.sleep(0.05)

    def _listen(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
        try:
            headers = {"Last-Event-ID": str(self._last)} if self._last else {}
            connection.request("GET", f"/api/v1/jobs/{self._job_id}/events", headers=headers)
            answer = connection.getresponse()
            fields: dict[str, str] = {}
            while line := answer.readline():
                text = line.decode().rstrip("\r\n")
                if text:
                    name, _, value = text.partition(": ")
                    fields[name] = value
                elif "data" in fields:
                    self._note(fields)
                    fields = {}
        finally:
            connection.close()

    def _note(self, fields: dict[str, str]) -> None:
        self._last = int(fields["id"])
        self._history.event(self._job_id, self._last, json.loads(fields["data"])["state"])
        self._is_over = fields["event"] == "end"
