"""Validate: figures and a sheet of things that were never learned from."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn

from training.batches import Batch, make_batch
from training.losses import losses
from training.sample import RECORD, VERSION, make_sample

HALF = 64
"""Things of families kept out of training, and as many of known families with other seeds."""

APART = 1_000_003
"""Added to the seed for those."""


def validation_set(folder: Path, seed: int) -> np.ndarray:
    """(2 * HALF,) RECORD: the kept-out families first; made once and kept beside the pool."""
    path = folder / f"validation-v{VERSION}-seed{seed}.npy"
    if not path.exists():
        samples = np.empty(2 * HALF, RECORD)
        for k in range(HALF):
            samples[k] = make_sample(seed, k, held_out=True)
            samples[HALF + k] = make_sample(seed + APART, k)
        np.save(path, samples)
    return np.load(path)


@torch.no_grad()
def validate(network: nn.Module, samples: np.ndarray, *, device: torch.device) -> dict[str, float]:
    """Means of every loss and of the overlap of the fields within the silhouette, kept-out and known apart."""
    network.eval()
    figures: dict[str, float] = {}
    for name, part in (("kept_out", samples[:HALF]), ("known", samples[HALF:])):
        sums: dict[str, float] = {}
        for first in range(0, len(part), 16):
            batch = to_device(make_batch(part[first : first + 16], None), device)
            predicted = network(batch.picture_BCHW)
            parts = {key: float(value) for key, value in losses(predicted, batch).items()}
            parts["overlap"] = _overlap(predicted.field_BZHW, batch)
            for key, value in parts.items():
                sums[key] = sums.get(key, 0.0) + value * min(16, len(part) - first) / len(part)
        figures |= {f"{name}.{key}": value for key, value in sums.items()}
    network.train()
    return figures


def _overlap(field: torch.Tensor, batch: Batch) -> float:
    seen = torch.nn.functional.max_pool2d(batch.seen_BHW[:, None].float(), 2) > 0
    inside, truth = (field < 0) & seen, batch.field_BZHW < 0
    both, either = (inside & truth).sum(dim=(1, 2, 3)), (inside | truth).sum(dim=(1, 2, 3))
    return float((both / either.clamp(min=1)).mean())


def to_device(batch: Batch, device: torch.device) -> Batch:
    """The same batch elsewhere."""
    return Batch(*(getattr(batch, name).to(device, non_blocking=True) for name in Batch.__dataclass_fields__))


@torch.no_grad()
def draw_sheet(network: nn.Module, samples: np.ndarray, path: Path, *, device: torch.device) -> None:
    """A row a thing: picture, normal and depth of the front, colour of the back, a cut from above; truth below."""
    network.eval()
    batch = to_device(make_batch(samples, None), device)
    predicted = network(batch.picture_BCHW)
    network.train()
    rows = []
    for k in range(len(samples)):
        seen = batch.seen_BHW[k].cpu().numpy()[..., None]
        picture = samples[k]["color"].astype(np.float32)
        for maps, field in (
            (predicted.maps_BCHW[k], torch.tanh(predicted.field_BZHW[k])),
            (batch.maps_BCHW[k], batch.field_BZHW[k]),
        ):
            rows.append(_row(picture, maps.float().cpu().numpy(), field.float().cpu().numpy(), seen))
    sheet = np.clip(np.concatenate(rows), 0, 255).astype(np.uint8)
    cv2.imwrite(str(path), sheet[..., ::-1])


def _row(picture: np.ndarray, maps: np.ndarray, field: np.ndarray, seen: np.ndarray) -> np.ndarray:
    maps = np.moveaxis(maps, 0, -1)

    def grey(values: np.ndarray) -> np.ndarray:
        return cv2.resize(values, (128, 128), interpolation=cv2.INTER_LINEAR)[..., None].repeat(3, axis=-1)

    cells = [
        picture,
        np.where(seen, 127 + 127 * maps[..., 1:4], 30),
        np.where(seen, grey(160 + 260 * maps[..., 0]), 30),
        np.where(seen, grey(160 + 260 * maps[..., 4]), 30),
        np.where(seen, 255 * maps[..., 8:], 30),
        grey(127 + 127 * field[:, 40]),
        grey(127 + 127 * field[:, :, 32].T),
    ]
    return np.concatenate(cells, axis=1)
