"""Checks of the surface: closed, sound, one piece, seen, and how many faces."""

from __future__ import annotations

from collections.abc import Iterator

from orfeas.mesh.auditing.check import Check, at_most, count, is_true, share
from orfeas.mesh.auditing.profile import Profile
from orfeas.mesh.measure import Measurements


def checks_of_surface(found: Measurements, demands: Profile) -> Iterator[Check]:
    """What a profile demands of the surface alone."""
    if demands.needs_closed:
        yield from _closed(found)
    if demands.needs_sound_faces:
        yield from _sound(found)
    yield from _pieces(found, demands)
    yield from _sides(found, demands)
    if demands.max_faces is not None:
        yield at_most(
            "faces",
            found.num_faces,
            demands.max_faces,
            f"It has {found.num_faces:,} faces, within {demands.max_faces:,}.",
            f"It has {found.num_faces:,} faces, over {demands.max_faces:,}. Simplify it, or choose a lower recipe.",
        )


def _closed(found: Measurements) -> Iterator[Check]:
    yield at_most(
        "closed",
        found.num_border_edges if found.num_faces else None,
        0,
        "The surface is closed.",
        f"The surface is open along {count(found.num_border_edges, 'edge')}. Repair it to fill the holes.",
    )
    tangles = found.num_crowded_edges + found.num_pinched_points + found.num_degenerate_faces
    yield at_most(
        "manifold",
        tangles,
        0,
        "Every edge has two faces and every point one skin.",
        f"The surface touches or folds onto itself at {count(tangles, 'place')}. Repair it to part the skins.",
    )
    yield is_true(
        "oriented",
        found.is_oriented,
        "All faces look outwards.",
        "Some faces look inwards, so they may show as holes. Repair it to turn them.",
    )


def _sound(found: Measurements) -> Iterator[Check]:
    flat = found.num_degenerate_faces + found.num_flat_faces
    yield at_most(
        "degenerate",
        flat if found.num_faces else None,
        0,
        "Every face has an area.",
        f"It has {count(flat, 'face')} without area. Repair it to drop them.",
    )
    yield at_most(
        "winding",
        found.num_turned_edges if found.num_faces else None,
        0,
        "Neighbouring faces agree on the outside.",
        f"Neighbouring faces disagree on the outside along {count(found.num_turned_edges, 'edge')}. "
        "Repair it to turn them alike.",
    )


def _pieces(found: Measurements, demands: Profile) -> Iterator[Check]:
    if demands.max_parts is not None:
        yield at_most(
            "one_piece",
            found.num_parts,
            demands.max_parts,
            f"The object is {count(found.num_parts, 'piece')}.",
            f"The object falls into {count(found.num_parts, 'piece')}. Correct the cut-out so that they meet, "
            "or repair it to drop the small ones.",
        )
    if demands.max_crossings is not None:
        crossings = None if found.crossings is None else found.crossings.num_pairs
        yield at_most(
            "crossings",
            crossings if found.num_faces else None,
            demands.max_crossings,
            "No two faces pass through each other.",
            f"Faces pass through each other at {count(crossings or 0, 'place')}. Repair it to join what overlaps.",
            unknown=(found.crossings.why_not if found.crossings else None) or "There was nothing to measure here.",
        )


def _sides(found: Measurements, demands: Profile) -> Iterator[Check]:
    seen = found.exposure
    if demands.max_backward_share is not None:
        backward = None if seen is None else seen.backward_share
        yield at_most(
            "backward",
            backward,
            demands.max_backward_share,
            "Faces seen from outside show their fronts.",
            f"{share(backward or 0)} of the surface shows only its back and would not be drawn. "
            "Repair it to turn those faces.",
        )
    if demands.max_hidden_share is not None:
        hidden = None if seen is None else seen.hidden_share
        yield at_most(
            "hidden",
            hidden,
            demands.max_hidden_share,
            f"{share(hidden or 0)} of the surface is hidden, within {share(demands.max_hidden_share)}.",
            f"{share(hidden or 0)} of the surface cannot be seen from outside. Repair it to remove inner skins.",
        )
    if demands.max_buried_share is not None:
        buried = None if seen is None else seen.buried_share
        yield at_most(
            "buried",
            buried,
            demands.max_buried_share,
            "No skin lies inside the solid.",
            f"{share(buried or 0)} of the surface lies inside the solid. Repair it to remove inner skins.",
        )
