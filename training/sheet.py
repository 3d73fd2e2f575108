"""Sheet: one thing of every family in one picture, or a picture of one.

`python -m training.sheet --out docs/images/families.jpg`, `python -m training.sheet --family boat --out boat.png`
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from orfeas.engines.small.space import FRONT, SLICE, SLICES, TRUNCATION
from training.families.catalog import Family, families
from training.sample import build_thing
from training.solids.shade import Light, shade
from training.solids.trace import MISSED, grid, surface, trace
from training.solids.view import look_at

SIDE, FINER, COLUMNS = 144, 2, 12
BACKGROUND = 0.93
LIGHT = Light((-0.45, 0.65, 0.61), (0.75, 0.74, 0.7), (0.42, 0.44, 0.48), (0.2, 0.19, 0.18), 0.8, 0.9, 0.6)


def picture_of(family: Family, *, seed: int, side: int = SIDE) -> np.ndarray:
    """(side, side, 3) uint8 sRGB: a thing of a family from its three-quarter view."""
    chance = np.random.default_rng((seed, *family.name.encode()))
    solid = build_thing(family, chance)
    view = look_at(solid, azimuth=38 if family.is_side_on else 28, elevation=16, perspective=0.2)
    arrays = (view.codes, view.numbers, view.corners, view.perspective)
    field = grid(*arrays, SLICES, FRONT, SLICE, TRUNCATION)
    depth = trace(*arrays, side * FINER, False)
    normals, kinds = surface(*arrays, depth)
    seen = shade(view, LIGHT, depth=depth, normals=normals, kinds=kinds, field=field, near=FRONT, step=SLICE)
    shown = np.where((depth < MISSED)[..., None], np.clip(seen, 0, 1) ** (1 / 2.2), BACKGROUND)
    return np.rint(255 * cv2.resize(shown, (side, side), interpolation=cv2.INTER_AREA)).astype(np.uint8)


def contact_sheet(*, seed: int) -> np.ndarray:
    """All families in alphabetical order, with their names."""
    cells = []
    for name, family in families().items():
        cell = np.full((SIDE + 20, SIDE, 3), round(255 * BACKGROUND), np.uint8)
        cell[:SIDE] = picture_of(family, seed=seed)
        at = (6, SIDE + 12)
        cv2.putText(cell, name.replace("_", " "), at, cv2.FONT_HERSHEY_SIMPLEX, 0.42, (60, 60, 60), 1, cv2.LINE_AA)
        cells.append(cell)
    empty = np.full_like(cells[0], round(255 * BACKGROUND))
    cells += [empty] * (-len(cells) % COLUMNS)
    rows = [np.concatenate(cells[first : first + COLUMNS], axis=1) for first in range(0, len(cells), COLUMNS)]
    return np.concatenate(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="picture to write; .jpg or .png")
    parser.add_argument("--seed", type=int, default=1, help="other things of the same families (1)")
    parser.add_argument("--family", choices=families(), metavar="NAME", help="one thing of this family only")
    parser.add_argument("--side", type=int, default=640, help="pixels, of one thing's picture (640)")
    options = parser.parse_args()
    if options.family:
        drawn = picture_of(families()[options.family], seed=options.seed, side=options.side)
    else:
        drawn = contact_sheet(seed=options.seed)
    smaller = [cv2.IMWRITE_JPEG_QUALITY, 88] if options.out.suffix == ".jpg" else []
    cv2.imwrite(str(options.out), drawn[..., ::-1], smaller)


if __name__ == "__main__":
    main()
