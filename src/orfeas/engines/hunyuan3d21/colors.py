"""Colors: the picture laid on the shape from where it was taken, and the rest of the shape from there on."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from orfeas.engines.contract import Cutout
from orfeas.engines.hull.box import MARGIN, Box
from orfeas.engines.hull.outlines import draw_outlines, sample_picture
from orfeas.engines.hull.paint import paint_shell
from orfeas.engines.hull.pictures import Sheet, sure_of
from orfeas.engines.hull.sides import X, Y
from orfeas.engines.hull.sight import see
from orfeas.engines.hull.surface import UPWARDS, extract_shell, stand
from orfeas.engines.hunyuan3d21.pose import Seat
from orfeas.engines.hunyuan3d21.volume import BOUND
from orfeas.engines.relief.back import paint_back
from orfeas.intake.views import View
from orfeas.mesh.material import Paint
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.place import Affine, place_paint

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

CELLS = 160
"""Along the longest side of the grid that colours are solved on."""


def paint_as_pictured(mesh: Mesh, logits_XYZ: Tensor, cutout: Cutout, seat: Seat) -> Paint:
    """The colours of a shape.

    What the picture shows is laid on it; the back is a guess from what is seen at the rim, as the other engines make
    it; between them colours are carried along the surface.

    Args:
        mesh: the field's surface, in the network's frame.
        logits_XYZ: values of a `Volume`.
        cutout: the picture.
        seat: where its camera stood to the mesh.

    Returns:
        In the network's frame.
    """
    seen = mesh.positions @ seat.axes.T.astype(np.float32)
    low, high = seen.min(axis=0).astype(np.float64), seen.max(axis=0).astype(np.float64)
    cell = float((high - low).max()) / CELLS
    size = (high - low) / cell
    # Cell coordinates c, rows down, are at c * UPWARDS * cell + corner in the camera's axes.
    corner = (low + high) / 2 - (np.ceil(size) / 2 + MARGIN) * UPWARDS * cell
    box = Box(size=size, matrices={View.FRONT: _from_cells(seat.matrix, corner, cell)}, disagreements={})
    field = _turned(logits_XYZ, box, corner, cell, axes=seat.axes)
    shell = extract_shell(field)
    standing = stand(shell)
    sights = {view: see(field, view) for view in (View.FRONT, View.BACK)}
    paint = paint_shell(shell, _sheets(cutout, box), sights, field=field, standing=standing)
    back = Affine(
        scale=cell / standing.scale,
        shift=(standing.origin * cell + corner) @ seat.axes,
        rotation=seat.axes.T,
    )
    return place_paint(paint, back)


def _from_cells(matrix: Doubles, corner: Doubles, cell: float) -> Doubles:
    """(2, 4) from cell coordinates to pixels, given that from the camera's axes."""
    linear = matrix[:, :3]
    return np.column_stack([linear * UPWARDS * cell, linear @ corner + matrix[:, 3]])


def _turned(logits_XYZ: Tensor, box: Box, corner: Doubles, cell: float, *, axes: Doubles) -> Floats:
    """The field (rows, columns, layers) on a grid that looks out at the camera; negative at its border."""
    across, down, deep = (torch.arange(count) + 0.5 for count in box.shape)
    rows, columns, layers = torch.meshgrid(down, across, deep, indexing="ij")
    cells = torch.stack([columns, -rows, layers], dim=-1)
    at = cells @ torch.from_numpy(axes * cell).float() + torch.from_numpy(corner @ axes).float()
    device = logits_XYZ.device
    # grid_sample takes the last axis' coordinate first.
    places = (at.flip(-1) / BOUND).to(device)[None]
    found = functional.grid_sample(
        logits_XYZ.float()[None, None], places, mode="bilinear", padding_mode="border", align_corners=True
    )[0, 0].cpu()
    beyond = (at.abs() >= BOUND).any(dim=-1)
    for axis in range(3):
        beyond.select(axis, 0).fill_(True)
        beyond.select(axis, -1).fill_(True)
    return np.asarray(torch.where(beyond, found.clamp(max=-1e-3), found).numpy(), np.float32)


def _sheets(cutout: Cutout, box: Box) -> list[Sheet]:
    outline = draw_outlines({View.FRONT: cutout}, box)[View.FRONT]
    front = sample_picture(cutout.colors, View.FRONT, box)
    back = paint_back(front, outline, seed=0)
    to_grid = np.zeros((2, 4))
    to_grid[0, X] = to_grid[1, Y] = 1
    sure = sure_of(outline)
    guess = np.rint(back).astype(np.uint8)
    return [
        Sheet(View.FRONT, cutout.colors, box.matrices[View.FRONT], front, sure),
        Sheet(View.BACK, guess, to_grid, back, sure, is_guess=True),
    ]
