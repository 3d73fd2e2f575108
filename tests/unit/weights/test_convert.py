"""Conversion in its child: all of a file or nothing, told how far it is, and nothing of ours within its reach."""

import contextlib
import json
import subprocess
import sys

import pytest

from goldens import golden_folders
from orfeas.weights import convert as converting
from orfeas.weights import rewrite as rewriting
from orfeas.weights.convert import convert
from orfeas.weights.header import WeightsUnreadable, read_header
from orfeas.weights.rewrite import ConversionStopped, rewrite
from pickled import PROTO, SOUND, STOP, archive, storage, table, tensor

NOT_NEEDED = (r"vae\.encoder\.", r"vae\.pre_kl\.", r".*mask_token")


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "sound.ckpt"
    path.write_bytes(archive(SOUND))
    return path


@pytest.fixture
def child_is(tmp_path, monkeypatch):
    """A program of the shell in the place of the child."""

    def put(program):
        path = tmp_path / "child"
        path.write_text(f"#!/bin/sh\n{program}\n")
        path.chmod(0o700)
        monkeypatch.setattr(converting.sys, "executable", str(path))

    return put


@pytest.mark.parametrize("folder", golden_folders("shape", "ckptlayout"))
def test_the_official_layout_comes_out_as_pytorch_reads_it(folder, tmp_path):
    torch = pytest.importorskip("torch")
    from safetensors.torch import load_file

    parts = torch.load(folder / "hunyuan3d-dit-v2-1" / "model.fp16.ckpt", weights_only=True)
    expected = {f"{part}.{name}": each for part, named in parts.items() for name, each in named.items()}
    to = tmp_path / "shape.safetensors"
    convert(folder / "hunyuan3d-dit-v2-1" / "model.fp16.ckpt", to)
    assert_same(load_file(to), expected)
    assert set(read_header(to).tensors) == set(expected)
    convert(folder / "hunyuan3d-dit-v2-1" / "model.fp16.ckpt", to, dropped=NOT_NEEDED)
    gone = set(expected) - set(load_file(to))
    assert gone and all("encoder." in name or "pre_kl" in name or "mask_token" in name for name in gone)
    assert not [name for name in gone if name.startswith("model.")]

    flat = torch.load(folder / "hunyuan3d-vae-v2-1" / "model.fp16.ckpt", weights_only=True)
    convert(folder / "hunyuan3d-vae-v2-1" / "model.fp16.ckpt", to, prefix="vae.")
    assert_same(load_file(to), {f"vae.{name}": each for name, each in flat.items()})


def assert_same(found, expected):
    assert set(found) == set(expected)
    for name, each in expected.items():
        assert found[name].dtype == each.dtype and found[name].equal(each), name


def test_the_same_checkpoint_gives_the_same_file_aligned(source, tmp_path):
    files = [tmp_path / f"{each}.safetensors" for each in "ab"]
    for to in files:
        convert(source, to)
    assert files[0].read_bytes() == files[1].read_bytes()
    header = read_header(files[0])
    assert header.data_begin % 8 == 0
    assert [stored.begin for stored in header.tensors.values()] == [0, 32]


def test_progress_rises_to_one(tmp_path):
    pieces = bytes(30_000_000)
    one = tensor(storage("Float", "0", 7_500_000), shape=(7_500_000,), strides=(1,))
    (tmp_path / "a.ckpt").write_bytes(archive(PROTO + table({"a": one}) + STOP, storages=(pieces,)))
    told = []
    rewrite(tmp_path / "a.ckpt", tmp_path / "a", prefix="", dropped=(), report=told.append)
    assert len(told) == 4 and told == sorted(told) and told[-1] == 1.0
    told.clear()
    convert(tmp_path / "a.ckpt", tmp_path / "b", report=told.append)
    assert told == sorted(told) and told[-1] == 1.0


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("kill -9 $$", "died"),
        ("exit 0", "died"),
        ("echo broken >&2; exit 1", "died"),
        ("""echo '{"done": 0.5}'; echo half > "$5"; exit 3""", "died"),
        ("exec sleep 60", "stood still for 0 seconds"),
    ],
)
def test_a_child_that_dies_or_hangs_is_one_failure_and_leaves_nothing(
    source, tmp_path, child_is, monkeypatch, program, says
):
    monkeypatch.setattr(converting, "LONGEST_SILENCE_SECONDS", 0.3)
    child_is(program)
    with pytest.raises(ConversionStopped, match=rf"sound\.ckpt stopped: .*{says}.*Nothing of it was kept"):
        convert(source, tmp_path / "made.safetensors")
    assert {path.name for path in tmp_path.iterdir()} == {"sound.ckpt", "child"}


