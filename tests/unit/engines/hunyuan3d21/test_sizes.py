import copy
import json
import math
import struct
from collections import Counter
from pathlib import Path

import pytest
import yaml

from goldens import golden_folders
from orfeas.engines.hunyuan3d21.sizes import (
    ConditionerSize,
    DecoderSize,
    DenoiserSize,
    Sizes,
    published_shapes,
    sizes_of,
)
from orfeas.engines.published_config import ConfigurationNotKnown


def _config(folder):
    return yaml.safe_load((folder / "hunyuan3d-dit-v2-1" / "config.yaml").read_text())


def _shapes(path: Path):
    """Of a safetensors file's header."""
    with path.open("rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
    return {name: tuple(tensor["shape"]) for name, tensor in header.items() if name != "__metadata__"}


def test_the_published_sizes_make_as_many_tensors_and_numbers_as_were_published():
    shapes = published_shapes(Sizes())
    tensors = Counter(name.split(".")[0] for name in shapes)
    numbers = Counter()
    for name, shape in shapes.items():
        numbers[name.split(".")[0]] += math.prod(shape)
    assert tensors["model"] == 752 and numbers["model"] == 3_050_758_720
    assert numbers["vae"] == 201_494_528 + 12_651_777 + 1024 * 64 + 1024  # without what encodes: see the facts
    assert tensors["conditioner"] == 439 - 1 and numbers["conditioner"] == 304_368_640 - 1024  # and a mask's token


@pytest.mark.parametrize("folder", golden_folders("shape", "ckptlayout"))
def test_a_published_configuration_is_read(folder):
    sizes = sizes_of(_config(folder))
    assert sizes.denoiser == DenoiserSize(12, 4, 32, 2, 4, 24, 1, 3, 2)
    assert sizes.decoder == DecoderSize(4, 32, 2, 2, 8)
    assert sizes.conditioner == ConditionerSize(28, 14, 24, 2, 1)
    assert sizes.pixels == 32


PARTS = {"dit": "model", "dit-even": "model", "vae": "vae", "conditioner": "conditioner"}


@pytest.mark.parametrize(("module", "part"), PARTS.items())
def test_the_tensors_wanted_are_those_of_the_goldens(module, part):
    for parameter in golden_folders("shape", module):
        folder = parameter.values[0]
        if folder is None:
            pytest.skip("ORFEAS_GOLDENS names no folder of goldens")
        found = _shapes(folder / "weights.safetensors")
        config = json.loads((folder / "config.json").read_text())
        dropped = ("encoder.", "pre_kl.") if part == "vae" else ()
        needed = {f"{part}.{name}": shape for name, shape in found.items() if not name.startswith(dropped)}
        needed.pop("conditioner.main_image_encoder.model.embeddings.mask_token", None)
        wanted = published_shapes(_sizes(config, part))
        assert needed == {name: shape for name, shape in wanted.items() if name.startswith(f"{part}.")}


def _sizes(config, part):
    if part == "model":
        names = ("input_size", "in_channels", "hidden_size", "num_heads", "depth", "context_dim", "num_moe_layers")
        names += ("num_experts", "moe_top_k")
        return Sizes(denoiser=DenoiserSize(*(config[name] for name in names)))
    if part == "vae":
        names = ("embed_dim", "width", "heads", "num_decoder_layers", "num_freqs")
        return Sizes(decoder=DecoderSize(*(config[name] for name in names)))
    names = ("patch_size", "hidden_size", "num_attention_heads", "num_hidden_layers")
    return Sizes(conditioner=ConditionerSize(config["image_size"], *(config["dinov2"][name] for name in names)))


@pytest.mark.parametrize("folder", golden_folders("shape", "ckptlayout"))
@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("model",), None, "it has no model.params"),
        (("model", "params", "depth"), "4", "depth is '4'"),
        (("model", "params", "depth"), True, "depth is True"),
        (("model", "params", "depth"), 10**9, "depth is 1000000000"),
        (("model", "params", "qk_norm_type"), "layer", "qk_norm_type is 'layer' and not 'rms'"),
        (("model", "params", "num_heads"), 5, "5 heads do not divide a width of 32"),
        (("model", "params", "context_dim"), 25, "do not fit each other"),
        (("model", "params", "moe_top_k"), 7, "asks more experts than there are"),
        (("vae", "params", "include_pi"), True, "include_pi is True and not False"),
        (("conditioner", "params", "main_image_encoder", "kwargs", "config"), [], "it has no config"),
    ],
)
def test_what_cannot_be_built_is_told(folder, path, value, told):
    config = copy.deepcopy(_config(folder))
    inner = config
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    with pytest.raises(ConfigurationNotKnown) as failure:
        sizes_of(config)
    assert told in failure.value.sentence
