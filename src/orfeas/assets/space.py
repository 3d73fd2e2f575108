"""Keep some of the disk free: what is begun must also be finished."""

from __future__ import annotations

from orfeas.assets.blobs.disk import Disk
from orfeas.errors import Kind, OrfeasError


class DiskNearlyFull(OrfeasError):
    """Only {free_megabytes} MB are free where assets are kept; {wanted_megabytes} MB are wanted before new work is taken. Delete assets or free some space."""  # noqa: E501

    kind = Kind.UNAVAILABLE


def check_space(disk: Disk, *, min_free_bytes: int) -> None:
    """Refuse work that may not fit.

    Raises:
        DiskNearlyFull: less than `min_free_bytes` are free.
    """
    free = disk.free_bytes
    if free < min_free_bytes:
        raise DiskNearlyFull(free_megabytes=free // 1_000_000, wanted_megabytes=min_free_bytes // 1_000_000)
