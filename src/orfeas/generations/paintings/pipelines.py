"""Pipelines: which text-to-image networks lie here, and what is known of each. Reads JSON and names of files only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from orfeas.engines.text_to_image.catalog import PAINTERS, Painter
from orfeas.engines.text_to_image.folder import INDEX, PipelineFolder, licence_of, read_folder
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.networks.find import NetworkNotInstalled, installed_networks
from orfeas.weights.record import Record
from orfeas.weights.resolve import unchanged

FOLDER = "text-to-image"
"""Below the folder of weights; a folder in it, or a link to one, is a pipeline as those are that were installed."""

_NOT_COMMERCIAL = re.compile(r"\bnc\b|non-?commercial", re.IGNORECASE)
"""In what a card calls its licence: a copy under another name has the same terms."""


class NoPipeline(OrfeasError):
    """There is no text-to-image network here. Run `orfeas models download z-image-turbo`, or bring a folder in the layout of diffusers: `orfeas models register FOLDER --as NAME`, put it into {folder}, or name it with ORFEAS_TEXT_TO_IMAGE. Known to fit: {known}."""  # noqa: E501

    kind = Kind.UNAVAILABLE

    @classmethod
    def at(cls, weights_home: Path) -> NoPipeline:
        """For that folder of weights."""
        return cls(folder=weights_home / FOLDER, known=", ".join(PAINTERS))


class UnknownPipeline(OrfeasError):
    """There is no text-to-image network called {name} here. Choose one of: {known}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Pipeline:
    """A network that paints, as it lies here.

    Attributes:
        name: of its folder.
        folder: what is in it.
        license: as its card says it, or else our catalog; None where neither does.
        painter: what our catalog has under this name.
    """

    name: str
    folder: PipelineFolder
    license: str | None
    painter: Painter | None

    @property
    def warning(self) -> str | None:
        """What whoever uses its pictures should know."""
        is_known = self.painter is not None and not self.painter.is_commercial
        if not is_known and not _NOT_COMMERCIAL.search(self.license or ""):
            return None
        return f"Pictures of {self.name} may not be used commercially: its licence is {self.license}."


@dataclass(frozen=True)
class Pipelines:
    """Those that can be asked for.

    Attributes:
        weights_home: the folder of weights.
        chosen: the name of one, or the path of another folder: what is used where none is named.
    """

    weights_home: Path
    chosen: str | None = None

    @cached_property
    def paths(self) -> dict[str, Path]:
        """Folders by name, that one first which is used where none is named."""
        shelf = self.weights_home / FOLDER
        found = {each.parent.name: each.parent for each in shelf.glob(f"*/{INDEX}")}
        found |= {name: self.weights_home / name / str(record.root) for name, record in self._records.items()}
        found = dict(sorted(found.items()))
        if self.chosen is None:
            return found
        path = found.get(self.chosen) or Path(self.chosen).expanduser().absolute()
        return {path.name: path, **{name: each for name, each in found.items() if name != path.name}}

    @cached_property
    def _records(self) -> dict[str, Record]:
        """Of those that were installed by name."""
        return {each.name: each for each in installed_networks("painter", folder=self.weights_home)}

    def find(self, name: str | None = None) -> Pipeline:
        """The one of that name; without a name, the owner's choice, or the first.

        Raises:
            NoPipeline, UnknownPipeline, NetworkNotInstalled
            OrfeasError: it cannot be used; see `read_folder` and `unchanged`.
        """
        if not self.paths:
            raise NoPipeline.at(self.weights_home)
        wanted = next(iter(self.paths)) if name is None else name
        path = self.paths.get(wanted)
        if wanted in PAINTERS and (path is None or not path.is_dir()):
            raise NetworkNotInstalled(name=wanted)
        if path is None:
            raise UnknownPipeline(name=wanted, known=", ".join(self.paths))
        record = self._records.get(wanted)
        for file in record.files if record else ():
            unchanged(file, home=self.weights_home / wanted, name=wanted)
        return _read(path, name=wanted, record=record)


def _read(path: Path, *, name: str, record: Record | None) -> Pipeline:
    folder = read_folder(path)
    painter = PAINTERS.get((record.manifest if record else None) or name)
    if painter is not None and painter.kind != folder.kind.name:
        painter = None
    said = (record.says_licence if record else None) or licence_of(path)
    return Pipeline(name, folder, said or (painter.license if painter else None), painter)
