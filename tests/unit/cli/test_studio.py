"""What `orfeas studio` and `orfeas worker` decide before and while programs run; tests/journeys runs the real ones."""

import http.server
import json
import os
import subprocess
import sys
import threading

import pytest

from orfeas.cli import studio as room
from orfeas.cli.main import main
from orfeas.cli.studio import NoDatabase, StudioFailed, without_password, worker
from orfeas.cli.supervise import Child, Supervisor


def ignore(_name, _level, _line):
    pass


@pytest.fixture
def answers():
    """A server that is up after some refusals, and says then that its worker is not heard yet, and at last is."""
    refusals = [
        503,
        {"database": "ok", "worker": {"alive": False}},
        {"database": "down", "worker": {"alive": True}},
        503,
    ]

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            said = refusals.pop() if refusals else {"database": "ok", "worker": {"alive": True}}
            is_health = isinstance(said, dict) and self.path == "/api/health"
            self.send_response(200 if is_health else said if isinstance(said, int) else 404)
            self.end_headers()
            if is_health:
                self.wfile.write(json.dumps(said).encode())

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", refusals
        server.shutdown()


def test_ready_is_when_the_server_has_heard_the_worker_whatever_proxy_the_environment_names(
    answers, tmp_path, monkeypatch
):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    url, refusals = answers
    room._await_ready(Supervisor([], say=ignore), url, logs=tmp_path)
    assert refusals == []


def test_a_server_that_keeps_ending_is_given_up_with_its_last_words_and_log(tmp_path):
    log = tmp_path / "server.log"
    command = [sys.executable, "-c", "import sys; sys.exit('the pages are gone')"]
    child = Child("server", command, environment=dict(os.environ), log=log, say=ignore)
    idle = Child("worker", ["sleep", "60"], environment=dict(os.environ), log=tmp_path / "worker.log", say=ignore)
    supervisor = Supervisor([child, idle], say=ignore)
    supervisor.start()
    try:
        with pytest.raises(StudioFailed) as caught:
            room._await_ready(supervisor, "http://127.0.0.1:9", logs=tmp_path)
        assert "(the pages are gone)" in caught.value.sentence and str(log) in caught.value.sentence
    finally:
        supervisor.stop(within_seconds=1.0)


def test_one_that_never_answers_is_given_up_too(tmp_path, monkeypatch):
    monkeypatch.setattr(room, "READY_SECONDS", 0.2)
    with pytest.raises(StudioFailed, match="it does not answer"):
        room._await_ready(Supervisor([], say=ignore), "http://127.0.0.1:9", logs=tmp_path)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://me:hush@db.example:5433/studio", "studio at db.example:5433"),
        ("postgresql://me:hush@/orfeas?host=/run/x&port=5432", "orfeas at local socket"),
    ],
)
def test_an_address_is_shown_without_its_password(url, shown):
    assert without_password(url) == shown


def test_a_worker_without_a_database_says_where_to_get_one(tmp_path, monkeypatch):
    monkeypatch.setenv("ORFEAS_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("ORFEAS_DATABASE_URL", raising=False)
    with pytest.raises(NoDatabase, match="orfeas studio"):
        worker()


def test_a_worker_becomes_the_program_with_the_database_it_was_given(tmp_path, monkeypatch, capsys):
    became = []
    monkeypatch.setattr(os, "execve", lambda *arguments: became.append(arguments))
    monkeypatch.setenv("ORFEAS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ORFEAS_DATABASE_URL", "postgresql://me:hush@db.example/studio")
    worker()
    ((program, command, environment),) = became
    assert program == sys.executable and command[1:] == ["-m", "orfeas.worker"]
    assert environment["ORFEAS_DATABASE_URL"] == "postgresql://me:hush@db.example/studio"
    assert "hush" not in capsys.readouterr().err


def test_an_address_others_can_reach_is_refused_before_anything_is_made(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ORFEAS_DATA_DIR", str(tmp_path / "home"))
    with pytest.raises(SystemExit) as ended:
        main(["studio", "--host", "0.0.0.0"])
    assert ended.value.code == 2
    assert "0.0.0.0 is refused" in capsys.readouterr().err.replace("\n", " ")
    assert not (tmp_path / "home").exists()


def test_importing_the_command_line_loads_neither_database_nor_web_nor_settings():
    heavy = ("psycopg", "sqlalchemy", "alembic", "fastapi", "uvicorn", "pydantic", "pydantic_settings")
    code = f"import sys, orfeas.cli.main; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
