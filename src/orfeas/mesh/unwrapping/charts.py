"""Charts: which faces are laid flat together, and along which of six directions they are seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from orfeas.mesh.topology import groups

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

AXES = np.array([[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]], dtype=np.float64)

FLATTEST = 0.1
"""Cosine under which a face is seen too much from the side to be laid along a direction."""

NORMAL_ROUNDS, VOTE_ROUNDS, VOTE_SHARPNESS, VOTE_PULL = 6, 16, 6.0, 1.5
"""How far normals are smoothed; and how votes on the direction spread (a mean field of a Potts energy)."""

SMALL_SHARE = 0.004
"""Charts with less of the whole area than this are joined to a neighbour."""


@dataclass(frozen=True, eq=False)
class Surface:
    """What charts are made of.

    Attributes:
        unit: (F, 3) unit normals.
        area: (F,) areas.
        pairs: (P, 2) faces that share an edge.
        lengths: (P,) length of that edge.
    """

    unit: Doubles
    area: Doubles
    pairs: Longs
    lengths: Doubles


def choose_axes(surface: Surface, *, thin: float) -> Longs:
    """The direction each face is seen along: (F,) index into AXES.

    Every face votes with its smoothed normal, votes spread to neighbours, and small or thin regions join the
    neighbour they share most border with. A face may end with a direction that sees it from the side or from behind;
    laying flat has to deal with those.

    Args:
        surface: faces and their neighbours.
        thin: regions whose mean width is less are joined to a neighbour, metres.
    """
    axis: Longs = np.argmax(_votes(surface), axis=1).astype(np.int64)
    for share in (0.02, 0.1, 0.3, 1.0, 1.0, 1.0):
        joined = _join_small(surface, axis, smallest=SMALL_SHARE * share, thin=thin * share)
        if joined is None:
            continue
        axis = joined
    return axis


def connected(surface: Surface, axis: Longs) -> tuple[int, Longs]:
    """Charts: faces of one direction that hang together. How many, and the chart of each face."""
    one, two = surface.pairs.T
    return groups(len(axis), surface.pairs[axis[one] == axis[two]])


def _votes(surface: Surface) -> Doubles:
    """(F, 6) how much each face wants each direction, after asking its neighbours."""
    num = len(surface.unit)
    one, two = surface.pairs.T
    rows, columns = np.concatenate([one, two]), np.concatenate([two, one])
    near = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(num, num))
    smooth = surface.unit * surface.area[:, None]
    for _ in range(NORMAL_ROUNDS):
        smooth = smooth + near @ smooth
        smooth /= 4.0
    smooth /= np.maximum(np.linalg.norm(smooth, axis=1, keepdims=True), 1e-300)
    own = smooth @ AXES.T - 4.0 * (surface.unit @ AXES.T < FLATTEST)
    border = csr_matrix((np.tile(surface.lengths, 2), (rows, columns)), shape=(num, num))
    border = csr_matrix(border.multiply(1.0 / np.maximum(border.sum(axis=1), 1e-300)))
    belief = _softmax(VOTE_SHARPNESS * own)
    for _ in range(VOTE_ROUNDS):
        belief = _softmax(VOTE_SHARPNESS * (own + VOTE_PULL * (border @ belief)))
    return belief


def _softmax(values: Doubles) -> Doubles:
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float64)


def _join_small(surface: Surface, axis: Longs, *, smallest: float, thin: float) -> Longs | None:
    """Give every small or thin region the direction of a neighbour; None where there is no such region."""
    count, chart = connected(surface, axis)
    area = np.bincount(chart, surface.area, count)
    one, two = surface.pairs.T
    crossing = chart[one] != chart[two]
    inside = np.concatenate([chart[one[crossing]], chart[two[crossing]]])
    outside = np.concatenate([axis[two[crossing]], axis[one[crossing]]])
    length = np.tile(surface.lengths[crossing], 2)
    border = np.bincount(inside * len(AXES) + outside, length, count * len(AXES)).reshape(count, -1)
    perimeter = border.sum(axis=1)
    width = 2 * area / np.where(perimeter > 0, perimeter, 1.0)
    is_small = ((area < smallest * surface.area.sum()) | (width < thin)) & (perimeter > 0)
    # A region waits while a smaller one beside it joins something, so that two do not swap directions.
    rank = np.where(is_small, area, np.inf)
    lowest = np.full(count, np.inf)
    other = np.concatenate([chart[two[crossing]], chart[one[crossing]]])
    np.minimum.at(lowest, inside, rank[other])
    chosen = is_small & (rank <= lowest)
    if not chosen.any():
        return None
    fit = np.stack([np.bincount(chart, surface.area * _seen(surface, k), count) for k in range(len(AXES))], axis=1)
    score = border / np.maximum(perimeter, 1e-300)[:, None] * (fit / np.maximum(area, 1e-300)[:, None] + 0.02) ** 2
    best = np.where(border > 0, score, -1.0).argmax(axis=1)
    return np.where(chosen[chart], best[chart], axis)


def _seen(surface: Surface, number: int) -> npt.NDArray[np.bool_]:
    return np.asarray(surface.unit @ AXES[number] > FLATTEST)
