"""Load: a checked folder to a pipeline that can paint.

Each part is loaded by the class that the table names, from its own folder. Diffusers' own way, which can fetch, import
and run what a folder names, is not gone. Nothing asks the network.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import torch

from orfeas.engines.device import in_memory
from orfeas.engines.text_to_image.engine import TextToImage
from orfeas.engines.text_to_image.folder import INDEX, FolderUnreadable, PipelineFolder, read_folder
from orfeas.engines.text_to_image.kinds import PartClass
from orfeas.errors import Kind, OrfeasError

Offload = Literal["none", "parts", "layers"]
"""What waits in the computer's memory while it is not run: nothing, whole networks, or every layer (slow, smallest)."""

_SAFETY = ("safety_checker", "feature_extractor")


class LibraryMissing(OrfeasError):
    """Text to image cannot load what it needs: {why}. Run `pip install 'orfeas[text-to-image]'`."""

    kind = Kind.UNAVAILABLE


def open_pipeline(
    folder: Path,
    *,
    device: torch.device,
    precision: torch.dtype,
    offload: Offload = "none",
    is_slim: bool = False,
    checks_safety: bool = True,
) -> TextToImage:
    """A pipeline from a local folder, on its device.

    Args:
        folder: that holds model_index.json.
        device, precision: to run on and in.
        offload: see Offload; nothing to do on a processor.
        is_slim: attention in slices, and the picture decoded in tiles: less memory, slower; tiles may differ by a
            rounding from the whole.
        checks_safety: load the folder's own safety checker, if it has one, which withholds pictures.

    Raises:
        OrfeasError: see `read_folder`.
        LibraryMissing: diffusers, or what it needs for this folder, is not installed.
        FolderUnreadable: a file is damaged, or its tensors are not those of the network that it is said to be.
    """
    found = read_folder(folder)
    _quieten()
    parts: dict[str, Any] = {
        name: _load(found, name, part, precision=precision)
        for name, part in found.parts.items()
        if checks_safety or name not in _SAFETY
    }
    parts |= {name: None for name in found.kind.optional if name not in parts}
    settings = dict(found.settings)
    if "safety_checker" in found.kind.parts:
        settings["requires_safety_checker"] = parts["safety_checker"] is not None
    pipeline_class = getattr(_module("diffusers"), found.kind.name)
    pipeline = _read(found, INDEX, lambda: pipeline_class(**parts, **settings))
    pipeline.set_progress_bar_config(disable=True)
    if is_slim:
        pipeline.enable_attention_slicing()
        pipeline.vae.enable_tiling()
    in_memory(
        lambda: _place(pipeline, device, offload=offload),
        device=device,
        during=lambda: "while the network was put on it",
    )
    return TextToImage(pipeline, kind=found.kind, device=device)


def _place(pipeline: Any, device: torch.device, *, offload: Offload) -> None:
    if offload == "none" or device.type == "cpu":
        pipeline.to(device)
    elif offload == "parts":
        pipeline.enable_model_cpu_offload(device=device)
    else:
        pipeline.enable_sequential_cpu_offload(device=device)


def _load(folder: PipelineFolder, name: str, part: PartClass, *, precision: torch.dtype) -> Any:
    loader = getattr(_module(part.module), part.name).from_pretrained
    at = folder.path / name
    if part.role != "network":
        return _read(folder, name, lambda: loader(at, local_files_only=True))
    options: dict[str, Any] = {"variant": folder.variants[name]} if name in folder.variants else {}
    network, told = _read(
        folder,
        name,
        lambda: loader(
            at, dtype=precision, local_files_only=True, use_safetensors=True, output_loading_info=True, **options
        ),
    )
    for problem in ("missing_keys", "mismatched_keys"):
        if keys := sorted(map(str, told.get(problem, ()))):
            raise FolderUnreadable(
                folder=folder.path.name, file=name, problem=f"does not hold {part.name}'s {keys[0]} ({len(keys)} such)"
            )
    return network.eval()


def _read(folder: PipelineFolder, name: str, load: Callable[[], Any]) -> Any:
    from safetensors import SafetensorError

    try:
        return load()
    except ImportError as failure:
        raise LibraryMissing(why=str(failure).strip().partition("\n")[0].rstrip(".")) from failure
    except (SafetensorError, OSError, ValueError, TypeError, KeyError, AttributeError, RuntimeError) as failure:
        why = " ".join(str(failure).split())[:200]
        raise FolderUnreadable(folder=folder.path.name, file=name, problem=f"could not be loaded ({why})") from failure


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as failure:
        raise LibraryMissing(why=f"{name.partition('.')[0]} is not installed here") from failure


def _quieten() -> None:
    """Warnings and bars of both libraries are for programmers; what a user should know is said by us."""
    for name in ("transformers", "diffusers"):
        logging = _module(f"{name}.utils.logging")
        logging.set_verbosity_error()
        logging.disable_progress_bar()
