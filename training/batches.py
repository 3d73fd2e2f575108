"""Batches: samples as the network meets them, spoiled the way pictures and cut-outs are spoiled."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from orfeas.engines.small.inputs import GREY, network_input
from training.sample import DEPTH_STEPS, NOTHING

Floats = npt.NDArray[np.float32]
MIRRORED_POSE = np.array([1, 1, -1, 1, 1, 1, -1, 1], np.float32)


@dataclass(frozen=True)
class Batch:
    """Input and truth; see network.Predicted for the shapes.

    Attributes:
        picture_BCHW: what the network is shown.
        field_BZHW: signed distance over the truncation, -1 to 1.
        maps_BCHW: depth, normal; the same of the back; the back's colours.
        seen_BHW: where there is something, by the truth and not by the mask.
        pose_BC: as predicted.
    """

    picture_BCHW: Tensor
    field_BZHW: Tensor
    maps_BCHW: Tensor
    seen_BHW: Tensor
    pose_BC: Tensor


def make_batch(samples: np.ndarray, chance: np.random.Generator | None) -> Batch:
    """Samples (B,) RECORD to a batch; spoiled by chance, or as they are without one."""
    count = len(samples)
    seen = samples["depth"] != NOTHING
    color = samples["color"].astype(np.float32) / 255
    mask = seen.astype(np.float32)
    field = samples["field"].astype(np.float32) / 127
    maps = np.concatenate([_side(samples, ""), _side(samples, "back_")], axis=-1)
    maps = np.concatenate([maps, samples["back_color"].astype(np.float32) / 255], axis=-1)
    pose = samples["pose"].copy()
    if chance is not None:
        for k in range(count):
            if chance.random() < 0.5:
                color[k], mask[k], seen[k] = color[k, :, ::-1], mask[k, :, ::-1], seen[k, :, ::-1].copy()
                field[k], maps[k] = field[k, :, :, ::-1], maps[k, :, ::-1]
                maps[k, ..., 1] *= -1
                maps[k, ..., 5] *= -1
                pose[k] *= MIRRORED_POSE
            color[k], maps[k, ..., 8:] = _recolored(color[k], maps[k, ..., 8:], chance)
            color[k], mask[k] = _spoiled(color[k], mask[k], chance)
    picture = network_input(np.clip(color, 0, 1), mask)
    return Batch(
        torch.from_numpy(picture),
        torch.from_numpy(field),
        torch.from_numpy(np.ascontiguousarray(np.moveaxis(maps, -1, 1))),
        torch.from_numpy(seen),
        torch.from_numpy(pose),
    )


def _side(samples: np.ndarray, prefix: str) -> Floats:
    depth = samples[f"{prefix}depth"].astype(np.float32) / np.float32(DEPTH_STEPS)
    normal = samples[f"{prefix}normal"].astype(np.float32) / 127
    return np.concatenate([np.where(samples[f"{prefix}depth"] == NOTHING, 0, depth)[..., None], normal], axis=-1)


def _recolored(front: Floats, back: Floats, chance: np.random.Generator) -> tuple[Floats, Floats]:
    """Channels swapped, gains, gamma, grey: the same on both sides."""
    both = np.concatenate([front, back])
    if chance.random() < 0.15:
        both = both[..., chance.permutation(3)]
    if chance.random() < 0.1:
        both = both.mean(axis=-1, keepdims=True).repeat(3, axis=-1)
    gain = np.exp(chance.normal(0, 0.15) + chance.normal(0, 0.05, 3)).astype(np.float32)
    both = np.clip(both * gain, 0, 1) ** np.float32(np.exp(chance.normal(0, 0.2)))
    return both[: len(front)], both[len(front) :]


def _spoiled(color: Floats, mask: Floats, chance: np.random.Generator) -> tuple[Floats, Floats]:
    """Blur, noise and compression; a cut-out whose edge wanders and takes some background along."""
    if chance.random() < 0.4:
        around = np.full(3, GREY, np.float32) if chance.random() < 0.3 else chance.random(3, np.float32)
        color = np.where(mask[..., None] > 0, color, around)
        wander = cv2.resize(chance.normal(0, 1, (24, 24)).astype(np.float32), (128, 128), interpolation=cv2.INTER_CUBIC)
        soft = cv2.GaussianBlur(mask, (0, 0), chance.uniform(0.6, 1.4))
        mask = (soft > 0.5 + chance.normal(0, 0.08) + chance.uniform(0, 0.2) * wander).astype(np.float32)
    else:
        nearest = cv2.dilate(color, np.ones((3, 3), np.uint8))
        color = np.where(mask[..., None] > 0, color, nearest)
    if chance.random() < 0.5:
        color = cv2.GaussianBlur(color, (0, 0), chance.uniform(0.3, 1.1))
    if chance.random() < 0.4:
        color = color + chance.normal(0, chance.uniform(0.005, 0.04), color.shape).astype(np.float32)
    if chance.random() < 0.25:
        pixels = np.rint(255 * np.clip(color, 0, 1)).astype(np.uint8)
        done = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, int(chance.integers(40, 92))])[1]
        color = cv2.imdecode(done, cv2.IMREAD_COLOR).astype(np.float32) / 255
    return color, mask
