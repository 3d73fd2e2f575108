"""Samples: the same for the same numbers, and in agreement with themselves; batches and losses made of them."""

import numpy as np
import pytest

pytest.importorskip("numba")
torch = pytest.importorskip("torch")

from orfeas.engines.small.network import Predicted
from orfeas.engines.small.space import FRONT, SLICE
from training.batches import make_batch
from training.families.catalog import HELD_OUT, families
from training.losses import losses
from training.pool import SHARD, Pool
from training.sample import DEPTH_STEPS, NOTHING, RECORD, make_sample
from training.solids.build import Solid
from training.solids.view import look_at


@pytest.fixture(scope="module")
def samples() -> np.ndarray:
    return np.stack([make_sample(5, index) for index in range(6)])


def test_the_library_has_forty_families_and_keeps_some_out():
    assert len(families()) >= 40
    assert families().keys() >= HELD_OUT
    assert len(HELD_OUT) >= 3


@pytest.mark.parametrize("name", families())
def test_every_family_builds_something_that_can_be_seen(name: str):
    for seed in (0, 1):
        solid = Solid()
        families()[name].build(solid, np.random.default_rng(seed))
        assert np.isfinite(np.stack(solid.rows)).all()
        look_at(solid, azimuth=35, elevation=15)


def test_a_sample_is_a_function_of_seed_and_index(samples: np.ndarray):
    assert make_sample(5, 3).tobytes() == samples[3].tobytes()
    assert make_sample(5, 4).tobytes() != samples[3].tobytes()
    assert make_sample(6, 3).tobytes() != samples[3].tobytes()


def test_kept_out_families_stay_out(samples: np.ndarray):
    names = list(families())
    assert not {names[sample["family"]] for sample in samples} & HELD_OUT
    assert {names[make_sample(5, index, held_out=True)["family"]] for index in range(3)} <= HELD_OUT


def test_field_depths_and_normals_tell_of_one_surface(samples: np.ndarray):
    for sample in samples:
        seen = sample["depth"] != NOTHING
        depth, back = sample["depth"] / DEPTH_STEPS, sample["back_depth"] / DEPTH_STEPS
        assert (back[seen] <= depth[seen] + 0.01).all()
        assert abs(depth[seen].mean()) < 0.02
        assert (sample["normal"][seen][:, 2] >= -20).mean() > 0.98
        inside = sample["field"] < 0
        column = inside.any(axis=0).repeat(2, axis=0).repeat(2, axis=1)
        assert (column == seen).mean() > 0.97
        first = FRONT - (inside.argmax(axis=0) + 0.5) * SLICE
        both = inside.any(axis=0) & seen[::2, ::2]
        assert np.median(np.abs(first - depth[::2, ::2])[both]) < 2 * SLICE


def test_an_unspoiled_batch_is_what_was_recorded(samples: np.ndarray):
    batch = make_batch(samples, None)
    assert (batch.seen_BHW.numpy() == (samples["depth"] != NOTHING)).all()
    assert np.allclose(batch.field_BZHW.numpy() * 127, samples["field"])
    assert np.allclose(batch.maps_BCHW[:, 8:].numpy() * 255, np.moveaxis(samples["back_color"], -1, 1), atol=1e-3)


def test_mirroring_keeps_normals_and_field_in_agreement(samples: np.ndarray):
    chance = np.random.default_rng(0)
    for _ in range(4):
        batch = make_batch(samples, chance)
        inside = batch.field_BZHW.numpy() < 0
        first = FRONT - (inside.argmax(axis=1) + 0.5) * SLICE
        both = inside.any(axis=1) & batch.seen_BHW.numpy()[:, ::2, ::2]
        assert np.median(np.abs(first - batch.maps_BCHW[:, 0, ::2, ::2].numpy())[both]) < 2 * SLICE
        slope = np.gradient(batch.maps_BCHW[:, 0].numpy(), axis=2) * 128
        normal = batch.maps_BCHW[:, 1:4].numpy()
        smooth = batch.seen_BHW.numpy() & (normal[:, 2] > 0.7) & (np.abs(slope) < 1)
        agreement = np.corrcoef(-slope[smooth], (normal[:, 0] / np.maximum(normal[:, 2], 0.1))[smooth])[0, 1]
        assert agreement > 0.7


def test_the_truth_has_next_to_no_loss(samples: np.ndarray):
    batch = make_batch(samples, None)
    field = torch.atanh(batch.field_BZHW.clamp(-0.999, 0.999))
    parts = losses(Predicted(field, batch.maps_BCHW, batch.pose_BC), batch)
    for name in ("field", "column", "depth", "back_depth", "back_color", "pose", "azimuth"):
        assert parts[name].item() < 2e-3, name
    assert parts["normal"].item() < 0.02
    wrong = losses(Predicted(-field, -batch.maps_BCHW, -batch.pose_BC), batch)
    assert all(wrong[name].item() > 5 * parts[name].item() for name in ("field", "column", "depth", "normal"))


def test_a_pool_goes_on_where_it_stopped_and_forgets_the_oldest(tmp_path, monkeypatch):
    monkeypatch.setattr("training.pool.SHARD", 2)
    pool = Pool(tmp_path, seed=5, limit_bytes=2 * 2 * RECORD.itemsize)
    for _ in range(3):
        pool.fill()
    assert [path.stem for path in pool.shards()] == ["samples-000000002", "samples-000000004"]
    assert Pool(tmp_path, seed=5).next_index() == 6
    drawn = pool.draw(8, np.random.default_rng(0))
    assert set(drawn["index"]) <= {2, 3, 4, 5}
    assert pool.next_index(worker=1, workers=2) == 6


def test_a_new_pool_goes_on_behind_what_was_made(tmp_path):
    pool = Pool(tmp_path, seed=1)
    assert pool.next_index() == 0
    assert pool.next_index(first=300) == 2 * SHARD
    assert [pool.next_index(worker=k, workers=2, first=300) for k in (0, 1)] == [2 * SHARD, 3 * SHARD]
    (pool.folder / f"samples-{5 * SHARD:09d}.npy").touch()
    assert pool.next_index(first=300) == 6 * SHARD
    assert pool.made() == 6 * SHARD
