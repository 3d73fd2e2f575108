"""Folder: what a local folder of diffusers holds, told before anything of it is loaded.

Only JSON and names of files are read here: no torch, no diffusers, and nothing is run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from orfeas.engines.text_to_image.kinds import CLASSES, KINDS, PartClass, PipelineKind
from orfeas.errors import Kind, OrfeasError

INDEX = "model_index.json"
JSON_BYTES, SHARD_LIST_BYTES, NUM_FILES = 1 << 20, 16 << 20, 2_000
PICKLED = frozenset({".bin", ".ckpt", ".joblib", ".npy", ".npz", ".pickle", ".pkl", ".pt", ".pth"})
CODE = frozenset({".dll", ".dylib", ".py", ".pyc", ".pyd", ".so"})
SETTINGS = ("requires_safety_checker", "force_zeros_for_empty_prompt", "is_distilled")
"""Of model_index.json, which pipelines take beside their parts."""

READ = frozenset({".jinja", ".json", ".model", ".safetensors", ".txt"})
"""Endings of files that loading may read."""

CARD, CARD_CHARACTERS = "README.md", 4_000

_CONFIGS = {"network": "config.json", "scheduler": "scheduler_config.json", "processor": "preprocessor_config.json"}
_CONFIGS |= {"tokenizer": "tokenizer_config.json"}
_REMOTE = ("auto_map", "custom_pipelines", "quantization_config")
_SHARD = re.compile(r"[\w-][\w.-]*\.safetensors")
_STEMS = {"diffusers": "diffusion_pytorch_model"}


class FolderMissing(OrfeasError):
    """There is no folder of a text-to-image network at {folder}: {why}. Give the folder that holds model_index.json."""

    kind = Kind.MISSING


class FolderIncomplete(OrfeasError):
    """The text-to-image network {folder} is not whole: {missing} is missing. Download it again."""

    kind = Kind.INVALID


class FolderUnreadable(OrfeasError):
    """The text-to-image network {folder} cannot be read: {file} {problem}. Download it again."""

    kind = Kind.INVALID


class FolderNotKnown(OrfeasError):
    """The text-to-image network {folder} is of a kind that is not run here: {what}. Choose one of: {known}."""

    kind = Kind.INVALID


class FolderHoldsCode(OrfeasError):
    """The text-to-image network {folder} brings code of its own ({what}), which is not run. Use one that needs none."""

    kind = Kind.INVALID


class FolderHoldsPickles(OrfeasError):
    """The text-to-image network {folder} holds {file}, a format that can run code when it is opened. Use weights in safetensors, and delete that file if they lie beside it."""  # noqa: E501

    kind = Kind.INVALID


ROOM = 1.25
"""Of the bytes of all weights: those, and what computing takes."""


@dataclass(frozen=True)
class PipelineFolder:
    """A folder that may be loaded.

    Attributes:
        path: of the folder.
        kind: of pipeline.
        parts: what is there, and of which class.
        variants: of networks whose only weights are such as `model.fp16.safetensors`: that "fp16".
        settings: flags that the pipeline takes.
        num_bytes: of all weights.
    """

    path: Path
    kind: PipelineKind
    parts: Mapping[str, PartClass]
    variants: Mapping[str, str]
    settings: Mapping[str, bool]
    num_bytes: int

    @property
    def at_work_bytes(self) -> int:
        """What it takes of a device at its largest moment, about, where all of it stays there."""
        return round(self.num_bytes * ROOM)


def read_folder(path: Path) -> PipelineFolder:
    """What a folder holds.

    Raises:
        FolderMissing: there is none, or nothing that tells what it is.
        FolderHoldsCode, FolderHoldsPickles: somewhere in it.
        FolderNotKnown: the pipeline, or one of its parts, is of a class that is not on the list.
        FolderIncomplete: a part lacks a file.
        FolderUnreadable: a description is too large, or no JSON object.
    """
    if not (path / INDEX).is_file():
        raise FolderMissing(folder=path.name, why=f"{INDEX} is not in it" if path.is_dir() else "it is not there")
    _check_files(path)
    index = _read_json(path, INDEX)
    kind = _kind(path, index)
    parts = {name: found for name in kind.parts if (found := _part(path, name, index.get(name), kind=kind)) is not None}
    variants: dict[str, str] = {}
    num_bytes = 0
    for name, part in parts.items():
        _check_config(path, f"{name}/{_CONFIGS[part.role]}")
        if part.role == "network":
            files, variant = _weights(path, name, stem=_STEMS.get(part.library, "model"))
            num_bytes += sum(file.stat().st_size for file in files)
            variants |= {name: variant} if variant else {}
    settings = {name: flag for name in SETTINGS if isinstance(flag := index.get(name), bool)}
    return PipelineFolder(path, kind, parts, variants, settings, num_bytes)


def read_files_of(path: Path) -> list[Path]:
    """All files of a folder that loading may read, and its card, by name."""
    found = (each for each in path.rglob("*") if each.suffix in READ or each == path / CARD)
    return sorted(each for each in found if each.is_file())


def licence_of(path: Path) -> str | None:
    """What the front matter of a folder's card says: `license`, or `license_name` where that is `other`."""
    try:
        with (path / CARD).open(encoding="utf-8", errors="replace") as card:
            begins = card.read(CARD_CHARACTERS)
    except OSError:
        return None
    front = re.match(r"---\n(.*?)\n---", begins, re.DOTALL)
    wanted = r"^(license|license_name):\s*[\"']?([\w.+-]{1,80})"
    said = dict(re.findall(wanted, front[1], re.MULTILINE)) if front else {}
    return said.get("license_name") if said.get("license") == "other" else said.get("license")


