"""Pictures: what a network that paints takes and gives, as JSON and arrays, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orfeas.engines.contract import Report
from orfeas.engines.text_to_image.painting import NAME, Painting
from orfeas.engines.weight_files import AdapterFile
from orfeas.intake.prompt import Prompt
from orfeas.worker.residents.frames import Frame

if TYPE_CHECKING:
    from orfeas.engines.text_to_image.staying import StayingPainter

PAINTERS = NAME


def painter_called(pipeline: str) -> str:
    """What a network that paints is called among engines."""
    return f"{PAINTERS}/{pipeline}"


def pipeline_of(engine: str) -> str | None:
    """The name that `painter_called` was given; None for engines of another kind."""
    kind, _slash, name = engine.partition("/")
    return name if kind == PAINTERS and name else None


def is_meant(engine: str, *, by: str) -> bool:
    """Whether a name stands for an engine that stays: its own does, and the one of all that paint."""
    return engine == by or (by == PAINTERS and pipeline_of(engine) is not None)


@dataclass(frozen=True, eq=False)
class AskedPicture:
    """What a job asks of a network that paints.

    Attributes:
        engine: see `painter_called`.
        prompt, negative: see `TextToImage.paint`.
        options: further ones of it.
        adapters: LoRAs that are to run beside the network.
        weights: None: whatever lies there now.
    """

    engine: str
    prompt: Prompt
    negative: Prompt | None
    options: Mapping[str, Any]
    adapters: tuple[AdapterFile, ...] = ()
    weights: None = None

    @property
    def cells(self) -> int:
        """Pixels, as far as they are asked for: what memory hangs on."""
        return (self.options.get("width") or 0) * (self.options.get("height") or 0)

    def ask(self, engine: StayingPainter, *, report: Report, is_last_try: bool) -> Painting:
        """Have it painted."""
        return engine.paint(
            self.prompt, negative=self.negative, report=report, may_take_less=is_last_try, **self.options
        )


def frame_of_asked_picture(asked: AskedPicture) -> Frame:
    """As it goes to the engines' process."""
    return Frame(
        {
            "engine": asked.engine,
            "prompt": asked.prompt.text,
            "negative": None if asked.negative is None else asked.negative.text,
            "options": dict(asked.options),
            "adapters": [{**asdict(each), "path": str(each.path)} for each in asked.adapters],
        }
    )


def asked_picture_of_frame(frame: Frame) -> AskedPicture:
    """What `frame_of_asked_picture` was given.

    Raises:
        KeyError, TypeError, ValueError: it is not what that makes.
    """
    message = frame.message
    return AskedPicture(
        engine=str(message["engine"]),
        prompt=Prompt(str(message["prompt"])),
        negative=None if message["negative"] is None else Prompt(str(message["negative"])),
        options=dict(message["options"]),
        adapters=tuple(AdapterFile(**{**each, "path": Path(each["path"])}) for each in message["adapters"]),
    )


def frame_of_painting(painting: Painting) -> Frame:
    """As it comes back."""
    told = {each.name: getattr(painting, each.name) for each in fields(painting) if each.name != "pixels"}
    return Frame({"is": "painting", "told": told}, [painting.pixels])


def painting_of_frame(frame: Frame) -> Painting:
    """What `frame_of_painting` was given."""
    told = frame.message["told"]
    return Painting(pixels=frame.array(0), **{**told, "warnings": tuple(told["warnings"])})
