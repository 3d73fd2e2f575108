"""Load: the only door to a live engine; importing this module loads none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from orfeas.engines.catalog import find_engine
from orfeas.engines.contract import Engine
from orfeas.engines.weight_files import AdapterFile, WeightFiles
from orfeas.errors import Kind, OrfeasError


class WeightsNotGiven(OrfeasError):
    """The engine {engine} has weights of its own, and none were given to open it with. Give `means`."""

    kind = Kind.DEFECT


def no_weights(engine: str) -> WeightFiles:
    """For callers who open engines of the package only."""
    raise WeightsNotGiven(engine=engine)


@dataclass(frozen=True)
class Means:
    """What engines are opened with whose weights are not in the package.

    Attributes:
        find_weights: name of an engine to its weights; raises an OrfeasError where there are none.
        device: `cuda`, `cuda:1`, `cpu`; None for a GPU, or else the processor where an engine runs there.
        precision: `float32`, `float16`, `bfloat16` or, for engines that can, `int8`; None for what suits the device.
        compile: whether networks that can be are compiled: `no`, `yes`, or `if-possible` to go on without.
        adapters: LoRAs that run beside the network.
    """

    find_weights: Callable[[str], WeightFiles] = no_weights
    device: str | None = None
    precision: str | None = None
    compile: str = "no"
    adapters: tuple[AdapterFile, ...] = ()


def open_engine(name: str, *, means: Means = Means()) -> Engine:
    """A live engine, ready to be used.

    Raises:
        UnknownEngine: no such engine.
        OrfeasError: of kind UNAVAILABLE: something it needs is not here; the sentence says what.
    """
    entry = find_engine(name)
    if entry.name == "hull":
        from orfeas.engines.hull.engine import HullEngine

        return HullEngine()
    if entry.name == "small":
        from orfeas.engines.small.engine import SmallEngine
        from orfeas.engines.small.session import open_network

        return SmallEngine(open_network())
    if entry.name == "hunyuan3d21":
        return _open_hunyuan3d21(means)
    if entry.name == "triposr":
        return _open_triposr(means)
    assert entry.name == "relief", entry.name
    from orfeas.engines.relief.engine import ReliefEngine

    return ReliefEngine()


def estimate(name: str, *, field_cells: int, steps: int | None = None, means: Means) -> str:
    """How long an engine with weights of its own would take on the processor, as one says it: `about 3 hours`.

    Raises:
        OrfeasError: of kind UNAVAILABLE: it could not run at all.
    """
    from orfeas.engines.device import require_torch

    weights = means.find_weights(name)
    require_torch(name)
    if name == "triposr":
        from orfeas.engines.hunyuan3d21.work import told
        from orfeas.engines.pace import seconds_of_triposr

        return told(seconds_of_triposr(weights, device="cpu"))
    from orfeas.engines.hunyuan3d21.engine import time_on_processor

    return time_on_processor(weights, field_cells=field_cells, steps=steps)


def _open_triposr(means: Means) -> Engine:
    """On a processor too, and in single precision unless another is asked for: that is what it was trained in."""
    from orfeas.engines.device import INT8, choose_device, choose_precision, require_torch

    weights = means.find_weights("triposr")
    require_torch("triposr")
    from orfeas.engines.triposr.engine import TripoSREngine
    from orfeas.engines.triposr.loading import load_network

    device = choose_device(means.device, or_processor=True)
    assert device is not None
    precision = choose_precision("float32" if means.precision in (None, INT8) else means.precision, device)
    return TripoSREngine(load_network(weights, device=device, precision=precision), weights, device=device)


def _open_hunyuan3d21(means: Means) -> Engine:
    from orfeas.engines.device import INT8, choose_device, choose_precision, require_torch

    weights = means.find_weights("hunyuan3d21")
    require_torch("hunyuan3d21")
    from orfeas.engines.hunyuan3d21.engine import Hunyuan3D21Engine, no_accelerator
    from orfeas.engines.hunyuan3d21.faster.compiled import Compile, CompiledBlocks
    from orfeas.engines.hunyuan3d21.loading import load_networks
    from orfeas.engines.lora.attach import AdapterOnQuantized

    device = choose_device(means.device)
    if device is None:
        raise no_accelerator(weights)
    is_int8, wanted = means.precision == INT8, Compile(means.compile)
    if means.adapters and is_int8:
        raise AdapterOnQuantized(weight=INT8)  # before they are loaded for nothing
    precision = choose_precision(means.precision, device)
    networks = load_networks(weights, device=device, precision=precision, is_int8=is_int8)
    compiled = None
    if wanted is not Compile.NO:
        compiled = CompiledBlocks(networks.denoiser, is_needed=wanted is Compile.YES)
    engine = Hunyuan3D21Engine(networks, weights, compiled=compiled)
    engine.wear(means.adapters)
    return engine
