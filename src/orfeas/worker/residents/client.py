"""Client: an engine as a job's process has it, whose networks live in the engines' process."""

from __future__ import annotations

import socket
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from orfeas.engines.catalog import find_engine
from orfeas.engines.contract import NO_OTHER_VIEWS, Cutout, Quality, Report, Surface, ignore_progress
from orfeas.engines.text_to_image.painting import Painting
from orfeas.engines.weight_files import AdapterFile
from orfeas.errors import Kind, OrfeasError, from_wire
from orfeas.intake.prompt import Prompt
from orfeas.intake.views import View
from orfeas.worker.residents.desk import socket_path
from orfeas.worker.residents.frames import Frame, receive_frame, send_frame
from orfeas.worker.residents.pictures import (
    AskedPicture,
    frame_of_asked_picture,
    painter_called,
    painting_of_frame,
)
from orfeas.worker.residents.values import Asked, frame_of_asked, surface_of_frame


class EnginesAway(OrfeasError):
    """The program that holds the networks is not there ({problem}). It is started anew, and the job tried again."""

    kind = Kind.UNAVAILABLE


class EnginesDied(OrfeasError):
    """The program that holds the networks was ended in the middle of the work. It is started anew, and the job tried again."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class ResidentEngine:
    """An engine that stays where it is; a job that ends, or is ended, closes its line, and the work there stops."""

    def __init__(
        self, name: str, *, folder: Path, weights: str | None = None, adapters: Sequence[AdapterFile] = ()
    ) -> None:
        self.name, self.version = name, find_engine(name).version
        self._folder, self._weights, self._adapters = folder, weights, tuple(adapters)

    def generate(
        self,
        cutout: Cutout,
        *,
        quality: Quality,
        others: Mapping[View, Cutout] = NO_OTHER_VIEWS,
        report: Report = ignore_progress,
    ) -> Surface:
        """See `Engine.generate`.

        Raises:
            EnginesAway, EnginesDied: there is nobody to ask, or not any more.
            OrfeasError: what the engine raised there.
        """
        asked = Asked(self.name, self._weights, cutout, quality, others, self._adapters)
        return surface_of_frame(_ask(self._folder, frame_of_asked(asked), report))


class Residents:
    """All that stays in the process whose socket lies in a folder; opened by name, as `run.OpenResident` says."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, name: str, /, *, weights: str | None, adapters: Sequence[AdapterFile] = ()) -> ResidentEngine:
        """An engine."""
        return ResidentEngine(name, folder=self._folder, weights=weights, adapters=adapters)

    def paint(
        self,
        pipeline: str,
        prompt: Prompt,
        *,
        negative: Prompt | None,
        adapters: Sequence[AdapterFile],
        report: Report,
        **options: Any,
    ) -> Painting:
        """A picture by the pipeline of that name; see `TextToImage.paint`.

        Raises:
            EnginesAway, EnginesDied: there is nobody to ask, or not any more.
            OrfeasError: what was raised there.
        """
        asked = AskedPicture(painter_called(pipeline), prompt, negative, options, tuple(adapters))
        return painting_of_frame(_ask(self._folder, frame_of_asked_picture(asked), report))


def _ask(folder: Path, frame: Frame, report: Report) -> Frame:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            with socket_path(folder) as path:
                line.connect(path)
        except OSError as error:
            raise EnginesAway(problem=error.strerror or str(error)) from error
        try:
            send_frame(line, frame)
            return _answer(line, report)
        except OSError as error:
            raise EnginesDied from error


def _answer(line: socket.socket, report: Report) -> Frame:
    while (frame := receive_frame(line)) is not None:
        said = frame.message
        if said["is"] == "failure":
            raise from_wire(said["error"])
        if said["is"] != "progress":
            return frame
        report(float(said["fraction"]))
    raise EnginesDied
