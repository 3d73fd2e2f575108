"""The report of an asset as it goes over HTTP: what was measured, and what made it."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, JsonValue

from orfeas.api.bodies import AllAttempted, Body, Draft, Verdict, Weights
from orfeas.api.document import examples


class Check(Body):
    """One demand of a profile."""

    id: str
    value: JsonValue
    limit: JsonValue
    outcome: Literal["pass", "fail", "not_checked"]
    sentence: str


class StageSeconds(Body):
    """How long one stage took."""

    name: str
    seconds: float


class CutoutFacts(Body):
    """How the subject was found."""

    method: str
    confidence: float
    dropped: list[float]


class MatchFacts(Body):
    """How well the asset agrees with its picture, seen from where it agrees best; shares are 0 to 1, 1 the best."""

    score: float = Field(description="weighted geometric mean of the shares below")
    silhouette: float = Field(description="area that outline and cut-out both cover by area either covers")
    ssim: float = Field(description="multi-scale structural similarity of the colours")
    normals: float | None = Field(description="agreement with known normals; null where none are known")
    thickness: float = Field(description="how usual its thickness is for a thing this wide; a picture does not show it")
    azimuth_degrees: float
    elevation_degrees: float


class SurfaceFacts(Body):
    """A surface in four numbers."""

    faces: int
    closed: bool
    parts: int
    size_metres: list[float] = Field(min_length=3, max_length=3, description="width, height, depth")


class FinishingFacts(Body):
    """What finishing did."""

    before: SurfaceFacts
    after: SurfaceFacts
    repairs: dict[str, JsonValue]
    sentences: list[str] = Field(description="for a person: what was done, and what came of it")
    notes: list[str] = Field(description="what was assumed or left out when the source was read")


class Report(Body):
    """What was measured on an asset, and what made it."""

    model_config = ConfigDict(extra="allow", json_schema_extra={"example": examples.REPORT})

    profile: str
    verdict: Verdict
    checks: list[Check]
    measurements: dict[str, JsonValue]
    engine: str
    engine_version: str
    weights: Weights = None
    attempted: AllAttempted = Field(default=[])
    draft: Draft = False
    seed: int
    recipe: dict[str, JsonValue]
    size_assumed: bool
    stages: list[StageSeconds]
    match: MatchFacts | None = Field(default=None, description="null where it was not made of a picture")
    cutout: CutoutFacts | None = Field(description="null where it was not made of a picture")
    views: dict[str, str] | None = Field(default=None, description="hashes of the pictures' pixels, if several")
    other_cutouts: dict[str, CutoutFacts] | None = Field(default=None, description="of the sides beside the front")
    warnings: list[str]
    finishing: FinishingFacts | None = Field(default=None, description="of an asset that was finished from another")
