"""What a relief can be asked for, checked before any picture is opened; light, for whoever only asks."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from orfeas.errors import Kind, OrfeasError
from orfeas.generations.tools.options import Options
from orfeas.mesh.reliefs.limits import ATTENUATION, ImpossibleRelief, require_possible

ReliefKind = Literal["relief", "lithophane"]
ReliefShape = Literal["plate", "outline"]

DEPTHS: dict[ReliefKind, float] = {"relief": 3e-3, "lithophane": 2.2e-3}
BASES: dict[ReliefKind, float] = {"relief": 2e-3, "lithophane": 0.8e-3}
"""Metres, where none are asked for. A lithophane is 0.8 to 3 mm thick."""

CLASSICAL = "classical"
"""Asked for as a network for depth it means none: the depth is guessed."""

NETWORKS = ("depth", "matting", "depth_sha256", "matting_sha256")


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
        depth: a network that sees it, by its name; None, or `classical`, for none.
        matting: a network that sees the subject, by its name; None for none.
        depth_sha256, matting_sha256: of those that were asked for; see `found_in`.
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
    depth: str | None = None
    matting: str | None = None
    depth_sha256: str | None = None
    matting_sha256: str | None = None

    @property
    def rise(self) -> float:
        return DEPTHS[self.kind] if self.depth_metres is None else self.depth_metres

    @property
    def lowest(self) -> float:
        return BASES[self.kind] if self.base_metres is None else self.base_metres

    @property
    def is_standing(self) -> bool:
        return (self.kind == "lithophane" or self.curve_radians > 0) if self.stands is None else self.stands

    @property
    def depth_network(self) -> str | None:
        """The name of one, where one is to see the depth."""
        return None if self.depth == CLASSICAL else self.depth

    def to_json(self) -> dict[str, Any]:
        """Without networks it reads as it did before there were any, so what was made then is found again."""
        return {name: value for name, value in super().to_json().items() if name not in NETWORKS or value is not None}

    def found_in(self, folder: Path) -> ReliefOptions:
        """The same with the networks that have these names in a folder of weights now.

        Raises:
            OrfeasError: there is none; see `find_graph`.
        """
        from orfeas.weights.networks.find import find_graph

        depth, matting = self.depth_network, self.matting
        sees_depth = None if depth is None else find_graph(depth, purpose="depth", folder=folder).used.sha256
        sees_subject = None if matting is None else find_graph(matting, purpose="matting", folder=folder).used.sha256
        return replace(self, depth=depth, depth_sha256=sees_depth, matting_sha256=sees_subject)

    def check(self) -> None:
        """Raises ReliefContradiction, ImpossibleRelief."""
        has_networks = self.depth_network is not None or self.matting is not None
        if self.kind == "lithophane" and has_networks:
            raise ReliefContradiction(one="A lithophane", other="a network: it shows the whole picture")
        if self.is_whole and self.matting is not None:
            raise ReliefContradiction(one="The whole picture", other="a network for cut-outs")
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
        for name, metres in {"depth": self.rise, "detail": self.detail_metres}.items():
            if not 0 < metres < math.inf:
                raise ImpossibleRelief(problem=f"a {name} of {1000 * metres:g} mm")
        require_possible(
            width_metres=self.width_metres,
            thinnest_metres=self.lowest,
            frame_metres=self.frame_metres,
            curve_radians=self.curve_radians,
        )
