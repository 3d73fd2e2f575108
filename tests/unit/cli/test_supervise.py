"""Keeping programs running, shown with the shortest of programs."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from orfeas.cli.supervise import BACKOFF_SECONDS, Child, Supervisor, printable
from orfeas.errors import Kind, OrfeasError


class Heard(list):
    def __call__(self, name, level, line):
        self.append((name, level, line))


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def child(tmp_path, heard):
    """Makes children, and ends them."""
    made = []

    def make(*command, name="fake"):
        made.append(Child(name, command, environment=dict(os.environ), log=tmp_path / "logs" / "fake.log", say=heard))
        return made[-1]

    yield make
    for one in made:
        one.stop(within_seconds=0.0)


def python(code):
    return [sys.executable, "-c", code]


def wait_for(claim, *, within=5.0):
    deadline = time.monotonic() + within
    while not claim():
        assert time.monotonic() < deadline, "it did not come true in time"
        time.sleep(0.01)


def test_what_is_killed_is_running_again_within_two_seconds(child, heard):
    supervisor = Supervisor([child("sleep", "60")], say=heard)
    one = supervisor._tended[0]
    supervisor.start()
    for _ in range(3):
        killed = one.pid
        os.kill(killed, signal.SIGKILL)
        ended = time.monotonic()
        while one.pid in (killed, None):
            supervisor.tend()
            time.sleep(0.01)
        assert time.monotonic() - ended < 2.0
    assert heard[0] == ("fake", "warning", "ended (it was ended by signal 9); starting it again")


class Fake:
    """Something tended whose fate the test decides."""

    name = "fake"

    def __init__(self):
        self.starts, self.runs, self.refuses = 0, False, None

    def start(self):
        self.starts += 1
        if self.refuses:
            raise self.refuses
        self.runs = True

    def is_running(self):
        return self.runs

    def last_words(self):
        return "goodbye"

    def ask_to_stop(self):
        pass

    def stop(self, *, within_seconds):
        self.runs = False


def test_each_end_in_a_row_is_waited_for_longer_but_never_past_two_seconds(heard):
    now = 0.0
    fake = Fake()
    supervisor = Supervisor([fake], say=heard, clock=lambda: now)
    supervisor.start()
    waits = []
    for _ in range(7):
        fake.runs, ended, starts = False, now, fake.starts
        while fake.starts == starts:
            supervisor.tend()
            now += 0.01
        waits.append(round(now - ended, 1))
    assert waits[:5] == pytest.approx(BACKOFF_SECONDS, abs=0.1)
    assert max(waits) <= 2.1 and supervisor.failures_of("fake") == 7
    now += 60.0
    fake.runs = False
    supervisor.tend()
    assert supervisor.failures_of("fake") == 1, "after a steady time the next end counts as the first"


def test_one_that_cannot_be_started_again_is_said_and_tried_again(heard):
    class NoRoom(OrfeasError):
        """There is no room."""

        kind = Kind.UNAVAILABLE

    now = 0.0
    fake = Fake()
    supervisor = Supervisor([fake], say=heard, clock=lambda: now)
    supervisor.start()
    fake.runs, fake.refuses = False, NoRoom()
    for _ in range(100):
        supervisor.tend()
        now += 0.01
    assert ("fake", "error", "There is no room.") in heard
    fake.refuses = None
    now += 3.0
    supervisor.tend()
    assert fake.runs


def test_stop_ends_even_what_will_not_listen_and_what_that_started(child, heard, tmp_path):
    note = tmp_path / "grandchild"
    deaf = (
        "import signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "started = subprocess.Popen(['sleep', '60'])\n"
        f"open({str(note)!r}, 'w').write(str(started.pid))\n"
        "time.sleep(60)"
    )
    supervisor = Supervisor([child("sleep", "60"), child(*python(deaf), name="deaf")], say=heard)
    supervisor.start()
    wait_for(lambda: note.exists() and note.read_text())
    began = time.monotonic()
    supervisor.stop(within_seconds=0.6)
    assert time.monotonic() - began < 2.0
    assert not any(one.is_running() for one in supervisor._tended)
    wait_for(lambda: not is_alive(int(note.read_text())))


def is_alive(pid):
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_children_end_when_the_supervisor_is_killed(tmp_path):
    code = (
        "import os, sys, time; from pathlib import Path\n"
        "from orfeas.cli.supervise import Child\n"
        f"one = Child('fake', ['sleep', '60'], environment=dict(os.environ), log=Path({str(tmp_path / 'log')!r}),"
        " say=print)\n"
        "one.start(); print(one.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(python(code), stdout=subprocess.PIPE, text=True) as supervisor:
        pid = int(supervisor.stdout.readline())
        assert is_alive(pid)
        supervisor.kill()
    wait_for(lambda: not is_alive(pid))


def test_all_it_says_goes_to_its_log_and_warnings_are_said_here(child, heard, tmp_path):
    lines = [
        '{"message": "quiet", "level": "info"}',
        '{"message": "slow answer", "level": "warning", "seconds": 3, "trace_id": "ab", "@timestamp": "now"}',
        '{"message": "failed\\u001b[2J", "level": "error", "exception": "Traceback\\n  ...\\nValueError: deep"}',
        "plain words",
    ]
    one = child(*python(f"print({chr(10).join(lines)!r})"))
    one.start()
    wait_for(lambda: not one.is_running())
    assert one.last_words() == "plain words"
    assert heard == [
        ("fake", "warning", "slow answer (seconds=3)"),
        ("fake", "error", "failed\\x1b[2J: ValueError: deep"),
    ]
    assert (tmp_path / "logs" / "fake.log").read_text().splitlines() == lines


def test_a_log_that_has_grown_too_large_makes_room(child, tmp_path, monkeypatch):
    monkeypatch.setattr("orfeas.cli.supervise.LOG_LIMIT", 1_000)
    one = child(*python("for i in range(100): print('a' * 50, i)"))
    one.start()
    one.stop(within_seconds=5.0)
    log = tmp_path / "logs" / "fake.log"
    assert log.stat().st_size < 1_200 and log.with_suffix(".log.1").exists()
    assert log.read_text().splitlines()[-1].endswith(" 99")


def test_a_program_that_says_nothing_is_known_by_its_exit_status(child):
    one = child("false")
    one.start()
    wait_for(lambda: not one.is_running())
    assert one.last_words() == "exit status 1"


def test_printable_text_is_left_alone_and_the_rest_is_spelled_out():
    assert printable("Ελλάδα ✓") == "Ελλάδα ✓"
    assert printable("a\x1b[31m\n\u202e") == "a\\x1b[31m\\n\\u202e"
