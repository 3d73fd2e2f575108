"""`orfeas models` as people and scripts meet it."""

import json

import pytest
from typer.testing import CliRunner

from orfeas.cli import main as edge
from orfeas.cli.main import app
from orfeas.cli.weights import asking
from orfeas.weights import manifest
from orfeas.weights.recognize import NotTheWeights
from orfeas.weights.resolve import installed_for
from tests.installing import NAME, make_manifest, miniature_hub, put_manifest
from tests.published import put_official_copy, safetensors_of, shapes

LICENCE = "tencent-hunyuan-3d-2.1-community"


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """A hub, a folder of weights, a country, and a manifest of the miniature."""
    monkeypatch.setattr(manifest, "MANIFESTS", put_manifest(tmp_path / "manifests", make_manifest()))
    manifest.all_manifests.cache_clear()
    with miniature_hub() as running:
        for name in ("HF_TOKEN", "HF_HUB_OFFLINE", "ORFEAS_OFFLINE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        monkeypatch.setenv("ORFEAS_WEIGHTS_DIR", str(tmp_path / "weights"))
        monkeypatch.setenv("ORFEAS_TERRITORY", "JP")
        yield running
    manifest.all_manifests.cache_clear()


def run(*arguments, said=None):
    done = CliRunner().invoke(app, ["models", *arguments], input=said)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def code_of(capsys, *arguments):
    """The exit code of the whole command, and what it wrote to standard error."""
    with pytest.raises(SystemExit) as left:
        edge.main(["models", *map(str, arguments)])
    return left.value.code, capsys.readouterr().err


def listed():
    return {each["name"]: each for each in json.loads(run("list", "--json").stdout)["weights"]}


def test_weights_come_are_verified_carried_and_go(hub, tmp_path):
    assert listed()[NAME]["state"] == "available"
    told = run("download", NAME, "--accept-licence", LICENCE)
    assert "is installed" in told.stdout and "no rights in the European Union" in told.stderr
    assert "(known here)" in told.stderr and "(as the hub says)" in told.stderr
    entry = listed()[NAME]
    assert (entry["state"], entry["is_used"], entry["excludes"]) == ("installed", True, ["EU", "GB", "KR"])
    assert json.loads(run("verify", NAME, "--json").stdout)["sha256"] == entry["sha256"]
    run("export", NAME, str(tmp_path / "carried.tar"))
    assert json.loads(run("remove", NAME, "--json").stdout)["freed_bytes"] > entry["bytes"]
    brought = json.loads(
        run("import", str(tmp_path / "carried.tar"), "--accept-licence", LICENCE, "--json", "-q").stdout
    )
    assert brought["sha256"] == entry["sha256"] and brought["licence"]["territory"] == "JP"


def test_a_copy_is_registered_under_a_name_of_its_own(hub, tmp_path):
    put_official_copy(tmp_path / "copy")
    run("register", str(tmp_path / "copy"), "--as", "mine", "--accept-licence", LICENCE)
    assert installed_for("hunyuan3d21", folder=tmp_path / "weights").name == "mine"
    assert {name: each["state"] for name, each in listed().items()} == {"mine": "installed", NAME: "available"}
    (tmp_path / "weights" / "mine" / "weights.safetensors").unlink()
    shown = run("list").stdout
    assert "damaged: see orfeas models verify mine" in shown and "available, 112.9 kB" in shown


def test_a_deep_look_is_at_the_weights_that_are_named_whichever_were_installed_last(hub, tmp_path, monkeypatch):
    opened = []

    def look(_engine, *, means):
        opened.append(means.find_weights("hunyuan3d21"))
        raise NotTheWeights(path="here", network="anything", problem="that is enough", remedy="None is wanted")

    monkeypatch.setattr("orfeas.engines.load.open_engine", look)
    home = put_official_copy(tmp_path / "copy")
    run("register", str(home), "--as", "first", "--accept-licence", LICENCE)
    (home / "model.fp16.ckpt").unlink()
    (home / "model.fp16.safetensors").write_bytes(safetensors_of(shapes(), kind="BF16"))
    run("register", str(home / "model.fp16.safetensors"), "--as", "second", "--accept-licence", LICENCE)
    assert installed_for("hunyuan3d21", folder=tmp_path / "weights").name == "second"
    for name in ("first", "second"):
        with pytest.raises(NotTheWeights):
            run("verify", name, "--deep", "--quiet")
    assert [each.name for each in opened] == ["first", "second"]


def test_a_script_that_does_not_accept_is_refused_before_the_hub_is_asked(hub, capsys):
    for wrong in ([], ["--accept-licence", "mit"]):
        code, said = code_of(capsys, "download", NAME, *wrong)
        assert code == 3 and f"--accept-licence {LICENCE}" in said
    assert hub.asked == []


@pytest.mark.parametrize(("said", "accepts"), [("y\n", True), ("t\nyes\n", True), ("\n", False), ("no\n", False)])
def test_a_person_is_shown_the_licence_and_asked(hub, monkeypatch, said, accepts):
    monkeypatch.setattr(asking, "is_somebody_there", lambda: True)
    done = CliRunner().invoke(app, ["models", "download", NAME], input=said)
    assert ("Be kind" in done.output) == ("t" in said)
    assert "Do you accept it?" in done.output and (done.exit_code == 0) == accepts
    assert (listed()[NAME]["state"] == "installed") == accepts


@pytest.mark.parametrize(
    ("settings", "code", "says"),
    [
        ({"ORFEAS_TERRITORY": "DE"}, 3, "Use the engine triposr instead"),
        ({"ORFEAS_TERRITORY": "Germany"}, 2, "ORFEAS_TERRITORY is not usable"),
        ({"HF_HUB_OFFLINE": "1"}, 6, "Nothing is fetched while"),
        ({"HF_ENDPOINT": "http://127.0.0.1:9"}, 6, "cannot be reached"),
        ({"HF_ENDPOINT": "ftp://hub"}, 2, "HF_ENDPOINT is not usable"),
        ({"ORFEAS_WEIGHTS_DIR": "/proc/weights"}, 6, "set ORFEAS_WEIGHTS_DIR"),
    ],
)
def test_what_is_set_wrong_is_a_sentence_and_a_code(hub, monkeypatch, capsys, settings, code, says):
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("orfeas.weights.fetching.fetch.TRIES", 1)
    found, said = code_of(capsys, "download", NAME, "--accept-licence", LICENCE)
    assert (found, says in said) == (code, True), said


def test_what_is_not_there_is_a_sentence_and_a_code(hub, tmp_path, capsys):
    for arguments in (("download", "nothing"), ("verify", NAME), ("remove", NAME), ("export", NAME, tmp_path / "x")):
        assert code_of(capsys, *arguments)[0] == 3, arguments
    assert code_of(capsys, "register", tmp_path / "x")[0] == 3
    assert code_of(capsys, "import", tmp_path / "x")[0] == 2
