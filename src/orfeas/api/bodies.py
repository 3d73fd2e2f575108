"""What goes over HTTP: strict shapes, each with an example. They do not travel inward."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from orfeas.api.document import examples
from orfeas.generations.size import LARGEST_METRES, SMALLEST_METRES

Verdict = Literal["pass", "fail"]
Name = Annotated[
    str,
    Field(
        min_length=1,
        max_length=120,
        pattern=r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$",
        description="shown to the user, without control characters; never used as a path",
    ),
]
Engine = Annotated[str, Field(min_length=1, max_length=64, description="one of the engines of GET recipes")]
Profile = Annotated[str, Field(min_length=1, max_length=64, description="what the asset is checked against")]
NetworkName = Annotated[str, Field(min_length=1, max_length=64)]
Seed = Annotated[int, Field(ge=0, le=2**31 - 1, description="the same seed gives the same asset")]
Size = Annotated[
    float, Field(ge=SMALLEST_METRES, le=LARGEST_METRES, description="longest side in metres; 0.1 when not given")
]


def _as_file(schema: dict[str, object]) -> None:
    schema["format"] = "binary"
    schema.pop("default", None)


SentFile = Annotated[str, Field(json_schema_extra=_as_file)]


class Body(BaseModel):
    """Nothing is coerced and nothing unknown is swallowed."""

    model_config = ConfigDict(strict=True, extra="forbid", json_schema_serialization_defaults_required=True)


class FieldProblem(Body):
    """One field that cannot be used."""

    field: str = Field(description="where it is, parts joined by dots")
    problem: str


class Problem(Body):
    """What went wrong and what to do about it (RFC 9457)."""

    model_config = ConfigDict(json_schema_extra={"example": examples.PROBLEM})

    type: str
    title: str
    status: int
    detail: str = Field(description="one sentence: what was wrong and what to do")
    code: str = Field(description="stable; for programs to go by")
    trace_id: str | None = Field(description="find the request in the log by it")
    errors: list[FieldProblem] | None = None


class Attempted(Body):
    """An engine that was to make an object and could not run."""

    engine: str
    code: str = Field(description="stable; for programs to go by")
    sentence: str


Weights = Annotated[str | None, Field(description="hash of the engine's weights; null where it has none")]
AllAttempted = Annotated[list[Attempted], Field(description="engines that were to make it before, and could not run")]
Draft = Annotated[bool, Field(description="another engine was to make it and could not run; ask again to try anew")]


class UploadForm(BaseModel):
    """One picture or mesh, as a form."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": examples.UPLOAD_FORM})

    file: Annotated[
        str,
        Field(
            json_schema_extra={"format": "binary"},
            description="PNG, JPEG or WebP, at most 25 MB; GLB, OBJ, STL, PLY or 3MF, at most 100 MB",
        ),
    ]


class Upload(Body):
    """A file that was sent and checked: a picture, kept without its metadata, or a mesh, kept as it was sent."""

    model_config = ConfigDict(json_schema_extra={"example": examples.UPLOAD})

    id: UUID
    name: str
    kind: Literal["picture", "mesh"]
    sha256: str
    width: int | None = Field(description="of a picture, in pixels")
    height: int | None
    faces: int | None = Field(description="of a mesh")
    suffix: str | None = Field(description="of a mesh: .glb, .obj, .stl, .ply or .3mf")
    bytes: int
    created_at: datetime
    file_url: str
    picture_url: str | None


class InTrial(Body):
    """The trial something is of, and on which arm it is."""

    id: UUID
    name: str
    arm: str


class AssetFile(Body):
    """A file of an asset."""

    name: str
    url: str
    media_type: str
    size: int
    sha256: str


class Asset(Body):
    """A finished 3D object with its files."""

    model_config = ConfigDict(json_schema_extra={"example": examples.ASSET})

    id: UUID
    name: str
    created_at: datetime
    updated_at: datetime
    engine: str
    engine_version: str
    weights: Weights
    attempted: AllAttempted
    draft: Draft
    recipe: str
    seed: int
    verdict: Verdict
    faces: int
    size_metres: list[float] = Field(min_length=3, max_length=3, description="width, height, depth")
    size_assumed: bool
    bytes: int
    job_id: UUID | None
    upload_id: UUID | None = Field(description="the picture or mesh it was made of")
    source_asset_id: UUID | None = Field(description="the asset it was finished from")
    files: list[AssetFile]
    thumbnail_url: str
    trial: InTrial | None = Field(description="that it was made in")
    kept: bool | None = Field(description="of a trial: what was said of it; null while nothing was")
    deleted_at: datetime | None


class AssetPage(Body):
    """Some assets, newest first."""

    model_config = ConfigDict(json_schema_extra={"example": examples.ASSET_PAGE})

    items: list[Asset]
    next_cursor: str | None
    bytes_used: int = Field(description="what all your assets take on disk")


class RenameRequest(Body):
    """A new name for an asset."""

    model_config = ConfigDict(json_schema_extra={"example": examples.RENAME})

    name: Name


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


class NetworkFacts(Body):
    """A network that had a part in it."""

    name: str
    sha256: str = Field(description="over all that decides what it answers")
    license: str | None


class MatchFacts(Body):
    """How well the asset agrees with its picture, seen from where it agrees best; shares are 0 to 1, 1 the best."""

    score: float = Field(description="weighted geometric mean of the shares below")
    silhouette: float = Field(description="area that outline and cut-out both cover by area either covers")
    ssim: float = Field(description="multi-scale structural similarity of the colours")
    normals: float | None = Field(description="agreement with known normals; null where none are known")
    thickness: float = Field(description="how usual its thickness is for a thing this wide; a picture does not show it")
    azimuth_degrees: float = Field(description="of the camera that matches best, from the front toward +X")
    elevation_degrees: float = Field(description="of that camera; over 0 where the picture was taken from above")


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
    networks: dict[Literal["matting"], NetworkFacts] | None = Field(
        default=None, description="those that had a part in it beside the engine's, by what they were for"
    )
    attempted: AllAttempted = []
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
