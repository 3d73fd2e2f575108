"""Levels: the same thing with ever fewer faces, to be seen from ever farther away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from orfeas.mesh.decimate import decimate_smooth
from orfeas.mesh.levelling.deviation import deviation_of
from orfeas.mesh.levelling.gates import Difference, Differs, Look, is_as_sound
from orfeas.mesh.levelling.shading import creased
from orfeas.mesh.levelling.shares import require_shares
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.topology import points_of

SHARES = (1.0, 0.5, 0.25, 0.10)
CAPS = (0.0025, 0.005, 0.01, 0.02)
"""The farthest each level may stray, as shares of the diagonal; levels beyond these take the last."""
FEWEST_FACES = 64
SCREEN_PIXELS = 1080
"""Height of the screen that screen heights are reckoned for."""
TRIES = 4
STALLED = 0.95
"""A level with more than this share of the faces of the one before is not worth having."""
LEAST_PIXELS, MOST_PIXELS, SIZES = 32, 256, 3

Ruled = Literal["whole", "count", "floor", "error", "look", "soundness"]


@dataclass(frozen=True, eq=False)
class Level:
    """One level of detail.

    Attributes:
        mesh: in the frame of the first; its UVs lie on the same texture.
        share: the share of the first one's faces that was asked for.
        error_metres: largest distance between its surface and the first one's, sampled both ways; 0 for the first.
        error: the same as a share of the diagonal of the bounds.
        screen_height: it may take over when the object is less high than this share of the screen: its error is
            then no more than a pixel of 1,080, and it looks right. Falls strictly from 1.
        pixels: side of the pictures in which it was compared; 0 where it was not.
        difference: how it looks beside the first, the worst view's numbers; None where it was not compared.
        ruled_by: what set its number of faces: it is the `whole` mesh; the `count` asked for; the `floor`; or more
            faces than asked for because fewer failed by `error`, `look` or `soundness`.
    """

    mesh: Mesh
    share: float
    error_metres: float
    error: float
    screen_height: float
    pixels: int = 0
    difference: Difference | None = None
    ruled_by: Ruled = "whole"

    @property
    def num_faces(self) -> int:
        return self.mesh.num_faces


def levels(
    mesh: Mesh,
    *,
    shares: tuple[float, ...] = SHARES,
    differs: Differs | None = None,
    look: Look = Look(),
    error_pixels: float = 1.0,
    report: Callable[[float], None] | None = None,
) -> tuple[Level, ...]:
    """Make levels of detail, each out of the one before, each measured against the first.

    A level keeps within a cap on its distance from the first one's surface (0.5, 1, 2 % of the diagonal), opens no
    edge and turns no face over in the texture; and, if `differs` is given, looks like the first in the worst of its
    views at the size where it takes over: where its error is a pixel, or farther away, down to where the cap is one.
    What fails everywhere is made again with more faces. A level that comes within 5 % of the one before is left out.

    The screen height follows from the error: an object of radius r at h of a screen of H pixels shows an error e as
    p = h H e / (2 r) pixels, whatever the field of view.

    Args:
        mesh: metres; welded where nothing splits it. Borders stay where they are.
        shares: of its faces, falling from 1; the first level is the mesh itself.
        differs: looks at two meshes; `render.compare.differs_by_look(material)`. None judges by geometry alone.
        look: what a level must look like.
        error_pixels: how many pixels of error may show where a level takes over.
        report: called with the fraction done; may raise to stop.

    Returns:
        The first level and those that can be had, with strictly fewer faces each, none under 64.

    Raises:
        NotShares: they do not fall from 1.
        SimplifierFailed: too large to simplify.
    """
    require_shares(shares)
    maker = _Maker(mesh, differs, look, error_pixels)
    found = [Level(mesh, 1.0, 0.0, 0.0, 1.0)]
    for number, share in enumerate(shares[1:], start=1):
        if report is not None:
            report(number / len(shares))
        level = maker.level(found[-1], share, CAPS[min(number, len(CAPS) - 1)])
        if level is not None:
            found.append(level)
    if report is not None:
        report(1.0)
    return tuple(found)


class _Maker:
    """What stays the same from level to level."""

    def __init__(self, mesh: Mesh, differs: Differs | None, look: Look, error_pixels: float) -> None:
        self.first, self.differs, self.look, self.error_pixels = mesh, differs, look, error_pixels
        self.diagonal = max(float(np.linalg.norm(mesh.size)), 1e-30) if mesh.num_vertices else 1.0
        self.is_creased = mesh.normals is None or _num_creased(mesh) > 0

    def level(self, before: Level, share: float, cap: float) -> Level | None:
        """The first try that passes; None where it would hardly have fewer faces than the one before."""
        asked = round(share * self.first.num_faces)
        faces, most = max(asked, FEWEST_FACES), STALLED * before.num_faces
        ruled: Ruled = "count" if asked >= FEWEST_FACES else "floor"
        for _ in range(TRIES):
            if faces > most:
                return None
            mesh = self._decimated(before.mesh, faces)
            if mesh.num_faces > most:
                return None
            if ruled == "count" and mesh.num_faces > 1.05 * asked:
                ruled = "soundness"  # topology or texture held more
            level = self._measured(mesh, share)
            if level.error > cap:
                ruled, grows = "error", min(max(1.15 * level.error / cap, 1.25), 1.7)
            elif not is_as_sound(mesh, than=self.first):
                ruled, grows = "soundness", 1.3
            else:
                level = self._seen(level, cap)
                if level.difference is None or not self.look.failed_by(level.difference):
                    height = min(level.screen_height, 0.75 * before.screen_height)
                    return replace(level, ruled_by=ruled, screen_height=height)
                ruled, grows = "look", 1.5
            faces = int(mesh.num_faces * grows)
        return None

    def _decimated(self, mesh: Mesh, faces: int) -> Mesh:
        found = decimate_smooth(mesh, faces=faces)
        return creased(found) if self.is_creased else found

    def _measured(self, mesh: Mesh, share: float) -> Level:
        largest = deviation_of(mesh, reference=self.first).largest
        return Level(mesh, share, largest, largest / self.diagonal, self._height(largest / self.diagonal))

    def _height(self, error: float) -> float:
        return self.error_pixels / (max(error, 1e-9) * SCREEN_PIXELS)

    def _seen(self, level: Level, cap: float) -> Level:
        """Compared where its error is a pixel, then smaller, down to where the cap is one; the first that passes."""
        if self.differs is None:
            return level
        nearest, farthest = (
            float(np.clip(height * SCREEN_PIXELS, LEAST_PIXELS, MOST_PIXELS))
            for height in (level.screen_height, self._height(cap))
        )
        sizes = np.unique(np.geomspace(nearest, farthest, SIZES).round().astype(np.int64))[::-1]
        for number, pixels in enumerate(sizes.tolist()):
            height = level.screen_height if not number else min(level.screen_height, pixels / SCREEN_PIXELS)
            difference = self.differs(self.first, level.mesh, pixels=pixels)
            level = replace(level, pixels=pixels, difference=difference, screen_height=height)
            if not self.look.failed_by(difference):
                break
        return level


def _num_creased(mesh: Mesh) -> int:
    """How many vertices are split for their normals alone."""
    first, point = points_of(mesh.positions)
    if mesh.uvs is not None:
        first, _ = points_of(np.column_stack([mesh.uvs, point.astype(np.float32)]))
    return mesh.num_vertices - len(first)
