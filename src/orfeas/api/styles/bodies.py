"""What goes over HTTP of styles: strict shapes, each with an example. They do not travel inward."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from orfeas.api.bodies import Body, SentFile
from orfeas.api.document import style_examples as examples
from orfeas.engines.lora.naming import WEIGHT
from orfeas.weights.styles.choose import MOST_STYLES, StyleWish

StyleName = Annotated[str, Field(min_length=1, max_length=64, description="of a style, as the list has it")]


class StyleChoice(Body):
    """A style to work with, and how strongly."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    name: StyleName
    weight: float = Field(
        default=1.0, ge=-WEIGHT, le=WEIGHT, allow_inf_nan=False, description="1 is as it was made, 0 is none of it"
    )

    def wish(self) -> StyleWish:
        return StyleWish(self.name, self.weight)


StyleChoices = Annotated[
    list[StyleChoice], Field(max_length=MOST_STYLES, description="each once, of those of GET styles")
]


class UsedStyle(Body):
    """A style that something ran with, or is carried by a network."""

    name: str
    weight: float
    sha256: str = Field(description="of its file")


class Style(Body):
    """A LoRA that is kept by name."""

    model_config = ConfigDict(json_schema_extra={"example": examples.STYLE})

    name: str
    title: str
    triggers: list[str] = Field(description="words its maker taught it; said in a prompt they call it up")
    network: str | None = Field(description="what it is for: an engine, or a kind of network that paints")
    format: Literal["peft", "kohya", "diffusers"] | None
    rank: int | None
    layers: int | None = Field(description="that it changes")
    bytes: int | None
    sha256: str | None = Field(description="of its file")
    licence: str | None = Field(description="as whoever added it stated it")
    source: str | None = Field(description="where it came from, as they stated it")
    added_at: datetime | None
    preview_url: str | None
    problem: str | None = Field(description="why it cannot be used")


class Styles(Body):
    """All styles there are."""

    model_config = ConfigDict(json_schema_extra={"example": examples.STYLES})

    items: list[Style]
    folder: str
    networks: list[str] = Field(description="what one can be said to be for when it is added")
    upload_max_bytes: int


class AddStyleForm(BaseModel):
    """A LoRA's file, and what is said of it."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": examples.ADD_STYLE})

    file: SentFile = Field(default="", description="safetensors, as peft, kohya or diffusers write them")
    preview: SentFile = Field(default="", description="a picture to show it by: PNG, JPEG or WebP")
    config: SentFile = Field(default="", description="peft's adapter_config.json, which says how strong it is")
    name: str | None = Field(default=None, max_length=64, description="the file's when not given")
    title: str | None = Field(default=None, max_length=120)
    triggers: str = Field(default="", description="words that call it up, parted by commas")
    network: str | None = Field(default=None, max_length=120, description="told by its layers when not given")
    licence: str | None = Field(default=None, max_length=4000)
    source: str | None = Field(default=None, max_length=500)


class LoadStyles(Body):
    """Which styles a live network is to carry ahead of jobs."""

    model_config = ConfigDict(json_schema_extra={"example": examples.LOAD_STYLES})

    styles: StyleChoices
    network: str | None = Field(
        default=None,
        max_length=120,
        description="an engine, or a network that paints by its name; null: what the first style is for",
    )


class LoadingStyles(Body):
    """What live networks of a name carry from now on."""

    model_config = ConfigDict(json_schema_extra={"example": examples.LOADING_STYLES})

    engine: str
    styles: list[UsedStyle]
    requested_at: datetime
