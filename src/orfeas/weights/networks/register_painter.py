"""Register: a network that paints, a folder in the layout of diffusers that lies on this machine and stays there."""

from __future__ import annotations

from pathlib import Path

from orfeas.engines.text_to_image.folder import licence_of, read_files_of
from orfeas.weights.header import read_header
from orfeas.weights.install import refuse_if_installed
from orfeas.weights.licence import Answer, accept, check_territory
from orfeas.weights.manifest import manifest_of
from orfeas.weights.record import Original, Record, Source, now
from orfeas.weights.register import check_name
from orfeas.weights.staging.check import check_pipeline
from orfeas.weights.staging.claim import claimed
from orfeas.weights.staging.place import Telling, linked, place, silent, staging
from orfeas.weights.staging.space import disk_failures


def register_painter(
    path: Path,
    *,
    name: str,
    folder: Path,
    territory: str | None,
    answer: Answer,
    says_licence: str | None = None,
    telling: Telling = silent,
) -> Record:
    """Install a network that paints from a folder that stays where it is.

    Args:
        path: holds model_index.json.
        name: to keep it under; a published network's for a copy of it.
        folder: of all weights.
        territory, answer, telling: as in `install`.
        says_licence: what its owner says of its licence; else what its card says.

    Raises:
        OrfeasError: what `check_pipeline` raises: it is not whole, brings code or pickles, or is another network.
        WeightsUnreadable: a safetensors file in it is damaged.
        NameUnusable, NameOfAnother, AlreadyInstalled: it cannot be kept under that name.
    """
    path = path.expanduser().absolute().resolve()
    published = manifest_of(name)
    manifest = published if published and published.purpose == "painter" else None
    check_name(name, manifest=manifest)
    check_pipeline(path, of=name)
    found = read_files_of(path)
    for file in found:
        if file.suffix == ".safetensors":
            read_header(file)
    if manifest is not None:
        check_territory(manifest, territory)
    with claimed(folder, name), disk_failures(folder), staging(folder, name) as into:
        refuse_if_installed(folder, name)
        acceptance = accept(manifest, territory=territory, text=None, answer=answer) if manifest else None
        files = tuple(linked(each, telling=telling) for each in found)
        originals = tuple(Original(str(Path(each.path).relative_to(path)), each.size, each.sha256) for each in files)
        record = Record(
            name=name,
            engine="painter",
            manifest=manifest.name if manifest else None,
            repository=manifest.repository if manifest else None,
            revision=None,
            source=Source("registered", path.name, originals),
            files=files,
            licence=acceptance,
            installed_at=now(),
            root=str(path),
            says_licence=says_licence or licence_of(path),
        )
        place(record, into, folder=folder)
    return record
