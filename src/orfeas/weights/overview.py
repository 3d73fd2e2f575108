"""Overview: all weights there are: installed, begun, damaged, or to be had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from orfeas.engines.text_to_image.catalog import PAINTERS
from orfeas.weights.manifest import Manifest, Purpose, all_manifests
from orfeas.weights.record import Record, RecordUnreadable, installed_names, read_record
from orfeas.weights.resolve import WeightsChanged, installed_for, unchanged
from orfeas.weights.staging.place import FETCHED

State = Literal["installed", "begun", "damaged", "available"]


@dataclass(frozen=True)
class Listed:
    """Weights by their name.

    Attributes:
        engine: what runs them; empty where a damaged record hides it.
        purpose: what they are for; None where a damaged record hides it.
        state: `damaged` where the record or a file is not as it was; `begun` where a download has brought something.
        is_used: whether their engine takes these of all that are installed for it; networks that are asked for by name
            are not used so.
        size: bytes on the disk where they are installed, of the download where they are not.
        here: bytes that a download has brought.
        manifest: None where a damaged record hides it.
        sha256, installed_at: of installed ones.
        says_licence: what the owner of a network of their own says of its licence.
    """

    name: str
    engine: str
    purpose: Purpose | None
    state: State
    is_used: bool
    size: int
    here: int
    manifest: Manifest | None
    sha256: str | None
    installed_at: datetime | None
    says_licence: str | None = None


def overview(folder: Path, *, wanted: Mapping[str, str] = MappingProxyType({})) -> list[Listed]:
    """Those installed, by name, and those that could be.

    Args:
        wanted: hashes of weights by engine, of those that are to run with some and not with what was installed last.
    """
    names = installed_names(folder)
    manifests = {manifest.name: manifest for manifest in all_manifests()}
    listed = [_installed(name, folder, manifests, wanted) for name in names]
    return listed + [
        _available(each, folder) for each in sorted(manifests.values(), key=_rank) if each.name not in names
    ]


def _rank(manifest: Manifest) -> tuple[int, int, str]:
    """By what they are for, and those that paint as our catalog has them: what anybody may use comes first."""
    painters = list(PAINTERS)
    place = painters.index(manifest.name) if manifest.name in painters else 0
    return get_args(Purpose).index(manifest.purpose), place, manifest.name


def _installed(name: str, folder: Path, manifests: dict[str, Manifest], wanted: Mapping[str, str]) -> Listed:
    try:
        record = read_record(folder, name)
    except RecordUnreadable:
        record = None
    if record is None:
        return Listed(name, "", None, "damaged", False, 0, 0, manifests.get(name), None, None)
    return Listed(
        name=name,
        engine=record.engine,
        purpose=record.purpose,
        state="installed" if _is_whole(record, folder) else "damaged",
        is_used=record.purpose == "shape" and _used_by(record.engine, folder, wanted) == name,
        size=record.size,
        here=record.size,
        manifest=manifests.get(record.manifest) if record.manifest else None,
        sha256=record.sha256,
        installed_at=record.installed_at,
        says_licence=record.says_licence,
    )


def _is_whole(record: Record, folder: Path) -> bool:
    try:
        for file in (*record.files, *([record.config] if record.config else [])):
            unchanged(file, home=folder / record.name, name=record.name)
    except WeightsChanged:
        return False
    return True


def _used_by(engine: str, folder: Path, wanted: Mapping[str, str]) -> str | None:
    try:
        return installed_for(engine, folder=folder, sha256=wanted.get(engine)).name
    except WeightsChanged as failure:
        return str(failure.details["name"])


def _available(manifest: Manifest, folder: Path) -> Listed:
    begun = folder / f"{manifest.name}.part" / FETCHED
    here = sum(file.stat().st_size for file in begun.rglob("*") if file.is_file() and file.suffix != ".json")
    state: State = "begun" if here else "available"
    return Listed(
        name=manifest.name,
        engine=manifest.engine,
        purpose=manifest.purpose,
        state=state,
        is_used=False,
        size=manifest.size,
        here=here,
        manifest=manifest,
        sha256=None,
        installed_at=None,
    )
