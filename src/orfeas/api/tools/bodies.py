"""What tools are asked for over HTTP: strict shapes, each with an example. They do not travel inward."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self, cast
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, create_model, model_validator

from orfeas.api.bodies import Body, Name, NetworkName, Profile, Size
from orfeas.api.document import tool_examples as examples
from orfeas.generations.tools import options
from orfeas.mesh.reliefs.limits import ATTENUATION

PresetName = Annotated[str, Field(min_length=1, max_length=64)]
Texture = Annotated[int, Field(ge=256, le=4096, description="side of its textures in pixels")]
Unit = Annotated[
    options.Unit,
    Field(description="the file's; guess takes what it states, and guesses from its size where it states none"),
]
FinishUnit = Annotated[
    options.Unit,
    Field(
        description="the file's; guess takes what it states; where it states none, metres for OBJ and PLY unless it is "
        "for print, and else a guess from its size"
    ),
]


class Finishing(Body):
    """What a finished asset is to meet."""

    profile: Profile = "game-pc"
    unit: FinishUnit = "guess"
    faces: int | None = Field(default=None, ge=4, le=2_000_000, description="triangles at most; 30,000 when not given")
    texture_pixels: Texture | None = None
    size_metres: Size | None = Field(default=None, description="longest side; when not given, the size it has")
    remesh: Literal["triangles", "quads"] | None = Field(default=None, description="lay even faces anew")
    require_pass: bool = Field(default=False, description="a failed verdict makes a failed job")
    name: Name | None = None


class FinishRequest(Finishing):
    """Make an asset that meets a profile of one that is there."""

    model_config = ConfigDict(json_schema_extra={"example": examples.FINISH})


class FinishUploadRequest(Finishing):
    """Make an asset that meets a profile of a mesh that was uploaded."""

    model_config = ConfigDict(json_schema_extra={"example": examples.FINISH_UPLOAD})

    upload_id: UUID


class TurntableRequest(Body):
    """A film that goes once round an asset."""

    model_config = ConfigDict(json_schema_extra={"example": examples.TURNTABLE})

    format: Literal["webm", "webp", "zip", "mp4"] = Field(
        default="webm", description="VP9 video, animated WebP, PNGs, or H.264 where ffmpeg is installed"
    )
    frames: int = Field(default=72, ge=2, le=720, description="for one turn; 24 a second")
    pixels: int = Field(default=512, ge=16, le=2048, description="width and height")
    lighting: PresetName = "studio"
    camera: PresetName = Field(default="three_quarter", description="where it begins")
    material: PresetName | None = Field(default=None, description="one of the material presets instead of its own")
    kind: Literal["turntable", "orbital"] = Field(
        default="turntable", description="the object turns, or the camera goes round it"
    )
    transparent: bool = Field(default=False, description="without a background; webp and zip only")


class Sourced(Body):
    """Work on an asset or on a mesh that was uploaded: name one of the two."""

    asset_id: UUID | None = None
    upload_id: UUID | None = None

    @model_validator(mode="after")
    def one_source(self) -> Self:
        if (self.asset_id is None) == (self.upload_id is None):
            raise ValueError("name asset_id or upload_id, one of the two")
        return self


class AnalyzeRequest(Sourced):
    """Measure a mesh, and how it would print."""

    model_config = ConfigDict(json_schema_extra={"example": examples.ANALYZE})

    unit: Unit = "guess"
    material: PresetName = Field(default="pla", description="pla, petg, abs, asa, tpu, nylon or resin")
    infill: float = Field(default=0.2, ge=0, le=1, description="share of the inside that is filled")
    price_per_kg: float | None = Field(default=None, ge=0, le=1e6, description="a usual price when not given")


class RepairRequest(Sourced):
    """Close and clean a mesh; what is seen keeps its texture."""

    model_config = ConfigDict(json_schema_extra={"example": examples.REPAIR})

    texture_pixels: Texture = 2048


class OptimizeRequest(Sourced):
    """Make a mesh ready to print: closed, turned, standing on the plate, hollow if asked for."""

    model_config = ConfigDict(json_schema_extra={"example": examples.OPTIMIZE})

    unit: Unit = "guess"
    size_metres: Size | None = Field(default=None, description="longest side; when not given, the size it has")
    orient: bool = Field(default=True, description="turn it to where it needs least support")
    hollow: bool = Field(default=False, description="hollow it, with drain holes: for resin")
    wall_metres: float = Field(default=0.002, gt=0, le=1, description="wall of a hollowed object")
    drains: int = Field(default=2, ge=0, le=8, description="drain holes of each hollow")


class SimplifyRequest(Sourced):
    """Fewer faces: to a number, as far as an error allows, or both."""

    model_config = ConfigDict(json_schema_extra={"example": examples.SIMPLIFY})

    faces: int | None = Field(default=None, ge=4, le=2_000_000, description="triangles at most")
    error: float | None = Field(default=None, gt=0, le=1, description="stray at most this share of the diagonal")


class LodsRequest(Sourced):
    """A chain of levels of detail, gated by how they look."""

    model_config = ConfigDict(json_schema_extra={"example": examples.LODS})

    shares: list[float] = Field(
        default=[1.0, 0.5, 0.25, 0.1], min_length=2, max_length=8, description="of the faces, falling from 1"
    )


class CollisionRequest(Sourced):
    """Convex pieces for collision."""

    model_config = ConfigDict(json_schema_extra={"example": examples.COLLISION})

    max_hulls: int = Field(default=8, ge=1, le=64, description="pieces at most")
    max_faces: int = Field(default=255, ge=12, le=255, description="triangles a piece at most")
    threshold: float = Field(default=0.05, ge=0.01, le=1, description="concavity left in a piece: less is tighter")
    kind: Literal["auto", "convex", "box", "hull"] = "auto"
    seed: int = Field(default=0, ge=0, le=2**31 - 1)


class NavmeshRequest(Sourced):
    """Where an agent of a given size can walk."""

    model_config = ConfigDict(json_schema_extra={"example": examples.NAVMESH})

    radius_metres: float = Field(default=0.3, gt=0, le=1000)
    height_metres: float = Field(default=1.8, gt=0, le=1000)
    climb_metres: float = Field(default=0.4, ge=0, le=1000, description="highest step it takes")
    max_slope_radians: float = Field(default=0.7854, ge=0, lt=1.5708, description="steepest ground it walks on")
    cell_metres: float | None = Field(default=None, gt=0, le=1000, description="a third of the radius when not given")


class ReliefRequest(Body):
    """A relief or a lithophane of a picture that was uploaded, closed and ready for a printer."""

    model_config = ConfigDict(json_schema_extra={"example": examples.RELIEF})

    upload_id: UUID
    kind: Literal["relief", "lithophane"] = Field(
        default="relief", description="to be looked at, or to be held against the light"
    )
    shape: Literal["plate", "outline"] = Field(default="plate", description="a rectangle, or cut along the subject")
    is_whole: bool = Field(default=False, description="everything in the picture, not its subject alone")
    is_negative: bool = Field(default=False, description="low where it would be high, as in a mould")
    width_metres: float = Field(default=0.1, gt=0, le=1, description="of the whole plate, its frame included")
    depth_metres: float | None = Field(
        default=None, gt=0, le=0.1, description="lowest to highest; when not given 0.003, of a lithophane 0.0022"
    )
    base_metres: float | None = Field(
        default=None, ge=1e-4, le=0.1, description="where it is lowest; when not given 0.002, of a lithophane 0.0008"
    )
    frame_metres: float = Field(default=0, ge=0, le=0.5, description="width of a frame; 0 for none")
    curve_radians: float = Field(default=0, ge=0, le=6.2832, description="bent round an upright axis; 2 pi is a tube")
    stands: bool | None = Field(
        default=None, description="on its lower edge; when not given, what is curved and lithophanes do"
    )
    detail_metres: float = Field(default=0.25e-3, ge=5e-5, le=0.1, description="between samples")
    faces: int | None = Field(default=None, ge=4, le=2_000_000, description="triangles at most")
    attenuation_per_metre: float = Field(
        default=ATTENUATION, gt=0, le=1e6, description="of a lithophane's plastic: light falls as exp(-this * metres)"
    )
    depth: NetworkName | None = Field(
        default=None, description="a network that sees depth, by its name in GET models; classical or none to guess it"
    )
    matting: NetworkName | None = Field(
        default=None, description="a network for cut-outs, by its name in GET models; none to go by the backdrop"
    )


def _with_file(asked: type[Body], example: dict[str, Any], *, file: str = "part.stl") -> type[BaseModel]:
    """The same request as a form that brings its mesh or picture along."""
    fields = {
        name: (field.annotation, field)
        for name, field in asked.model_fields.items()
        if name not in ("asset_id", "upload_id")
    }
    kind, formats = ("mesh", "GLB, OBJ, STL, PLY or 3MF") if file.endswith(".stl") else ("picture", "PNG, JPEG or WebP")
    content = Annotated[str, Field(json_schema_extra={"format": "binary"}, description=formats)]
    return cast(
        "type[BaseModel]",
        create_model(
            asked.__name__.replace("Request", "Form"),
            __doc__=f"{asked.__doc__} The {kind} is sent along.",
            __config__=ConfigDict(extra="forbid", json_schema_extra={"example": {"file": file, **example}}),
            file=(content, ...),
            **cast("dict[str, Any]", fields),
        ),
    )


AnalyzeForm = _with_file(AnalyzeRequest, {"material": "petg"})
RepairForm = _with_file(RepairRequest, {})
OptimizeForm = _with_file(OptimizeRequest, {"hollow": True})
SimplifyForm = _with_file(SimplifyRequest, {"faces": 20_000})
ReliefForm = _with_file(ReliefRequest, {"shape": "plate", "detail_metres": 0.002}, file="owl.png")
TAKEN: tuple[type[BaseModel], ...] = (
    *(FinishRequest, FinishUploadRequest, TurntableRequest, AnalyzeRequest, RepairRequest, OptimizeRequest),
    *(
        SimplifyRequest,
        LodsRequest,
        CollisionRequest,
        NavmeshRequest,
        AnalyzeForm,
        RepairForm,
        OptimizeForm,
        SimplifyForm,
        ReliefRequest,
        ReliefForm,
    ),
)
"""What routes read themselves, for the OpenAPI document."""
