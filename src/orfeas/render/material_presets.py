"""Material presets: ten surfaces a user knows by name, as numbers; the renderer and the web viewer use the same.

Wood, fabric, stone and skin have a pattern too, which both draw; their numbers are its mean, for whoever draws none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.material import Material
from orfeas.render.patterns.fabric import fabric
from orfeas.render.patterns.skin import skin
from orfeas.render.patterns.spots import Pattern, PatternedMaterial
from orfeas.render.patterns.stone import stone
from orfeas.render.patterns.wood import wood

PatternName = Literal["wood", "fabric", "stone", "skin"]
_PATTERN_NAMES: dict[Pattern, PatternName] = {wood: "wood", fabric: "fabric", stone: "stone", skin: "skin"}


class UnknownMaterial(OrfeasError):
    """There is no material called {name}. Choose one of: {known}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class MaterialPreset:
    """A surface by name.

    Attributes:
        name: as the user types it.
        title: as the user reads it.
        sentence: what it looks like.
        base_color: linear RGB, 0 to 1; of a metal what it mirrors, of a clear body its tint.
        metallic: 0 dielectric to 1 metal.
        roughness: 0 mirror to 1 matt.
        ior: index of refraction (glTF KHR_materials_ior).
        transmission: share of the light that passes through (glTF KHR_materials_transmission).
        pattern: what varies from place to place, or None of a plain surface.
    """

    name: str
    title: str
    sentence: str
    base_color: tuple[float, float, float]
    metallic: float
    roughness: float
    ior: float = 1.5
    transmission: float = 0.0
    pattern: Pattern | None = None

    @property
    def pattern_name(self) -> PatternName | None:
        """Which pattern it is, for a viewer that has its own way to draw it."""
        return None if self.pattern is None else _PATTERN_NAMES[self.pattern]

    def as_material(self) -> Material:
        """The preset on a surface without a texture."""
        color = (*self.base_color, 1.0)
        plain = Material(base_color_factor=color, metallic=self.metallic, roughness=self.roughness, name=self.name)
        return plain if self.pattern is None else PatternedMaterial(**vars(plain), pattern=self.pattern)


# Metals mirror what was measured of them (iron and gold as linear RGB: https://physicallybased.info, CC0).
_PRESETS = (
    MaterialPreset("metal", "Metal", "Brushed steel: cool, mirrors softly.", (0.56, 0.57, 0.58), 1.0, 0.32),
    MaterialPreset("plastic", "Plastic", "Glossy moulded plastic, red.", (0.47, 0.03, 0.025), 0.0, 0.24),
    MaterialPreset("wood", "Wood", "Oiled oak: warm and dull.", (0.33, 0.165, 0.07), 0.0, 0.62, pattern=wood),
    MaterialPreset("glass", "Glass", "Clear glass with a breath of green.", (0.86, 0.95, 0.91), 0.0, 0.04, 1.52, 0.96),
    MaterialPreset("ceramic", "Ceramic", "White glaze: bright, with sharp highlights.", (0.68, 0.67, 0.64), 0.0, 0.1),
    MaterialPreset("rubber", "Rubber", "Black rubber: dark and nearly matt.", (0.038, 0.038, 0.04), 0.0, 0.7, 1.52),
    MaterialPreset(
        "fabric", "Fabric", "Woven cotton, blue: matt.", (0.09, 0.17, 0.36), 0.0, 0.96, 1.46, pattern=fabric
    ),
    MaterialPreset("stone", "Stone", "Grey granite, speckled: rough.", (0.34, 0.32, 0.29), 0.0, 0.88, pattern=stone),
    MaterialPreset(
        "skin", "Skin", "Light skin: soft, faintly moist.", (0.55, 0.29, 0.21), 0.0, 0.42, 1.4, pattern=skin
    ),
    MaterialPreset("gold", "Gold", "Polished gold.", (1.0, 0.71, 0.29), 1.0, 0.2),
)
MATERIAL_PRESETS: dict[str, MaterialPreset] = {preset.name: preset for preset in _PRESETS}


def find_material(name: str) -> MaterialPreset:
    """The material preset of that name.

    Raises:
        UnknownMaterial: no such preset; lists those there are.
    """
    if name not in MATERIAL_PRESETS:
        raise UnknownMaterial(name=name, known=", ".join(MATERIAL_PRESETS))
    return MATERIAL_PRESETS[name]
