"""Materials, lights and cameras by name: the numbers the renderer draws with, for whoever draws elsewhere."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import ConfigDict, Field

from orfeas.api.bodies import Body
from orfeas.api.document import examples
from orfeas.api.document.contract import problems
from orfeas.render import material_presets, presets
from orfeas.render.lights import Lamp
from orfeas.render.material_presets import PatternName

router = APIRouter(tags=["presets"])

Channel = Annotated[float, Field(ge=0)]
Linear = Annotated[list[Channel], Field(min_length=3, max_length=3, description="linear RGB; lights may pass 1")]
Encoded = Annotated[list[Channel], Field(min_length=3, max_length=3, description="sRGB, 0 to 1")]
Share = Annotated[float, Field(ge=0, le=1)]
ROLES: tuple[Literal["key", "fill", "rim"], ...] = ("key", "fill", "rim")


class MaterialPreset(Body):
    """A surface by name, in the terms of glTF 2.0."""

    name: str
    title: str
    sentence: str
    base_color: Linear
    metallic: Share
    roughness: Share
    ior: float = Field(ge=1, description="KHR_materials_ior")
    transmission: Share = Field(description="KHR_materials_transmission")
    pattern: PatternName | None = Field(description="what varies from place to place; the numbers are its mean")


class MaterialPresets(Body):
    """The materials there are."""

    model_config = ConfigDict(json_schema_extra={"example": examples.MATERIAL_PRESETS})

    items: list[MaterialPreset]


class PresetLamp(Body):
    """A soft lamp far away."""

    role: Literal["key", "fill", "rim"] = Field(description="the key throws the shadow")
    azimuth: float = Field(description="radians to the right of the camera, about the vertical")
    elevation: float = Field(description="radians above the horizon")
    color: Linear = Field(description="linear RGB that a white surface facing it shows")
    radius: float = Field(ge=0, description="angular radius in radians; larger is softer")


class RoomColor(Body):
    """What a mirror shows of the surroundings at one height."""

    height: float = Field(ge=-1, le=1, description="-1 straight down to 1 straight up")
    color: Linear


class PresetBackground(Body):
    """A gradient behind the object."""

    middle: Encoded
    corner: Encoded


class LightingPreset(Body):
    """Lamps, surroundings and background by name."""

    name: str
    title: str
    sentence: str
    lamps: list[PresetLamp]
    sky: Linear = Field(description="linear RGB of light from straight above")
    horizon: Linear = Field(description="linear RGB of light from the side")
    floor: Linear = Field(description="linear RGB the lit floor throws back")
    room: list[RoomColor] = Field(description="what glossy surfaces mirror, from below upwards")
    background: PresetBackground
    shadow: Share = Field(description="how dark the ground's shadow is at its deepest")


class LightingPresets(Body):
    """The lightings there are."""

    model_config = ConfigDict(json_schema_extra={"example": examples.LIGHTING_PRESETS})

    items: list[LightingPreset]
    default: str


class CameraPreset(Body):
    """A place to look from by name; the object fills the picture from there."""

    name: str
    title: str
    sentence: str
    azimuth: float = Field(description="radians about +Y from the front (+Z), positive towards +X, the object's left")
    elevation: float = Field(description="radians above the horizon")
    field_of_view: float = Field(ge=0, description="radians across the shorter side; 0 is orthographic")
    fill: Share = Field(description="share of the picture the object takes")


class CameraPresets(Body):
    """The cameras there are."""

    model_config = ConfigDict(json_schema_extra={"example": examples.CAMERA_PRESETS})

    items: list[CameraPreset]
    default: str


@router.get("/materials/presets", operation_id="list_material_presets", responses=problems())
async def list_material_presets() -> MaterialPresets:
    """The materials by name, as glTF numbers: metal, plastic, wood, glass and so on; some have a pattern as well."""
    return MaterialPresets(
        items=[
            MaterialPreset(
                name=each.name,
                title=each.title,
                sentence=each.sentence,
                base_color=list(each.base_color),
                metallic=each.metallic,
                roughness=each.roughness,
                ior=each.ior,
                transmission=each.transmission,
                pattern=each.pattern_name,
            )
            for each in material_presets.MATERIAL_PRESETS.values()
        ]
    )


@router.get("/lighting/presets", operation_id="list_lighting_presets", responses=problems())
async def list_lighting_presets() -> LightingPresets:
    """The lightings by name: studio, outdoor, dramatic, night and warm."""
    return LightingPresets(
        items=[_lighting(each) for each in presets.LIGHTING_PRESETS.values()], default=presets.DEFAULT_LIGHTING
    )


@router.get("/camera/presets", operation_id="list_camera_presets", responses=problems())
async def list_camera_presets() -> CameraPresets:
    """The cameras by name: six sides and two three-quarter views; left and right are the object's own."""
    return CameraPresets(
        items=[
            CameraPreset(
                name=each.name,
                title=each.title,
                sentence=each.sentence,
                azimuth=each.camera.azimuth,
                elevation=each.camera.elevation,
                field_of_view=each.camera.field_of_view,
                fill=each.camera.fill,
            )
            for each in presets.CAMERA_PRESETS.values()
        ],
        default=presets.DEFAULT_CAMERA,
    )


def _lighting(preset: presets.LightingPreset) -> LightingPreset:
    lighting, background = preset.lighting, preset.background
    return LightingPreset(
        name=preset.name,
        title=preset.title,
        sentence=preset.sentence,
        lamps=[_lamp(role, lamp) for role, lamp in zip(ROLES, lighting.lamps, strict=True)],
        sky=list(lighting.sky),
        horizon=list(lighting.horizon),
        floor=list(lighting.floor),
        room=[RoomColor(height=float(height), color=list(color)) for height, color in lighting.room],
        background=PresetBackground(middle=list(background.middle), corner=list(background.corner)),
        shadow=lighting.shadow,
    )


def _lamp(role: Literal["key", "fill", "rim"], lamp: Lamp) -> PresetLamp:
    return PresetLamp(
        role=role, azimuth=lamp.azimuth, elevation=lamp.elevation, color=list(lamp.color), radius=lamp.radius
    )
