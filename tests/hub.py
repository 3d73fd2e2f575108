"""A hub on the loopback: repositories at a revision, large files on another host, and everything that can go wrong."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REPOSITORY, REVISION = "someone/something", "0123456789abcdef0123456789abcdef01234567"
LARGE = 10_000
PIECE = 16_384


@dataclass
class Asked:
    """One request that came, and how many bytes of a body it got."""

    method: str
    host: str
    path: str
    headers: dict[str, str]
    served: int = 0


@dataclass
class Hub:
    """What it holds, how it misbehaves, and what it was asked.

    Attributes:
        files: by path; those over LARGE are handed out by another host, as large files are.
        wants_token: who does not bring it is sent away.
        statuses: the next answers to GET are these and nothing else.
        cuts: the next bodies end after so many bytes.
        stalls_after: a body stands still after so many bytes, until the hub is closed.
        says: what is said of a file's hash instead of the truth.
        knows_ranges: whether it sends a part when asked for one.
        sends: other bytes than the file has.
        tells_hashes: whether it says anything of them.
        listed_as: the revision whose files it lists.
    """

    files: dict[str, bytes]
    wants_token: str | None = None
    statuses: list[int] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    stalls_after: int | None = None
    says: dict[str, str] = field(default_factory=dict)
    sends: dict[str, bytes] = field(default_factory=dict)
    knows_ranges: bool = True
    tells_hashes: bool = True
    listed_as: str = REVISION
    url: str = ""
    elsewhere: str = ""
    asked: list[Asked] = field(default_factory=list)
    stalled: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)

    def served(self, path: str) -> int:
        """Bytes of a file handed out so far."""
        return sum(each.served for each in self.asked if each.path.endswith(path))

    def hash_of(self, path: str) -> str:
        content = self.files[path]
        if len(content) > LARGE:
            return self.says.get(path, hashlib.sha256(content).hexdigest())
        return self.says.get(path, hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest())


@contextmanager
def serving_hub(**files: bytes) -> Iterator[Hub]:
    """A hub that holds files by path, at HF_ENDPOINT's `url`."""
    hub = Hub(files=dict(files))
    handler = type("Handler", (_Handler,), {"hub": hub})
    servers = [_Server(("127.0.0.1", 0), handler) for _ in range(2)]
    for server in servers:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    hub.url, hub.elsewhere = (f"http://127.0.0.1:{server.server_port}" for server in servers)
    try:
        yield hub
    finally:
        hub.closing.set()
        for server in servers:
            server.shutdown()
            server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """Whoever asked has left; that is theirs to tell."""


class _Handler(BaseHTTPRequestHandler):
    hub: Hub
    protocol_version = "HTTP/1.1"

    def log_message(self, *_arguments):
        pass

    def do_HEAD(self):
        self._answer()

    def do_GET(self):
        self._answer()

    def _answer(self):
        hub, host = self.hub, self.headers["Host"]
        asked = Asked(self.command, host, self.path, dict(self.headers.items()))
        hub.asked.append(asked)
        if self.path == f"/api/models/{REPOSITORY}/revision/{REVISION}?blobs=true":
            return self._list()
        found = re.fullmatch(f"/(?:elsewhere|{REPOSITORY}/resolve/{REVISION})/(.+)", self.path)
        is_hub = host == hub.url.removeprefix("http://")
        if self.command == "GET" and hub.statuses:
            return self._empty(hub.statuses.pop(0))
        if is_hub and hub.wants_token and self.headers.get("Authorization") != f"Bearer {hub.wants_token}":
            return self._empty(401)
        if found is None or found[1] not in hub.files:
            return self._empty(404)
        path = found[1]
        if is_hub and len(hub.files[path]) > LARGE:
            return self._send_on(path)
        return self._body(path, asked)

    def _empty(self, status, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _list(self):
        """What there is, as the real hub tells it: hashes of large files by sha256, of small ones as git has them."""
        hub, siblings = self.hub, []
        for path, content in hub.files.items():
            told = {"rfilename": path, "size": len(content)}
            if len(content) > LARGE:
                told |= {"blobId": "0" * 40, "lfs": {"sha256": hub.hash_of(path), "size": len(content)}}
            else:
                told["blobId"] = hub.hash_of(path)
            siblings.append(told)
        content = json.dumps({"sha": hub.listed_as, "siblings": siblings}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _send_on(self, path):
        hub = self.hub
        told = {"X_Linked_Size": str(len(hub.files[path]))}
        if hub.tells_hashes:
            told["X_Linked_ETag"] = f'"{hub.hash_of(path)}"'
        self._empty(302, Location=f"{hub.elsewhere}/elsewhere/{path}", X_Repo_Commit=REVISION, **told)

    def _body(self, path, asked):
        hub = self.hub
        content = hub.sends.get(path, hub.files[path])
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(wanted[1]) if wanted and hub.knows_ranges else 0
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        if hub.tells_hashes and len(content) <= LARGE:
            self.send_header("ETag", f'"{hub.hash_of(path)}"')
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        if self.command == "GET":
            self._pour(content[start:], asked)

    def _pour(self, content, asked):
        hub = self.hub
        end = hub.cuts.pop(0) if hub.cuts else len(content)
        for begin in range(0, len(content), PIECE):
            piece = content[begin : min(begin + PIECE, end)]
            if hub.stalls_after is not None and asked.served >= hub.stalls_after:
                hub.stalled.set()
                hub.closing.wait(20)
                break
            self.wfile.write(piece)
            asked.served += len(piece)
            if begin + PIECE >= end:
                break
        if asked.served < len(content):
            self.close_connection = True
