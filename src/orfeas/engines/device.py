"""Device: where a network runs, in which precision, and what becomes of it when memory runs out.

Memory of devices is asked for here and nowhere else. Importing this loads no torch.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from orfeas.errors import Kind, OrfeasError

if TYPE_CHECKING:
    import torch

Result = TypeVar("Result")

PRECISIONS = ("float32", "float16", "bfloat16")

INT8 = "int8"
"""Asked for as a precision: large weights of eight bits, where an engine can; it computes in what suits the device."""

_MEMORY_SIGNS = ("can't allocate memory", "out of memory", "ALLOC_FAILED")
"""How processors, drivers and libraries of theirs tell of it, past torch's allocator."""


ML = "ml"
"""What `pip` calls all that networks on PyTorch need, but those that paint."""


class TorchMissing(OrfeasError):
    """The engine {engine} needs PyTorch, which is not installed here. Run `pip install 'orfeas[{extra}]'`; without a GPU first `pip install torch --index-url https://download.pytorch.org/whl/cpu`."""  # noqa: E501

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


class DeviceBroken(OrfeasError):
    """{device} met an error after which nothing can be computed in the same program ({problem}). Start it anew; should it happen again, look into the driver's log."""  # noqa: E501

    kind = Kind.UNAVAILABLE


def require_torch(engine: str, *, extra: str = ML) -> None:
    """Raise TorchMissing where PyTorch cannot be imported, or its libraries.

    Args:
        engine: its name, for the sentence.
        extra: what to install for it.
    """
    try:
        import safetensors
        import torch
    except (ImportError, OSError) as failure:
        raise TorchMissing(engine=engine, extra=extra) from failure
    del safetensors, torch


def find_devices() -> list[str]:
    """Names of all devices there are, the ones to prefer first: `cuda:0`, `mps`, `cpu`. ROCm's are called cuda too."""
    import torch

    cuda = [f"cuda:{number}" for number in range(torch.cuda.device_count())] if torch.cuda.is_available() else []
    mps = ["mps"] if torch.backends.mps.is_available() else []
    return [*cuda, *mps, "cpu"]


def choose_device(wanted: str | None, *, or_processor: bool = False) -> torch.device | None:
    """The device of that name; without a name the first that is no processor, or else the processor or None.

    Args:
        wanted: its name.
        or_processor: whether a processor will do that was not asked for.

    Raises:
        DeviceMissing: there is none of that name.
    """
    import torch

    known = find_devices()
    if wanted is None:
        return torch.device(known[0]) if known[0] != "cpu" or or_processor else None
    name = "cuda:0" if wanted == "cuda" else wanted
    if name not in known:
        raise DeviceMissing(device=wanted, known=", ".join(known))
    return torch.device(name)


def device_name(device: torch.device) -> str:
    """What its maker calls it, where that can be told; else torch's own word."""
    import torch

    return torch.cuda.get_device_name(device) if device.type == "cuda" else device.type


def untested(device: torch.device) -> tuple[str, ...]:
    """A warning for the report where no network was run on such a device: ROCm, which torch calls cuda, and MPS."""
    import torch

    if device.type == "cpu" or (device.type == "cuda" and torch.version.hip is None):
        return ()
    called = "ROCm" if device.type == "cuda" else device.type.upper()
    return (f"The network ran on {called}, which is untested: look whether the result is as it should be.",)


def choose_precision(wanted: str | None, device: torch.device) -> torch.dtype:
    """The precision of that name; without a name, or of eight bits, half on a GPU and single on a processor.

    Raises:
        UnknownPrecision: no such precision.
    """
    import torch

    name = ("float32" if device.type == "cpu" else "float16") if wanted in (None, INT8) else wanted
    if name not in PRECISIONS:
        raise UnknownPrecision(precision=wanted, known=", ".join((*PRECISIONS, INT8)))
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


def held_bytes(device: torch.device) -> int:
    """Bytes that this process holds: of the device, or of the machine's memory where that is the device's."""
    import torch

    return int(torch.cuda.memory_allocated(device)) if device.type == "cuda" else _resident("VmRSS")


def usable_bytes(device: torch.device, *, limit: int | None = None) -> int:
    """Bytes that this process could come to hold there: what others leave of it, or the limit where that is less."""
    import torch

    if device.type == "cuda":
        free, _total = torch.cuda.mem_get_info(device)
        usable = free + int(torch.cuda.memory_reserved(device))
    else:
        usable = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return usable if limit is None else min(usable, limit)


def limit_memory(device: torch.device, *, limit: int) -> None:
    """Have the allocator refuse more than so many bytes; on a processor there is none to ask."""
    import torch

    if device.type == "cuda":
        total = torch.cuda.get_device_properties(device).total_memory
        torch.cuda.set_per_process_memory_fraction(min(limit / total, 1.0), device)


def watch_peak(device: torch.device) -> Callable[[], int]:
    """Look out for the most bytes held from now on; what comes back tells them."""
    import torch

    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)
        return lambda: int(torch.cuda.max_memory_allocated(device))
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")  # begins the high-water mark anew
    return lambda: _resident("VmHWM")


def _resident(line: str) -> int:
    """What Linux says of this process; 0 elsewhere."""
    with suppress(OSError):
        for each in Path("/proc/self/status").read_text().splitlines():
            if each.startswith(f"{line}:"):
                return int(each.split()[1]) * 1024
    return 0


def in_memory(work: Callable[[], Result], *, device: torch.device, during: Callable[[], str]) -> Result:
    """Do some work; where torch finds no memory for it, or its device breaks, the failure is ours, and holds no
    tensors by its traceback.

    Args:
        work: what to do.
        device: where.
        during: asked, if it fails, for the sentence: "after step 17 of 29".

    Raises:
        DeviceOutOfMemory, DeviceBroken: instead of torch's own.
    """
    import torch

    broken: str | None = None
    try:
        return work()
    except torch.OutOfMemoryError:
        pass  # its traceback holds tensors: ours is raised outside
    except RuntimeError as error:
        problem = str(error).split("\n")[0]
        if any(sign in problem for sign in _MEMORY_SIGNS):
            pass
        elif isinstance(error, torch.AcceleratorError) or problem.startswith("CUDA error"):
            broken = problem
        else:
            raise
    if broken is not None:
        raise DeviceBroken(device=str(device), problem=broken)
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
