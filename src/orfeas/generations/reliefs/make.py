"""Make: a picture to a relief or a lithophane, closed and ready for a printer; values in, values out."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import Cutout
from orfeas.engines.depth.by_brightness import light_of
from orfeas.engines.depth.estimate import Heights, estimate_heights, over_white
from orfeas.engines.matting.cut_out import Network, NoSubject, cut_out
from orfeas.engines.onnx_graph import Graph
from orfeas.generations.reliefs.options import ReliefContradiction, ReliefOptions
from orfeas.intake.picture import Picture
from orfeas.mesh.decimate import decimate
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.reliefs.limits import CLOSES, MAX_SAMPLES, ImpossibleRelief
from orfeas.mesh.reliefs.lithophane import lithophane
from orfeas.mesh.reliefs.plaque import plaque
from orfeas.mesh.reliefs.slab import stood_up

Floats = npt.NDArray[np.float32]
Report = Callable[[str, float], None]

SURE = 0.5
"""A cut-out that is trusted less is not taken for a subject: the picture is one of many things."""

SOFT = 0.7
"""Standard deviation, in samples, of the smoothing that takes the stairs out of edges; a nozzle is wider."""

ROUND = 1.5
"""The same of an outline that the plate is cut along: the stairs of a mask are longer."""

SPARE = 2
"""Samples for each triangle that is to be left: more would cost time and not be seen."""

BRIGHTEST = 99.5
"""Percentile of the light that the thinnest wall stands for."""

ADVICE = "Print it standing and solid (100 % infill), in a white or natural plastic."


CLAY = (0.62, 0.55, 0.46, 1.0)
"""Linear, as a material's factor: white on white shows no relief."""


@dataclass(frozen=True, eq=False)
class Relief:
    """What was made of a picture.

    Attributes:
        mesh: closed, metres, on y = 0.
        material: of one colour.
        method: how heights were found: network, outline or brightness.
        sentences: for the user.
        is_standing: on its lower edge, not on its back.
        seen_by: which networks had a part in it: `depth`, `matting`.
    """

    mesh: Mesh
    material: Material
    method: str
    sentences: tuple[str, ...]
    is_standing: bool
    seen_by: tuple[str, ...] = ()

    @property
    def shown(self) -> Mesh:
        """Standing, whichever way it was made: lying on its back, little of it is seen."""
        return self.mesh if self.is_standing else stood_up(self.mesh)


def make_relief(
    picture: Picture,
    options: ReliefOptions,
    *,
    mask: Floats | None = None,
    depth: Graph | None = None,
    matting: Network | None = None,
    report: Report = lambda _stage, _fraction: None,
) -> Relief:
    """Make a closed plate of a picture.

    Args:
        picture: upright; where it is transparent a lithophane shows white.
        options: see the class.
        mask: the user's own cut-out, (h, w), 0 to 1.
        depth: a network that sees depth; without it depth is guessed.
        matting: a network that sees the subject.
        report: told stage and fraction.

    Raises:
        ReliefContradiction, ImpossibleRelief: options that do not go together, or no sizes at all.
        NoSubject: an outline was asked for and there is none.
        EngineFailed: the subject is too thin to have an inside.
        GraphFailed: a network gave no answer.
        TargetTooSmall: fewer than 4 faces.
    """
    options.check()
    if options.kind == "lithophane" and (depth is not None or matting is not None or mask is not None):
        raise ReliefContradiction(one="A lithophane", other="a mask or a network: it shows the whole picture")
    if options.is_whole and (matting is not None or mask is not None):
        raise ReliefContradiction(one="The whole picture", other="a mask or a network for cut-outs")
    size = _grid(picture, options)
    seen_by: tuple[str, ...] = ()
    if options.kind == "lithophane":
        report("shape", 0.1)
        method: str = "brightness"
        sentences: tuple[str, ...] = (ADVICE,)
        mesh = _lithophane(picture, options, size)
    else:
        report("cut out", 0.1)
        subject = _subject(picture, options, mask=mask, matting=matting, has_depth=depth is not None)
        report("depth", 0.3)
        heights = estimate_heights(picture, subject=subject, network=depth)
        report("shape", 0.7)
        mesh, method, sentences = _plaque(heights, options, size), heights.method, heights.sentences
        seen_by = ("depth",) if method == "network" else ()
        seen_by += ("matting",) if subject is not None and subject.method == "network" else ()
    if options.faces is not None:
        report("simplify", 0.8)
        mesh = decimate(mesh, faces=options.faces)
    material = Material(base_color_factor=CLAY, name=options.kind)
    return Relief(mesh, material, method, sentences, options.is_standing, seen_by)


