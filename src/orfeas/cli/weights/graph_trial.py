"""Graph trial: a network for cut-outs or for depth asked about a picture whose answer is known."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PIL import Image

from orfeas.cli.weights.trial_run import sample_picture
from orfeas.engines.matting.cut_out import cut_out
from orfeas.errors import Kind, OrfeasError
from orfeas.intake.decode import decode_picture

if TYPE_CHECKING:
    from orfeas.engines.matting.by_network import Matting
    from orfeas.engines.onnx_graph import Graph

LEAST_OVERLAP = 0.8
"""Of a cut-out of our sample with what is known to be its subject; all of the picture has 0.3, a subject's half 0.5."""

LEAST_ORDERED = 0.9
"""Of all pairs of things in our scene, the share that is told in the right order."""

SIDE = 512
BALLS = ((150, 360, 92), (292, 268, 52), (392, 212, 28), (452, 188, 15))
"""Column, row and radius of balls of one size that stand on a floor, the nearest first."""

Pixels = npt.NDArray[np.uint8]


class NetworkAnswersWrong(OrfeasError):
    """The network {name} can be read, and yet what it answers about our picture is wrong: {problem}. Look at the numbers it was registered with, or install it again."""  # noqa: E501

    kind = Kind.INVALID


@dataclass(frozen=True)
class Answer:
    """How well a network did, 0 to 1, that in words, and its answer as a picture."""

    score: float
    told: str
    png: bytes


def try_matting(matting: Matting) -> Answer:
    """Have a network cut out our sample, whose subject is known: it stands before a plain backdrop, by which it is cut
    out as its formula says (0.99 in common).

    Raises:
        NetworkAnswersWrong: it cut out something else.
        GraphFailed: it gave no answer.
    """
    sample = decode_picture(sample_picture().read_bytes())
    subject = cut_out(sample).mask > 0.5
    mask, _ = matting.see(sample.pixels[..., :3])
    found = mask > 0.5
    overlap = float((found & subject).sum() / max((found | subject).sum(), 1))
    if overlap < LEAST_OVERLAP:
        problem = f"its cut-out and the subject have {overlap:.0%} in common, at least {LEAST_OVERLAP:.0%} are wanted"
        raise NetworkAnswersWrong(name=matting.used.name, problem=problem)
    return Answer(overlap, f"our sample cut out: {overlap:.0%} in common with its subject", _png(mask))


def try_depth(graph: Graph, *, name: str) -> Answer:
    """Have a network see the depth of balls on a floor, each farther than the one before.

    Raises:
        NetworkAnswersWrong: it told them in another order.
        GraphFailed: it gave no answer.
    """
    rgb, balls, sky = depth_scene()
    near = graph.run(rgb)
    heights = [float(np.median(near[ball])) for ball in balls] + [float(np.median(near[sky]))]
    pairs = [(nearer, farther) for k, nearer in enumerate(heights) for farther in heights[k + 1 :]]
    ordered = sum(nearer > farther for nearer, farther in pairs) / len(pairs)
    if ordered < LEAST_ORDERED:
        back_to_front = sum(nearer < farther for nearer, farther in pairs) / len(pairs) >= LEAST_ORDERED
        problem = f"of things at known depths it told {ordered:.0%} of the pairs in the right order"
        problem += ", and the others back to front: register it with --values negated" if back_to_front else ""
        raise NetworkAnswersWrong(name=name, problem=problem)
    return Answer(ordered, f"our scene: {ordered:.0%} of the pairs of things in the right order of depth", _png(near))


def _png(values: npt.NDArray[np.float32]) -> bytes:
    """From its least to its greatest, black to white."""
    low, high = float(values.min()), float(values.max())
    grey = (255 * (values - low) / max(high - low, 1e-6)).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(grey).save(buffer, format="PNG")
    return buffer.getvalue()


def depth_scene() -> tuple[Pixels, list[npt.NDArray[np.bool_]], npt.NDArray[np.bool_]]:
    """A chequered floor in perspective with shaded balls on it, where each of them is, and where the sky is."""
    y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float64)
    horizon = SIDE * 0.33
    below = np.maximum(y - horizon, 1.0)
    depth, across = 90.0 / below, (x - SIDE / 2) / below
    board = (np.floor(depth * 6) + np.floor(across * 2.2)) % 2
    haze = np.clip(below / (SIDE - horizon), 0.15, 1.0)
    floor = (150 + 60 * (board - 0.5) * haze)[..., None] * np.array([1.0, 0.93, 0.82])
    sky = y < horizon
    picture = np.where(sky[..., None], np.array([176.0, 205.0, 235.0]) + (y / 6)[..., None], floor)
    masks: list[npt.NDArray[np.bool_]] = [np.zeros((SIDE, SIDE), bool)] * len(BALLS)
    for number in reversed(range(len(BALLS))):
        column, row, radius = BALLS[number]
        shadow = ((x - column - radius * 0.4) / (radius * 1.2)) ** 2 + ((y - row - radius) / (radius * 0.3)) ** 2 < 1
        picture[shadow & ~sky] *= 0.6
        u, v = (x - column) / radius, (y - row) / radius
        inside = u**2 + v**2 < 1
        light = np.clip(0.35 - 0.5 * u - 0.6 * v + 0.5 * np.sqrt(np.maximum(1 - u**2 - v**2, 0)), 0.08, 1.0)
        picture[inside] = (light[..., None] * np.array([225.0, 84.0, 58.0]))[inside]
        masks = [mask & ~inside for mask in masks]
        masks[number] = inside
    return np.clip(picture, 0, 255).astype(np.uint8), masks, y < horizon * 0.5
