"""Manifest: weights that can be had: where they lie, what they are, and under which licence."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass

from orfeas.engines.onnx_card import GraphCard, Values
from orfeas.errors import Kind, OrfeasError

MANIFESTS = Path(str(files("orfeas"))) / "weights" / "manifests"

NAME = "[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?"
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Name = Annotated[str, Field(pattern=f"^{NAME}$")]
FilePath = Annotated[str, Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$")]
Place = Annotated[str, Field(pattern="^[A-Z]{2}$")]
Positive = Annotated[float, Field(gt=0)]

Purpose = Literal["shape", "matting", "depth", "painter"]
"""What weights are for: an engine that makes shapes, cut-outs, depth, or pictures from words."""

_CHECKED = ConfigDict(extra="forbid", strict=True)


class UnknownWeights(OrfeasError):
    """There are no weights called {name}. `orfeas models list` shows those there are: {known}."""

    kind = Kind.MISSING


@dataclass(frozen=True, config=_CHECKED)
class PublishedFile:
    """One file of a repository.

    Attributes:
        path: in the repository.
        size: in bytes; None where nobody has told.
        sha256, sha256_source: its hash and who says so; None where only the hub can tell.
        becomes: `config`, a published configuration that is kept as JSON; `converted`, a checkpoint whose tensors are
            kept as safetensors; `kept`, as it is; `pipeline`, the description of a folder of diffusers, with which
            comes all that it names and the hub has beside it.
    """

    path: FilePath
    size: Annotated[int, Field(gt=0)] | None
    sha256: Sha256 | None
    sha256_source: str | None
    becomes: Literal["config", "converted", "kept", "pipeline"]

    @property
    def name(self) -> str:
        """Without the folders it lies in."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, config=_CHECKED)
class Licence:
    """What the weights may be used for, in short; the text decides.

    Attributes:
        id: as `--accept-licence` takes it, and as the provenance of an asset names it.
        file: the text's path in the repository.
        url: the text, for people.
        allows, forbids, use_limits: a sentence each.
        excludes: where nothing of it may be used, by ISO 3166; `EU` for all its members.
        source: who says so, and what nobody here could read.
    """

    id: Name
    title: str
    file: FilePath
    url: str
    allows: tuple[str, ...]
    forbids: tuple[str, ...]
    use_limits: tuple[str, ...]
    excludes: tuple[Place, ...]
    source: str | None = None

    @property
    def summary(self) -> str:
        """All that is said of it here, as the hash of an acceptance without the text is taken of."""
        return "\n".join((self.title, self.url, *self.allows, *self.forbids, *self.use_limits, *self.excludes, ""))


@dataclass(frozen=True, config=_CHECKED)
class Memory:
    """What a device needs: with everything on it, with one network after another, with one layer after another."""

    resident_bytes: int
    staged_bytes: int
    offloaded_bytes: int
    source: str


@dataclass(frozen=True, config=_CHECKED)
class Reported:
    """How long somebody says an object takes with these weights.

    Attributes:
        cards: words of the names of cards that compute as fast.
        source: who says so, and of what.
    """

    cards: tuple[str, ...]
    seconds: float
    source: str


@dataclass(frozen=True, config=_CHECKED)
class Preprocessing:
    """What a network that is one ONNX file is given and what it answers; see `GraphCard`.

    Attributes:
        source: where the numbers were read; None where their owner said them.
    """

    pixels: Annotated[int, Field(ge=8, le=4096)]
    mean: tuple[float, float, float]
    deviation: tuple[Positive, Positive, Positive]
    output: int | str = 0
    values: Values = "plain"
    multiple: Annotated[int, Field(ge=1, le=256)] = 1
    keeps_aspect: bool = False
    divides_by_brightest: bool = False
    source: str | None = None

    def card(self, *, name: str, licence: str) -> GraphCard:
        """For the network of that name."""
        return GraphCard(name=name, license=licence, **self._numbers)

    @property
    def identity(self) -> str:
        """All that decides what comes out, by name, but for what is as it is by default: a number more that can be said
        leaves networks that are installed as they were.
        """
        defaults = {field.name: field.default for field in fields(self)}
        said = {name: value for name, value in self._numbers.items() if value != defaults[name]}
        return json.dumps(said, sort_keys=True)

    @property
    def _numbers(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "source"}


@dataclass(frozen=True, config=_CHECKED)
class Manifest:
    """Weights as they are published.

    Attributes:
        name: as the user knows them; the folder they are kept in.
        engine: what runs them: an engine, or what they are for where none of these does: `matting`, `depth`, `painter`.
        repository, revision: of the hub; the revision is a commit, never a branch.
        alternative: an engine to use where the licence excludes a territory.
        base: fingerprint of the network, which adapters name; None where none can be put on it.
        memory: what a device needs; None where nobody has told.
        memory_int8: the same with large weights of eight bits; None where they cannot be.
        graph: of a network that is an ONNX file.
    """

    name: Name
    title: str
    engine: str
    repository: Annotated[str, Field(pattern=r"^[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*$")]
    revision: Annotated[str, Field(pattern="^[0-9a-f]{40}$")]
    files: Annotated[tuple[PublishedFile, ...], Field(min_length=1)]
    licence: Licence
    alternative: str | None
    base: Annotated[str, Field(pattern="^sha256:[0-9a-f]{64}$")] | None
    memory: Memory | None = None
    memory_int8: Memory | None = None
    reported: tuple[Reported, ...] = ()
    graph: Preprocessing | None = None

    @property
    def purpose(self) -> Purpose:
        return purpose_of(self.engine)

    @property
    def size(self) -> int:
        """Bytes of all files whose size is known."""
        return sum(file.size or 0 for file in self.files)


def purpose_of(engine: str) -> Purpose:
    """What weights of an engine are for; `engine` as a manifest or a record has it."""
    return engine if engine in ("matting", "depth", "painter") else "shape"  # type: ignore[return-value]


@cache
def all_manifests() -> tuple[Manifest, ...]:
    """Those in the package, by name."""
    read = TypeAdapter(Manifest).validate_json
    return tuple(read(path.read_bytes()) for path in sorted(MANIFESTS.glob("*.json")))


def manifest_of(name: str) -> Manifest | None:
    """The manifest of that name; None where none is."""
    return next((each for each in all_manifests() if each.name == name), None)


def find_manifest(name: str) -> Manifest:
    """The same where there has to be one.

    Raises:
        UnknownWeights: there is none; lists those there are.
    """
    manifest = manifest_of(name)
    if manifest is None:
        raise UnknownWeights(name=name, known=", ".join(each.name for each in all_manifests()))
    return manifest
