"""Losses: how far a prediction is from the truth, part by part."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from orfeas.engines.small.network import Predicted
from training.batches import Batch

WEIGHTS = {
    "field": 1.0,
    "inside": 0.4,
    "column": 0.3,
    "depth": 2.0,
    "normal": 0.5,
    "back_depth": 1.0,
    "back_normal": 0.3,
    "back_color": 0.5,
    "pose": 0.1,
    "azimuth": 0.05,
}
SOFTNESS = 0.2
"""Of the least of a column, in units of the truncation."""

OUTSIDE = 0.03
"""Weight of cells away from the silhouette, which the mask cuts off anyway."""


def losses(predicted: Predicted, batch: Batch) -> dict[str, Tensor]:
    """Every part of the loss, unweighted; see WEIGHTS."""
    field, truth = predicted.field_BZHW.float(), batch.field_BZHW
    seen_B1HW = batch.seen_BHW[:, None].float()
    at_64 = functional.max_pool2d(seen_B1HW, 2)
    near = functional.max_pool2d(at_64, 5, stride=1, padding=2)
    weight = (near + (1 - near) * OUTSIDE) * (1 + (truth.abs() < 0.99))
    over = 1 / weight.sum()
    away = torch.tanh(field)
    lowest, true_lowest = _lowest(away), _lowest(truth)
    maps, true_maps = predicted.maps_BCHW.float(), batch.maps_BCHW
    count = seen_B1HW.sum()
    pose, true_pose = predicted.pose_BC.float(), batch.pose_BC
    return {
        "field": ((away - truth).abs() * weight).sum() * over,
        "inside": _occupancy(field, truth, weight, over),
        "column": ((lowest - true_lowest).abs() * near[:, 0]).sum() / near.sum(),
        "depth": ((maps[:, :1] - true_maps[:, :1]).abs() * seen_B1HW).sum() / count,
        "normal": _angles(maps[:, 1:4], true_maps[:, 1:4], seen_B1HW, count),
        "back_depth": ((maps[:, 4:5] - true_maps[:, 4:5]).abs() * seen_B1HW).sum() / count,
        "back_normal": _angles(maps[:, 5:8], true_maps[:, 5:8], seen_B1HW, count),
        "back_color": ((maps[:, 8:] - true_maps[:, 8:]).abs() * seen_B1HW).sum() / (3 * count),
        "pose": (pose[:, :2] - true_pose[:, :2]).abs().mean() + _symmetry(pose[:, 2:6], true_pose[:, 2:6]),
        "azimuth": (pose[:, 6:] - true_pose[:, 6:]).square().sum(dim=1).mean(),
    }


def _lowest(field_BZHW: Tensor) -> Tensor:
    """About the least of each column, (B, H, W).

    Of neighbouring slices' means, softly: the plain least has its gradient in one slice, and the network then keeps a
    slice for it that is inside everywhere (see LOG.md).
    """
    smooth = functional.avg_pool3d(field_BZHW[:, None], (5, 1, 1), stride=1, padding=(2, 0, 0), count_include_pad=False)
    return -SOFTNESS * torch.logsumexp(-smooth[:, 0] / SOFTNESS, dim=1)


def total(parts: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum()


def _occupancy(field: Tensor, truth: Tensor, weight: Tensor, over: Tensor) -> Tensor:
    """Cross entropy of inside against the soft inside of the truth."""
    soft = torch.sigmoid(-4 * truth)
    return (functional.binary_cross_entropy_with_logits(-4 * field, soft, reduction="none") * weight).sum() * over


def _angles(normal: Tensor, truth: Tensor, seen: Tensor, count: Tensor) -> Tensor:
    """One less the cosine."""
    cosine = (functional.normalize(normal, dim=1) * truth).sum(dim=1, keepdim=True)
    return ((1 - cosine) * seen).sum() / count


def _symmetry(plane: Tensor, truth: Tensor) -> Tensor:
    """Distance of the planes; a plane turned round is the same plane, and not everything has one."""
    has = (truth[:, :3].abs().sum(dim=1) > 0).float()
    same, turned = (plane - truth).abs().sum(dim=1), (plane + truth).abs().sum(dim=1)
    return (torch.minimum(same, turned) * has).sum() / (4 * has.sum().clamp(min=1))
