"""Checkpoints: what PyTorch wrote comes out number by number, with no PyTorch to read it."""

import struct
from collections import OrderedDict

import pytest

from orfeas.weights.checkpoint import CheckpointRunsCode, open_checkpoint
from orfeas.weights.header import WeightsUnreadable
from pickled import FLOATS, HALVES, PROTO, STOP, archive, called, count, named, storage, table, tensor, text

EIGHT = storage("Float", "0", 8)


def written(path, entries):
    path.write_bytes(archive(PROTO + table(entries) + STOP))
    return path


def everything(path, **options):
    """Every tensor's kind, shape and bytes."""
    with open_checkpoint(path, **options) as checkpoint:
        return {
            name: (each.storage.dtype, each.shape, b"".join(checkpoint.pieces(name)))
            for name, each in checkpoint.tensors.items()
        }


def floats(*values):
    return struct.pack(f"<{len(values)}f", *values)


@pytest.mark.parametrize(
    ("shape", "strides", "offset", "expected"),
    [
        ((8,), (1,), 0, range(8)),
        ((2, 4), (4, 1), 0, range(8)),
        ((4, 2), (1, 4), 0, (0, 4, 1, 5, 2, 6, 3, 7)),
        ((2, 2), (2, 1), 3, (3, 4, 5, 6)),
        ((2, 2), (4, 1), 2, (2, 3, 6, 7)),
        ((3, 2), (0, 1), 6, (6, 7, 6, 7, 6, 7)),
        ((1, 3), (77, 1), 1, (1, 2, 3)),
        ((), (), 5, (5,)),
        ((0, 9), (9, 1), 8, ()),
    ],
)
def test_numbers_come_in_the_order_of_the_axes(tmp_path, shape, strides, offset, expected):
    path = written(tmp_path / "a.ckpt", {"a": tensor(EIGHT, shape=shape, strides=strides, offset=offset)})
    assert everything(path) == {"a": ("F32", shape, floats(*expected))}


def test_parts_stand_in_front_of_their_keys_and_a_prefix_in_front_of_flat_ones(tmp_path):
    one = tensor(EIGHT, shape=(8,), strides=(1,))
    path = written(tmp_path / "a.ckpt", {"model": table({"a": one}), "b": one})
    assert set(everything(path, prefix="vae.")) == {"model.a", "vae.b"}


def test_single_numbers_and_words_are_let_go(tmp_path):
    one = tensor(EIGHT, shape=(8,), strides=(1,))
    beside = {"epoch": count(3), "by": text("us"), "none": b"N", "yes": b"\x88", "empty": table({})}
    path = written(tmp_path / "a.ckpt", {"a": one, **beside, "model": table({"b": one, "epoch": count(4)})})
    assert set(everything(path)) == {"a", "model.b"}


def test_a_changed_number_is_seen_by_the_archives_checksum(tmp_path):
    path = written(tmp_path / "a.ckpt", {"a": tensor(EIGHT, shape=(1,), strides=(1,))})
    path.write_bytes(path.read_bytes().replace(FLOATS, FLOATS[:-1] + b"\x01"))
    with pytest.raises(WeightsUnreadable, match="damaged"):
        everything(path)


def test_what_it_wants_to_run_is_named(tmp_path):
    path = written(tmp_path / "a.ckpt", {"a": called(named("torch.nn.modules.linear Linear"), count(4))})
    with pytest.raises(CheckpointRunsCode, match=r"a\.ckpt was not opened: it wants to run torch\.nn\.modules\.linear"):
        everything(path)


def test_other_byte_order_is_refused(tmp_path):
    whole = PROTO + table({"a": tensor(storage("Half", "1", 8), shape=(8,), strides=(1,))}) + STOP
    (tmp_path / "a.ckpt").write_bytes(archive(whole, storages=(FLOATS, HALVES), byteorder=b"big"))
    with pytest.raises(WeightsUnreadable, match="big-endian"):
        everything(tmp_path / "a.ckpt")


def make_state(torch):
    """Tensors of every kind, in every way that they can lie."""
    torch.manual_seed(0)
    kinds = (torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16)
    whole = torch.randn(6, 8)
    return {str(kind): (torch.randn(3, 5) * 100).to(kind) for kind in kinds} | {
        "int8": torch.arange(-3, 4, dtype=torch.int8),
        "uint8": torch.arange(7, dtype=torch.uint8),
        "bool": torch.tensor([True, False, True]),
        "whole": whole,
        "rows": whole[2:4],
        "columns": whole[:, 1:7:2],
        "transposed": whole.T,
        "image": torch.randn(2, 3, 4, 5).to(memory_format=torch.channels_last),
        "half-turned": torch.randn(4, 3, 2).half().permute(2, 0, 1),
        "spread": torch.randn(1, 3).expand(4, 3),
        "number": torch.tensor(2.5),
        "none": torch.zeros(0, 4),
    }


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_what_pytorch_wrote_comes_out(tmp_path, protocol):
    torch = pytest.importorskip("torch")
    state = make_state(torch)
    torch.save({"model": state, "vae": OrderedDict(state)}, tmp_path / "a.ckpt", pickle_protocol=protocol)
    found = everything(tmp_path / "a.ckpt")
    assert len(found) == 2 * len(state)
    for name, expected in state.items():
        raw = expected.contiguous().reshape(-1).view(torch.uint8).numpy().tobytes() if expected.numel() else b""
        for part in ("model", "vae"):
            _, shape, held = found[f"{part}.{name}"]
            assert (shape, held) == (tuple(expected.shape), raw), name


def test_a_networks_own_table_comes_out(tmp_path):
    torch = pytest.importorskip("torch")
    network = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4))
    torch.save(network.state_dict(), tmp_path / "a.pth")
    assert set(everything(tmp_path / "a.pth", prefix="model.")) == {f"model.{name}" for name in network.state_dict()}


def test_a_network_itself_and_the_old_form_are_refused(tmp_path):
    torch = pytest.importorskip("torch")
    torch.save(torch.nn.Linear(3, 4), tmp_path / "network.pt")
    with pytest.raises(CheckpointRunsCode, match=r"torch\.nn\.modules\.linear\.Linear"):
        everything(tmp_path / "network.pt")
    torch.save({"a": torch.zeros(3)}, tmp_path / "old.pt", _use_new_zipfile_serialization=False)
    with pytest.raises(WeightsUnreadable, match=r"before 1\.6\. Open it with PyTorch"):
        everything(tmp_path / "old.pt")
