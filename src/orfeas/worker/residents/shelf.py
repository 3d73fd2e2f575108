"""Shelf: where the engines' process finds what it is asked for, opens it, and how large it takes it for."""

from __future__ import annotations

from typing import Any

from orfeas.engines.catalog import find_engine
from orfeas.engines.load import Means, open_engine
from orfeas.engines.weight_files import WeightFiles
from orfeas.generations.paintings.digest import digest_of
from orfeas.generations.paintings.pipelines import FOLDER, Pipeline, Pipelines
from orfeas.settings import Settings
from orfeas.weights.fit import memory_of
from orfeas.weights.manifest import all_manifests
from orfeas.weights.resolve import installed_for
from orfeas.worker.residents.pictures import pipeline_of


class Shelf:
    """All weights that lie here, of engines and of networks that paint."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def find(self, engine: str, sha256: str | None) -> WeightFiles:
        """What an engine of that name runs with: with this hash, while it is here; a network that paints with what lies
        in its folder now.

        Raises:
            OrfeasError: there is nothing that could be used; see `installed_for` and `Pipelines.find`.
        """
        name = pipeline_of(engine)
        if name is None:
            return installed_for(engine, folder=self._settings.weights_home, sha256=sha256)
        found = self._pipeline(name)
        digest = digest_of(found.folder.path, memory=self._settings.weights_home / FOLDER)
        return WeightFiles(name, (), None, digest, found.license or "")

    def open(self, engine: str, weights: WeightFiles) -> Any:
        """A live engine, or a painter that stays."""
        settings, name = self._settings, pipeline_of(engine)
        if name is None:
            means = Means(lambda _name: weights, settings.device, settings.precision, settings.compile)
            return open_engine(engine, means=means)
        from orfeas.engines.text_to_image.staying import StayingPainter

        return StayingPainter(self._pipeline(name).folder, device=settings.device, precision=settings.precision)

    def estimate(self, engine: str) -> int:
        """Bytes it takes at its largest moment: by its files, by its weights' manifest, or as the catalog has it."""
        name = pipeline_of(engine)
        if name is not None:
            return self._pipeline(name).folder.at_work_bytes
        precision = self._settings.precision
        needs = [memory_of(each, precision=precision) for each in all_manifests() if each.engine == engine]
        return max((need.resident_bytes for need in needs if need), default=find_engine(engine).memory_bytes)

    def _pipeline(self, name: str) -> Pipeline:
        """Looked for anew each time: the owner may have exchanged it."""
        return Pipelines(self._settings.weights_home, self._settings.text_to_image).find(name)
