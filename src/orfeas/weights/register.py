"""Register: a copy that its owner has; safetensors stay where they are, a checkpoint is converted."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from orfeas.errors import Kind, OrfeasError
from orfeas.weights.checkpoint import DAMAGED
from orfeas.weights.header import read_header, unreadable
from orfeas.weights.install import CONVERTER, keep_config, keep_converted, refuse_if_installed
from orfeas.weights.licence import Answer, accept, check_territory
from orfeas.weights.manifest import Manifest, manifest_of
from orfeas.weights.recognize import HUNYUAN, NETWORKS, recognize
from orfeas.weights.record import HeldFile, Original, Record, Source, is_name, now
from orfeas.weights.staging.check import check_files
from orfeas.weights.staging.claim import claimed
from orfeas.weights.staging.place import CONFIG, Telling, held, linked, place, silent, staging
from orfeas.weights.staging.published_config import ConfigUnreadable, read_published_config
from orfeas.weights.staging.space import check_space, disk_failures

KINDS = (".safetensors", ".ckpt")
ZIP = b"PK\x03\x04"
PEEKED = 1 << 20


class NoWeightsThere(OrfeasError):
    """There are no weights at {path}. Give a .safetensors, .ckpt or .onnx file, or a folder that holds weights."""

    kind = Kind.MISSING


class SeveralThere(OrfeasError):
    """{path} holds several weight files: {names}. Give one of them; a file with the VAE alone goes with --vae."""

    kind = Kind.INVALID


class NameUnusable(OrfeasError):
    """Weights cannot be called {name}. Use small letters, digits, dots and dashes, 64 at most, such as my-copy."""

    kind = Kind.INVALID


class NameOfAnother(OrfeasError):
    """{name} is the name of a published network, and this is not given as a copy of it. Call it otherwise with --as NAME. Leave out --kind for a copy of {name}."""  # noqa: E501

    kind = Kind.INVALID


@dataclass(frozen=True)
class Copy:
    """A file that its owner has: `prefix` is that of the part it holds alone, as its owner says."""

    path: Path
    prefix: str = ""

    @property
    def is_checkpoint(self) -> bool:
        """By its first bytes: names are anybody's."""
        try:
            with self.path.open("rb") as file:
                return file.read(len(ZIP)) == ZIP
        except OSError as error:
            raise unreadable(self.path, (error.strerror or str(error)).lower()) from error


def register(
    path: Path,
    *,
    manifest: Manifest,
    folder: Path,
    territory: str | None,
    answer: Answer,
    name: str | None = None,
    vae: Path | None = None,
    telling: Telling = silent,
) -> Record:
    """Install weights from a copy.

    Args:
        path: a file, or a folder in the published layout.
        manifest: of the weights it should be a copy of.
        folder: of all weights.
        territory, answer, telling: as in `install`.
        name: to keep it under; None for the manifest's.
        vae: a file with that part, where `path` lacks it.

    Raises:
        NoWeightsThere, SeveralThere: it is not clear which file is meant.
        NameUnusable, NameOfAnother, AlreadyInstalled: it cannot be kept under that name.
        OrfeasError: it is not what it should be; says what it is, or what is wrong with it.
    """
    check_territory(manifest, territory)
    name = manifest.name if name is None else name
    check_name(name, manifest=manifest)
    copies = [Copy(_weights_at(path)), *([Copy(_weights_at(vae), "vae.")] if vae else [])]
    config = _config_of(copies[0].path, parts=NETWORKS[manifest.engine].config_parts)
    _refuse_soon(copies, config, engine=manifest.engine)
    with claimed(folder, name), disk_failures(folder), staging(folder, name) as into:
        refuse_if_installed(folder, name)
        acceptance = accept(manifest, territory=territory, text=None, answer=answer)
        converted = sum(copy.path.stat().st_size for copy in copies if copy.is_checkpoint)
        check_space(into, converted, what="the conversion")
        kept, originals = _kept(copies, into, engine=manifest.engine, telling=telling)
        held_config = keep_config(config, into) if config else None
        checked = check_files(manifest, [into / file.path for file in kept], config=into / CONFIG if config else None)
        record = Record(
            name=name,
            engine=manifest.engine,
            manifest=manifest.name,
            repository=manifest.repository,
            revision=manifest.revision if _is_published(originals, manifest) else None,
            source=Source("registered", copies[0].path.name, originals),
            files=tuple(replace(file, prefix=each.prefix) for file, each in zip(kept, checked.files, strict=True)),
            config=held_config,
            base=checked.base,
            licence=acceptance,
            installed_at=now(),
            converter=CONVERTER if converted else None,
        )
        place(record, into, folder=folder)
    return record


