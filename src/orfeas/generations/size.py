"""How large an asset may be asked to be."""

from __future__ import annotations

from orfeas.errors import Kind, OrfeasError

SMALLEST_METRES = 0.001
LARGEST_METRES = 1000.0


class SizeOutOfRange(OrfeasError):
    """A longest side of {size} m is outside {smallest} m to {largest} m. Give the size in metres."""

    kind = Kind.INVALID


def check_size(size_metres: float | None) -> None:
    """Refuse a size no asset can have.

    Raises:
        SizeOutOfRange: below 1 mm, above 1 km, or not a number.
    """
    if size_metres is not None and not SMALLEST_METRES <= size_metres <= LARGEST_METRES:
        raise SizeOutOfRange(size=size_metres, smallest=SMALLEST_METRES, largest=LARGEST_METRES)
