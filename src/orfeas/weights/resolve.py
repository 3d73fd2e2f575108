"""Resolve: the weights that an engine runs with, of those installed here."""

from __future__ import annotations

from pathlib import Path

from orfeas.engines.weight_files import WeightFile, WeightFiles
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.manifest import all_manifests
from orfeas.weights.record import HeldFile, Record, RecordUnreadable, installed_names, read_record


class WeightsNotInstalled(OrfeasError):
    """The engine {engine} has no weights here. Run `orfeas models download {name}`, or `orfeas models register PATH` with a copy you have."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class WeightsChanged(OrfeasError):
    """The weights {name} are not as they were installed: {path} {problem}. {remedy}."""

    kind = Kind.UNAVAILABLE


def installed_for(engine: str, *, folder: Path, sha256: str | None = None) -> WeightFiles:
    """What an engine is handed. Sizes are looked at, hashes are not: `verify` reads every byte.

    Args:
        engine: its name.
        folder: of all weights.
        sha256: of those it should have; where they are not installed any more it has what was installed last.

    Raises:
        WeightsNotInstalled: nothing is installed for it; says how to.
        WeightsChanged: a file is gone, or another than when it was installed.
        RecordUnreadable: what may be its weights has a record that cannot be read.
    """
    record = _record_of(engine, folder, sha256=sha256)
    if record is None:
        raise WeightsNotInstalled(engine=engine, name=_name_of(engine))
    home = folder / record.name
    return WeightFiles(
        name=record.name,
        files=tuple(WeightFile(unchanged(file, home=home, name=record.name), file.prefix) for file in record.files),
        config=unchanged(record.config, home=home, name=record.name) if record.config else None,
        sha256=record.sha256,
        license=record.license,
        base=record.base,
    )


def installed_weights_of(engine: str, *, folder: Path, sha256: str | None = None) -> str | None:
    """The hash of an engine's weights by their record, as `sha256:` and 64 hex digits; None where it has none.

    Args:
        sha256: see `installed_for`.
    """
    try:
        record = _record_of(engine, folder, sha256=sha256)
    except RecordUnreadable:
        return None
    return record.sha256 if record else None


def _record_of(engine: str, folder: Path, *, sha256: str | None = None) -> Record | None:
    """Those of that hash, else what was installed last: whoever registers other weights means to use them."""
    records, damage = [], None
    for name in installed_names(folder):
        try:
            record = read_record(folder, name)
        except RecordUnreadable as failure:
            damage = failure
        else:
            if record is not None and record.engine == engine:
                records.append(record)
    if not records and damage:
        raise damage
    return max(records, key=lambda each: (each.sha256 == sha256, each.installed_at, each.name), default=None)


def _name_of(engine: str) -> str:
    return next((manifest.name for manifest in all_manifests() if manifest.engine == engine), engine)


def unchanged(file: HeldFile, *, home: Path, name: str) -> Path:
    """Where a file lies, if it looks as it did.

    Raises:
        WeightsChanged: it is gone, or has another size, or its owner has written it.
    """
    path = home / file.path  # the whole path of a linked file stands for itself
    anew = f"Run `orfeas models remove {name}` and install them again"
    try:
        status = path.stat()
    except OSError as error:
        raise WeightsChanged(name=name, path=path, problem="is not there any more", remedy=anew) from error
    if status.st_size != file.size:
        problem = f"has {status.st_size:,} bytes, not {file.size:,}"
        raise WeightsChanged(name=name, path=path, problem=problem, remedy=anew)
    if file.modified_ns is not None and status.st_mtime_ns != file.modified_ns:
        remedy = f"If its bytes are the same, `orfeas models verify {name}` takes it back"
        raise WeightsChanged(name=name, path=path, problem="was written since", remedy=remedy)
    return path
