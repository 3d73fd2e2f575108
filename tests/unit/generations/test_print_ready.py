"""Any surface closed, turned, standing on the plate, hollow if asked for."""

import numpy as np
import pytest

from makers import make_cube, make_open_box, make_sheet, make_sphere
from orfeas.errors import OrfeasError
from orfeas.generations.print_ready import PrintPlan, make_print_ready
from orfeas.mesh.audit import audit
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh


def make_slab():
    """A slab that stands on its narrow edge: 10 x 100 x 60 mm."""
    cube = make_cube(1.0, divisions=4)
    return Mesh(cube.positions * np.array([0.01, 0.1, 0.06]), cube.faces)


def test_an_open_surface_becomes_one_closed_solid_on_the_plate():
    done = make_print_ready(make_open_box(0.05, divisions=4), PrintPlan(is_turned=False))
    found = measure(done.mesh)
    assert found.is_closed and found.is_manifold and found.is_oriented
    assert found.volume == pytest.approx(0.05**3, rel=1e-3)
    assert done.mesh.positions[:, 1].min() == pytest.approx(0.0, abs=1e-7)
    assert done.repairs.num_holes_filled == 1 and done.oriented is None and done.hollowed is None


def test_it_is_as_large_as_asked_for_and_meets_the_printer():
    done = make_print_ready(make_sphere(3), PrintPlan(size_metres=0.04))
    assert max(done.mesh.size) == pytest.approx(0.04, rel=0.01)
    assert audit(done.mesh, None, profile="print-fdm").verdict == "pass"


def test_what_stands_on_its_edge_is_laid_down():
    done = make_print_ready(make_slab(), PrintPlan())
    assert done.oriented is not None
    assert done.mesh.size[1] == pytest.approx(0.01, rel=1e-3)
    assert measure(done.mesh).volume == pytest.approx(0.01 * 0.1 * 0.06, rel=1e-3)


def test_a_hollow_print_takes_less_and_stays_sound():
    plan = PrintPlan(size_metres=0.03, is_turned=False, hollow_wall_metres=0.006, num_drains=1)
    done = make_print_ready(make_cube(divisions=3), plan)
    found = measure(done.mesh)
    assert done.hollowed is not None and found.is_closed and found.is_manifold
    assert found.volume == pytest.approx(0.03**3 - 0.018**3, rel=0.05)


def test_steps_are_told_in_order():
    heard = []
    make_print_ready(make_cube(0.02), PrintPlan(), report=lambda *said: heard.append(said))
    assert [stage for stage, _ in heard] == ["repair", "orient"]


def test_a_sheet_has_nothing_to_print():
    with pytest.raises(OrfeasError):
        make_print_ready(make_sheet(), PrintPlan())