def read_index(path: Path) -> dict[str, object]:
    """What the description of a pipeline says, a file of that name.

    Raises:
        FolderIncomplete, FolderUnreadable: it is not there, too large, or no JSON object.
    """
    return _read_json(path.parent, path.name)


def weight_files(folder: PipelineFolder, part: str) -> list[Path]:
    """The safetensors files that hold the weights of a network of a pipeline."""
    return _weights(folder.path, part, stem=_STEMS.get(folder.parts[part].library, "model"))[0]


def _check_files(path: Path) -> None:
    for number, file in enumerate(path.rglob("*")):
        if number >= NUM_FILES:
            raise FolderUnreadable(folder=path.name, file="it", problem=f"holds more than {NUM_FILES:,} files")
        suffix, name = file.suffix.lower(), str(file.relative_to(path))
        if suffix in CODE:
            raise FolderHoldsCode(folder=path.name, what=name)
        if suffix in PICKLED:
            raise FolderHoldsPickles(folder=path.name, file=name)


def _kind(path: Path, index: Mapping[str, object]) -> PipelineKind:
    name = index.get("_class_name")
    if isinstance(name, list):
        raise FolderHoldsCode(folder=path.name, what=f"the pipeline {name}")
    if not isinstance(name, str) or name not in KINDS:
        raise FolderNotKnown(folder=path.name, what=f"its class is {name}", known=", ".join(KINDS))
    kind = KINDS[name]
    parts = {key for key, value in index.items() if isinstance(value, list) and value != [None, None]}
    if unknown := sorted(parts - kind.parts.keys()):
        raise FolderNotKnown(folder=path.name, what=f"it has a {unknown[0]}", known=", ".join(kind.parts))
    return kind


def _part(path: Path, name: str, said: object, *, kind: PipelineKind) -> PartClass | None:
    if said is None or said == [None, None]:
        if name in kind.optional:
            return None
        raise FolderIncomplete(folder=path.name, missing=f"{name} in {INDEX}")
    for each in kind.parts[name]:
        if said == [CLASSES[each].library, each]:
            return CLASSES[each]
    raise FolderNotKnown(folder=path.name, what=f"its {name} is {said}", known=", ".join(kind.parts[name]))


def _check_config(path: Path, name: str) -> None:
    config = _read_json(path, name)
    for key in _REMOTE:
        if config.get(key):
            raise FolderHoldsCode(folder=path.name, what=f"`{key}` in {name}")


def _weights(path: Path, part: str, *, stem: str) -> tuple[list[Path], str | None]:
    """The files that hold a network's weights, and their variant."""
    for variant in ("", "fp16"):
        name = f"{stem}.{variant}.safetensors" if variant else f"{stem}.safetensors"
        if (path / part / name).is_file():
            return [path / part / name], variant or None
        shards = f"{stem}.safetensors.index.{variant}.json" if variant else f"{name}.index.json"
        if (path / part / shards).is_file():
            return _shards(path, f"{part}/{shards}"), variant or None
    raise FolderIncomplete(folder=path.name, missing=f"{part}/{stem}.safetensors")


def _shards(path: Path, name: str) -> list[Path]:
    listed = _read_json(path, name, limit=SHARD_LIST_BYTES).get("weight_map")
    names = list(listed.values()) if isinstance(listed, dict) else []
    if not names or not all(isinstance(each, str) and _SHARD.fullmatch(each) for each in names):
        raise FolderUnreadable(folder=path.name, file=name, problem="does not list safetensors files beside it")
    files = [(path / name).with_name(each) for each in sorted(set(names))]
    for file in files:
        if not file.is_file():
            raise FolderIncomplete(folder=path.name, missing=str(file.relative_to(path)))
    return files


def _read_json(path: Path, name: str, *, limit: int = JSON_BYTES) -> dict[str, object]:
    file = path / name
    if not file.is_file():
        raise FolderIncomplete(folder=path.name, missing=name)
    if file.stat().st_size > limit:
        raise FolderUnreadable(folder=path.name, file=name, problem=f"has more than {limit:,} bytes")
    try:
        says = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as failure:
        raise FolderUnreadable(folder=path.name, file=name, problem="is not JSON") from failure
    if not isinstance(says, dict):
        raise FolderUnreadable(folder=path.name, file=name, problem="is not a description")
    return says
