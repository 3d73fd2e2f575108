"""The engine on the fitted miniature: it makes the solid its field is, in its colours, standing and to the front."""

import dataclasses
import json
import math

import numpy as np
import pytest

torch = pytest.importorskip("torch")

import yaml  # noqa: E402
from safetensors.torch import load_file, save_file  # noqa: E402
from torch.utils.flop_counter import FlopCounterMode  # noqa: E402

from fitted_triposr import RADIUS, SIZES, TO_OURS, paint, published_folder, solid  # noqa: E402
from orfeas.engines.contract import Cutout, EngineFailed, NotNumbers, Quality  # noqa: E402
from orfeas.engines.device import DeviceOutOfMemory  # noqa: E402
from orfeas.engines.grid import dense  # noqa: E402
from orfeas.engines.isosurface import extract  # noqa: E402
from orfeas.engines.load import Means, open_engine  # noqa: E402
from orfeas.engines.published_config import ConfigurationNotKnown  # noqa: E402
from orfeas.engines.triposr.loading import load_network  # noqa: E402
from orfeas.engines.triposr.network import Network  # noqa: E402
from orfeas.engines.triposr.sizes import DROPPED, Sizes, published_shapes, sizes_of  # noqa: E402
from orfeas.engines.triposr.surface import turned  # noqa: E402
from orfeas.engines.triposr.work import cells_for, of_backbone, of_picture, of_point, of_upsampler  # noqa: E402
from orfeas.engines.weight_files import WeightFile, WeightFiles  # noqa: E402
from orfeas.engines.weight_places import WeightsDoNotFit  # noqa: E402
from orfeas.mesh.material import Material  # noqa: E402
from orfeas.mesh.measure import measure  # noqa: E402
from orfeas.mesh.mesh import Mesh  # noqa: E402
from orfeas.mesh.place import place  # noqa: E402
from orfeas.render.matching.seen import Pose, Scene, see  # noqa: E402
from orfeas.weights.convert import convert  # noqa: E402

CPU = torch.device("cpu")
QUALITY = Quality(field_cells=32)


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    """WeightFiles of the miniature."""
    folder = published_folder(tmp_path_factory.getbasetemp().parent / "fitted-triposr")
    own = tmp_path_factory.mktemp("weights")
    convert(folder / "model.ckpt", own / "weights.safetensors", dropped=DROPPED)
    (own / "config.json").write_text(json.dumps(yaml.safe_load((folder / "config.yaml").read_text())))
    files = (WeightFile(own / "weights.safetensors"),)
    return WeightFiles("the miniature", files, own / "config.json", "sha256:" + "ab" * 32, "a licence")


@pytest.fixture(scope="module")
def engine(weights):
    return open_engine("triposr", means=Means(lambda _engine: weights, device="cpu"))


@pytest.fixture(scope="module")
def known():
    """The solid itself, standing, and the move that stood it up."""
    raw = extract(dense(solid, cells=64, radius=RADIUS).values_XYZ.numpy(), radius=RADIUS, engine="it")
    return place(Mesh(turned(raw.positions), raw.faces), longest_side_metres=1.0)


@pytest.fixture(scope="module")
def cutout(known):
    seen = see(Scene(known[0], Material()), Pose(), pixels=96)
    colors = np.full((96, 96, 3), 90, np.uint8)
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
    assert made.is_upright


@pytest.mark.parametrize("azimuth", [0, 90])
def test_it_is_the_solid_upright_and_to_the_front(made, known, azimuth):
    """The mug is the same neither mirrored nor turned, so from two sides its outline says how it stands."""
    pose = Pose(math.radians(azimuth))
    covers = [see(Scene(each, Material()), pose, pixels=96).cover for each in (made.mesh, known[0])]
    assert np.minimum(*covers).sum() / np.maximum(*covers).sum() > 0.92


def test_colours_are_those_the_network_has_there(made, known):
    back = known[1]
    places = ((made.paint.positions - back.shift) / back.scale).astype(np.float32)
    raw = np.empty_like(places)
    raw[:, TO_OURS] = places
    expected = paint(torch.from_numpy(raw)).numpy() * 255
    assert np.abs(made.paint.colors - expected).mean() < 12
    front = made.paint.normals[:, 2] > 0.95
    assert made.paint.colors[front, 0].mean() > made.paint.colors[made.paint.normals[:, 2] < -0.95, 0].mean() + 60


def test_progress_is_told_and_never_falls(told, made):
    assert told == sorted(told) and told[-1] == 1.0 and len(told) > 8


def test_where_it_came_from_is_told(made, weights):
    assert (made.engine, made.weights, made.weights_license) == ("triposr", weights.sha256, "a licence")


class Enough(Exception):
    """Raised by a caller who wants no more."""


