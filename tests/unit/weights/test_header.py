"""The header of a weight file: what a sound one says, and how a wrong one is told; the corpus is in tests/security."""

import json
import os
import struct

import pytest

from orfeas.weights.header import Stored, WeightsUnreadable, read_header


def make_file(path, *, tensors, metadata=None, follows=b"", pad=0):
    """A file with these tensors in its header, and these bytes after it."""
    entries = {name: dict(zip(("dtype", "shape", "data_offsets"), each, strict=True)) for name, each in tensors.items()}
    head = json.dumps({"__metadata__": metadata, **entries} if metadata is not None else entries).encode() + b" " * pad
    path.write_bytes(struct.pack("<Q", len(head)) + head + follows)
    return path


def test_a_sound_header_is_what_the_file_says(tmp_path):
    tensors = {"b": ("F16", [2, 3], [4, 16]), "a": ("U8", [4], [0, 4]), "none": ("I64", [0, 7], [16, 16])}
    path = make_file(tmp_path / "a.safetensors", tensors=tensors, metadata={"format": "pt"}, follows=bytes(16), pad=5)
    header = read_header(path)
    assert header.tensors["b"] == Stored(dtype="F16", shape=(2, 3), begin=4, end=16)
    assert header.tensors["none"].shape == (0, 7)
    assert header.metadata == {"format": "pt"}
    assert path.stat().st_size - header.data_begin == 16


def test_every_file_that_the_library_writes_is_sound(tmp_path):
    torch = pytest.importorskip("torch")
    from safetensors.torch import save_file

    kinds = (torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int8, torch.uint8, torch.bool)
    tensors = {str(kind): torch.zeros(3, 5, dtype=kind) for kind in kinds} | {"one": torch.tensor(1.0)}
    save_file(tensors, tmp_path / "a.safetensors", metadata={"by": "us"})
    header = read_header(tmp_path / "a.safetensors")
    assert {name: stored.shape for name, stored in header.tensors.items()} == {
        name: tuple(tensor.shape) for name, tensor in tensors.items()
    }


@pytest.mark.parametrize(
    ("held", "says"),
    [
        (b"", "it is empty"),
        (b"\x10\0\0\0\0\0\0\0{", "cut short"),
        (b"PK\x03\x04" + bytes(60), "PyTorch checkpoint.*own name.*orfeas models register"),
        (b"\x80\x02}q\0(X\x05\0\0\0", "PyTorch checkpoint.*own name.*orfeas models register"),
        (b" \n<HTML><body>Please sign in", "web page.*accept terms"),
        (b"version https://git-lfs.github.com/spec/v1\noid", "Git LFS pointer.*git lfs pull"),
        (b"anything else at all", "does not begin as a safetensors file"),
    ],
)
def test_what_it_is_instead_is_told(tmp_path, held, says):
    path = tmp_path / "w.safetensors"
    path.write_bytes(held)
    with pytest.raises(WeightsUnreadable, match=says) as caught:
        read_header(path)
    assert str(tmp_path) not in caught.value.sentence


def test_a_header_as_long_as_a_pickle_begins_is_no_pickle(tmp_path):
    path = make_file(tmp_path / "a.safetensors", tensors={"a": ("U8", [1], [0, 1])}, follows=b"\0")
    short = 0x280 - (path.stat().st_size - 9)
    make_file(path, tensors={"a": ("U8", [1], [0, 1])}, follows=b"\0", pad=short)
    assert path.read_bytes()[:2] == b"\x80\x02"
    assert list(read_header(path).tensors) == ["a"]


def test_a_cut_file_says_how_much_is_there(tmp_path):
    path = make_file(tmp_path / "a.safetensors", tensors={"a": ("F32", [4], [0, 16])}, follows=bytes(15))
    with pytest.raises(WeightsUnreadable, match=r"cut short: 15 of 16 bytes"):
        read_header(path)


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir(), os.mkfifo])
def test_what_is_no_file_is_refused_at_once(tmp_path, make):
    make(tmp_path / "a.safetensors")
    with pytest.raises(WeightsUnreadable, match=r"no such file|not a file"):
        read_header(tmp_path / "a.safetensors")
