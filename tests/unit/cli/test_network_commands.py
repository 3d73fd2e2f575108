"""`orfeas models` of networks that go by their names: listed by kind, registered, tried."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

pytest.importorskip("onnx")

from orfeas.cli.main import app
from orfeas.cli.weights.graph_trial import NetworkAnswersWrong, depth_scene, try_depth, try_matting
from orfeas.cli.weights.register import NameWanted, NotThreeNumbers
from orfeas.cli.weights.trial_run import sample_picture
from orfeas.engines.matting.by_network import Matting
from orfeas.engines.matting.cut_out import cut_out
from orfeas.engines.onnx_card import UsedNetwork
from orfeas.errors import OrfeasError
from orfeas.intake.decode import decode_picture
from tests.painters import write_painter
from unit.engines.graph_makers import write_graph

USED = UsedNetwork("mine", "sha256:" + "0" * 64, None)


@pytest.fixture
def models(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ORFEAS_WEIGHTS_DIR", str(tmp_path / "weights"))

    def run(*words):
        found = CliRunner().invoke(app, ["models", *words])
        if isinstance(found.exception, OrfeasError):
            raise found.exception
        assert found.exit_code == 0, found.output
        return found.stdout

    return run


def test_networks_are_listed_by_what_they_are_for(models):
    listed = json.loads(models("list", "--kind", "depth", "--json"))["weights"]
    assert [(each["name"], each["for"], each["licence"]) for each in listed] == [
        ("depth-anything-v2-small", "depth", "apache-2.0")
    ]
    shown = models("list")
    assert "u2net " in shown and "cut-outs: available" in shown and "Any commercial use" in shown


def test_a_network_of_ones_own_is_registered_with_its_numbers(models, tmp_path):
    write_graph(tmp_path / "own.onnx", shape=(1, 3, "h", "w"))
    words = ("--kind", "depth", "--as", "mine", "--size", "64", "--mean", "0,0,0", "--std", "1,1,1")
    told = models("register", "own.onnx", *words, "--values", "negated", "--licence", "MIT")
    assert "orfeas relief --depth mine" in told and "MIT, as you say" in told
    (listed,) = [each for each in json.loads(models("list", "--json"))["weights"] if each["name"] == "mine"]
    assert (listed["state"], listed["licence"], listed["is_used"]) == ("installed", "MIT", False)
    record = json.loads((tmp_path / "weights" / "mine" / "record.json").read_bytes())
    assert record["graph"]["mean"] == [0, 0, 0] and record["graph"]["values"] == "negated"


def test_a_folder_of_diffusers_is_registered_as_a_painter(models, tmp_path):
    home = write_painter(tmp_path)
    assert "orfeas paint --painter tiny" in models("register", str(home), "--as", "tiny")


@pytest.mark.parametrize(
    ("words", "failure"),
    [
        (("--kind", "depth"), NameWanted),
        (("--kind", "depth", "--as", "x", "--mean", "1,2"), NotThreeNumbers),
        (("--kind", "depth", "--as", "x", "--std", "0,1,1"), NotThreeNumbers),
        (("--kind", "depth", "--as", "x", "--mean", "nan,1,1"), NotThreeNumbers),
    ],
)
def test_what_is_not_clear_is_refused(models, tmp_path, words, failure):
    write_graph(tmp_path / "own.onnx")
    with pytest.raises(failure):
        models("register", "own.onnx", *words)
    assert not (tmp_path / "weights").exists()


def test_a_network_that_answers_nonsense_is_found_out(models, tmp_path):
    write_graph(tmp_path / "own.onnx", weights=(0.0, 0.0, 0.0), bias=1.0, shape=(1, 3, 64, 64))
    models("register", "own.onnx", "--kind", "matting", "--as", "all")
    with pytest.raises(NetworkAnswersWrong, match="24% in common"):
        models("verify", "all", "--deep")
    write_graph(tmp_path / "light.onnx", shape=(1, 3, 64, 64))
    models("register", "light.onnx", "--kind", "depth", "--as", "light")
    with pytest.raises(NetworkAnswersWrong, match=r"0% of the pairs in the right order, and .*--values negated"):
        models("verify", "light", "--deep")


def test_a_network_that_cuts_out_the_sample_passes():
    subject = cut_out(decode_picture(sample_picture().read_bytes())).mask
    answer = try_matting(Matting(USED, lambda _rgb: (subject, 1.0)))
    assert answer.score == 1.0 and answer.png[:4] == b"\x89PNG"


def test_a_network_that_sees_the_order_of_things_passes():
    _, balls, _ = depth_scene()

    class Seer:
        def run(self, rgb):
            near = np.broadcast_to(np.linspace(0, 1, rgb.shape[0], dtype=np.float32)[:, None], rgb.shape[:2]).copy()
            for ball in balls:
                near[ball] = near[ball].max()
            return near

    assert try_depth(Seer(), name="seer").score == 1.0
