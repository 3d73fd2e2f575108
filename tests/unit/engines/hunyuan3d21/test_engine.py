"""The engine on the fitted miniature: it makes the solid its field is, painted from where that was pictured."""

import dataclasses
import math
from functools import partial

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import save_file  # noqa: E402

from fields import rod  # noqa: E402
from fitted import mug  # noqa: E402
from orfeas.engines.contract import Cutout, EngineFailed, Quality, UsedAdapter  # noqa: E402
from orfeas.engines.device import DeviceOutOfMemory, NoAccelerator  # noqa: E402
from orfeas.engines.hunyuan3d21 import fields  # noqa: E402
from orfeas.engines.hunyuan3d21.engine import Hunyuan3D21Engine, cells_for, without_crumbs  # noqa: E402
from orfeas.engines.hunyuan3d21.loading import load_networks  # noqa: E402
from orfeas.engines.hunyuan3d21.sampler import sample  # noqa: E402
from orfeas.engines.hunyuan3d21.shape import draw_noise  # noqa: E402
from orfeas.engines.hunyuan3d21.surface import extract  # noqa: E402
from orfeas.engines.hunyuan3d21.volume import dense  # noqa: E402
from orfeas.engines.load import Means, open_engine  # noqa: E402
from orfeas.engines.weight_files import AdapterFile  # noqa: E402
from orfeas.mesh.material import Material  # noqa: E402
from orfeas.mesh.measure import measure  # noqa: E402
from orfeas.mesh.mesh import Mesh  # noqa: E402
from orfeas.mesh.place import place  # noqa: E402
from orfeas.render.matching.seen import Pose, Scene, see  # noqa: E402

QUALITY = Quality(field_cells=64, steps=3, seed=1)
AZIMUTH, ELEVATION = math.radians(25), math.radians(15)


@pytest.fixture(scope="module")
def engine(fitted_weights):
    networks = load_networks(fitted_weights, device=torch.device("cpu"), precision=torch.float32)
    return Hunyuan3D21Engine(networks, fitted_weights)


@pytest.fixture(scope="module")
def solid():
    """The mug itself, standing."""
    volume = dense(lambda points, _level: (mug(points) * 16).clamp(-1, 1), cells=64)
    return place(extract(volume.values_XYZ.numpy(), engine="it"), longest_side_metres=1.0)[0]


@pytest.fixture(scope="module")
def cutout(solid):
    """Pictured from the left and above: red where it faces the camera's right, green where it faces up."""
    seen = see(Scene(solid, Material()), Pose(AZIMUTH, ELEVATION), pixels=192, finer=2)
    colors = np.full((192, 192, 3), 60, np.uint8)
    colors[seen.normals[..., 0] > 0.3, 0] = 220
    colors[seen.normals[..., 1] > 0.5, 1] = 220
    return Cutout(picture=None, mask=seen.cover, colors=colors, method="given", confidence=1.0)


@pytest.fixture(scope="module")
def told():
    return []


@pytest.fixture(scope="module")
def made(engine, cutout, told):
    return engine.generate(cutout, quality=QUALITY, report=told.append)


def test_it_is_closed_in_one_piece_and_stands_in_the_engines_frame(made):
    measured = measure(made.mesh)
    assert measured.is_closed and measured.num_parts == 1
    low, high = made.mesh.positions.min(axis=0), made.mesh.positions.max(axis=0)
    assert (high - low).max() == pytest.approx(1, abs=1e-5) and low[1] == pytest.approx(0, abs=1e-5)
    assert (low + high)[[0, 2]] == pytest.approx(0, abs=1e-5)


def test_it_is_the_solid_that_the_network_was_fitted_to(made, solid):
    """Upright and to the front, wherever the picture was taken."""
    for azimuth in (0, 90):
        covers = [
            see(Scene(each, Material()), Pose(math.radians(azimuth)), pixels=96).cover for each in (made.mesh, solid)
        ]
        overlap = np.minimum(*covers).sum() / np.maximum(*covers).sum()
        assert overlap > 0.92


def test_the_camera_of_the_picture_is_found(made):
    assert made.is_upright
    assert math.degrees(made.camera_azimuth) == pytest.approx(25, abs=4)
    assert math.degrees(made.camera_elevation) == pytest.approx(15, abs=4)
    assert made.warnings == ()


def test_what_the_picture_shows_lies_where_it_was_seen(made):
    normals, colors = made.paint.normals, made.paint.colors.astype(int)
    ways = {"up": (0, 1, 0), "left": (1, 0, 0), "front": (0, 0, 1)}
    mean = {name: colors[normals @ np.array(way) > 0.95].mean(axis=0) for name, way in ways.items()}
    assert mean["up"][1] > mean["up"][0] + 30 and mean["left"][0] > mean["left"][1] + 30
    assert max(mean["front"]) < 100
    assert made.paint.projections[0].toward == pytest.approx(
        [math.sin(made.camera_azimuth) * math.cos(made.camera_elevation), math.sin(made.camera_elevation),
         math.cos(made.camera_azimuth) * math.cos(made.camera_elevation)], abs=1e-5
    )  # fmt: skip


def test_progress_is_told_after_every_step_and_never_falls(told, made):
    assert told == sorted(told) and told[-1] == 1.0
    assert sorted({*told})[:3] == pytest.approx([0, 0.375, 0.75])


def test_where_it_came_from_is_told(made, fitted_weights):
    assert (made.engine, made.weights, made.weights_license) == ("hunyuan3d21", fitted_weights.sha256, "a licence")
    assert made.shortcuts == ()


class Enough(Exception):
    """Raised by a caller who wants no more."""


