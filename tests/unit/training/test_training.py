"""The network tiny, its optimizer, its state on disk and its export."""

from dataclasses import fields
from xml.etree import ElementTree

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("numba")

from orfeas.engines.small.inputs import CHANNELS
from orfeas.engines.small.network import MAPS, POSE, Size, SmallNetwork
from orfeas.engines.small.session import Card, open_network
from training.curve import drawn
from training.losses import WEIGHTS, losses, total
from training.muon import Muon, orthogonal
from training.state import (
    Average,
    Progress,
    load_averaged,
    load_state,
    read_progress,
    save_state,
    save_weights,
)
from training.train import OUTER, _cooled

TINY = Size(widths=(8, 16, 16, 32), wide=16, num_blocks=1, num_heads=2)


def make_network(seed: int = 0) -> SmallNetwork:
    torch.manual_seed(seed)
    return SmallNetwork(TINY)


def pictures(count: int = 2) -> torch.Tensor:
    return torch.rand((count, CHANNELS, 128, 128), generator=torch.Generator().manual_seed(1)) * 2 - 1


def test_the_network_says_a_field_maps_and_a_pose():
    predicted = make_network()(pictures())
    assert predicted.field_BZHW.shape == (2, 64, 64, 64)
    assert predicted.maps_BCHW.shape == (2, MAPS, 128, 128)
    assert predicted.pose_BC.shape == (2, POSE)


def test_the_network_that_ships_is_small_enough():
    count = sum(parameter.numel() for parameter in SmallNetwork().parameters())
    assert 2 * count < 20_000_000
    assert 2 * 2 * count < 25_000_000


def test_orthogonal_matrices_stay_and_others_become_so():
    matrix = torch.randn((24, 60), generator=torch.Generator().manual_seed(2))
    values = torch.linalg.svdvals(orthogonal(matrix))
    assert values.min() > 0.5
    assert values.max() < 1.3
    assert torch.allclose(orthogonal(matrix.T), orthogonal(matrix).T, atol=1e-5)


def test_a_few_steps_bring_one_batch_nearer():
    from training.batches import make_batch
    from training.sample import make_sample

    batch = make_batch(np.stack([make_sample(5, index) for index in range(2)]), None)
    network = make_network()
    optimizer = Muon(network, 2e-3, outer=OUTER)
    before = after = total(losses(network(batch.picture_BCHW), batch)).item()
    for _ in range(25):
        loss = total(losses(network(batch.picture_BCHW), batch))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        after = loss.item()
    assert after < 0.7 * before


def test_every_part_of_the_loss_has_a_weight():
    from training.batches import make_batch
    from training.sample import make_sample

    batch = make_batch(make_sample(5, 0)[None], None)
    assert losses(make_network()(batch.picture_BCHW), batch).keys() == WEIGHTS.keys()


def one_step(network: SmallNetwork, optimizer: Muon) -> None:
    optimizer.zero_grad()
    network(pictures()).field_BZHW.square().mean().backward()
    optimizer.step()


def test_a_run_goes_on_exactly_where_it_stopped(tmp_path):
    network = make_network()
    optimizer, average = Muon(network, 1e-3, outer=OUTER), Average(network)
    one_step(network, optimizer)
    average.follow(network, 1)
    save_state(tmp_path, network, average, optimizer, Progress(samples=32, steps=1, minutes=0.5, seed=7))
    other = make_network(seed=9)
    other_optimizer, other_average = Muon(other, 1e-3, outer=OUTER), Average(other)
    progress, is_warm = load_state(tmp_path, other, other_average, other_optimizer)
    assert (progress.samples, progress.seed, is_warm) == (32, 7, True)
    one_step(network, optimizer)
    one_step(other, other_optimizer)
    assert all(torch.equal(one, two) for one, two in zip(network.parameters(), other.parameters(), strict=True))
    assert all(torch.equal(average.weights[name], other_average.weights[name]) for name in average.weights)


