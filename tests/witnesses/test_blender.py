"""Blender itself, where it is here: our program in it lays quads."""

import pytest

from makers import make_torus
from orfeas.generations.tools.blender import find_blender
from orfeas.generations.tools.laying import quadriflow
from orfeas.mesh.measure import measure
from orfeas.mesh.remesh import remesh
from orfeas.mesh.remeshing.trace import CannotBeRemeshed

needs_blender = pytest.mark.skipif(find_blender() is None, reason="ORFEAS_BLENDER names no Blender")


def gives_up(_mesh, **_asked):
    raise CannotBeRemeshed(why="the first way is not asked here")


@needs_blender
@pytest.mark.parametrize("kind", ["quads", "triangles"])
def test_blender_lays_a_ring(kind):
    found = remesh(make_torus(), faces=800, kind=kind, ways=(gives_up, quadriflow(find_blender())))
    shape = measure(found.mesh)
    assert found.is_second_way and found.is_near_enough
    assert shape.is_closed and shape.is_manifold and shape.genus == 1
    assert found.error < 0.03


@needs_blender
def test_what_blender_cannot_do_is_told():
    with pytest.raises(CannotBeRemeshed, match="it was not done in time"):
        quadriflow(find_blender(), seconds=0.05)(make_torus(), num_points=200, corners=4)
