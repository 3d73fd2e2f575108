"""Shares: of the first level's faces, what each level is to have."""

from __future__ import annotations

from itertools import pairwise

from orfeas.errors import Kind, OrfeasError


class NotShares(OrfeasError):
    """Levels of detail need shares that fall from 1 towards 0, such as 1, 0.5 and 0.25."""

    kind = Kind.INVALID


def require_shares(shares: tuple[float, ...]) -> None:
    """Raise NotShares unless they fall from 1."""
    falling = all(0 < after < before for before, after in pairwise(shares))
    if not shares or shares[0] != 1.0 or not falling:
        raise NotShares
