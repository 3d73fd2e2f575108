"""Cut out: the subject of a picture, by its alpha, by its background, or by the user's mask."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import Cutout
from orfeas.engines.matting.backdrop import subject_by_backdrop
from orfeas.engines.matting.fringe import own_colors
from orfeas.errors import Kind, OrfeasError
from orfeas.intake.picture import Picture

Floats = npt.NDArray[np.float32]
Network = Callable[[npt.NDArray[np.uint8]], tuple[Floats, float]]
"""From (H, W, 3) sRGB to a mask (H, W), 0 to 1, and how far it can be trusted; such as `subject_by_network`."""

MEANINGFUL_TRANSPARENCY = 0.02
SMALLEST_ISLAND = 0.02
SMALLEST_SUBJECT = 0.002
PLAIN_DEVIATION = 3.0


class NoSubject(OrfeasError):
    """No subject was found in the picture{reason}. Use one object on a plain background, or give a mask."""

    kind = Kind.INVALID


def cut_out(picture: Picture, *, mask: npt.NDArray[np.generic] | None = None, network: Network | None = None) -> Cutout:
    """Find the subject of a picture.

    An alpha channel that is at least 2 % transparent is taken as it is; otherwise the backdrop is modelled from the
    border and the rest refined by GrabCut (Rother, Kolmogorov and Blake 2004, doi:10.1145/1015706.1015720).

    Args:
        picture: (H, W, 4) uint8 sRGB with straight alpha.
        mask: the user's own, (h, w) of any size, 0 background to 1 (or 255) subject; used instead of both.
        network: asked instead of the backdrop, where there is neither mask nor alpha.

    Returns:
        The cut-out; its mask is (H, W) float32, holes are holes, islands under 2 % of the subject are left out.

    Raises:
        NoSubject: nothing remains, or nothing differs from the background.
    """
    if mask is not None:
        alpha, method, confidence = _given(picture, mask), "given", 1.0
    elif _has_meaningful_alpha(picture):
        alpha, method, confidence = picture.pixels[..., 3].astype(np.float32) / 255.0, "alpha", 1.0
    else:
        _refuse_plain(picture)
        alpha, confidence = (network or subject_by_backdrop)(picture.pixels[..., :3])
        method = "grabcut" if network is None else "network"
    alpha, dropped = _without_islands(alpha)
    if float(alpha.mean()) < SMALLEST_SUBJECT:
        raise NoSubject(reason="" if method != "given" else ": the mask is empty")
    return Cutout(
        picture=picture,
        mask=alpha,
        colors=own_colors(picture.pixels[..., :3], alpha),
        method=method,
        confidence=confidence,
        dropped=dropped,
    )


def _given(picture: Picture, mask: npt.NDArray[np.generic]) -> Floats:
    values = np.asarray(mask, dtype=np.float32)
    if values.max(initial=0.0) > 1.0:
        values = values / 255.0
    resized = cv2.resize(values, (picture.width, picture.height), interpolation=cv2.INTER_LINEAR)
    return np.clip(resized, 0.0, 1.0).astype(np.float32)


def _has_meaningful_alpha(picture: Picture) -> bool:
    if not picture.has_alpha:
        return False
    alpha = picture.pixels[..., 3]
    if not (alpha > 8).any():
        raise NoSubject(reason=": it is transparent everywhere")
    return float((alpha < 128).mean()) >= MEANINGFUL_TRANSPARENCY


def _refuse_plain(picture: Picture) -> None:
    if float(cv2.GaussianBlur(picture.pixels[..., :3], (5, 5), 0).std(axis=(0, 1)).max()) < PLAIN_DEVIATION:
        raise NoSubject(reason=": it is one colour all over")


def _without_islands(alpha: Floats) -> tuple[Floats, tuple[float, ...]]:
    """The mask less its small pieces, and their shares of the largest piece, largest first."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((alpha > 0.5).astype(np.uint8), connectivity=8)
    if count <= 1:
        return np.zeros_like(alpha), ()
    areas = stats[:, cv2.CC_STAT_AREA].astype(np.float64)
    shares = areas / areas[1:].sum()
    is_small = shares < SMALLEST_ISLAND
    is_small[0] = False
    is_kept = ~is_small
    is_kept[0] = False
    near_kept = cv2.dilate(is_kept[labels].astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    kept = np.where(near_kept & ~is_small[labels], alpha, np.float32(0.0)).astype(np.float32)
    listed = sorted((float(share) for share in shares[is_small] if share > 1e-5), reverse=True)
    return kept, tuple(listed)
