"""What a folder of diffusers may hold, told without loading any of it."""

import json
import re
import subprocess
import sys

import pytest

from orfeas.engines.text_to_image import folder as room
from orfeas.engines.text_to_image.folder import (
    FolderHoldsCode,
    FolderHoldsPickles,
    FolderIncomplete,
    FolderMissing,
    FolderNotKnown,
    FolderUnreadable,
    read_folder,
)
from orfeas.engines.text_to_image.kinds import CLASSES, KINDS

INDEX = {
    "_class_name": "StableDiffusionPipeline",
    "_diffusers_version": "0.42.1",
    "vae": ["diffusers", "AutoencoderKL"],
    "text_encoder": ["transformers", "CLIPTextModel"],
    "tokenizer": ["transformers", "CLIPTokenizer"],
    "unet": ["diffusers", "UNet2DConditionModel"],
    "scheduler": ["diffusers", "PNDMScheduler"],
    "safety_checker": [None, None],
    "feature_extractor": [None, None],
    "image_encoder": [None, None],
    "requires_safety_checker": False,
}
FILES = {
    "model_index.json": json.dumps(INDEX),
    "vae/config.json": "{}",
    "vae/diffusion_pytorch_model.safetensors": "12345",
    "text_encoder/config.json": "{}",
    "text_encoder/model.fp16.safetensors": "123",
    "tokenizer/tokenizer_config.json": "{}",
    "unet/config.json": "{}",
    "unet/diffusion_pytorch_model.safetensors.index.json": json.dumps({"weight_map": {"a": "1.safetensors"}}),
    "unet/1.safetensors": "1234567",
    "scheduler/scheduler_config.json": "{}",
}


def written(folder, **changed):
    """The folder, with files changed (`__` for `/`) or, where None, left out."""
    for name, text in (FILES | changed).items():
        if text is not None:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text)
    return folder


def test_parts_variants_and_shards_are_told(tmp_path):
    found = read_folder(written(tmp_path))
    assert found.kind is KINDS["StableDiffusionPipeline"]
    assert {name: part.name for name, part in found.parts.items()} == {
        "vae": "AutoencoderKL",
        "text_encoder": "CLIPTextModel",
        "tokenizer": "CLIPTokenizer",
        "unet": "UNet2DConditionModel",
        "scheduler": "PNDMScheduler",
    }
    assert found.variants == {"text_encoder": "fp16"}
    assert found.num_bytes == 15
    assert found.settings == {"requires_safety_checker": False}


def index(**changed):
    return {"model_index.json": json.dumps(INDEX | changed)}


@pytest.mark.parametrize(
    ("changed", "refusal", "words"),
    [
        ({"model_index.json": None}, FolderMissing, "model_index.json is not in it"),
        (index(_class_name="EvilPipeline"), FolderNotKnown, "its class is EvilPipeline"),
        (index(_class_name=None), FolderNotKnown, "its class is None"),
        (index(_class_name=["pipeline", "MyPipeline"]), FolderHoldsCode, "MyPipeline"),
        (index(unet=["diffusers", "AutoPipelineForText2Image"]), FolderNotKnown, "its unet is ['diffusers', 'Auto"),
        (index(unet=["os", "UNet2DConditionModel"]), FolderNotKnown, "its unet is ['os', 'UNet"),
        (index(vae=["diffusers", "UNet2DConditionModel"]), FolderNotKnown, "its vae is"),
        (index(vae={"diffusers": "AutoencoderKL"}), FolderNotKnown, "its vae is"),
        (index(helper=["transformers", "AutoModel"]), FolderNotKnown, "it has a helper"),
        (index(vae=[None, None]), FolderIncomplete, "vae in model_index.json is missing"),
        ({"unet/pipeline.py": "print()"}, FolderHoldsCode, "unet/pipeline.py"),
        ({"text_encoder/config.json": '{"auto_map": {"AutoModel": "a.B"}}'}, FolderHoldsCode, "`auto_map` in text_enc"),
        ({"tokenizer/tokenizer_config.json": '{"auto_map": ["a"]}'}, FolderHoldsCode, "`auto_map` in tokenizer"),
        ({"vae/diffusion_pytorch_model.bin": ""}, FolderHoldsPickles, "vae/diffusion_pytorch_model.bin"),
        ({"old.CKPT": ""}, FolderHoldsPickles, "old.CKPT"),
        ({"vae/diffusion_pytorch_model.safetensors": None}, FolderIncomplete, "diffusion_pytorch_model.safetensors"),
        ({"unet/1.safetensors": None}, FolderIncomplete, "unet/1.safetensors is missing"),
        ({"vae/config.json": None}, FolderIncomplete, "vae/config.json is missing"),
        ({"scheduler/scheduler_config.json": None}, FolderIncomplete, "scheduler/scheduler_config.json"),
        ({"tokenizer/tokenizer_config.json": None}, FolderIncomplete, "tokenizer/tokenizer_config.json"),
        ({"vae/config.json": "{"}, FolderUnreadable, "vae/config.json is not JSON"),
        ({"vae/config.json": "[" * 100_000}, FolderUnreadable, "vae/config.json is not JSON"),
        ({"vae/config.json": "[]"}, FolderUnreadable, "vae/config.json is not a description"),
        ({"vae/config.json": " " * 2_000_000}, FolderUnreadable, "more than 1,048,576 bytes"),
    ],
)
def test_what_is_not_on_the_list_is_refused_by_name(tmp_path, changed, refusal, words):
    with pytest.raises(refusal, match=re.escape(words)):
        read_folder(written(tmp_path, **changed))


@pytest.mark.parametrize("listed", ["../../1.safetensors", "/1.safetensors", "1.bin", 7, [], ""])
def test_shards_lie_beside_their_list(tmp_path, listed):
    name = "unet/diffusion_pytorch_model.safetensors.index.json"
    with pytest.raises(FolderUnreadable, match="does not list safetensors files beside it"):
        read_folder(written(tmp_path, **{name: json.dumps({"weight_map": {"a": listed}})}))


def test_a_folder_of_very_many_files_is_not_walked(tmp_path, monkeypatch):
    monkeypatch.setattr(room, "NUM_FILES", 5)
    with pytest.raises(FolderUnreadable, match="more than 5 files"):
        read_folder(written(tmp_path))
    with pytest.raises(FolderMissing, match="nowhere: it is not there"):
        read_folder(tmp_path / "nowhere")


def test_every_part_of_every_kind_has_a_class_on_the_list():
    for kind in KINDS.values():
        assert {name for names in kind.parts.values() for name in names} <= CLASSES.keys()
        assert {*kind.optional, kind.reader} <= kind.parts.keys()


def test_telling_loads_nothing_heavy():
    code = (
        f"import sys, {room.__name__}\n"
        "print([name for name in ('torch', 'diffusers', 'transformers', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
