"""Draw a sheet of what pictures become: picture and cut-out, front, three-quarter, side and back of each asset.

`python scripts/contact_sheet.py PICTURE... --out sheet.png [--recipe standard] [--engine small] [--style clay]`;
prints the seconds of every stage and the verdicts.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import numpy as np
from PIL import Image

from orfeas.engines.contract import Cutout
from orfeas.engines.load import open_engine
from orfeas.generations.pipeline import Finished, make_asset
from orfeas.generations.presets import build_recipe
from orfeas.intake.decode import decode_picture
from orfeas.render.camera import Camera
from orfeas.render.preview import STUDIO_BACKGROUND, render_preview

VIEWS = (
    Camera(0.0, math.radians(6)),
    Camera(math.radians(40), math.radians(14)),
    Camera(math.radians(90), math.radians(6)),
    Camera(math.radians(180), math.radians(6)),
    Camera(math.radians(-145), math.radians(14)),
)
UNCERTAIN = np.array([120.0, 60.0, 140.0])


def cut_out_tile(cutout: Cutout, side: int) -> Image.Image:
    """The picture, with what was not taken for the subject under a violet veil."""
    rgba = cutout.picture.pixels.astype(np.float32)
    alpha = rgba[..., 3:] / 255
    over_white = rgba[..., :3] * alpha + 255 * (1 - alpha)
    veil = 0.45 * (1 - cutout.mask[..., None])
    image = Image.fromarray((over_white * (1 - veil) + UNCERTAIN * veil + 0.5).astype(np.uint8))
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    tile = Image.new("RGB", (side, side), (255, 255, 255))
    tile.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return tile


def row_of(finished: Finished, *, side: int, style: str) -> list[Image.Image]:
    """The tiles of one asset."""
    tiles = [cut_out_tile(finished.cutout, side)]
    for camera in VIEWS:
        drawn = render_preview(
            finished.mesh,
            finished.material,
            camera=camera,
            width=side,
            height=side,
            background=STUDIO_BACKGROUND,
            style=style,  # type: ignore[arg-type]
        )
        tiles.append(Image.fromarray(drawn[..., :3]))
    return tiles


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pictures", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("contact_sheet.png"))
    parser.add_argument("--recipe", default="standard")
    parser.add_argument("--engine", help="this engine and no other")
    parser.add_argument("--style", default="shaded", choices=("shaded", "clay", "normals", "wireframe"))
    parser.add_argument("--side", type=int, default=300, help="pixels of a tile")
    options = parser.parse_args()
    sheet = Image.new("RGB", (options.side * (1 + len(VIEWS)), options.side * len(options.pictures)), "white")
    for number, path in enumerate(options.pictures):
        picture = decode_picture(path.read_bytes())
        recipe = build_recipe(options.recipe, engine=options.engine)
        finished = make_asset(picture, recipe, open_engine=open_engine)
        stages = "  ".join(f"{name} {seconds:.2f}" for name, seconds in finished.stages.items())
        total = sum(finished.stages.values())
        print(f"{path.stem:12} {finished.verdict:5} {finished.mesh.num_faces:6,} faces  {total:5.2f} s:  {stages}")
        for warning in finished.warnings:
            print(f"{'':12} {warning}")
        for column, tile in enumerate(row_of(finished, side=options.side, style=options.style)):
            sheet.paste(tile, (column * options.side, number * options.side))
    sheet.save(options.out, optimize=True)
    print(options.out)


if __name__ == "__main__":
    main()
