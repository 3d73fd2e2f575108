"""What goes over HTTP of asking for an asset: strict shapes, each with an example. They do not travel inward."""

from __future__ import annotations

from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from orfeas.api.bodies import Body, Engine, Name, Profile, Seed, SentFile, Size
from orfeas.api.document import examples


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


class GenerateRequest(Body):
    """A picture that was uploaded, and what to make of it."""

    model_config = ConfigDict(json_schema_extra={"example": examples.GENERATE})

    upload_id: UUID = Field(description="the picture; of the front, where there are `views`")
    mask_upload_id: UUID | None = Field(default=None, description="picture of what to keep: white is kept, black not")
    views: Views | None = Field(default=None, description="the thing from other sides")
    recipe: str = Field(default="standard", min_length=1, max_length=64, description="draft, standard or high")
    engine: Engine | None = None
    seed: Seed = 0
    size_metres: Size | None = None
    name: Name | None = None
    profile: Profile | None = None
    require_pass: bool = Field(default=False, description="a failed verdict makes a failed job")


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


class JobRequest(Body):
    """What a job was asked for."""

    recipe: str
    engine: str | None
    seed: int
    size_metres: float | None
    upload_id: UUID
    mask_upload_id: UUID | None
    views: Views | None = None
    name: str | None
    profile: str | None
    require_pass: bool
