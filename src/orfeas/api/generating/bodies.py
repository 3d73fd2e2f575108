"""What goes over HTTP of asking for an asset: strict shapes, each with an example. They do not travel inward."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from orfeas.api.bodies import Body, Engine, Name, NetworkName, Profile, Seed, SentFile, Size
from orfeas.api.document import examples
from orfeas.api.paintings.bodies import PaintChoices, Words
from orfeas.api.styles.bodies import StyleChoice, StyleChoices

Steps = Annotated[int, Field(description="of the engine, where it works in steps; the recipe's own when not given")]
Guidance = Annotated[
    float, Field(description="how closely the engine keeps to the picture, where it works in steps; the recipe's own")
]
Solver = Annotated[str, Field(max_length=16, description="how it gets from step to step: `euler`, or `adams`")]
CacheSteps = Annotated[
    float, Field(description="0 to 1: most of a step that changes less than this share is left out; less exact")
]
GuideUntil = Annotated[
    float, Field(description="0 to 1: guidance is asked for until this share of the way; less exact")
]


class ViewUpload(Body):
    """A picture that was uploaded, of the same thing from another side."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    upload_id: UUID
    mask_upload_id: UUID | None = None


class Views(Body):
    """Other sides of the thing, named from its own point of view; it faces the camera of the front."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    left: ViewUpload | None = Field(default=None, description="the camera at its own left side (+X): 90 degrees")
    back: ViewUpload | None = Field(default=None, description="180 degrees")
    right: ViewUpload | None = Field(default=None, description="270 degrees")
    top: ViewUpload | None = Field(default=None, description="from above, its front at the picture's lower edge")


class PaintingFirst(PaintChoices):
    """How the picture is painted that an object is made of."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    seed: Seed | None = Field(default=None, description="of the picture; the object's own when not given")


class GenerateRequest(Body):
    """A picture that was uploaded, or words to paint one from first; and what to make of it."""

    model_config = ConfigDict(json_schema_extra={"example": examples.GENERATE})

    upload_id: UUID | None = Field(
        default=None, description="the picture; of the front, where there are `views`. Left out where there is a prompt"
    )
    prompt: Words | None = Field(default=None, description="instead of a picture: what is to be seen on one")
    painting: PaintingFirst | None = Field(default=None, description="how it is painted")
    mask_upload_id: UUID | None = Field(default=None, description="picture of what to keep: white is kept, black not")
    views: Views | None = Field(default=None, description="the thing from other sides")
    recipe: str = Field(default="standard", min_length=1, max_length=64, description="draft, standard or high")
    engine: Engine | None = None
    seed: Seed = 0
    size_metres: Size | None = None
    name: Name | None = None
    profile: Profile | None = None
    require_pass: bool = Field(default=False, description="a failed verdict makes a failed job")
    steps: Steps | None = None
    guidance: Guidance | None = None
    solver: Solver | None = None
    cache_steps: CacheSteps | None = None
    guide_until: GuideUntil | None = None
    matting: NetworkName | None = Field(default=None, description="a network for cut-outs, by its name in GET models")
    styles: StyleChoices = Field(default=[])


class GenerateForm(BaseModel):
    """The same with the pictures themselves, as a form."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": examples.GENERATE_FORM})

    image: SentFile = Field(default="", description="PNG, JPEG or WebP; `front` is another name for it")
    front: SentFile = Field(default="", description="instead of `image`")
    left: SentFile = Field(default="", description="see `views` of the JSON body")
    back: SentFile = ""
    right: SentFile = ""
    top: SentFile = ""
    mask_upload_id: UUID | None = None
    recipe: str = Field(default="standard", min_length=1, max_length=64)
    engine: Engine | None = None
    seed: Seed = 0
    size_metres: Size | None = None
    name: Name | None = None
    profile: Profile | None = None
    require_pass: bool = False
    steps: Steps | None = None
    guidance: Guidance | None = None
    solver: Solver | None = None
    cache_steps: CacheSteps | None = None
    guide_until: GuideUntil | None = None
    matting: NetworkName | None = None
    styles: str = Field(default="", max_length=1000, description="with their weights, such as `clay:0.8, ink`")

    def style_choices(self) -> list[StyleChoice]:
        """Raises ValidationError where a weight is none."""
        parted = (each.strip().partition(":") for each in self.styles.split(",") if each.strip())
        return [
            StyleChoice.model_validate_strings({"name": name, "weight": weight or "1"}) for name, _, weight in parted
        ]


class JobRequest(Body):
    """What a job was asked for."""

    recipe: str
    engine: str | None
    seed: int
    size_metres: float | None
    upload_id: UUID | None = Field(description="null where there is a prompt")
    prompt: str | None = None
    painting: PaintingFirst | None = None
    painted_upload_id: UUID | None = Field(default=None, description="the picture of a prompt, once it is painted")
    mask_upload_id: UUID | None
    views: Views | None = None
    name: str | None
    profile: str | None
    require_pass: bool
    steps: int | None = None
    guidance: float | None = None
    solver: str | None = None
    cache_steps: float | None = None
    guide_until: float | None = None
    matting: str | None = None
    styles: list[StyleChoice] | None = None
