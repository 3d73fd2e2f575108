"""Receive: a LoRA that is sent becomes a style; its bytes go to the disk as they come."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from fastapi import Request
from pydantic import ValidationError
from starlette.datastructures import UploadFile

from orfeas.api.caller import House, pipelines_of
from orfeas.api.errors import HttpFailure, unusable_fields
from orfeas.api.styles.bodies import AddStyleForm
from orfeas.api.uploads import check_picture, read_files
from orfeas.engines.lora.naming import CONFIG, CONFIG_BYTES
from orfeas.generations.styles.fit import painters_here
from orfeas.intake.decode import decode_picture
from orfeas.weights.staging.space import check_space, disk_failures
from orfeas.weights.styles.add import Stated, add_style
from orfeas.weights.styles.preview import preview_png
from orfeas.weights.styles.record import StyleRecord, styles_home

FILES = ("file", "preview", "config")

ARRIVING, ARRIVING_SECONDS = ".arriving-", 3600.0
"""How folders of what is sent are called, and after how long one belongs to a server that was killed."""


async def receive_style(request: Request, house: House) -> StyleRecord:
    """Keep what a form holds; a picture that cannot be read keeps nothing.

    Raises:
        HttpFailure: the form is none, or has no file.
        OrfeasError: see `add_style` and `check_picture`.
    """
    async with read_files(request, FILES) as (files, texts):
        if "file" not in files:
            raise HttpFailure(422, "no_lora", "There is no LoRA in the field file. Add its safetensors file.")
        try:
            fields = AddStyleForm.model_validate_strings(texts)
        except ValidationError as error:
            raise unusable_fields(error) from error
        preview = await _preview(house, files["preview"]) if "preview" in files else None
        async with house.reading_meshes:  # large files one at a time
            return await asyncio.to_thread(_keep, house, files, fields, preview)


async def _preview(house: House, file: UploadFile) -> bytes:
    checked = await check_picture(house, file)
    return await asyncio.to_thread(lambda: preview_png(decode_picture(checked.payload)))


def _keep(house: House, files: Mapping[str, UploadFile], fields: AddStyleForm, preview: bytes | None) -> StyleRecord:
    weights_home, file = house.settings.weights_home, files["file"]
    stated = Stated(
        name=fields.name or None,
        title=fields.title or None,
        triggers=tuple(word.strip() for word in fields.triggers.split(",") if word.strip()),
        network=fields.network or None,
        licence=fields.licence or None,
        source=fields.source or None,
    )
    with _arrived(styles_home(weights_home), file.file, size=file.size or 0) as path:
        if "config" in files:
            path.with_name(CONFIG).write_bytes(files["config"].file.read(CONFIG_BYTES + 1))
        return add_style(
            path,
            stated,
            weights_home=weights_home,
            painters=painters_here(pipelines_of(house)),
            called=Path(file.filename or "lora.safetensors").name,
            preview=preview,
        )


@contextmanager
def _arrived(home: Path, sent: BinaryIO, *, size: int) -> Iterator[Path]:
    """What was sent, as a file on the disk of the styles, which can be linked from there.

    Raises:
        NoSpace, DiskFull, FolderFails: there is no room for it.
    """
    with disk_failures(home):
        home.mkdir(parents=True, exist_ok=True)
        _sweep(home)
        check_space(home, size, what="the style")
        with tempfile.TemporaryDirectory(dir=home, prefix=ARRIVING) as folder:
            path = Path(folder) / "arrived.safetensors"
            with path.open("wb") as file:
                shutil.copyfileobj(sent, file, 1 << 20)
            yield path


def _sweep(home: Path) -> None:
    """Delete what was left by servers that were killed."""
    for left in home.glob(f"{ARRIVING}*"):
        with suppress(FileNotFoundError):  # another swept it
            if time.time() - left.stat().st_mtime > ARRIVING_SECONDS:
                shutil.rmtree(left, ignore_errors=True)