def test_the_child_sees_no_token(source, tmp_path, child_is, monkeypatch):
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    child_is(f"env > {tmp_path}/seen; exit 1")
    with contextlib.suppress(ConversionStopped):
        convert(source, tmp_path / "made.safetensors")
    seen = (tmp_path / "seen").read_text()
    assert "PATH=" in seen and "hf_secret" not in seen


def test_who_asks_may_stop_it(source, tmp_path):
    def stop(_fraction):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        convert(source, tmp_path / "made.safetensors", report=stop)
    assert list(tmp_path.iterdir()) == [source]


def test_what_was_there_stays_until_the_whole_of_the_new_is(source, tmp_path):
    to = tmp_path / "made.safetensors"
    to.write_bytes(b"before")
    damaged = tmp_path / "damaged.ckpt"
    damaged.write_bytes(source.read_bytes()[:-9])
    with pytest.raises(WeightsUnreadable, match="damaged or cut short"):
        convert(damaged, to)
    assert to.read_bytes() == b"before"
    convert(source, to)
    assert set(read_header(to).tensors) == {"model.a.weight", "model.b.bias"}


def test_a_full_disk_is_told_before_anything_is_written(source, tmp_path, monkeypatch):
    monkeypatch.setattr(rewriting.shutil, "disk_usage", lambda _path: rewriting.shutil._ntuple_diskusage(9, 9, 9))
    with pytest.raises(ConversionStopped, match=r"GB of disk space are needed and 0\.0 GB are free"):
        rewrite(source, tmp_path / "made", prefix="", dropped=(), report=print)
    assert not (tmp_path / "made").exists()


def test_no_tensor_left_is_no_weight_file(source, tmp_path):
    with pytest.raises(WeightsUnreadable, match="no tensors that are needed"):
        convert(source, tmp_path / "made.safetensors", dropped=(r"model\.",))


def test_the_child_takes_its_limits():
    program = """if True:
        import resource, sys
        from orfeas.weights import rewrite
        limits = lambda: [resource.getrlimit(getattr(resource, name)) for name in sys.argv[1:]]
        rewrite.rewrite = lambda *_, **__: print(limits())
        rewrite.main("a", "b", "{}")
    """
    names = ["RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_CORE", "RLIMIT_NPROC"]
    done = subprocess.run([sys.executable, "-c", program, *names], capture_output=True, text=True, check=True)
    limits = (rewriting.MEMORY_BYTES, rewriting.CPU_SECONDS, 0, 0)
    assert set(done.stdout.splitlines()) == {str([(limit, limit) for limit in limits]), '{"finished": true}'}


def test_the_child_imports_nothing_from_the_folder_it_is_started_in(source, tmp_path, child_is):
    child_is(f"""echo "$@" > {tmp_path}/asked; exit 1""")
    with contextlib.suppress(ConversionStopped):
        convert(source, tmp_path / "made.safetensors", prefix="vae.", dropped=("x",))
    asked = (tmp_path / "asked").read_text()
    assert asked.startswith("-P -m orfeas.weights.rewrite ")
    assert json.loads(asked[asked.index("{") :]) == {"prefix": "vae.", "dropped": ["x"]}
