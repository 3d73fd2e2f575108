"""Draw a sheet of what pictures become: the cut-out, then front, three-quarter, side and back of each asset.

`python scripts/contact_sheet.py PICTURE... --out sheet.png [--recipe standard] [--engine relief --engine small]
[--style clay]`; prints the seconds of every stage and the verdicts. Engines stand side by side.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import get_args

import numpy as np
from PIL import Image

from orfeas.engines.contract import Cutout
from orfeas.engines.load import open_engine
from orfeas.generations.pipeline import Finished, make_asset
from orfeas.generations.presets import build_recipe
from orfeas.intake.decode import decode_picture
from orfeas.render.camera import Camera
from orfeas.render.painter import Style
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


def tiles_of(finished: Finished, *, side: int, style: Style) -> list[Image.Image]:
    """One asset from every camera."""
    drawn = (
        render_preview(
            finished.mesh,
            finished.material,
            camera=camera,
            width=side,
            height=side,
            background=STUDIO_BACKGROUND,
            style=style,
        )
        for camera in VIEWS
    )
    return [Image.fromarray(pixels[..., :3]) for pixels in drawn]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pictures", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("contact_sheet.png"))
    parser.add_argument("--recipe", default="standard")
    parser.add_argument("--engine", action="append", help="this engine and no other; may be given again")
    parser.add_argument("--style", default="shaded", choices=get_args(Style))
    parser.add_argument("--side", type=int, default=300, help="pixels of a tile")
    parser.add_argument("--no-cut-out", action="store_true", help="leave the pictures themselves out")
    options = parser.parse_args()
    rows = []
    for path in options.pictures:
        picture, row = decode_picture(path.read_bytes()), []
        for engine in options.engine or [None]:
            finished = make_asset(picture, build_recipe(options.recipe, engine=engine), open_engine=open_engine)
            if not row and not options.no_cut_out:
                row.append(cut_out_tile(finished.cutout, options.side))
            row += tiles_of(finished, side=options.side, style=options.style)
            stages = "  ".join(f"{name} {seconds:.2f}" for name, seconds in finished.stages.items())
            total = sum(finished.stages.values())
            print(f"{path.stem:12} {finished.verdict:5} {finished.mesh.num_faces:6,} faces  {total:5.2f} s:  {stages}")
            for warning in finished.warnings:
                print(f"{'':12} {warning}")
        rows.append(np.concatenate([np.asarray(tile) for tile in row], axis=1))
    Image.fromarray(np.concatenate(rows)).save(options.out, optimize=True)
    print(options.out)


if __name__ == "__main__":
    main()
