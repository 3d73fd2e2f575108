"""State: what a run leaves behind, so that it can go on another day.

`state.safetensors` holds raw and averaged weights in half precision; `moments.safetensors` holds the optimizer's memory
in full and may be thrown away: without it a run warms up again. `weights/small.safetensors`, what ships, holds one set
of weights, small enough to be kept under version control.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

RAW, AVERAGED = "raw.", "averaged."
WINDOW, LEAST_WINDOW = 1000, 50
"""Steps over which weights are averaged, and over which they are when the rate has fallen to nothing."""


@dataclass
class Progress:
    """How far a run has come.

    Attributes:
        samples: seen.
        steps: taken.
        minutes: spent training, all runs together.
        seed: of the library and of the run.
        version: of the generator.
        made: samples of the library that were made, so that a new pool goes on behind them.
    """

    samples: int = 0
    steps: int = 0
    minutes: float = 0.0
    seed: int = 1
    version: int = 1
    made: int = 0


class Average:
    """Weights averaged over the last thousand steps or so; fewer at the beginning, and while the rate falls."""

    def __init__(self, network: nn.Module) -> None:
        self.weights = {name: value.detach().clone() for name, value in network.state_dict().items()}

    @torch.no_grad()
    def follow(self, network: nn.Module, steps: int, *, cooled: float = 1.0) -> None:
        """Take a step's weights in; `cooled` is the share of the rate that is left."""
        decay = min(1 - 1 / max(WINDOW * cooled, LEAST_WINDOW), (1 + steps) / (10 + steps))
        for name, value in network.state_dict().items():
            self.weights[name].lerp_(value.detach(), 1 - decay)


def save_state(
    folder: Path, network: nn.Module, average: Average, optimizer: torch.optim.Optimizer, progress: Progress
) -> None:
    """Write both files, whole or not at all."""
    half = {RAW + name: value.half().cpu().contiguous() for name, value in network.state_dict().items()}
    half |= {AVERAGED + name: value.half().cpu().contiguous() for name, value in average.weights.items()}
    _write(folder / "state.safetensors", half, {"progress": json.dumps(asdict(progress))})
    moments: dict[str, Tensor] = {}
    for name, parameter in network.named_parameters():
        for key, value in optimizer.state.get(parameter, {}).items():
            moments[f"{key}.{name}"] = torch.as_tensor(value).cpu().contiguous()
    full = {RAW + name: value.cpu().contiguous() for name, value in network.state_dict().items()}
    full |= {AVERAGED + name: value.cpu().contiguous() for name, value in average.weights.items()}
    _write(folder / "moments.safetensors", {**full, **moments}, {"steps": str(progress.steps)})


def load_state(
    folder: Path, network: nn.Module, average: Average, optimizer: torch.optim.Optimizer
) -> tuple[Progress, bool]:
    """Take up where a run stopped; whether the optimizer's memory was there too."""
    path = folder / "state.safetensors"
    if not path.exists():
        return Progress(), False
    tensors, notes = _read(path)
    progress = Progress(**json.loads(notes["progress"]))
    has_moments = False
    if (folder / "moments.safetensors").exists():
        full, steps = _read(folder / "moments.safetensors")
        if int(steps["steps"]) == progress.steps:
            tensors, has_moments = full, True
    network.load_state_dict({name: tensors[RAW + name].float() for name in network.state_dict()})
    average.weights = {
        name: tensors[AVERAGED + name].to(value.device).float() for name, value in average.weights.items()
    }
    if has_moments:
        for name, parameter in network.named_parameters():
            kept = {key[: -len(name) - 1]: value for key, value in tensors.items() if key.endswith(f".{name}")}
            kept = {key: value for key, value in kept.items() if key not in ("raw", "averaged") and "." not in key}
            optimizer.state[parameter] = {
                key: value.to(parameter.device if value.ndim else "cpu") for key, value in kept.items()
            }
    return progress, has_moments


def save_weights(path: Path, network: nn.Module, progress: Progress) -> None:
    """Write what ships, in half precision, with how it came about."""
    half = {name: value.half().cpu().contiguous() for name, value in network.state_dict().items()}
    _write(path, half, {"progress": json.dumps(asdict(progress))})


def read_progress(path: Path) -> Progress:
    """How far the run has come that a file of weights is from."""
    with safe_open(path, framework="pt") as file:
        return Progress(**json.loads(file.metadata()["progress"]))


def load_averaged(path: Path, network: nn.Module) -> Progress:
    """The averaged weights of a state file, or those of a file that shipped, into a network."""
    tensors, notes = _read(path)
    head = AVERAGED if any(name.startswith(AVERAGED) for name in tensors) else ""
    network.load_state_dict({name: tensors[head + name].float() for name in network.state_dict()})
    return Progress(**json.loads(notes["progress"]))


def _write(path: Path, tensors: dict[str, Tensor], notes: dict[str, str]) -> None:
    unfinished = path.with_suffix(".part")
    save_file(tensors, unfinished, metadata=notes)
    unfinished.rename(path)


def _read(path: Path) -> tuple[dict[str, Tensor], dict[str, str]]:
    with safe_open(path, framework="pt") as file:
        return {name: file.get_tensor(name) for name in file.keys()}, file.metadata()  # noqa: SIM118
