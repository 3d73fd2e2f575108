"""TripoSR's weights: the manifest, and copies that their owner has, recognised by their names."""

import json

import pytest

from orfeas.engines.triposr.sizes import BackboneSize, FieldSize, PictureSize, Sizes, published_shapes, sizes_of
from orfeas.weights.header import read_header
from orfeas.weights.manifest import find_manifest
from orfeas.weights.recognize import NotTheWeights
from orfeas.weights.register import copy_of, register
from orfeas.weights.resolve import installed_for
from tests.installing import convert_in_here, yes
from tests.published import checkpoint_of, safetensors_of, shapes

CONFIG = {
    "cond_image_size": 32,
    "image_tokenizer": {
        "pretrained_model_name_or_path": "facebook/dino-vitb16",
        "config": {
            "hidden_size": 8,
            "image_size": 32,
            "intermediate_size": 16,
            "num_attention_heads": 2,
            "num_hidden_layers": 1,
            "patch_size": 16,
        },
    },
    "tokenizer": {"plane_size": 4, "num_channels": 8},
    "backbone": {
        "in_channels": "${tokenizer.num_channels}",
        "num_attention_heads": 2,
        "attention_head_dim": 4,
        "num_layers": 1,
        "cross_attention_dim": 8,
        "norm_num_groups": 4,
    },
    "post_processor": {"in_channels": 8, "out_channels": 3},
    "decoder": {"in_channels": 9, "n_neurons": 6, "n_hidden_layers": 3, "activation": "silu"},
    "renderer": {
        "radius": 0.87,
        "feature_reduction": "concat",
        "density_activation": "exp",
        "density_bias": -1.0,
        "num_samples_per_ray": 128,
    },
}
SIZES = Sizes(
    picture=PictureSize(pixels=32, width=8, num_heads=2, depth=1, forward=16),
    backbone=BackboneSize(channels=8, num_heads=2, head_width=4, depth=1, context=8, num_groups=4),
    field=FieldSize(channels=3, width=6, depth=2),
    plane=4,
    pixels=32,
)
POOLER = {"image_tokenizer.model.pooler.dense.weight": (8, 8), "image_tokenizer.model.pooler.dense.bias": (8,)}
"""Published too, and not needed."""

WANTED = published_shapes(SIZES)


@pytest.fixture(autouse=True)
def _in_here(monkeypatch):
    convert_in_here(monkeypatch)


def put_copy(folder, *, wanted=None, checkpoint=True):
    """The published layout in a folder of one's own."""
    folder.mkdir(exist_ok=True)
    (folder / "config.yaml").write_text(json.dumps(CONFIG))
    wanted = WANTED | POOLER if wanted is None else wanted
    made = folder / ("model.ckpt" if checkpoint else "model.safetensors")
    made.write_bytes(checkpoint_of(wanted) if checkpoint else safetensors_of(wanted))
    return folder


def registered(path, folder):
    assert copy_of(path) == "triposr"
    folder.mkdir(exist_ok=True)
    return register(path, manifest=find_manifest("triposr"), folder=folder, territory=None, answer=yes)


def test_the_manifest_is_of_the_network_that_the_engine_runs():
    manifest = find_manifest("triposr")
    numbers = sum(_product(shape) for shape in published_shapes(Sizes()).values()) + 768 * 768 + 768  # the pooler
    around = manifest.files[1].size - 4 * numbers
    assert numbers == 419_275_628 and 100_000 < around < 200_000  # the archive's own
    assert manifest.licence.id == "mit" and manifest.licence.excludes == ()
    assert sizes_of(CONFIG) == SIZES


def _product(shape):
    product = 1
    for side in shape:
        product *= side
    return product


def test_an_official_checkpoint_is_converted_without_what_nobody_needs(tmp_path):
    record = registered(put_copy(tmp_path / "copy"), tmp_path / "weights")
    assert (record.name, record.engine, record.licence.id, record.base) == ("triposr", "triposr", "mit", None)
    files = installed_for("triposr", folder=tmp_path / "weights")
    tensors = read_header(files.files[0].path).tensors
    assert {name: stored.shape for name, stored in tensors.items()} == WANTED
    assert sizes_of(json.loads(files.config.read_text())) == SIZES


def test_a_safetensors_copy_stays_where_it_is(tmp_path):
    copy = put_copy(tmp_path / "copy", checkpoint=False)
    registered(copy, tmp_path / "weights")
    files = installed_for("triposr", folder=tmp_path / "weights")
    assert files.files[0].path == (copy / "model.safetensors").resolve()


def test_other_weights_are_taken_for_what_they_are(tmp_path):
    path = tmp_path / "other.safetensors"
    path.write_bytes(safetensors_of(shapes()))
    assert copy_of(path) == "hunyuan3d-2.1-shape"


BACK = "backbone.proj_in.weight"


@pytest.mark.parametrize("checkpoint", [True, False])
@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({BACK: None}, rf"{BACK} is missing.*orfeas models download triposr"),
        ({BACK: (8, 7)}, rf"{BACK} is 8 x 7, not 8 x 8"),
        ({"backbone.stray": (2,)}, r"backbone\.stray is not known there"),
    ],
)
def test_copies_that_lack_something_are_refused_and_leave_nothing(tmp_path, change, told, checkpoint):
    wanted = {name: shape for name, shape in (WANTED | change).items() if shape is not None}
    copy = put_copy(tmp_path / "copy", wanted=wanted, checkpoint=checkpoint)
    with pytest.raises(NotTheWeights, match=f"(?s)does not hold the weights of TripoSR.*{told}"):
        registered(copy, tmp_path / "weights")
    assert not [each for each in (tmp_path / "weights").iterdir() if each.is_dir()]


