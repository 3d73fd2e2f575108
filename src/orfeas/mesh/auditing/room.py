"""Checks of what an object is in a room or on a printer's plate: its size, its stand, its walls."""

from __future__ import annotations

from collections.abc import Iterator

from orfeas.mesh.auditing.check import Check, at_least, at_most, count, length
from orfeas.mesh.auditing.profile import Profile
from orfeas.mesh.measure import Measurements

GROUND_METRES, GROUND_SHARE = 1e-3, 0.01
"""An object stands on the ground within a millimetre, or a hundredth of its height: less is not seen."""


def checks_of_room(found: Measurements, demands: Profile) -> Iterator[Check]:
    """What a profile demands of size, stand and walls, in the metres of the file as it was read."""
    if demands.size_metres is not None:
        yield from _size(found, demands.size_metres)
    if demands.needs_ground:
        yield _ground(found)
    if demands.needs_footing:
        floating = None if found.stance is None else found.stance.num_floating
        yield at_most(
            "floating",
            floating,
            0,
            "Every part reaches the plate.",
            f"{count(floating or 0, 'part')} would print in the air. Join them up, or lay them on the plate.",
        )
    if demands.min_wall_metres is not None:
        thin = None if found.walls is None else found.walls.thin_metres
        yield at_least(
            "wall",
            thin,
            demands.min_wall_metres,
            f"99 % of its surface has {length(thin or 0)} or more behind it.",
            f"1 % of its surface has a wall under {length(thin or 0)}, thinner than "
            f"{length(demands.min_wall_metres)}. Thicken it, or print it larger.",
            unknown="The surface encloses no solid whose walls could be measured. Repair it to close it.",
        )


def _size(found: Measurements, allowed: tuple[float, float]) -> Iterator[Check]:
    longest = max(found.size) if found.num_faces else None
    least, most = allowed
    says = f"Its longest side is {length(longest or 0)}"
    yield at_least(
        "size_least",
        longest,
        least,
        f"{says}, at least {length(least)}.",
        f"{says}, under {length(least)}. Check the unit of the file, or scale it.",
    )
    yield at_most(
        "size_most",
        longest,
        most,
        f"{says}, at most {length(most)}.",
        f"{says}, over {length(most)}. Check the unit of the file, or scale it.",
    )


def _ground(found: Measurements) -> Check:
    limit = max(GROUND_METRES, GROUND_SHARE * found.size[1])
    lowest = None if found.stance is None else found.stance.lowest_metres
    where = "above" if (lowest or 0) > 0 else "below"
    return at_most(
        "ground",
        None if lowest is None else abs(lowest),
        limit,
        "It stands on the ground.",
        f"Its lowest point is {length(abs(lowest or 0))} {where} the ground. Place it on y = 0.",
    )