def _grid(picture: Picture, options: ReliefOptions) -> tuple[int, int]:
    """Columns and rows of samples."""
    frame = 0 if options.curve_radians > CLOSES else 2 * options.frame_metres
    columns = max((options.width_metres - frame) / options.detail_metres + 1, 2)
    rows = max(columns * picture.height / picture.width, 2)
    num = columns * rows
    if options.faces is not None and num > SPARE * options.faces:
        scale = math.sqrt(max(SPARE * options.faces, 16) / num)
        columns, rows = max(columns * scale, 2), max(rows * scale, 2)
    if columns * rows > MAX_SAMPLES:
        problem = f"{columns * rows:,.0f} samples, at most {MAX_SAMPLES:,}; take a coarser detail"
        raise ImpossibleRelief(problem=problem)
    return round(columns), round(rows)


def _subject(
    picture: Picture, options: ReliefOptions, *, mask: Floats | None, matting: Network | None, has_depth: bool
) -> Cutout | None:
    """What of the picture is wanted: what the user, its alpha or a network says, or what stands clear of its backdrop
    where no network sees the depth of all of it; None for everything."""
    if options.is_whole:
        return None
    is_wanted = options.shape == "outline" or mask is not None
    try:
        found = cut_out(picture, mask=mask, network=matting)
    except NoSubject:
        if is_wanted:
            raise
        return None
    if is_wanted or found.method != "grabcut":
        return found
    return None if has_depth or found.confidence < SURE else found


def _lithophane(picture: Picture, options: ReliefOptions, size: tuple[int, int]) -> Mesh:
    rgb = _resized(over_white(picture).astype(np.float32), size)
    light = light_of(255 - rgb if options.is_negative else rgb)
    brightness = light / max(float(np.percentile(light, BRIGHTEST)), 1e-6)
    return lithophane(
        np.clip(brightness, 0, 1),
        width_metres=options.width_metres,
        thinnest_metres=options.lowest,
        thickest_metres=options.lowest + options.rise,
        attenuation_per_metre=options.attenuation_per_metre,
        frame_metres=options.frame_metres,
        curve_radians=options.curve_radians,
        stands=options.is_standing,
    )


def _plaque(heights: Heights, options: ReliefOptions, size: tuple[int, int]) -> Mesh:
    values = _resized(heights.values, size)
    mask = None if heights.mask is None else np.clip(_resized(heights.mask, size), 0, 1)
    distance = None
    if mask is not None and options.shape == "outline":
        distance = _softened(mask, ROUND) - np.float32(0.5)
        values = _ranged(values, among=values[distance > 0])
    else:
        values = values if mask is None else values * mask
        values = _ranged(values, among=values)
    return plaque(
        1 - values if options.is_negative else values,
        width_metres=options.width_metres,
        depth_metres=options.rise,
        base_metres=options.lowest,
        frame_metres=options.frame_metres,
        distance=distance,
        curve_radians=options.curve_radians,
        stands=options.is_standing,
    )


def _ranged(values: Floats, *, among: Floats) -> Floats:
    """From 0 to 1, so that what is smoothed stays as deep as was asked."""
    low, high = float(among.min(initial=np.inf)), float(among.max(initial=-np.inf))
    return np.asarray(np.clip((values - low) / (high - low), 0, 1) if high > low else np.zeros_like(values), np.float32)


def _resized(image: Floats, size: tuple[int, int]) -> Floats:
    """(h, w) or (h, w, C) at so many columns and rows, its edges as soft as a nozzle is wide."""
    way = cv2.INTER_AREA if image.shape[1] > size[0] else cv2.INTER_CUBIC
    return _softened(np.asarray(cv2.resize(image, size, interpolation=way), np.float32), SOFT)


def _softened(image: Floats, sigma: float) -> Floats:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.float32)
