"""Backdrop: what lies behind a subject, modelled from the picture's border; the rest is the subject."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]

WORKING_SIDE = 384
BORDER_SHARE = 0.04


def subject_by_backdrop(rgb: Pixels) -> tuple[Floats, float]:
    """Separate a subject from a plain or smoothly shaded backdrop.

    A quadratic colour surface is fitted in Lab to the border (reweighted, so a subject that touches it does not
    count), GrabCut settles the rest at 384 px, and a guided filter (He, Sun and Tang 2010,
    doi:10.1007/978-3-642-15549-9_1) carries the edge to full size.

    Args:
        rgb: (H, W, 3) uint8 sRGB.

    Returns:
        Mask (H, W) float32, 0 to 1, and how far it can be trusted, 0 to 1.
    """
    height, width = rgb.shape[:2]
    scale = min(1.0, WORKING_SIDE / max(height, width))
    size = (max(16, round(width * scale)), max(16, round(height * scale)))
    small = np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)
    distance, noise = _distance_from_backdrop(small)
    labels = _settle(small, distance)
    inside, outside = distance[labels > 0], distance[labels == 0]
    contrast = float(np.median(inside) - np.median(outside)) if len(inside) and len(outside) else 0.0
    touches = float(_border(labels).mean())
    confidence = float(
        np.clip(contrast / 6.0, 0, 1) * np.clip(1.2 - 2.5 * touches, 0, 1) * np.clip(1.4 - noise / 12, 0.2, 1)
    )
    return _refined(rgb, labels), confidence


def guided(rgb: Pixels, coarse: Floats) -> Floats:
    """A mask (H, W) whose edge is blurred or stepped, drawn to the edges of its picture; both 0 to 1."""
    height, width = coarse.shape
    guide = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.float32) / np.float32(255)
    side = 2 * max(2, round(max(height, width) / 250)) + 1

    def mean(values: Floats) -> Floats:
        return np.asarray(cv2.boxFilter(values, -1, (side, side)), np.float32)

    guide_mean, mask_mean = mean(guide), mean(coarse)
    slope = (mean(guide * coarse) - guide_mean * mask_mean) / (mean(guide * guide) - guide_mean**2 + 1e-4)
    drawn = mean(slope) * guide + mean(mask_mean - slope * guide_mean)
    return np.asarray(np.clip((drawn - 0.5) * 2.0 + 0.5, 0.0, 1.0), np.float32)


def _border(values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    rows, columns = (max(2, round(side * BORDER_SHARE)) for side in values.shape[:2])
    parts = (values[:rows], values[-rows:], values[rows:-rows, :columns], values[rows:-rows, -columns:])
    return np.concatenate([part.reshape(-1, *values.shape[2:]) for part in parts]).astype(np.float64)


def _distance_from_backdrop(rgb: Pixels) -> tuple[Floats, float]:
    """Distance of each pixel from the backdrop in its own standard deviations, and the backdrop's noise in Lab."""
    lab = np.asarray(cv2.cvtColor(rgb.astype(np.float32) / 255.0, cv2.COLOR_RGB2LAB), np.float32)
    rows, columns = np.meshgrid(np.linspace(-1, 1, rgb.shape[0]), np.linspace(-1, 1, rgb.shape[1]), indexing="ij")
    terms = np.stack([np.ones_like(rows), columns, rows, columns**2, rows**2, columns * rows], axis=-1)
    at_border, colors = _border(terms), _border(lab)
    weights = np.ones(len(colors))
    for _ in range(8):
        weighted = at_border * weights[:, None]
        surface = np.linalg.solve(at_border.T @ weighted + 1e-6 * np.eye(6), weighted.T @ colors)
        off = np.linalg.norm(colors - at_border @ surface, axis=1)
        spread = 1.4826 * np.median(off) + 0.4
        weights = 1.0 / (1.0 + (off / (2.0 * spread)) ** 4)
    residual = lab - (terms @ surface).astype(np.float32)
    residual[..., 0] = _without_soft_shadow(residual[..., 0])
    residual = residual * np.array([0.6, 1.0, 1.0], np.float32)
    noise = float(spread)
    return (np.linalg.norm(residual, axis=-1) / max(noise, 1.2)).astype(np.float32), noise


def _without_soft_shadow(lightness: Floats) -> Floats:
    """Lightness against the backdrop, less what a cast shadow explains: darkening that comes and goes smoothly."""
    smooth = cv2.GaussianBlur(lightness, (0, 0), 1.5)
    slope = np.hypot(cv2.Sobel(smooth, -1, 1, 0), cv2.Sobel(smooth, -1, 0, 1)) / 8.0
    explained = np.clip(-lightness, 0.0, 20.0) * np.exp(-((slope / 2.0) ** 2))
    return np.asarray(lightness + 0.8 * explained, np.float32)


def _settle(rgb: Pixels, distance: Floats) -> npt.NDArray[np.uint8]:
    """0 backdrop, 1 subject, by GrabCut from the distances."""
    smooth = cv2.GaussianBlur(distance, (0, 0), 1.2)
    state = np.full(distance.shape, cv2.GC_PR_BGD, np.uint8)
    state[smooth > 4.0] = cv2.GC_PR_FGD
    state[smooth > 12.0] = cv2.GC_FGD
    state[smooth < 1.5] = cv2.GC_BGD
    if not (state & 1).any():
        return np.zeros(distance.shape, np.uint8)
    behind, before = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(0)
    bgr, no_rectangle = np.ascontiguousarray(rgb[..., ::-1]), (0, 0, 0, 0)
    cv2.grabCut(bgr, state, no_rectangle, behind, before, 4, cv2.GC_INIT_WITH_MASK)
    pair = np.ones((2, 2), np.uint8)
    # An opening by an even square; the two anchors must mirror each other or the outline moves by a pixel.
    kept = cv2.dilate(cv2.erode((state & 1).astype(np.uint8), pair, anchor=(0, 0)), pair, anchor=(1, 1))
    return _without_pinholes(np.asarray(kept, np.uint8))


def _without_pinholes(labels: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Fill holes too small to be meant: under 0.05 % of the picture."""
    count, parts, stats, _ = cv2.connectedComponentsWithStats(1 - labels, connectivity=4)
    is_small = stats[:count, cv2.CC_STAT_AREA] < labels.size * 5e-4
    is_small[0] = False
    return np.where(is_small[parts], 1, labels).astype(np.uint8)


def _refined(rgb: Pixels, labels: npt.NDArray[np.uint8]) -> Floats:
    height, width = rgb.shape[:2]
    coarse = np.asarray(
        cv2.resize(labels.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC), np.float32
    )
    return guided(rgb, coarse)
