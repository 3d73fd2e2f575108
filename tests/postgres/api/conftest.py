"""An API that answers, in a thread of this process and with a database of its own, for each module of tests."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx
import pytest
import structlog

from finishing import NONE, Unable, finish_all
from makers import make_cube, make_picture_bytes
from orfeas.api.app import create_app
from orfeas.api.server import bind, make_server
from orfeas.mesh.formats.stl import write_stl
from orfeas.mesh.mesh import Mesh
from orfeas.settings import Settings
from postgres_server import cloned_database


@dataclass(frozen=True)
class Api:
    """An API with what a client needs of it."""

    client: httpx.Client
    database_url: str
    home: Path
    port: int
    log: io.StringIO

    def upload(self, *, seed: int = 0, kind: str = "noise", **headers: str) -> dict:
        """Send a picture; another seed is another picture."""
        answer = self.client.post(
            "/api/v1/uploads", files={"file": ("owl.png", picture(seed=seed, kind=kind))}, headers=headers
        )
        assert answer.status_code == 201, answer.text
        return answer.json()

    def upload_mesh(self, mesh: Mesh | None = None, *, name: str = "part.stl", **headers: str) -> dict:
        """Send a mesh; a cube of one metre unless another is given."""
        payload = write_stl(mesh or make_cube())
        answer = self.client.post("/api/v1/uploads", files={"file": (name, payload)}, headers=headers)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def ask(self, upload_id: str, *, key: str | None = None, **wish: object) -> httpx.Response:
        headers = {} if key is None else {"Idempotency-Key": key}
        return self.client.post("/api/v1/generate-3d", json={"upload_id": upload_id, **wish}, headers=headers)

    def work(self, *, is_fit: bool = True, unable: Unable = NONE) -> int:
        """Do what waits; engines named in `unable` fail as it says."""
        return finish_all(self.database_url, self.home, is_fit=is_fit, unable=unable)

    def make(self, *, seed: int = 0, kind: str = "alpha", **wish: object) -> dict:
        """A job that has succeeded."""
        job = self.ask(self.upload(seed=seed, kind=kind)["id"], recipe="draft", seed=seed, **wish).json()
        self.work()
        return self.client.get(job["links"]["self"]).json()

    def stored(self) -> list[str]:
        """Every file that is kept, by path."""
        return sorted(str(path.relative_to(self.home)) for path in self.home.rglob("*") if path.is_file())


def picture(*, seed: int = 0, kind: str = "noise") -> bytes:
    return make_picture_bytes(kind, pixels=48, seed=seed)


@contextmanager
def plain_logs() -> Iterator[io.StringIO]:
    """What is logged, quickly; the default draws boxes with the values of all variables."""
    before, written = structlog.get_config(), io.StringIO()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(written),
    )
    try:
        yield written
    finally:
        structlog.configure(**before)


@contextmanager
def serving_here(database_url: str, home: Path, **settings: object) -> Iterator[Api]:
    """Serve on a free port with the real protocol, in a thread."""
    app = create_app(Settings(database_url=database_url, data_dir=home, **settings))
    server = make_server(app)
    with plain_logs() as log, bind("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive(), "the server ended"
                time.sleep(0.01)
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                yield Api(client, database_url, home, port, log)
        finally:
            server.should_exit = True
            thread.join(timeout=20)
            assert not thread.is_alive()


@pytest.fixture(scope="module")
def api(server_url, template, tmp_path_factory):
    with (
        cloned_database(server_url, template) as url,
        serving_here(url, tmp_path_factory.mktemp("home")) as served,
    ):
        yield served


@pytest.fixture
def client(api):
    return api.client


def assert_problem(answer: httpx.Response, status: int, code: str) -> dict:
    """Every member a problem document has, its trace id in log and header, its media type."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found = answer.json()
    assert found["status"] == status
    assert found["code"] == code, found
    assert found["type"] == f"urn:orfeas:problem:{code}"
    assert found["title"] and found["detail"].endswith(".")
    assert found["trace_id"] == answer.headers["x-trace-id"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    return found
