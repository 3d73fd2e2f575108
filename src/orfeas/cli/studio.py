"""`orfeas studio`: database, server and one worker, started in order and kept running; `orfeas worker`: one more."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from orfeas.errors import Kind, OrfeasError

if TYPE_CHECKING:
    from orfeas.cli.supervise import Say, Supervisor
    from orfeas.database.embedded import EmbeddedPostgres
    from orfeas.database.roles import Urls
    from orfeas.settings import Settings

READY_SECONDS = 60.0
STOP_SECONDS = 4.5
GIVE_UP_AFTER = 3  # ends in a row before the studio was ever ready


class StudioFailed(OrfeasError):
    """The studio did not start: its {name} ended again and again ({problem}). The log is {log}."""

    kind = Kind.UNAVAILABLE


class NoDatabase(OrfeasError):
    """There is no database to take work from. Start the studio first ("orfeas studio"), or set ORFEAS_DATABASE_URL to
    a PostgreSQL 15+ server."""

    kind = Kind.UNAVAILABLE


def studio(
    port: Annotated[
        int | None,
        typer.Option("--port", "-p", min=0, max=65535, help="Serve at this port; 0: any.", show_default="5000"),
    ] = None,
    host: Annotated[
        str | None, typer.Option(help="Serve at this address of this machine.", show_default="127.0.0.1")
    ] = None,
) -> None:
    """Start the web studio and keep it running: database, server and one worker.

    Everything stays on this machine. Ctrl-C stops all of it; jobs that were running go on at the next start.
    Data lies in ORFEAS_DATA_DIR. ORFEAS_DATABASE_URL names a PostgreSQL 15+ server to use instead of the embedded one.
    """
    from orfeas.cli.address import check_host, claim_port, url_of
    from orfeas.cli.lock import only_one
    from orfeas.settings import read_settings

    given = {name: value for name, value in (("port", port), ("host", host)) if value is not None}
    settings = read_settings(**given)
    console = Console(highlight=False)
    check_host(settings.host, port=settings.port)
    with only_one(settings.home) as note_address:
        chosen = claim_port(settings.host, settings.port)
        url = url_of(settings.host, chosen)
        note_address(url)
        _stop_on_signals()
        try:
            _run(settings, port=chosen, url=url, console=console)
        except KeyboardInterrupt:
            console.print("Stopped. Everything is kept.")


def worker() -> None:
    """Run one more worker in the foreground: for the running studio, or for the database of ORFEAS_DATABASE_URL.

    Ctrl-C stops it; a job it was doing is taken over by another worker.
    """
    from orfeas.database.embedded import EmbeddedPostgres
    from orfeas.settings import read_settings

    settings = read_settings()
    url = settings.database_url
    if url is None:
        urls = EmbeddedPostgres(settings.home).attach()
        if urls is None:
            raise NoDatabase
        url = urls.application
    environment = {**os.environ, "ORFEAS_DATABASE_URL": url, "ORFEAS_DATA_DIR": str(settings.home)}
    print(f"Worker for {without_password(url)}. Ctrl-C stops it.", file=sys.stderr, flush=True)
    os.execve(sys.executable, [sys.executable, "-m", "orfeas.worker"], environment)


def without_password(url: str) -> str:
    """An address that may be shown."""
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    place = f"{parts.hostname or 'local socket'}{f':{parts.port}' if parts.port else ''}"
    return f"{parts.path.lstrip('/') or 'the database'} at {place}"


def _run(settings: Settings, *, port: int, url: str, console: Console) -> None:
    from orfeas.cli.supervise import Supervisor
    from orfeas.database.embedded import EmbeddedPostgres

    say = _speaker(console)
    postgres = None if settings.database_url else EmbeddedPostgres(settings.home)
    supervisor = Supervisor([], say=say)
    try:
        with console.status("Starting the database ..."):
            urls = _open_database(settings, postgres)
        with console.status("Bringing the database up to date ..."):
            _migrate(urls.owner)
        supervisor = _assemble(settings, postgres, urls, port=port, say=say)
        with console.status("Starting the server and a worker ..."):
            supervisor.start()
            _await_ready(supervisor, url, logs=settings.home / "logs")
        _greet(console, settings, postgres, url)
        while True:
            time.sleep(0.1)
            supervisor.tend()
    finally:
        _stop(supervisor, postgres, console)


def _open_database(settings: Settings, postgres: EmbeddedPostgres | None) -> Urls:
    from orfeas.database.roles import Urls

    if postgres is not None:
        return postgres.start()
    assert settings.database_url is not None
    return Urls(owner=settings.database_url, application=settings.database_url)


def _migrate(url: str) -> None:
    from orfeas.database.migrate import migrate

    migrate(url)


def _assemble(settings: Settings, postgres: EmbeddedPostgres | None, urls: Urls, *, port: int, say: Say) -> Supervisor:
    from orfeas.cli.supervise import Child, Supervisor, Tended
    from orfeas.telemetry.metrics import SHARED_FOLDER, empty_shared_folder

    metrics = settings.home / "run" / "metrics"
    empty_shared_folder(metrics)
    environment = {
        **os.environ,
        "ORFEAS_DATABASE_URL": urls.application,
        "ORFEAS_DATA_DIR": str(settings.home),
        "ORFEAS_HOST": settings.host,
        "ORFEAS_PORT": str(port),
        "PYTHONUNBUFFERED": "1",
        SHARED_FOLDER: str(metrics),
    }
    logs = settings.home / "logs"
    tended: list[Tended] = [] if postgres is None else [Database(postgres)]
    for name, module in (("server", "orfeas.api"), ("worker", "orfeas.worker")):
        command = [sys.executable, "-m", module]
        tended.append(Child(name, command, environment=environment, log=logs / f"{name}.log", say=say))
    return Supervisor(tended, say=say)


class Database:
    """The embedded PostgreSQL as something to keep running."""

    name = "database"

    def __init__(self, postgres: EmbeddedPostgres) -> None:
        self._postgres = postgres

    def start(self) -> None:
        self._postgres.start()

    def is_running(self) -> bool:
        return self._postgres.is_running()

    def last_words(self) -> str:
        return f"its log is {self._postgres.log}"

    def ask_to_stop(self) -> None:
        """Not before those who use it have ended."""

    def stop(self, *, within_seconds: float) -> None:
        self._postgres.stop(timeout_seconds=max(0.5, within_seconds))


def _await_ready(supervisor: Supervisor, url: str, *, logs: Path) -> None:
    """Wait until the server answers and has heard the worker: a picture dropped then is taken at once.

    Raises:
        StudioFailed: one of the programs cannot start.
    """
    began = time.monotonic()
    while missing := _missing(url):
        supervisor.tend()
        for name in ("server", "worker"):
            if supervisor.failures_of(name) >= GIVE_UP_AFTER:
                raise StudioFailed(name=name, problem=supervisor.last_words_of(name), log=logs / f"{name}.log")
        if time.monotonic() - began > READY_SECONDS:
            raise StudioFailed(name=missing, problem="it does not answer", log=logs / f"{missing}.log")
        time.sleep(0.05)


def _missing(url: str) -> str | None:
    """The program that is not up yet, None when both are."""
    from urllib.error import URLError
    from urllib.request import ProxyHandler, build_opener

    try:  # never by way of a proxy the environment names
        with build_opener(ProxyHandler({})).open(f"{url}/api/health", timeout=5) as answer:
            health = json.load(answer)
        if health["database"] != "ok":
            return "server"
        return None if health["worker"]["alive"] else "worker"
    except (URLError, OSError, ValueError):
        return "server"


def _greet(console: Console, settings: Settings, postgres: EmbeddedPostgres | None, url: str) -> None:
    import orfeas

    database = without_password(settings.database_url) if settings.database_url else "embedded PostgreSQL"
    rows = [("Open", url), ("Database", database), ("Data", str(settings.home)), ("Logs", str(settings.home / "logs"))]
    if postgres is not None and not postgres.folder.is_relative_to(settings.home):
        rows.insert(3, ("", f"{postgres.folder} (the database; PostgreSQL's user cannot enter the folder above)"))
    console.print()
    console.print(
        Text.assemble(("  ORFEAS Studio ", "bold"), (orfeas.__version__, "dim"), ("  is ready", "bold green"))
    )
    console.print()
    for name, value in rows:
        style = "bold cyan underline" if value == url else ""
        console.print(Text.assemble((f"  {name:<10}", "dim"), (value, style)), soft_wrap=True)
    console.print()
    console.print(Text("  Ctrl-C stops it. Nothing leaves this machine.", style="dim"))
    console.print()


def _speaker(console: Console) -> Say:
    styles = {"warning": "yellow", "error": "red", "critical": "bold red"}

    def say(name: str, level: str, line: str) -> None:
        console.print(
            Text.assemble((time.strftime("%H:%M:%S "), "dim"), (f"{name} ", "bold"), (line, styles.get(level, ""))),
            soft_wrap=True,
        )

    return say


def _stop(supervisor: Supervisor, postgres: EmbeddedPostgres | None, console: Console) -> None:
    """In order and in time; a second Ctrl-C cuts it short."""
    try:
        with console.status("Stopping ..."):
            supervisor.stop(within_seconds=STOP_SECONDS)
            if postgres is not None and postgres.is_running():  # when it failed before all was assembled
                postgres.stop()
    except KeyboardInterrupt:
        supervisor.stop(within_seconds=0.0)


def _stop_on_signals() -> None:
    """SIGTERM and a closed terminal stop it as Ctrl-C does."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    signal.signal(signal.SIGINT, _interrupt)  # ignored where a shell started us in the background


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt
