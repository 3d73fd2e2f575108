"""Engine: from a prompt to a picture.

H and W rows and columns of the picture.
"""

from __future__ import annotations

import contextlib
import inspect
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from orfeas.engines.contract import Report, ignore_progress
from orfeas.engines.device import in_memory, untested
from orfeas.engines.text_to_image.kinds import PipelineKind
from orfeas.engines.text_to_image.loras import Loras
from orfeas.engines.text_to_image.painting import Painting
from orfeas.engines.text_to_image.progress import Progress
from orfeas.engines.text_to_image.ranges import check_ranges
from orfeas.engines.text_to_image.reading import fit
from orfeas.engines.text_to_image.styles import word
from orfeas.errors import Kind, OrfeasError
from orfeas.intake.prompt import Prompt


class PictureWithheld(OrfeasError):
    """The safety checker of this network withheld the picture. Say something else, or try another seed."""

    kind = Kind.INVALID


class PictureNotFinite(OrfeasError):
    """This network made no picture in {precision}: its numbers left what that can hold. Run it in float32."""

    kind = Kind.INVALID


class TextToImage:
    """A loaded pipeline. One picture at a time."""

    def __init__(self, pipeline: Any, *, kind: PipelineKind, device: torch.device) -> None:
        self.kind, self.device = kind, device
        self.loras = Loras(pipeline, device=device)
        self._pipeline = pipeline
        self._takes = inspect.signature(pipeline.__call__).parameters

    def paint(
        self,
        prompt: Prompt,
        *,
        negative: Prompt | None = None,
        style: str = "plain",
        for_3d: bool = True,
        steps: int | None = None,
        guidance: float | None = None,
        width: int | None = None,
        height: int | None = None,
        seed: int = 0,
        report: Report = ignore_progress,
    ) -> Painting:
        """Paint one picture.

        Args:
            prompt: what is to be seen.
            negative: what is not; only counts where the network is guided.
            style: of `STYLES`.
            for_3d: ask for one thing, whole and alone before white, as image to 3D wants it.
            steps: 1 to 150; None for what the pipeline's class has by itself, which few-step networks do not want.
            guidance: 0 to 30; None as for steps.
            width, height: in pixels, 64 to 2048 and a multiple of what the kind says; None for the network's own.
            seed: noise is drawn on the processor, so that a seed means the same on every device.
            report: told the fraction done, between the blocks of every step; may raise to stop there.

        Raises:
            PaintingOutOfRange, UnknownStyle: an argument is none that can be used.
            PictureWithheld: by the safety checker.
            PictureNotFinite: numbers were too large for the precision.
            DeviceOutOfMemory: the device has too little memory.
        """
        steps = self._own("num_inference_steps") if steps is None else steps
        guidance = self._own("guidance_scale") if guidance is None else guidance
        check_ranges(steps=steps, guidance=guidance, width=width, height=height, seed=seed, multiple=self.kind.multiple)
        wording = word(style, for_3d=for_3d)
        positive, told = self._fit(prompt.text, after=wording.after, called="prompt")
        unwanted, told_of_it = self._unwanted(negative, wording.unwanted, guidance=guidance)
        pixels = self._run(
            steps=steps,
            seed=seed,
            report=report,
            options={"prompt": positive, "guidance_scale": guidance, "width": width, "height": height}
            | ({"negative_prompt": unwanted} if unwanted else {}),
        )
        notes = (*told, *told_of_it, *untested(self.device))
        return Painting(pixels, positive, unwanted, seed, steps, guidance, warnings=notes)

    def _run(self, *, steps: int, seed: int, report: Report, options: dict[str, Any]) -> npt.NDArray[np.uint8]:
        progress = Progress(self._pipeline, report)
        if "max_sequence_length" in self._takes and self.kind.num_tokens is not None:
            options["max_sequence_length"] = self.kind.num_tokens
        options |= {"num_inference_steps": steps, "generator": torch.Generator("cpu").manual_seed(seed)}

        def work() -> Any:
            with progress.between_blocks(), self._left_usable():
                return self._pipeline(**options, output_type="np", callback_on_step_end=progress.on_step)

        made = in_memory(work, device=self.device, during=lambda: f"after step {progress.steps_done} of {steps}")
        if any(getattr(made, "nsfw_content_detected", None) or ()):
            raise PictureWithheld
        picture: npt.NDArray[np.float32] = made.images[0]
        if not np.isfinite(picture).all():
            raise PictureNotFinite(precision=str(self._pipeline.dtype).removeprefix("torch."))
        report(1.0)
        return np.rint(picture * 255).astype(np.uint8)

    @contextlib.contextmanager
    def _left_usable(self) -> Iterator[None]:
        """Where something is raised within, networks that wait in the computer's memory go back there."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                yield
            except BaseException:
                self._pipeline.maybe_free_model_hooks()
                raise

    def _own(self, argument: str) -> Any:
        return self._takes[argument].default

    def _unwanted(self, negative: Prompt | None, own: str, *, guidance: float) -> tuple[str, list[str]]:
        above = self.kind.guided_above
        if above is not None and guidance > above:
            return self._fit(negative.text, after=own, called="negative prompt") if negative else (own, [])
        if negative is None:
            return "", []
        if above is None:
            return "", ["The negative prompt was left out: this network takes none."]
        return "", [f"The negative prompt was left out: this network heeds one where guidance is above {above:g}."]

    def _fit(self, text: str, *, after: str, called: str) -> tuple[str, list[str]]:
        tokenizer = getattr(self._pipeline, self.kind.reader)
        limit = min(tokenizer.model_max_length, self.kind.num_tokens or tokenizer.model_max_length) - self.kind.num_own
        fitted, left_out = fit(text, after=after, limit=limit, count=lambda words: len(tokenizer(words).input_ids))
        told = f"The {called} is longer than this network reads ({limit} tokens): `{left_out}` was left out."
        return fitted, [told] if left_out else []
