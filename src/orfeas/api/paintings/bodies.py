"""What goes over HTTP of text to image: strict shapes, each with an example. They do not travel inward."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from orfeas.api.bodies import Body, Name, Seed
from orfeas.api.document import painting_examples as examples
from orfeas.api.styles.bodies import StyleChoices
from orfeas.engines.text_to_image.ranges import GUIDANCE, SIDE, STEPS
from orfeas.intake.prompt import PROMPT_CHARACTERS

Words = Annotated[str, Field(description=f"at most {PROMPT_CHARACTERS:,} characters")]
Side = Annotated[int, Field(ge=SIDE[0], le=SIDE[1], description="in pixels; a multiple of what the pipeline says")]


class PaintChoices(Body):
    """How a picture is painted; what is left out is chosen to suit the network."""

    negative_prompt: Words | None = Field(default=None, description="what is not to be seen")
    style: str = Field(default="plain", min_length=1, max_length=64, description="one of the styles")
    steps: int | None = Field(default=None, ge=STEPS[0], le=STEPS[1])
    guidance: float | None = Field(
        default=None, ge=GUIDANCE[0], le=GUIDANCE[1], description="how closely it keeps to the words"
    )
    width: Side | None = None
    height: Side | None = None
    pipeline: str | None = Field(default=None, min_length=1, max_length=120, description="one of the pipelines")


class PaintRequest(PaintChoices):
    """What is to be seen; what is left out is chosen to suit the network."""

    model_config = ConfigDict(json_schema_extra={"example": examples.PAINT})

    prompt: Words
    seed: Seed = 0
    name: Name | None = None
    styles: StyleChoices = Field(default=[])


class PaintPipeline(Body):
    """A text-to-image network that lies here."""

    name: str
    kind: str | None = Field(description="its class in diffusers")
    license: str | None = Field(description="as its card says, where it does")
    warning: str | None = Field(description="what whoever uses its pictures should know")
    multiple: int | None = Field(description="of which both sides of a picture are")
    takes_negative: bool
    problem: str | None = Field(description="why it cannot be used")


class PaintStyle(Body):
    """A look by name."""

    name: str
    sentence: str


class Painters(Body):
    """What paints here, and in which styles."""

    model_config = ConfigDict(json_schema_extra={"example": examples.PAINTERS})

    pipelines: list[PaintPipeline]
    default: str | None = Field(description="the pipeline that is used where none is named")
    missing: str | None = Field(description="what to do where there is none")
    styles: list[PaintStyle]
