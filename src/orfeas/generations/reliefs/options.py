"""What a relief can be asked for, checked before any picture is opened; light, for whoever only asks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from orfeas.errors import Kind, OrfeasError
from orfeas.generations.tools.options import Options
from orfeas.mesh.reliefs.limits import ATTENUATION, ImpossibleRelief, require_possible

ReliefKind = Literal["relief", "lithophane"]
ReliefShape = Literal["plate", "outline"]

DEPTHS: dict[ReliefKind, float] = {"relief": 3e-3, "lithophane": 2.2e-3}
BASES: dict[ReliefKind, float] = {"relief": 2e-3, "lithophane": 0.8e-3}
"""Metres, where none are asked for. A lithophane is 0.8 to 3 mm thick."""


class ReliefContradiction(OrfeasError):
    """{one} does not go with {other}. Leave one of them out."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class ReliefOptions(Options):
    """What a picture is to become.

    Attributes:
        kind: a relief to be looked at, or a lithophane to be held against the light.
        shape: a rectangle, or the outline of the subject.
        is_whole: everything in the picture, not its subject alone.
        is_negative: low where it would be high, dark where it would be bright.
        width_metres: of the whole plate, or of the whole picture where it follows an outline.
        depth_metres: from the lowest to the highest, or the thinnest to the thickest; None for that of the kind.
        base_metres: the lowest or thinnest; None for that of the kind.
        frame_metres: width of a frame; 0 for none.
        curve_radians: how far it is bent round an upright axis; a full turn is a tube.
        stands: on its lower edge; None for lithophanes and what is curved, while reliefs lie on their backs.
        detail_metres: between samples.
        faces: triangles at most; None for all there are.
        attenuation_per_metre: of the plastic of a lithophane.
    """

    kind: ReliefKind = "relief"
    shape: ReliefShape = "plate"
    is_whole: bool = False
    is_negative: bool = False
    width_metres: float = 0.1
    depth_metres: float | None = None
    base_metres: float | None = None
    frame_metres: float = 0.0
    curve_radians: float = 0.0
    stands: bool | None = None
    detail_metres: float = 0.25e-3
    faces: int | None = None
    attenuation_per_metre: float = ATTENUATION

    @property
    def depth(self) -> float:
        return DEPTHS[self.kind] if self.depth_metres is None else self.depth_metres

    @property
    def base(self) -> float:
        return BASES[self.kind] if self.base_metres is None else self.base_metres

    @property
    def is_standing(self) -> bool:
        return (self.kind == "lithophane" or self.curve_radians > 0) if self.stands is None else self.stands

    def check(self) -> None:
        """Raises ReliefContradiction, ImpossibleRelief."""
        if self.shape == "outline":
            for name, is_asked in (
                ("a lithophane", self.kind == "lithophane"),
                ("a frame", self.frame_metres > 0),
                ("a curve", self.curve_radians > 0),
                ("the whole picture", self.is_whole),
            ):
                if is_asked:
                    raise ReliefContradiction(one="A plate that follows the outline", other=name)
        if self.curve_radians > 0 and not self.is_standing:
            raise ReliefContradiction(one="A curve", other="lying on the back")
        for name, metres in {"depth": self.depth, "detail": self.detail_metres}.items():
            if not 0 < metres < math.inf:
                raise ImpossibleRelief(problem=f"a {name} of {1000 * metres:g} mm")
        require_possible(
            width_metres=self.width_metres,
            thinnest_metres=self.base,
            frame_metres=self.frame_metres,
            curve_radians=self.curve_radians,
        )
