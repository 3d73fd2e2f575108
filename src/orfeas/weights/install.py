"""Install: weights from their repository, accepted, fetched, checked and converted; all of it or nothing."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from pathlib import Path

from orfeas.engines.text_to_image.folder import read_index
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.convert import convert
from orfeas.weights.fetching.facts import AnotherFile, FileFacts, ask_facts
from orfeas.weights.fetching.fetch import fetch, size_so_far
from orfeas.weights.fetching.listing import files_of_pipeline, list_files
from orfeas.weights.fetching.transport import Hub, Line, NotOnTheHub, open_line
from orfeas.weights.licence import Answer, accept, check_territory
from orfeas.weights.manifest import Manifest
from orfeas.weights.recognize import NETWORKS
from orfeas.weights.record import Acceptance, HeldFile, Original, Record, Source, now, read_record
from orfeas.weights.staging.check import check_files
from orfeas.weights.staging.claim import claimed
from orfeas.weights.staging.digest import sha256_of
from orfeas.weights.staging.place import (
    CONFIG,
    FETCHED,
    LICENCE_TEXT,
    PIPELINE,
    WEIGHTS,
    Telling,
    held,
    place,
    silent,
    staging,
)
from orfeas.weights.staging.published_config import read_published_config
from orfeas.weights.staging.space import check_space, disk_failures

CONVERTER = 1
"""Changes whenever what a conversion writes may."""

LARGEST_TEXT = 1 << 20

Wait = Callable[[float], None]


class AlreadyInstalled(OrfeasError):
    """The weights {name} are installed already. To install them anew, run `orfeas models remove {name}` first."""

    kind = Kind.CONFLICT


def install(
    manifest: Manifest,
    *,
    folder: Path,
    hub: Hub,
    territory: str | None,
    answer: Answer,
    planned: Callable[[Sequence[FileFacts]], None] = lambda _files: None,
    telling: Telling = silent,
    wait: Wait = time.sleep,
) -> Record:
    """Bring published weights here. What a killed or cut try has fetched, the next one does not fetch again.

    Args:
        folder: of all weights.
        territory: as the owner declared it; None where nobody has.
        answer: whether the licence is accepted.
        planned: told what will be fetched, and what it will be held against.
        telling: told how far it is.
        wait: sleeps between tries.

    Raises:
        AlreadyInstalled: they are.
        OrfeasError: what went wrong, in a sentence, as the steps have them.
    """
    check_territory(manifest, territory)
    name = manifest.name
    with claimed(folder, name), disk_failures(folder), staging(folder, name) as into:
        refuse_if_installed(folder, name)
        with open_line(hub) as line:
            text = _licence_text(line, manifest, into, wait=wait)
            acceptance = accept(manifest, territory=territory, text=text, answer=answer)
            facts = _all_facts(line, manifest, into, wait=wait)
            planned(facts)
            _check_room(manifest, facts, into)
            for each in facts:
                _fetch(line, each, into, telling=telling, wait=wait)
        record = _made(manifest, facts, acceptance, into, telling=telling)
        place(record, into, folder=folder)
    return record


def refuse_if_installed(folder: Path, name: str) -> None:
    """Let a name pass that is free.

    Raises:
        AlreadyInstalled: it is not.
    """
    if read_record(folder, name) is not None:
        raise AlreadyInstalled(name=name)


# --- fetching


def _facts(line: Line, manifest: Manifest, path: str, size: int | None = None, sha256: str | None = None) -> FileFacts:
    repository, revision = manifest.repository, manifest.revision
    return ask_facts(line, repository=repository, revision=revision, path=path, size=size, sha256=sha256)


def _all_facts(line: Line, manifest: Manifest, into: Path, *, wait: Wait) -> list[FileFacts]:
    """Of every file of a manifest, and of those that a pipeline's description names."""
    facts = [_facts(line, manifest, file.path, file.size, file.sha256) for file in manifest.files]
    for file, each in zip(manifest.files, tuple(facts), strict=True):
        if file.becomes == "pipeline":
            if each.size > LARGEST_TEXT:
                raise AnotherFile(host=line.hub.host, path=each.path, problem=f"it has {each.size:,} bytes")
            _fetch(line, each, into, telling=silent, wait=wait)
            listed = list_files(line, repository=each.repository, revision=each.revision)
            facts += files_of_pipeline(listed, read_index(_at(into, each)))
    return facts


