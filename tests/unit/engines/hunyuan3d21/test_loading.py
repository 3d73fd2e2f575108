"""Networks from files: those of the golden layout answer as the golden does; what does not fit is told."""

import dataclasses
import json

import pytest

torch = pytest.importorskip("torch")

import yaml  # noqa: E402
from safetensors.torch import load_file, save_file  # noqa: E402

from goldens import golden_folders, read_golden  # noqa: E402
from orfeas.engines.hunyuan3d21.fields import whole_field  # noqa: E402
from orfeas.engines.hunyuan3d21.loading import load_networks  # noqa: E402
from orfeas.engines.hunyuan3d21.preprocess import framed  # noqa: E402
from orfeas.engines.hunyuan3d21.shape import make_volume  # noqa: E402
from orfeas.engines.hunyuan3d21.sizes import DROPPED  # noqa: E402
from orfeas.engines.hunyuan3d21.volume import dense  # noqa: E402
from orfeas.engines.weight_files import WeightFile, WeightFiles  # noqa: E402
from orfeas.engines.weight_places import WeightsDoNotFit  # noqa: E402
from orfeas.weights.convert import convert  # noqa: E402

CPU = torch.device("cpu")


@pytest.mark.parametrize("folder", golden_folders("shape", "ckptlayout"))
def test_the_official_layout_makes_the_golden_volume(folder, tmp_path):
    import cv2
    import numpy as np

    golden, official = read_golden(folder), folder / "hunyuan3d-dit-v2-1"
    convert(official / "model.fp16.ckpt", tmp_path / "weights.safetensors", dropped=DROPPED)
    (tmp_path / "config.json").write_text(json.dumps(yaml.safe_load((official / "config.yaml").read_text())))
    weights = WeightFiles("it", (WeightFile(tmp_path / "weights.safetensors"),), tmp_path / "config.json", "", "")
    networks = load_networks(weights, device=CPU, precision=torch.float32)
    pixels = cv2.imread(str(folder / "input.png"), cv2.IMREAD_UNCHANGED)[..., [2, 1, 0, 3]]
    states = []
    volume = make_volume(
        networks,
        torch.from_numpy(framed(np.ascontiguousarray(pixels), pixels=networks.pixels, engine="it")),
        noise_1LZ=golden.inputs["noise"],
        steps=golden.config["steps"],
        guidance=golden.config["guidance_scale"],
        to_volume=lambda field: dense(field, cells=golden.config["octree_resolution"]),
        on_step=lambda _step, state: states.append(state),
    )
    golden.assert_close(states[-1], "latents")
    golden.assert_close(volume.values_XYZ[None], "grid13")


def test_parts_in_files_of_their_own_load_as_the_whole_does(fitted_weights, tmp_path):
    whole = load_file(fitted_weights.files[0].path)
    files = []
    for part in ("model", "vae", "conditioner"):
        own = {name.removeprefix(f"{part}."): tensor for name, tensor in whole.items() if name.startswith(f"{part}.")}
        save_file(own, tmp_path / f"{part}.safetensors")
        files.append(WeightFile(tmp_path / f"{part}.safetensors", f"{part}."))
    several = dataclasses.replace(fitted_weights, files=tuple(files))
    one, other = (load_networks(each, device=CPU, precision=torch.float32) for each in (fitted_weights, several))
    for name in ("denoiser", "decoder", "conditioner"):
        ours, theirs = getattr(one, name).state_dict(), getattr(other, name).state_dict()
        assert all(torch.equal(ours[key], theirs[key]) for key in ours)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda tensors: tensors.pop("vae.post_kl.bias"), "from_latents.bias is missing"),
        (lambda tensors: tensors.update({"model.stray": torch.zeros(1)}), "stray is not one of its tensors"),
        (lambda tensors: tensors.update({"vae.post_kl.bias": torch.zeros(3)}), "post_kl.bias is 3, not 64"),
    ],
)
def test_files_that_do_not_fit_are_refused(fitted_weights, tmp_path, change, told):
    tensors = load_file(fitted_weights.files[0].path)
    change(tensors)
    save_file(tensors, tmp_path / "changed.safetensors")
    changed = dataclasses.replace(fitted_weights, files=(WeightFile(tmp_path / "changed.safetensors"),))
    with pytest.raises(WeightsDoNotFit, match=told):
        load_networks(changed, device=CPU, precision=torch.float32)


def test_a_tensor_in_two_files_and_a_file_that_is_none_are_refused(fitted_weights, tmp_path):
    twice = dataclasses.replace(fitted_weights, files=fitted_weights.files * 2)
    with pytest.raises(WeightsDoNotFit, match="is there twice"):
        load_networks(twice, device=CPU, precision=torch.float32)
    (tmp_path / "none.safetensors").write_bytes(b"<html>")
    none = dataclasses.replace(fitted_weights, files=(WeightFile(tmp_path / "none.safetensors"),))
    with pytest.raises(WeightsDoNotFit, match=r"none\.safetensors cannot be read"):
        load_networks(none, device=CPU, precision=torch.float32)


@pytest.mark.parametrize("precision", [torch.bfloat16, torch.float16])
def test_lower_precision_makes_nearly_the_same_field(fitted_weights, precision):
    points = torch.rand(500, 3, generator=torch.Generator().manual_seed(1)) * 2 - 1
    fields = []
    for each in (torch.float32, precision):
        networks = load_networks(fitted_weights, device=CPU, precision=each)
        tokens = networks.decoder(torch.ones(1, 16, 4, dtype=each))
        fields.append(whole_field(networks.decoder.geometry, tokens)(points, 0).float())
    assert (fields[0] - fields[1]).abs().max() < 0.15
    assert ((fields[0] > 0) == (fields[1] > 0)).float().mean() > 0.99