@pytest.mark.parametrize("calls", [1, 2, 4])
def test_a_caller_can_stop_it_within_the_network_and_within_the_field(engine, cutout, calls):
    asked = []

    def stop(fraction):
        asked.append(fraction)
        if len(asked) == calls:
            raise Enough

    with pytest.raises(Enough):
        engine.generate(cutout, quality=QUALITY, report=stop)
    assert len(asked) == calls


def test_an_empty_cutout_is_refused(engine, cutout):
    with pytest.raises(EngineFailed, match="empty"):
        engine.generate(dataclasses.replace(cutout, mask=np.zeros_like(cutout.mask)), quality=QUALITY)


def test_what_are_no_numbers_is_told_with_what_to_do(engine, cutout):
    hook = engine._network.register_forward_hook(lambda _network, _given, planes: planes * math.nan)
    try:
        with pytest.raises(NotNumbers, match="models verify the miniature"):
            engine.generate(cutout, quality=QUALITY)
    finally:
        hook.remove()


def test_memory_that_runs_out_is_told_with_what_was_done(engine, cutout, monkeypatch):
    def full(*_args, **_options):
        raise torch.OutOfMemoryError("no more")

    monkeypatch.setattr(type(engine._network.field), "forward", full)
    with pytest.raises(DeviceOutOfMemory, match="while it asked the field") as failure:
        engine.generate(cutout, quality=QUALITY)
    assert failure.value.__context__ is None  # a traceback would hold the tensors


@pytest.mark.parametrize(("field_cells", "cells"), [(128, 192), (192, 256), (256, 320), (512, 320)])
def test_grids_grow_with_the_recipe(field_cells, cells):
    assert cells_for(field_cells) == cells


@pytest.mark.parametrize("precision", [torch.bfloat16, torch.float16])
def test_lower_precision_makes_nearly_the_same_field(weights, precision):
    points = (torch.rand(500, 3, generator=torch.Generator().manual_seed(1)) * 2 - 1) * RADIUS
    picture = torch.full((1, 3, SIZES.pixels, SIZES.pixels), 0.5)
    networks = [load_network(weights, device=CPU, precision=each) for each in (torch.float32, precision)]
    assert networks[1].backbone.up.weight.dtype == precision
    fields = [network.field_of(network(picture)[0])(points)[:, 0] for network in networks]
    assert (fields[0] - fields[1]).abs().max() < 1.0  # of ten from inside to outside
    assert (fields[0] - fields[1]).abs().mean() < 0.05


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda tensors: tensors.pop("backbone.proj_in.bias"), "backbone.up.bias is missing"),
        (lambda tensors: tensors.update({"backbone.stray": torch.zeros(1)}), "stray is not one of its tensors"),
        (lambda tensors: tensors.update({"decoder.layers.0.bias": torch.zeros(3)}), "layers.0.bias is 3, not 32"),
    ],
)
def test_files_that_do_not_fit_are_refused(weights, tmp_path, change, told):
    tensors = load_file(weights.files[0].path)
    change(tensors)
    save_file(tensors, tmp_path / "changed.safetensors")
    changed = dataclasses.replace(weights, files=(WeightFile(tmp_path / "changed.safetensors"),))
    with pytest.raises(WeightsDoNotFit, match=told):
        load_network(changed, device=CPU, precision=torch.float32)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda config: config.pop("renderer"), "it has no renderer"),
        (lambda config: config["renderer"].update(feature_reduction="mean"), "feature_reduction is 'mean'"),
        (lambda config: config["backbone"].update(in_channels=8), "do not fit each other"),
        (lambda config: config["tokenizer"].update(plane_size="12"), "plane_size is '12'"),
    ],
)
def test_configurations_of_other_networks_are_refused(weights, change, told):
    config = json.loads(weights.config.read_text())
    assert sizes_of(config) == SIZES
    change(config)
    with pytest.raises(ConfigurationNotKnown, match=told):
        sizes_of(config)


def test_as_many_numbers_and_as_much_work_as_published():
    """All that is stored but for the layer that nothing needs; the work counted by torch and by `work.py`."""
    with torch.device("meta"):
        network, sizes = Network(), Sizes()
        numbers = sum(parameter.numel() for parameter in network.parameters())
        assert numbers == 419_275_628 - 768 * 768 - 768
        assert sum(math.prod(shape) for shape in published_shapes(sizes).values()) == numbers
        with FlopCounterMode(display=False) as counter:
            planes = network(torch.empty(1, 3, 512, 512))
        assert planes.shape == (1, 3, 40, 64, 64)
        with FlopCounterMode(display=False) as points:
            network.field(torch.empty(1000, 120))
    ours = of_picture(sizes) + of_backbone(sizes) + of_upsampler(sizes)
    assert counter.get_total_flops() == pytest.approx(2.96e12, rel=0.01) == pytest.approx(ours, rel=0.01)
    assert points.get_total_flops() == pytest.approx(1000 * of_point(sizes), rel=1e-6)