def _licence_text(line: Line, manifest: Manifest, into: Path, *, wait: Wait) -> bytes | None:
    """The licence as it lies beside the weights; None where the repository has none under that name."""
    try:
        facts = _facts(line, manifest, manifest.licence.file)
    except NotOnTheHub:
        return None
    if facts.size > LARGEST_TEXT:
        raise AnotherFile(host=line.hub.host, path=facts.path, problem=f"it has {facts.size:,} bytes, and is no text")
    fetch(line, facts, into / LICENCE_TEXT, wait=wait)
    return (into / LICENCE_TEXT).read_bytes()


def _check_room(manifest: Manifest, facts: Sequence[FileFacts], into: Path) -> None:
    missing = sum(each.size - size_so_far(_at(into, each), each) for each in facts)
    files = zip(facts, manifest.files, strict=False)  # those that only the hub lists come last, and are kept
    converted = sum(each.size for each, file in files if file.becomes == "converted")
    check_space(into, missing + converted, what="the download and its conversion" if converted else "the download")


def _fetch(line: Line, facts: FileFacts, into: Path, *, telling: Telling, wait: Wait) -> None:
    to = _at(into, facts)
    to.parent.mkdir(parents=True, exist_ok=True)
    fetch(
        line,
        facts,
        to,
        report=partial(telling, f"fetching {to.name}"),
        checking=partial(telling, f"checking {to.name}"),
        wait=wait,
    )


def _at(into: Path, facts: FileFacts) -> Path:
    return into / FETCHED / facts.path


# --- from what was fetched to what is kept


def _made(
    manifest: Manifest, facts: Sequence[FileFacts], acceptance: Acceptance, into: Path, *, telling: Telling
) -> Record:
    kept: list[HeldFile] = []
    config = None
    originals = tuple(Original(each.path, each.size, each.sha256 or sha256_of(_at(into, each))) for each in facts)
    root = PIPELINE if any(file.becomes == "pipeline" for file in manifest.files) else None
    for file, each in zip_longest(manifest.files, facts):
        fetched, becomes = _at(into, each), file.becomes if file else "kept"
        if becomes == "config":
            config = keep_config(fetched, into)
        elif becomes == "converted":
            keep_converted(fetched, into / WEIGHTS, engine=manifest.engine, telling=telling)
            kept.append(held(into / WEIGHTS, telling=telling))
        else:
            kept.append(_keep(fetched, f"{root}/{each.path}" if root else fetched.name, into, telling=telling))
    paths = [into / file.path for file in kept]
    checked = check_files(manifest, paths, config=into / CONFIG if config else None, root=into / root if root else None)
    return Record(
        name=manifest.name,
        engine=manifest.engine,
        manifest=manifest.name,
        repository=manifest.repository,
        revision=manifest.revision,
        source=Source("hub", manifest.repository, originals),
        files=tuple(kept),
        config=config,
        base=checked.base,
        licence=acceptance,
        installed_at=now(),
        converter=CONVERTER if any(file.becomes == "converted" for file in manifest.files) else None,
        graph=manifest.graph,
        root=root,
    )


def _keep(fetched: Path, path: str, into: Path, *, telling: Telling) -> HeldFile:
    """A file as it came, under a path of ours."""
    (into / path).parent.mkdir(parents=True, exist_ok=True)
    fetched.replace(into / path)
    return replace(held(into / path, telling=telling), path=path)


def keep_config(published: Path, into: Path) -> HeldFile:
    """A published configuration as JSON."""
    (into / CONFIG).write_text(json.dumps(read_published_config(published), indent=1) + "\n")
    return held(into / CONFIG)


def keep_converted(checkpoint: Path, to: Path, *, engine: str, prefix: str = "", telling: Telling = silent) -> None:
    """A checkpoint's tensors as safetensors, without those that the engine does not need."""
    size = checkpoint.stat().st_size
    done = lambda fraction: telling(f"converting {checkpoint.name}", round(fraction * size), size)
    convert(checkpoint, to, prefix=prefix, dropped=NETWORKS[engine].dropped, report=done)
