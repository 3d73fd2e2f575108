"""LoRAs as they are given at the command line."""

from pathlib import Path

import pytest

from orfeas.cli.engines import LoraUnclear, means_of


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("clay.safetensors", ("clay.safetensors", 1.0)),
        ("clay.safetensors:0.8", ("clay.safetensors", 0.8)),
        ("a:b/clay.safetensors:-1", ("a:b/clay.safetensors", -1.0)),
    ],
)
def test_a_lora_is_a_file_and_perhaps_a_weight(given, read):
    assert means_of(device="cpu", loras=[given]).adapters == ((Path(read[0]), read[1]),)


def test_a_file_with_a_colon_in_its_name_is_a_file(tmp_path):
    path = tmp_path / "a:0.5"
    path.touch()
    assert means_of(device=None, loras=[str(path)]).adapters == ((path, 1.0),)


def test_a_weight_that_is_no_number_is_refused():
    with pytest.raises(LoraUnclear, match=r"FILE:WEIGHT"):
        means_of(device=None, loras=["clay.safetensors:strong"])
