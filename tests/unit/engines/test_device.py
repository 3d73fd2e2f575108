"""Devices and precisions by name, and torch's failures as ours."""

import pytest

torch = pytest.importorskip("torch")

from orfeas.engines.device import (  # noqa: E402
    DeviceBroken,
    DeviceMissing,
    DeviceOutOfMemory,
    TorchMissing,
    UnknownPrecision,
    choose_device,
    choose_precision,
    find_devices,
    held_bytes,
    in_memory,
    require_torch,
    untested,
    usable_bytes,
    watch_peak,
    work_rate,
)
from orfeas.worker.residents.memory import DeviceMemory  # noqa: E402

CPU = torch.device("cpu")


@pytest.fixture
def two_cards(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)


@pytest.fixture
def no_card(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)


def test_a_card_comes_before_the_processor(two_cards):
    assert find_devices() == ["cuda:0", "cuda:1", "cpu"]
    assert str(choose_device(None)) == "cuda:0" and str(choose_device("cuda")) == "cuda:0"
    assert str(choose_device("cuda:1")) == "cuda:1" and str(choose_device("cpu")) == "cpu"


def test_the_processor_has_to_be_asked_for_unless_it_will_do(no_card):
    assert choose_device(None) is None and choose_device("cpu") == CPU
    assert choose_device(None, or_processor=True) == CPU
    with pytest.raises(DeviceMissing, match=r"no device called cuda here\. There is: cpu"):
        choose_device("cuda")


def test_devices_that_no_network_was_run_on_are_told_of(monkeypatch):
    cuda = torch.device("cuda:0")
    assert untested(CPU) == untested(cuda) == ()
    assert untested(torch.device("mps"))[0].startswith("The network ran on MPS, which is untested")
    monkeypatch.setattr(torch.version, "hip", "6.4")
    assert untested(CPU) == () and untested(cuda)[0].startswith("The network ran on ROCm, which is untested")


@pytest.mark.parametrize(
    ("wanted", "device", "precision"),
    [(None, "cpu", torch.float32), (None, "cuda:0", torch.float16), ("bfloat16", "cpu", torch.bfloat16)],
)
def test_precision_suits_the_device_unless_one_is_named(wanted, device, precision):
    assert choose_precision(wanted, torch.device(device)) is precision


def test_an_unknown_precision_is_refused():
    with pytest.raises(UnknownPrecision, match="float32, float16, bfloat16"):
        choose_precision("int3", CPU)


def test_memory_that_runs_out_is_our_failure_and_holds_nothing():
    def greedy():
        held = torch.zeros(10)
        raise torch.OutOfMemoryError(f"no more than {len(held)}")

    try:
        in_memory(greedy, device=CPU, during=lambda: "at step 17 of 29")
    except DeviceOutOfMemory as failure:
        assert "cpu ran out of memory at step 17 of 29" in failure.sentence
        assert failure.__context__ is None and failure.__cause__ is None  # a traceback would hold the tensors
    else:
        raise AssertionError("it was told nothing")
    assert in_memory(lambda: 7, device=CPU, during=lambda: "") == 7


def test_a_missing_torch_is_told_with_the_command(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "safetensors", None)
    with pytest.raises(TorchMissing, match=r"pip install 'orfeas\[ml\]'"):
        require_torch("hunyuan3d21")
    with pytest.raises(TorchMissing, match=r"pip install 'orfeas\[text-to-image\]'"):
        DeviceMemory("cpu", limit=None).prepare("text-to-image/brush")


def test_the_processor_does_something_in_a_second():
    assert work_rate(CPU) > 1e8


def test_a_processor_without_memory_is_out_of_memory_like_a_card():
    with pytest.raises(DeviceOutOfMemory, match=r"^cpu ran out of memory while it looked"):
        in_memory(lambda: torch.empty(1 << 60, dtype=torch.uint8), device=CPU, during=lambda: "while it looked")


@pytest.mark.parametrize("problem", ["CUDA error: out of memory", "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when"])
def test_drivers_and_libraries_run_out_of_memory_too(problem):
    with pytest.raises(DeviceOutOfMemory):
        in_memory(failing(torch.AcceleratorError(problem)), device=CPU, during=str)


@pytest.mark.parametrize(
    "error", [torch.AcceleratorError("CUDA error: an illegal memory access\nmore"), RuntimeError("CUDA error: ECC")]
)
def test_an_error_that_stays_is_told_apart_from_a_mistake(error):
    with pytest.raises(DeviceBroken, match=r"\(CUDA error: [a-zA-Z ]+\)\. Start it anew"):
        in_memory(failing(error), device=CPU, during=str)
    with pytest.raises(RuntimeError, match="shapes do not match"):
        in_memory(failing(RuntimeError("shapes do not match")), device=CPU, during=str)


def failing(error):
    def fail():
        raise error

    return fail


def test_what_a_process_holds_and_held_at_most_is_measured():
    before, peak = held_bytes(CPU), watch_peak(CPU)
    torch.ones(1 << 26, dtype=torch.uint8)
    assert peak() - before >= 60e6 and held_bytes(CPU) - before < 40e6
    assert usable_bytes(CPU, limit=1 << 20) == 1 << 20 and usable_bytes(CPU) > 1 << 30
