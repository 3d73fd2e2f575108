"""What keeps the server from starting is one sentence and an exit code, before anything is opened."""

import pytest

from orfeas.api.__main__ import main

SOMEWHERE = "postgresql://nobody@/none?host=/nowhere"


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch, tmp_path):
    monkeypatch.delenv("ORFEAS_DATABASE_URL", raising=False)
    monkeypatch.setenv("ORFEAS_DATA_DIR", str(tmp_path / "home"))
    monkeypatch.setattr("orfeas.api.__main__.configure_logs", lambda **_options: None)


def test_without_a_database_the_way_to_one_is_said(capsys):
    assert main([]) == 2
    said = capsys.readouterr().err
    assert "orfeas studio" in said and "ORFEAS_DATABASE_URL" in said and "Traceback" not in said


def test_a_folder_that_takes_nothing_is_named(monkeypatch, tmp_path, capsys):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("ORFEAS_DATABASE_URL", SOMEWHERE)
    monkeypatch.setenv("ORFEAS_DATA_DIR", str(tmp_path / "file"))
    assert main([]) == 2
    said = capsys.readouterr().err
    assert str(tmp_path / "file") in said and "ORFEAS_DATA_DIR" in said


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "studio.example"])
def test_another_address_than_the_loopback_is_refused(monkeypatch, capsys, host):
    monkeypatch.setenv("ORFEAS_DATABASE_URL", SOMEWHERE)
    assert main(["--host", host, "--port", "0"]) == 2
    assert f"{host} is refused" in capsys.readouterr().err


def test_a_setting_that_cannot_be_used_is_named(monkeypatch, capsys):
    monkeypatch.setenv("ORFEAS_PORT", "many")
    assert main([]) == 2
    assert "ORFEAS_PORT" in capsys.readouterr().err
