"""LoRAs as they are given at the command line."""

import pytest

from orfeas.cli.loras import LoraUnclear, NoSuchLora, read_loras
from orfeas.engines.lora.naming import AdapterWeightOutOfRange
from orfeas.weights.styles.choose import StyleTwice


@pytest.mark.parametrize(
    ("name", "given", "weight"),
    [
        ("clay.safetensors", "clay.safetensors", 1.0),
        ("clay.safetensors", "clay.safetensors:0.8", 0.8),
        ("a:b.safetensors", "a:b.safetensors:-1", -1.0),
        ("a:0.5", "a:0.5", 1.0),
    ],
)
def test_a_lora_is_a_file_and_perhaps_a_weight(tmp_path, monkeypatch, name, given, weight):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(b"clay")
    (found,) = read_loras([given], weights_home=tmp_path)
    assert (found.adapter.name, found.adapter.weight, found.style) == (name, weight, None)
    assert found.adapter.sha256.startswith("06363555")


@pytest.mark.parametrize(
    ("given", "failure"),
    [
        (["clay:strong"], LoraUnclear),
        (["clay"], NoSuchLora),
        (["../clay:0.5"], NoSuchLora),
        (["there:nan"], AdapterWeightOutOfRange),
        (["there:1000"], AdapterWeightOutOfRange),
        (["there", "there:0.5"], StyleTwice),
    ],
)
def test_what_is_no_lora_is_refused(tmp_path, monkeypatch, given, failure):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").write_bytes(b"clay")
    with pytest.raises(failure):
        read_loras(given, weights_home=tmp_path)
