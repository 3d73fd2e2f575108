"""Assembly: parts with their colours become one closed surface."""

from __future__ import annotations

import manifold3d
import numpy as np

from benchmarks.shaping.objects.clay import Clay, Color
from benchmarks.shaping.objects.solids import Solid, mirrored
from benchmarks.shaping.truth import Truth, boxed


class Assembly:
    """What an object is put together from; later cuts take from all that is there before them."""

    def __init__(self) -> None:
        self._whole = Solid()
        self._paints: dict[int, Color | Clay] = {}
        self._yaw = 0.0

    def add(self, solid: Solid, color: Color, *, pair: bool = False) -> None:
        """Join a solid to the rest, with its mirror image where `pair`."""
        for each in (solid, mirrored(solid)) if pair else (solid,):
            self._whole = self._whole + self._known(each, color)

    def add_clay(self, clay: Clay) -> None:
        self._whole = self._whole + self._known(clay.solid(), clay)

    def cut(self, solid: Solid, color: Color = (60, 55, 52), *, pair: bool = False) -> None:
        """Take a solid away; the walls of the cut get the colour."""
        for each in (solid, mirrored(solid)) if pair else (solid,):
            self._whole = self._whole - self._known(each, color)

    def turned(self, degrees: float) -> Assembly:
        """This assembly, turned about the upright axis."""
        self._yaw += degrees
        return self

    def finished(self) -> Truth:
        """The surface in the canonical pose."""
        mesh = self._whole.to_mesh64()
        positions, faces = np.asarray(mesh.vert_properties)[:, :3], np.asarray(mesh.tri_verts).astype(np.int64)
        assert len(faces) and self._whole.status() == manifold3d.Error.NoError
        colors = np.zeros((len(faces), 3), np.uint8)
        begins = np.asarray(mesh.run_index) // 3
        for begin, end, number in zip(begins, begins[1:], mesh.run_original_id, strict=False):
            paint = self._paints[int(number)]
            middles = positions[faces[begin:end]].mean(axis=1)
            colors[begin:end] = paint.colors(middles) if isinstance(paint, Clay) else paint
        angle = np.radians(self._yaw)
        turn = np.array([[np.cos(angle), 0, np.sin(angle)], [0, 1, 0], [-np.sin(angle), 0, np.cos(angle)]])
        positions = positions @ turn.T
        return Truth(boxed(positions, faces), faces, np.repeat(colors[:, None], 3, axis=1))

    def _known(self, solid: Solid, paint: Color | Clay) -> Solid:
        known = solid.as_original()
        self._paints[known.original_id()] = paint
        return known
