"""Options: what a picture can be asked for with, checked before anything is loaded."""

from __future__ import annotations

from dataclasses import dataclass

from orfeas.engines.text_to_image.ranges import check_ranges
from orfeas.engines.text_to_image.styles import word
from orfeas.generations.tools.options import Options
from orfeas.intake.prompt import Prompt, read_prompt

ANY_MULTIPLE = 8
"""What every kind of pipeline wants sides to be a multiple of, at least."""


@dataclass(frozen=True)
class PaintingOptions(Options):
    """See `TextToImage.paint`; None is for what suits the network."""

    prompt: str
    negative_prompt: str | None = None
    style: str = "plain"
    steps: int | None = None
    guidance: float | None = None
    width: int | None = None
    height: int | None = None
    seed: int = 0

    def check(self, *, multiple: int = ANY_MULTIPLE) -> None:
        """Refuse what no network could paint, or none whose sides are a multiple of so many pixels.

        Raises:
            PromptEmpty, PromptTooLong, UnknownStyle, PaintingOutOfRange
        """
        self.read_prompts()
        word(self.style, for_3d=True)
        check_ranges(
            steps=self.steps,
            guidance=self.guidance,
            width=self.width,
            height=self.height,
            seed=self.seed,
            multiple=multiple,
        )

    def read_prompts(self) -> tuple[Prompt, Prompt | None]:
        """What is to be seen, and what is not.

        Raises:
            PromptEmpty, PromptTooLong
        """
        negative = self.negative_prompt
        return read_prompt(self.prompt), None if negative is None else read_prompt(negative, called="negative prompt")
