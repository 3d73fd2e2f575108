"""What is done otherwise the second time, and what is not tried at all."""

import functools
from dataclasses import replace

import numpy as np
import pytest

from makers import join, make_cube, make_sphere
from orfeas.generations import second_try
from orfeas.generations.second_try import Try, is_better, notes_on_faces, second_try_for, simplified, told
from orfeas.mesh.audit import audit
from orfeas.mesh.auditing.check import Check
from orfeas.mesh.auditing.profile import PROFILES
from orfeas.mesh.decimate import decimate
from orfeas.mesh.measure import measure

FIRST = Try(faces=1000, texture_pixels=1024)


def failing(*ids, profile="web"):
    report = audit(make_cube(), None, profile="preview")
    checks = tuple(Check(name, 2, 1, "fail", f"It fails {name}. Do something.") for name in ids)
    return replace(report, profile=profile, checks=checks)


@pytest.mark.parametrize("name", ["closed", "manifold", "oriented", "degenerate", "winding", "crossings"])
def test_what_simplifying_breaks_is_repaired_after_it(name):
    assert second_try_for(failing(name), FIRST) == replace(FIRST, mending="again")


@pytest.mark.parametrize("name", ["backward", "hidden", "buried", "one_piece"])
def test_nested_skins_are_made_anew_from_the_field_unless_they_came_from_it(name):
    assert second_try_for(failing(name), FIRST) == replace(FIRST, mending="field")
    assert second_try_for(failing(name), FIRST, is_from_field=True) is None


@pytest.mark.parametrize("name", ["wall", "size_least", "size_most", "ground", "floating", "texture"])
def test_what_a_repair_cannot_touch_is_not_tried(name):
    assert second_try_for(failing(name), FIRST) is None


def test_nothing_is_tried_where_nothing_failed():
    assert second_try_for(failing(), FIRST) is None


def test_every_check_of_every_profile_is_known_to_be_mendable_or_not():
    mendable, not_tried = set(), {"wall", "size_least", "size_most", "ground", "floating", "texture"}
    for profile in PROFILES:
        for check in audit(make_cube(), None, profile=profile, num_bytes=1, is_baked=True).checks:
            if second_try_for(failing(check.id, profile=profile), Try(200_000, 8192)) is not None:
                mendable.add(check.id)
            else:
                assert check.id in not_tried, check.id
    assert mendable.isdisjoint(not_tried) and len(mendable) >= 18


def test_a_file_too_large_gets_half_the_texture():
    assert second_try_for(failing("bytes"), FIRST) == replace(FIRST, texture_pixels=512)
    assert second_try_for(failing("bytes"), Try(1000, 256)) is None


def test_odd_textures_become_a_power_of_two_within_the_limit():
    assert second_try_for(failing("texture_power_of_two"), Try(1000, 1000)).texture_pixels == 512
    assert second_try_for(failing("texture_size"), Try(1000, 8192)).texture_pixels == 2048


def test_too_many_faces_become_the_limit_or_a_surface_with_fewer_handles():
    assert second_try_for(failing("faces"), Try(80_000, 1024)) == Try(50_000, 1024)
    assert second_try_for(failing("faces"), Try(50_000, 1024)) == Try(40_000, 1024, mending="field")
    assert second_try_for(failing("faces"), Try(50_000, 1024), is_from_field=True) == Try(40_000, 1024)


def test_bad_charts_get_room_where_there_is_some_and_other_faces_where_not():
    wide = second_try_for(failing("uv_slivers"), FIRST)
    assert (wide.texture_pixels, wide.faces, wide.padding_pixels) == (2048, 1000, 6)
    full = second_try_for(failing("uv_slivers"), Try(1000, 2048))
    assert (full.texture_pixels, full.faces, full.padding_pixels) == (2048, 800, 6)
    heavy = second_try_for(failing("uv_slivers", "bytes"), FIRST)
    assert (heavy.texture_pixels, heavy.faces) == (512, 800)


def test_the_sentence_says_what_failed_what_was_done_and_what_came_of_it():
    first, better = failing("crossings", "wall"), failing("wall")
    numbers = {"first_try": FIRST, "second_try": second_try_for(first, FIRST)}
    assert told(first, better, **numbers) == (
        "The first result failed (It fails crossings; It fails wall), so it was repaired once more after simplifying; "
        "of 2 findings 1 are left."
    )
    assert told(first, failing(), **numbers).endswith("; now it passes.")
    for unhelpful in (None, first):
        assert told(first, unhelpful, **numbers).endswith("; that did not help, and the first was kept.")
    assert is_better(better, than=first) and not is_better(first, than=first)


def test_field_makes_one_skin_of_skins_within_skins(monkeypatch):
    monkeypatch.setattr(second_try, "from_field", functools.partial(second_try.from_field, cells=32))
    nested = join(make_sphere(3), make_sphere(2, radius=0.5))
    found = simplified(nested, Try(600, 256, mending="field"), simplify=lambda mesh: decimate(mesh, faces=600))
    numbers = measure(found)
    assert numbers.num_parts == 1 and numbers.is_closed and numbers.is_manifold and found.num_faces <= 600
    assert numbers.volume == pytest.approx(measure(make_sphere(3)).volume, rel=0.03)


def test_what_simplifying_crossed_is_parted_again():
    dented = make_sphere(3)
    positions = dented.positions.copy()
    positions[np.argmax(positions[:, 1])] *= -1.2  # one point pushed out of the other side

    found = simplified(
        dented, Try(2000, 256, mending="again"), simplify=lambda mesh: replace(mesh, positions=positions.copy())
    )
    assert measure(found, extras=frozenset({"crossings"})).crossings.num_pairs == 0
    assert measure(found).is_closed


def test_more_faces_than_asked_for_are_told():
    assert notes_on_faces(make_cube(), wanted=12) == []
    assert notes_on_faces(make_cube(), wanted=10) == [
        "It has 12 faces where 10 were asked for: fewer would have broken its surface."
    ]