def test_without_the_optimizers_memory_a_run_warms_up_again(tmp_path):
    network = make_network()
    optimizer, average = Muon(network, 1e-3, outer=OUTER), Average(network)
    one_step(network, optimizer)
    save_state(tmp_path, network, average, optimizer, Progress(steps=1))
    (tmp_path / "moments.safetensors").unlink()
    other = make_network(seed=9)
    _, is_warm = load_state(tmp_path, other, Average(other), Muon(other, 1e-3, outer=OUTER))
    assert not is_warm
    for one, two in zip(network.parameters(), other.parameters(), strict=True):
        assert torch.allclose(one, two, atol=2e-3)


def test_the_rate_falls_to_nothing_at_the_end_and_only_there():
    assert _cooled(0.5, 0.0) == 1
    assert _cooled(0.59, 0.4) == 1
    assert 0 < _cooled(0.8, 0.4) < 1
    assert _cooled(1.0, 0.4) == 0


def test_the_exported_file_says_what_the_network_says(tmp_path):
    pytest.importorskip("onnxscript")
    from training.export import export

    network = make_network()
    path = tmp_path / "tiny.onnx"
    assert export(network, path) < 5e-3
    import hashlib
    import json

    card = {field.name: 1 for field in fields(Card)} | {"sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    path.with_suffix(".json").write_text(json.dumps(card))
    found = open_network(path)(pictures(1).numpy())
    with torch.no_grad():
        expected = network.half().float()(pictures(1))
    for one, other in zip(found, expected, strict=True):
        assert np.abs(one - other.numpy()).max() < 5e-3


def test_averaged_weights_are_those_that_are_judged(tmp_path):
    network = make_network()
    average = Average(network)
    save_state(tmp_path, make_network(seed=3), average, Muon(network, 1e-3, outer=OUTER), Progress())
    full = SmallNetwork(TINY)
    load_averaged(tmp_path / "state.safetensors", full)
    for one, other in zip(network.parameters(), full.parameters(), strict=True):
        assert torch.allclose(one, other, atol=2e-3)


def test_a_curve_has_a_line_for_each_half_in_each_panel():
    halves, panels = ("kept_out", "known"), ("field", "overlap", "normal", "depth")
    rows = [
        {"samples": str(1000 * k), **{f"{half}.{name}": str(1 / k) for half in halves for name in panels}}
        for k in (1, 3, 10, 40)
    ]
    root = ElementTree.fromstring(drawn(rows))
    lines = [path.get("d") for path in root.iter("{http://www.w3.org/2000/svg}path")]
    curves = [line for line in lines if "L" in line]
    assert len(curves) == len(halves) * len(panels)
    assert all(line.count("L") == 2 for line in curves), "the first thousand samples are not shown"
    heights = [float(point.split()[1]) for point in curves[0][1:].split("L")]
    assert heights == sorted(heights), "less is lower"


def test_what_shipped_can_be_trained_on(tmp_path):
    network, path = make_network(), tmp_path / "small.safetensors"
    save_weights(path, network, Progress(samples=320, steps=20, made=512))
    other = make_network(seed=1)
    progress = load_averaged(path, other)
    assert (progress.samples, read_progress(path).made) == (320, 512)
    for name, value in network.state_dict().items():
        assert torch.equal(value.half().float(), other.state_dict()[name])


def test_the_average_follows_closer_while_the_rate_falls():
    def after(cooled: float) -> float:
        network = make_network()
        average = Average(network)
        before = average.weights["pose.bias"].clone()
        with torch.no_grad():
            network.pose.bias += 1
        average.follow(network, 10_000, cooled=cooled)
        return float((average.weights["pose.bias"] - before).mean())

    assert after(1.0) == pytest.approx(1 / 1000, rel=1e-2)
    assert after(0.1) == pytest.approx(1 / 100, rel=1e-2)
    assert after(0.0) == pytest.approx(1 / 50, rel=1e-2)
