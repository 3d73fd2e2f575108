"""Which side is outside, and which parts stay."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.topology import edges_of, groups

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

SMALLEST_FULLNESS = 1e-6
"""A closed part whose volume is less than this times its area to the power 3/2 encloses nothing; a ball has 0.094."""

FLATTEST = 1e-6
"""What is thinner than this share of its diagonal has no thickness."""

POINTS_TRIED = 16
"""So many points of a part are looked at; one that lies outside is enough."""


class OneSided(OrfeasError):
    """The surface has only one side, as a Klein bottle has, so it has no inside. Cut it open where it passes itself."""

    kind = Kind.INVALID


def turn_alike(faces: Longs) -> tuple[Longs, int]:
    """Turn faces so that neighbours agree; each part turns the way most of its faces did.

    Every face stands twice, as it is and turned; where two neighbours agree, like is linked with like, where they do
    not, with unlike. If both of a face fall into one group, the surface has only one side.

    Returns:
        The faces (F, 3), and how many were turned.

    Raises:
        OneSided: that cannot be done.
    """
    edges = edges_of(faces)
    if (edges.balance[edges.counts == 2] == 0).all():
        return faces, 0
    num = len(faces)
    one, two = edges.pairs.T // 3
    is_alike = edges.balance[edges.pair_edges] == 0
    shift = np.where(is_alike, 0, num)
    links = np.concatenate(
        [np.stack([one, two + shift], axis=1), np.stack([one + num, np.where(is_alike, two + num, two)], axis=1)]
    )
    count, group = groups(2 * num, links)
    if (group[:num] == group[num:]).any():
        raise OneSided()
    # Of the two groups of a part, take the one with more faces as they were; where equal, the lower number.
    as_it_was = np.bincount(group[:num], minlength=count)
    mine, other = group[:num], group[num:]
    is_turned = (as_it_was[mine] < as_it_was[other]) | ((as_it_was[mine] == as_it_was[other]) & (mine > other))
    turned = faces.copy()
    turned[is_turned] = turned[is_turned][:, ::-1]
    return turned, int(is_turned.sum())


def is_plane(positions: Doubles, faces: Longs) -> bool:
    """Whether all faces lie in one plane, to what single precision can tell."""
    used = positions[np.unique(faces)]
    if len(used) < 3:
        return False
    _, axes = np.linalg.eigh(np.cov(used.T))
    return bool(np.ptp(used @ axes[:, 0]) <= FLATTEST * np.linalg.norm(np.ptp(used, axis=0)))


def large_ones(area: Doubles, min_part: float) -> npt.NDArray[np.bool_]:
    """(parts,) which have that share of the whole area, or half of what the largest has: a crowd of small parts is
    what is there, not what floats beside it."""
    return np.asarray(area >= min(min_part * area.sum(), area.max(initial=0.0) / 2), dtype=bool)


def volumes_of(positions: Doubles, faces: Longs, part: Longs, count: int) -> Doubles:
    """(count,) signed volume of each part; exact for closed ones."""
    center = positions[faces].reshape(-1, 3).mean(axis=0)
    a, b, c = (positions[faces[:, k]] - center for k in range(3))
    volume = np.einsum("ij,ij->i", a, np.cross(b, c)) / 6
    return np.bincount(part, volume, count).astype(np.float64)


def areas_of(positions: Doubles, faces: Longs, part: Longs, count: int) -> Doubles:
    """(count,) area of each part."""
    a, b, c = (positions[faces[:, k]] for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2
    return np.bincount(part, area, count).astype(np.float64)


def inner_parts(positions: Doubles, faces: Longs, part: Longs, volume: Doubles) -> npt.NDArray[np.bool_]:
    """(count,) whether a part lies inside larger ones, by the winding numbers of some of its points.

    A part that only reaches into another has points outside, and is no inner one.
    van Oosterom and Strackee 1983, doi:10.1109/TBME.1983.325207, equation 8.
    """
    is_inner = np.zeros(len(volume), dtype=bool)
    for number in range(len(volume)):
        larger = np.abs(volume) > abs(volume[number])
        if not larger.any():
            continue
        sign = np.sign(volume[part[larger[part]]])
        corners = positions[faces[larger[part]]]
        points = np.unique(faces[part == number])
        tried = positions[points[np.linspace(0, len(points) - 1, min(POINTS_TRIED, len(points))).astype(np.int64)]]
        is_inner[number] = all(abs(_winding(corners - point, sign)) > 0.5 for point in tried)
    return is_inner


def _winding(corners: Doubles, sign: Doubles) -> float:
    """Winding number of the origin in triangles (F, 3, 3), each counted with its sign."""
    length = np.linalg.norm(corners, axis=2)
    a, b, c = (corners[:, k] for k in range(3))
    below = length.prod(axis=1) + _dot(a, b) * length[:, 2] + _dot(b, c) * length[:, 0] + _dot(c, a) * length[:, 1]
    angle = 2 * np.arctan2(_dot(a, np.cross(b, c)), below)
    return float((angle * sign).sum() / (4 * np.pi))


def _dot(a: Doubles, b: Doubles) -> Doubles:
    return np.asarray(np.einsum("ij,ij->i", a, b), dtype=np.float64)