def test_a_caller_can_stop_it_after_any_block_and_any_few_points(engine, cutout, monkeypatch):
    """Of the conditioner, the denoiser in its first and second step, the decoder and its field."""
    monkeypatch.setattr(fields, "CHUNK", 100_000)  # 65 x 65 x 65 points are three times as many
    networks, ran, asked = engine._networks, [], []
    parts = {"conditioner": networks.conditioner.blocks, "denoiser": networks.denoiser.blocks}
    parts |= {"decoder": networks.decoder.blocks, "field": [networks.decoder.geometry]}
    hooks = [
        each.register_forward_pre_hook(lambda *_, name=name: ran.append(name)) for name in parts for each in parts[name]
    ]
    depths = [len(parts[name]) for name in ("conditioner", "denoiser", "denoiser", "decoder")]

    def stop(fraction):
        asked.append(fraction)
        if len(ran) == limit:
            raise Enough

    try:
        for number, name in enumerate(["conditioner", "denoiser", "denoiser", "decoder", "field"]):
            limit, fraction = sum(depths[:number]) + 1, [0, 0, 0.375, 0.75, 0.75][number]
            ran.clear(), asked.clear()
            with pytest.raises(Enough):
                engine.generate(cutout, quality=QUALITY, report=stop)
            assert len(ran) == limit and ran[-1] == name and asked[-1] == pytest.approx(fraction)
    finally:
        for hook in hooks:
            hook.remove()
    every = [
        module
        for network in (networks.conditioner, networks.denoiser, networks.decoder)
        for module in network.modules()
    ]
    assert not any(module._forward_hooks for module in every)


def test_a_picture_of_something_else_is_told_to_fit_roughly_and_what_was_left_out_too(engine):
    mask = np.zeros((96, 96), np.float32)
    mask[44:52, 5:90] = 1
    other = Cutout(picture=None, mask=mask, colors=np.full((96, 96, 3), 90, np.uint8), method="given", confidence=1.0)
    less = dataclasses.replace(QUALITY, steps=5, solver="adams", cache_steps=1.0, guide_until=0.9)
    made = engine.generate(other, quality=less)
    assert len(made.warnings) == 1 and "lie on it roughly" in made.warnings[0]
    assert made.shortcuts == ("solver adams", "2 of 4 steps reused", "guided until 0.9")


def test_an_empty_cutout_is_refused(engine, cutout):
    with pytest.raises(EngineFailed, match="empty"):
        engine.generate(dataclasses.replace(cutout, mask=np.zeros_like(cutout.mask)), quality=QUALITY)


def test_memory_that_runs_out_is_told_with_the_step(engine, cutout, monkeypatch):
    calls = []

    def full(*_args, **_options):
        calls.append(1)
        if len(calls) > 1:
            raise torch.OutOfMemoryError("no more")
        return torch.zeros(2, 16, 4)

    monkeypatch.setattr(type(engine._networks.denoiser), "forward", full)
    with pytest.raises(DeviceOutOfMemory, match="after step 1 of 2") as failure:
        engine.generate(cutout, quality=QUALITY)
    assert failure.value.__context__ is None  # a traceback would hold the tensors


@pytest.mark.parametrize(("field_cells", "cells"), [(128, 192), (192, 256), (256, 384), (16, 64)])
def test_grids_grow_with_the_recipe(field_cells, cells):
    assert cells_for(field_cells) == cells


def _ball(at, radius):
    solid = rod(torch.full((3,), at), torch.full((3,), at + 1e-3), radius)
    return extract(dense(lambda points, _level: solid(points), cells=48).values_XYZ.numpy(), engine="it")


def test_crumbs_are_left_out_and_the_largest_piece_never():
    large, small = _ball(0.0, 0.75), _ball(0.8, 0.05)
    both = Mesh(
        np.concatenate([large.positions, small.positions]),
        np.concatenate([large.faces, small.faces + len(large.positions)]),
    )
    assert without_crumbs(both).num_faces == large.num_faces
    assert without_crumbs(small).num_faces == small.num_faces


def test_without_a_gpu_it_opens_when_the_processor_was_asked_for(fitted_weights, monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    opened = partial(open_engine, "hunyuan3d21")
    find = lambda _engine: fitted_weights
    with pytest.raises(NoAccelerator, match=r"--device cpu.*about \d+ seconds on it"):
        opened(means=Means(find))
    assert opened(means=Means(find, device="cpu")).name == "hunyuan3d21"


def test_a_lora_runs_beside_the_network_and_is_told(fitted_weights, cutout, tmp_path):
    """Of weight 0 it changes nothing; of weight 1 the latents, and so perhaps the shape."""
    chance = torch.Generator().manual_seed(2)
    pair = {"A": torch.randn(2, 32, generator=chance), "B": torch.randn(32, 2, generator=chance)}
    path = tmp_path / "clay.safetensors"
    save_file({f"base_model.model.blocks.0.attn1.to_q.lora_{end}.weight": pair[end] for end in pair}, path)
    latents = {}
    for weight in (None, 0.0, 1.0):
        networks = load_networks(fitted_weights, device=torch.device("cpu"), precision=torch.float32)
        engine = Hunyuan3D21Engine(networks, fitted_weights)
        if weight is not None:
            engine.wear([AdapterFile(path, weight, "clay", sha256="ab")])
        noise, context = draw_noise(networks.denoiser, seed=1), torch.ones(1, 5, 24)
        latents[weight] = sample(networks.denoiser, noise, context, steps=3, guidance=3.0)
    assert torch.equal(latents[None], latents[0.0]) and not torch.equal(latents[0.0], latents[1.0])
    assert engine.generate(cutout, quality=QUALITY).adapters == (UsedAdapter("clay", 1.0, "ab"),)
