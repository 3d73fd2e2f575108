"""Build: put a solid together from primitives, parts and materials."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from training.solids import primitives as kinds
from training.solids.distance import BLEND, BOUND, BUMP, CENTER, CUT, JOIN, KEEP, PAINT, REACH, SHRINK, WAVES

Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Point = npt.ArrayLike
"""Three numbers."""

WAYS = {"join": JOIN, "cut": CUT, "keep": KEEP, "paint": PAINT}
ROW = 32
MIRRORED = np.diag([-1.0, 1.0, 1.0])


@dataclass(frozen=True)
class Material:
    """What a part looks like.

    Attributes:
        color, second: linear RGB, 0 to 1; the second belongs to the pattern.
        pattern: "plain", "noise", "spots", "stripes", "bands", "checks", "wood", "gradient" or "patches".
        size: of the pattern, in the units of the solid.
        gloss: 0 matt to 1 mirror-like highlights.
        grain: contrast of fine noise, 0 to 0.5.
    """

    color: Point
    second: Point = (0.0, 0.0, 0.0)
    pattern: str = "plain"
    size: float = 0.1
    gloss: float = 0.2
    grain: float = 0.05


def turn(*, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Doubles:
    """The rotation (3, 3) about x, then y, then z, in degrees."""
    matrix = np.eye(3)
    for axis, degrees in enumerate((x, y, z)):
        s, c = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        one, two = (axis + 1) % 3, (axis + 2) % 3
        step = np.eye(3)
        step[one, one] = step[two, two] = c
        step[one, two], step[two, one] = -s, s
        matrix = step @ matrix
    return matrix


def _along(way: Doubles) -> Doubles:
    """A rotation that takes +y to a direction."""
    length = float(np.linalg.norm(way))
    up = way / length if length > 1e-9 else np.array([0.0, 1.0, 0.0])
    side = np.cross(up, (0.0, 0.0, 1.0) if abs(up[2]) < 0.9 else (1.0, 0.0, 0.0))
    side /= np.linalg.norm(side)
    return np.stack([side, up, np.cross(side, up)], axis=1)


def _is_symmetric(kind: int, own: Sequence[float], forward: Doubles, at: Doubles) -> bool:
    """Whether a primitive is its own mirror image in the plane x = 0."""
    if abs(at[0]) > 1e-6:
        return False
    if kind in (kinds.CONE, kinds.CAPSULE, kinds.LATHE):
        return abs(forward[0, 1]) < 1e-6
    if kind == kinds.TUBE:
        return bool(np.abs(forward @ np.reshape(own[:6], (2, 3)).T)[0].max() < 1e-6)
    if kind == kinds.EXTRUSION:
        return False
    return bool(np.allclose(forward, MIRRORED @ forward @ MIRRORED, atol=1e-6))


@dataclass
class Solid:
    """A thing being put together: +Y up, facing +Z, its left toward +X, any size.

    Every part takes `how`: "join" (default), "cut", "keep" (what lies inside both), "paint" (colours what it encloses
    and adds nothing); `blend`, the width over which it melts into what is there; `material`, a number from
    `material()`; `mirror`, whether a second one stands on the other side of the whole solid's x = 0, wherever the place
    is; `bumps`, their height and waves a unit; `turned`, a rotation (3, 3) about the part's centre.
    """

    codes: list[tuple[int, int, int]] = field(default_factory=list)
    rows: list[Doubles] = field(default_factory=list)
    corners: list[Doubles] = field(default_factory=list)
    materials: list[Material] = field(default_factory=list)
    is_symmetric: bool = True
    _places: list[tuple[Doubles, Doubles]] = field(default_factory=lambda: [(np.eye(3), np.zeros(3))])
    _group: tuple[str, float] | None = None
    _num_corners: int = 0

    def material(self, color: Point, second: Point = (0.0, 0.0, 0.0), **looks: object) -> int:
        """Add a material; see Material. Its number."""
        self.materials.append(Material(color, second, **looks))  # type: ignore[arg-type]
        return len(self.materials) - 1

    @contextmanager
    def placed(self, at: Point = (0, 0, 0), *, turned: Doubles | None = None, scale: float = 1.0) -> Iterator[None]:
        """Parts inside stand at `at`, turned and scaled about their own origin; places nest."""
        matrix, origin = self._places[-1]
        inner = matrix @ (np.eye(3) if turned is None else turned) * scale
        self._places.append((inner, origin + matrix @ np.asarray(at, float)))
        yield
        self._places.pop()

    @contextmanager
    def group(self, how: str = "join", *, blend: float = 0.0) -> Iterator[None]:
        """Parts inside are put together first, then meet the rest as one; groups do not nest."""
        assert self._group is None, "groups do not nest"
        self._group = (how, blend)
        self._add_code(kinds.OPEN, JOIN, 0.0)
        yield
        self._add_code(kinds.CLOSE, WAYS[how], blend * self._scale)
        self._group = None

    @property
    def _scale(self) -> float:
        return float(np.cbrt(abs(np.linalg.det(self._places[-1][0]))))

    def _add_code(self, kind: int, how: int, blend: float) -> None:
        row = np.zeros(ROW)
        row[BLEND] = blend
        self.codes.append((kind, how, 0))
        self.rows.append(row)

    def _add(
        self,
        kind: int,
        own: Sequence[float],
        *,
        center: Point,
        reach: float,
        middle: Point = (0, 0, 0),
        turned: Doubles | None = None,
        how: str = "join",
        blend: float = 0.0,
        material: int = 0,
        mirror: bool = False,
        bumps: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """`middle` and `reach`: a ball, in the primitive's own frame, that holds it."""
        place, origin = self._places[-1]
        rotation = np.eye(3) if turned is None else turned
        forward = place @ rotation
        at = origin + place @ np.asarray(center, float)
        for is_mirrored in (False, True) if mirror else (False,):
            if is_mirrored:
                forward, at = MIRRORED @ forward, MIRRORED @ at
            stretch = np.linalg.svd(forward, compute_uv=False)
            row = np.zeros(ROW)
            row[:9] = np.linalg.inv(forward).ravel()
            row[CENTER : CENTER + 3] = at
            row[SHRINK] = stretch.min()
            row[BOUND : BOUND + 3] = at + forward @ np.asarray(middle, float)
            row[REACH] = (reach + bumps[0]) * stretch.max()
            row[BLEND] = blend * self._scale
            row[kinds.OWN : kinds.OWN + len(own)] = own
            row[BUMP], row[WAVES] = bumps
            self.codes.append((kind, WAYS[how], material))
            self.rows.append(row)
        if not mirror and how != "paint" and not _is_symmetric(kind, own, forward, at):
            self.is_symmetric = False

    def ellipsoid(self, center: Point, radii: Point | float, **how: object) -> None:
        """Radii (3), or one for a ball."""
        own = np.broadcast_to(np.asarray(radii, float), 3)
        self._add(kinds.ELLIPSOID, list(own), center=center, reach=float(own.max()), **how)  # type: ignore[arg-type]

    def cushion(self, center: Point, half: Point, *, power: float = 4.0, **how: object) -> None:
        """Something between an ellipsoid (power 2) and a box (8)."""
        reach = float(np.linalg.norm(half))
        self._add(kinds.CUSHION, [*half, power], center=center, reach=reach, **how)  # type: ignore[arg-type]

    def box(self, center: Point, half: Point, *, rounding: float = 0.0, taper: float = 1.0, **how: object) -> None:
        """Half sides (3); at the top `taper` of its width and depth is left."""
        wide = max(taper, 1.0)
        reach = float(np.linalg.norm([half[0] * wide, half[1], half[2] * wide]))
        own = [*half, min(rounding, *half), taper]
        self._add(kinds.BOX, own, center=center, reach=reach, **how)  # type: ignore[arg-type]

    def cone(
        self, start: Point, end: Point, radius: float, *, to: float | None = None, rounding: float = 0.0, **how: object
    ) -> None:
        """A cylinder from `start` to `end`, or a cone whose radius there is `to`."""
        one, two = np.asarray(start, float), np.asarray(end, float)
        half, far = float(np.linalg.norm(two - one)) / 2, radius if to is None else to
        own = [radius, far, half, min(rounding, half)]
        reach = math.hypot(max(radius, far), half)
        self._add(
            kinds.CONE,
            own,
            center=(one + two) / 2,
            reach=reach,
            turned=_along(two - one),
            **how,  # type: ignore[arg-type]
        )

    def capsule(self, start: Point, end: Point, radius: float, *, to: float | None = None, **how: object) -> None:
        """Two balls and their hull; the ball at `end` has radius `to`."""
        one, two = np.asarray(start, float), np.asarray(end, float)
        length, far = max(float(np.linalg.norm(two - one)), 1e-4), radius if to is None else to
        self._add(
            kinds.CAPSULE,
            [radius, far, length],
            center=one,
            middle=(0, length / 2, 0),
            reach=length / 2 + max(radius, far),
            turned=_along(two - one),
            **how,  # type: ignore[arg-type]
        )

    def tube(
        self, start: Point, middle: Point, end: Point, radius: float, *, to: float | None = None, **how: object
    ) -> None:
        """A bent tube: the quadratic Bezier curve of three points; radius `to` at its end."""
        one = np.asarray(start, float)
        two, three = np.asarray(middle, float) - one, np.asarray(end, float) - one
        far = radius if to is None else to
        box = np.stack([np.zeros(3), two, three])
        center = (box.min(0) + box.max(0)) / 2
        reach = float(np.linalg.norm(box.max(0) - box.min(0))) / 2 + max(radius, far)
        own = [*two, *three, radius, far]
        self._add(kinds.TUBE, own, center=one, middle=center, reach=reach, **how)  # type: ignore[arg-type]

    def ring(self, center: Point, radius: float, thick: float, *, half_angle: float = 180.0, **how: object) -> None:
        """A torus in the plane z = 0, or the arc of it within `half_angle` degrees of +y; `thick` is a radius."""
        own = [radius, thick, math.radians(half_angle) if half_angle < 180 else 4.0]
        self._add(kinds.RING, own, center=center, reach=radius + thick, **how)  # type: ignore[arg-type]

    def extrusion(
        self, outline: Sequence[Point], *, half: float, center: Point = (0, 0, 0), rounding: float = 0.0, **how: object
    ) -> None:
        """A polygon (N, 2) in x and y, `half` deep to either side along z."""
        first, reach = self._outline(outline)
        own = [first, len(outline), half, min(rounding, half)]
        self._add(kinds.EXTRUSION, own, center=center, reach=math.hypot(reach, half), **how)  # type: ignore[arg-type]

    def lathe(
        self, profile: Sequence[Point], *, center: Point = (0, 0, 0), rounding: float = 0.0, **how: object
    ) -> None:
        """A polygon (N, 2) of radius and height, closed along the axis, turned about y."""
        first, reach = self._outline([(0.0, profile[0][1]), *profile, (0.0, profile[-1][1])])
        own = [first, len(profile) + 2, rounding]
        self._add(kinds.LATHE, own, center=center, reach=reach + rounding, **how)  # type: ignore[arg-type]

    def _outline(self, outline: Sequence[Point]) -> tuple[int, float]:
        points = np.asarray(outline, float)
        first = self._num_corners
        self.corners.append(points)
        self._num_corners += len(points)
        return first, float(np.linalg.norm(points, axis=1).max())
