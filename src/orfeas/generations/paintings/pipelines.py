"""Pipelines: which text-to-image networks lie here, and what is known of each. Reads JSON and names of files only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from orfeas.engines.text_to_image.catalog import PAINTERS, Painter
from orfeas.engines.text_to_image.folder import INDEX, PipelineFolder, read_folder
from orfeas.errors import Kind, OrfeasError

FOLDER = "text-to-image"
"""Below the folder of weights; each pipeline is a folder in it, or a link to one."""
CARD, CARD_CHARACTERS = "README.md", 4_000


class NoPipeline(OrfeasError):
    """There is no text-to-image network here. Put one, a folder in the layout of diffusers that holds model_index.json, into {folder}, or name such a folder with ORFEAS_TEXT_TO_IMAGE. Known to fit: {known}."""  # noqa: E501

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
        if self.painter is None or self.painter.is_commercial:
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
        found = {each.parent.name: each.parent for each in sorted(shelf.glob(f"*/{INDEX}"))}
        if self.chosen is None:
            return found
        path = found.get(self.chosen) or Path(self.chosen).expanduser().absolute()
        return {path.name: path, **{name: each for name, each in found.items() if name != path.name}}

    def find(self, name: str | None = None) -> Pipeline:
        """The one of that name; without a name, the owner's choice, or the first.

        Raises:
            NoPipeline, UnknownPipeline
            OrfeasError: it cannot be used; see `read_folder`.
        """
        if not self.paths:
            raise NoPipeline.at(self.weights_home)
        wanted = next(iter(self.paths)) if name is None else name
        if wanted not in self.paths:
            raise UnknownPipeline(name=wanted, known=", ".join(self.paths))
        return _read(self.paths[wanted])


def _read(path: Path) -> Pipeline:
    folder = read_folder(path)
    painter = PAINTERS.get(path.name)
    if painter is not None and painter.kind != folder.kind.name:
        painter = None
    return Pipeline(path.name, folder, _license(path) or (painter.license if painter else None), painter)


def _license(path: Path) -> str | None:
    """What the front matter of its card says: `license`, or `license_name` where that is `other`."""
    try:
        with (path / CARD).open(encoding="utf-8", errors="replace") as card:
            begins = card.read(CARD_CHARACTERS)
    except OSError:
        return None
    front = re.match(r"---\n(.*?)\n---", begins, re.DOTALL)
    said = (
        dict(re.findall(r"^(license|license_name):\s*[\"']?([\w.+-]{1,80})", front[1], re.MULTILINE)) if front else {}
    )
    return said.get("license_name") if said.get("license") == "other" else said.get("license")