def test_a_cut_copy_is_refused_in_a_sentence(tmp_path):
    from orfeas.errors import OrfeasError

    copy = put_copy(tmp_path / "copy")
    whole = (copy / "model.ckpt").read_bytes()
    (copy / "model.ckpt").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "weights").mkdir()
    with pytest.raises(OrfeasError, match="damaged or cut short"):
        register(copy, manifest=find_manifest("triposr"), folder=tmp_path / "weights", territory=None, answer=yes)


def test_without_a_configuration_the_published_sizes_are_wanted(tmp_path):
    copy = put_copy(tmp_path / "copy", checkpoint=False)
    (copy / "config.yaml").unlink()
    with pytest.raises(NotTheWeights, match="and 485 more are missing"):
        registered(copy, tmp_path / "weights")


def test_recipes_begin_with_it_only_where_it_is_installed_and_quick(tmp_path, monkeypatch):
    from orfeas.generations import presets

    home = tmp_path / "weights"
    monkeypatch.setattr(presets, "can_run", lambda: True)
    monkeypatch.setattr("orfeas.engines.pace.processor_rate", lambda: 1e9)
    assert presets.quick_engines(home, device="cpu") == frozenset()
    registered(put_copy(tmp_path / "copy"), home)
    quick = presets.quick_engines(home, device="cpu")
    assert quick == {"triposr"}
    built = presets.build_recipe
    assert (
        built("standard", quick=quick).engines == built("high", quick=quick).engines == ("triposr", "small", "relief")
    )
    assert built("draft", quick=quick).engines == ("relief",)
    assert built("standard", quick=quick, has_views=True).engines == ("small", "hull")
    assert built("standard", quick=quick, engine="small").engines == ("small",)
    monkeypatch.setattr("orfeas.engines.pace.processor_rate", lambda: 1e3)
    assert presets.quick_engines(home, device="cpu") == frozenset()
    for build, size, quick in ((True, 8e9, {"triposr"}), (False, 8e9, set()), (True, 2e9, set())):
        monkeypatch.setattr("orfeas.engines.pace._has_torch_for_cards", lambda build=build: build)
        monkeypatch.setattr("orfeas.engines.pace._cards", lambda size=size: (size,))
        assert presets.quick_engines(home, device=None) == quick
    monkeypatch.setattr("orfeas.engines.pace.processor_rate", lambda: 1e9)
    assert presets.quick_engines(home, device="cpu") == {"triposr"}
    monkeypatch.setattr("orfeas.engines.pace.memory_of_machine", lambda: 2e9)
    assert presets.quick_engines(home, device="cpu") == frozenset()
    monkeypatch.setattr(presets, "can_run", lambda: False)
    assert presets.quick_engines(home, device=None) == frozenset()


def test_a_damaged_configuration_is_told_and_recipes_begin_with_what_comes_with_the_studio(tmp_path, monkeypatch):
    from orfeas.engines.weight_files import ConfigurationUnreadable, read_config
    from orfeas.generations import presets
    from orfeas.weights.resolve import installed_for

    home = tmp_path / "weights"
    registered(put_copy(tmp_path / "copy"), home)
    weights = installed_for("triposr", folder=home)
    for damaged in ("{" * weights.config.stat().st_size, "[]".ljust(weights.config.stat().st_size)):
        weights.config.write_text(damaged)
        with pytest.raises(ConfigurationUnreadable, match="orfeas models remove triposr"):
            read_config(weights)
        monkeypatch.setattr(presets, "installed_for", lambda *_given, **_named: weights)
        assert presets.quick_engines(home, device="cpu") == frozenset()


def test_it_is_foretold_where_it_runs_on_the_processor_unasked(monkeypatch):
    from orfeas.cli.engines import _on_processor

    monkeypatch.setattr("orfeas.engines.pace._has_torch_for_cards", lambda: True)
    for size, unasked in ((8e9, False), (2e9, True)):
        monkeypatch.setattr("orfeas.engines.pace._cards", lambda size=size: (size,))
        told = [_on_processor("triposr", device) for device in ("cpu", None, "cuda")]
        assert told == [True, unasked, False]
        assert [_on_processor("hunyuan3d21", device) for device in ("cpu", None)] == [True, False]
        assert not _on_processor("small", "cpu")


def test_threads_are_those_of_the_share_and_of_what_is_asked(tmp_path, monkeypatch):
    from orfeas.engines import pace

    monkeypatch.setattr(pace, "_CGROUP", tmp_path)
    monkeypatch.setattr(pace.os, "sched_getaffinity", lambda _process: range(64))
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    assert pace.num_threads() == 64
    (tmp_path / "cpu.max").write_text("150000 100000\n")
    assert pace.num_threads() == 2
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert pace.num_threads() == 1
    (tmp_path / "memory.max").write_text("1000000\n")
    assert pace.memory_of_machine() == 1_000_000


def test_the_published_network_takes_a_minute_on_a_usual_processor_and_more_on_a_slow_one(monkeypatch):
    from orfeas.engines.pace import seconds_of_triposr
    from orfeas.engines.weight_files import WeightFiles

    weights = WeightFiles("triposr", (), None, "", "")
    for rate, least, most in ((130e9, 20, 30), (20e9, 150, 180)):
        monkeypatch.setattr("orfeas.engines.pace.processor_rate", lambda rate=rate: rate)
        assert least < seconds_of_triposr(weights, device="cpu") < most
