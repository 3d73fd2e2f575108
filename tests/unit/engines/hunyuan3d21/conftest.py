"""The fitted miniature, converted once for all tests of the network."""

import json

import pytest


@pytest.fixture(scope="session", autouse=True)
def one_thread():
    """Small networks are quicker on one, beside other tests all the more."""
    pytest.importorskip("torch").set_num_threads(1)


@pytest.fixture(scope="session")
def fitted_weights(tmp_path_factory):
    """WeightFiles of the miniature whose field is a mug; see tests/fitted.py."""
    import yaml

    from fitted import published_folder
    from orfeas.engines.hunyuan3d21.sizes import DROPPED
    from orfeas.engines.weight_files import WeightFile, WeightFiles
    from orfeas.weights.convert import convert

    shared = tmp_path_factory.getbasetemp().parent
    folder, own = published_folder(shared / "fitted"), tmp_path_factory.mktemp("weights")
    convert(folder / "model.fp16.ckpt", own / "weights.safetensors", dropped=DROPPED)
    (own / "config.json").write_text(json.dumps(yaml.safe_load((folder / "config.yaml").read_text())))
    files = (WeightFile(own / "weights.safetensors"),)
    return WeightFiles("the miniature", files, own / "config.json", "sha256:" + "ab" * 32, "a licence")