def check_name(name: str, *, manifest: Manifest | None) -> None:
    """Let a name pass that weights can have: that of a published network is for copies of it.

    Args:
        manifest: of what they are a copy of; None for a network of its owner's own.

    Raises:
        NameUnusable: it is none.
        NameOfAnother: it is a published network's.
    """
    if not is_name(name):
        raise NameUnusable(name=name)
    if (manifest is None or name != manifest.name) and manifest_of(name) is not None:
        raise NameOfAnother(name=name)


def copy_of(path: Path) -> str:
    """The name of the manifest that a copy may be one of, as its names tell; damaged ones tell nothing, and are refused
    as what they are taken for.

    Raises:
        NoWeightsThere, SeveralThere: it is not clear which file is meant.
    """
    beginning = _beginning(_weights_at(path))
    told = (each.name for each in NETWORKS.values() if each.told_by and each.told_by.encode() in beginning)
    return next(told, HUNYUAN.name)


def _beginning(path: Path) -> bytes:
    """Of what names a file's tensors: a safetensors header, or a checkpoint's table, which is only looked at here."""
    try:
        if not Copy(path).is_checkpoint:
            with path.open("rb") as file:
                return file.read(PEEKED)
        with zipfile.ZipFile(path) as archive:
            table = next((name for name in archive.namelist() if name.endswith("data.pkl")), None)
            if table is None:
                return b""
            with archive.open(table) as packed:
                return packed.read(PEEKED)
    except (*DAMAGED, OSError):
        return b""


def _weights_at(path: Path) -> Path:
    """The one weight file that is meant."""
    path = path.expanduser().absolute()
    if not path.is_dir():
        if not path.is_file():
            raise NoWeightsThere(path=path)
        return path.resolve()
    inner = [each for each in path.glob("hunyuan3d-dit-*") if each.is_dir()]  # in a copy of the whole repository
    found = sorted(each for home in inner or [path] for each in home.iterdir() if each.suffix in KINDS)
    if not found:
        raise NoWeightsThere(path=path)
    if len(found) > 1:
        raise SeveralThere(path=path, names=", ".join(str(each.relative_to(path)) for each in found[:5]))
    return found[0].resolve()


def _config_of(weights: Path, *, parts: frozenset[str]) -> Path | None:
    """The configuration that was published with a file: beside it, or where the parent folder has one of all parts."""
    for home in (weights.parent, weights.parent.parent):
        path = home / "config.yaml"
        if not path.is_file():
            continue
        try:
            if read_published_config(path).keys() >= parts:
                return path
        except ConfigUnreadable:
            if home == weights.parent:
                raise
    return None


def _refuse_soon(copies: Sequence[Copy], config: Path | None, *, engine: str) -> None:
    """What can be told before anything is asked, read whole or converted."""
    if not any(copy.is_checkpoint for copy in copies):
        values = read_published_config(config) if config else None
        recognize({copy.path: read_header(copy.path) for copy in copies}, engine=engine, config=values)


def _kept(
    copies: Sequence[Copy], into: Path, *, engine: str, telling: Telling
) -> tuple[list[HeldFile], tuple[Original, ...]]:
    kept, originals = [], []
    for number, copy in enumerate(copies):
        there = linked(copy.path, telling=telling)
        originals.append(Original(copy.path.name, there.size, there.sha256))
        if copy.is_checkpoint:
            made = into / (f"weights-{number + 1}.safetensors" if len(copies) > 1 else "weights.safetensors")
            keep_converted(copy.path, made, engine=engine, prefix=copy.prefix, telling=telling)
            kept.append(held(made, telling=telling))
        else:
            kept.append(there)
    return kept, tuple(originals)


def _is_published(originals: Sequence[Original], manifest: Manifest) -> bool:
    """Whether a copy is a file of the repository to the last byte."""
    pinned = {file.sha256 for file in manifest.files} - {None}
    return any(each.sha256 in pinned for each in originals)
