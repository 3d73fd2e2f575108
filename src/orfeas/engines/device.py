"""Device: where a network runs, in which precision, and what becomes of it when memory runs out.

Memory of devices is asked for here and nowhere else. Importing this loads no torch.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from orfeas.errors import Kind, OrfeasError

if TYPE_CHECKING:
    import torch

Result = TypeVar("Result")

PRECISIONS = ("float32", "float16", "bfloat16")

TESTED = ("cpu", "cuda")
"""Kinds of device that networks were run on here; others can be asked for by name."""


class TorchMissing(OrfeasError):
    """The engine {engine} needs PyTorch, which is not installed here. Run `pip install 'orfeas[ml]'`; without a GPU first `pip install torch --index-url https://download.pytorch.org/whl/cpu`."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class DeviceMissing(OrfeasError):
    """There is no device called {device} here. There is: {known}."""

    kind = Kind.UNAVAILABLE


class NoAccelerator(OrfeasError):
    """The engine {engine} wants a GPU, and PyTorch finds none. Ask for the processor (`--device cpu`, or ORFEAS_DEVICE=cpu for the studio): {seconds} on it, by estimate. Or use the engine small."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class UnknownPrecision(OrfeasError):
    """There is no precision called {precision}. Choose one of: {known}."""

    kind = Kind.INVALID


class DeviceOutOfMemory(OrfeasError):
    """{device} ran out of memory {during}: {free} of {total} were free. Close what else uses it, or choose a smaller recipe."""  # noqa: E501

    kind = Kind.UNAVAILABLE


def require_torch(engine: str) -> None:
    """Raise TorchMissing where PyTorch cannot be imported; the engine's name is for the sentence."""
    try:
        import safetensors
        import torch
    except ImportError as failure:
        raise TorchMissing(engine=engine) from failure
    del safetensors, torch


def find_devices() -> list[str]:
    """Names of all devices there are, the ones to prefer first: `cuda:0`, `mps`, `cpu`. ROCm's are called cuda too."""
    import torch

    cuda = [f"cuda:{number}" for number in range(torch.cuda.device_count())] if torch.cuda.is_available() else []
    mps = ["mps"] if torch.backends.mps.is_available() else []
    return [*cuda, *mps, "cpu"]


def choose_device(wanted: str | None) -> torch.device | None:
    """The device of that name; without a name the first that is no processor, or None.

    Raises:
        DeviceMissing: there is none of that name.
    """
    import torch

    known = find_devices()
    if wanted is None:
        return torch.device(known[0]) if known[0] != "cpu" else None
    name = "cuda:0" if wanted == "cuda" else wanted
    if name not in known:
        raise DeviceMissing(device=wanted, known=", ".join(known))
    return torch.device(name)


def is_tested(device: torch.device) -> bool:
    """Whether networks were run here on such a device; ROCm and MPS were not."""
    import torch

    return device.type in TESTED and torch.version.hip is None


def choose_precision(wanted: str | None, device: torch.device) -> torch.dtype:
    """The precision of that name; without a name half on a GPU and single on a processor.

    Raises:
        UnknownPrecision: no such precision.
    """
    import torch

    name = wanted or ("float32" if device.type == "cpu" else "float16")
    if name not in PRECISIONS:
        raise UnknownPrecision(precision=wanted, known=", ".join(PRECISIONS))
    precision: torch.dtype = getattr(torch, name)
    return precision


def free_and_total(device: torch.device) -> tuple[int, int] | None:
    """Bytes of a device's memory; None where it has none of its own."""
    import torch

    if device.type != "cuda":
        return None
    return torch.cuda.mem_get_info(device)


def empty_cache(device: torch.device) -> None:
    """Give back what the allocator holds and nobody uses."""
    import torch

    if device.type == "cuda":
        torch.cuda.empty_cache()
    elif device.type == "mps":
        torch.mps.empty_cache()


def in_memory(work: Callable[[], Result], *, device: torch.device, during: Callable[[], str]) -> Result:
    """Do some work; where torch finds no memory for it the failure is ours, and holds no tensors by its traceback.

    Args:
        work: what to do.
        device: where.
        during: asked, if it fails, for the sentence: "after step 17 of 29".

    Raises:
        DeviceOutOfMemory: instead of torch's own.
    """
    import torch

    try:
        return work()
    except torch.OutOfMemoryError:
        pass  # its traceback holds tensors: ours is raised outside
    held = free_and_total(device)
    empty_cache(device)
    free, total = (_gigabytes(count) for count in held) if held else ("an unknown part", "its memory")
    raise DeviceOutOfMemory(device=str(device), during=during(), free=free, total=total)


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB"


def work_rate(device: torch.device) -> float:
    """Floating-point operations a second in single precision, by multiplying matrices for a tenth of a second."""
    import torch

    side = 768
    one = torch.ones(side, side, device=device)
    one @ one  # threads and libraries wake up
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < 0.1:
        one @ one
        count += 1
    return count * 2 * side**3 / (time.perf_counter() - begun)
