"""Presets: lights and cameras a user knows by name; the renderer and the web viewer use the same numbers."""

from __future__ import annotations

from dataclasses import dataclass

from orfeas.errors import Kind, OrfeasError
from orfeas.render.backdrop import STUDIO_BACKGROUND, Background
from orfeas.render.camera import CAMERAS, Camera
from orfeas.render.lights import LIGHTINGS, Lighting


class UnknownLighting(OrfeasError):
    """There is no lighting called {name}. Choose one of: {known}."""

    kind = Kind.INVALID


class UnknownCamera(OrfeasError):
    """There is no camera called {name}. Choose one of: {known}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class LightingPreset:
    """Lamps, surroundings and backdrop by name.

    Attributes:
        name: as the user types it.
        title: as the user reads it.
        sentence: what it looks like.
        lighting: key, fill and rim lamp in this order, and the surroundings.
        background: what stands behind the object.
    """

    name: str
    title: str
    sentence: str
    lighting: Lighting
    background: Background


@dataclass(frozen=True)
class CameraPreset:
    """A place to look from, by name.

    Attributes:
        name: as the user types it.
        title: as the user reads it.
        sentence: what is seen; left and right are the object's own.
        camera: the place.
    """

    name: str
    title: str
    sentence: str
    camera: Camera


def _lighting(name: str, sentence: str, background: Background) -> LightingPreset:
    return LightingPreset(name, name.capitalize(), sentence, LIGHTINGS[name], background)


def _camera(name: str, title: str, sentence: str) -> CameraPreset:
    return CameraPreset(name, title, sentence, CAMERAS[name])


LIGHTING_PRESETS: dict[str, LightingPreset] = {
    preset.name: preset
    for preset in (
        _lighting("studio", "Large soft lamps in a bright room: colours as they are.", STUDIO_BACKGROUND),
        _lighting(
            "outdoor", "Sun and a blue sky: clear shadows.", Background((0.905, 0.945, 0.975), (0.69, 0.80, 0.905))
        ),
        _lighting(
            "dramatic",
            "One strong lamp from the side, the rest dark.",
            Background((0.20, 0.205, 0.22), (0.04, 0.042, 0.05)),
        ),
        _lighting(
            "night", "Moonlight, and one warm lamp far away.", Background((0.16, 0.20, 0.33), (0.03, 0.045, 0.095))
        ),
        _lighting("warm", "A low evening sun.", Background((0.97, 0.89, 0.78), (0.83, 0.66, 0.49))),
    )
}
CAMERA_PRESETS: dict[str, CameraPreset] = {
    preset.name: preset
    for preset in (
        _camera("front", "Front", "The object's face."),
        _camera("back", "Back", "From behind."),
        _camera("left", "Left", "The object's own left side."),
        _camera("right", "Right", "The object's own right side."),
        _camera("top", "Top", "From straight above."),
        _camera("bottom", "Bottom", "From straight below."),
        _camera("three_quarter", "Three-quarter", "Front and left side, from a little above."),
        _camera("three_quarter_right", "Three-quarter right", "Front and right side, from a little above."),
    )
}


DEFAULT_LIGHTING, DEFAULT_CAMERA = "studio", "three_quarter"


def find_lighting(name: str) -> LightingPreset:
    """The lighting preset of that name.

    Raises:
        UnknownLighting: no such preset; lists those there are.
    """
    if name not in LIGHTING_PRESETS:
        raise UnknownLighting(name=name, known=", ".join(LIGHTING_PRESETS))
    return LIGHTING_PRESETS[name]


def find_camera(name: str) -> CameraPreset:
    """The camera preset of that name.

    Raises:
        UnknownCamera: no such preset; lists those there are.
    """
    if name not in CAMERA_PRESETS:
        raise UnknownCamera(name=name, known=", ".join(CAMERA_PRESETS))
    return CAMERA_PRESETS[name]
