import numpy as np
import pytest

from makers import make_cube, make_sphere
from orfeas.mesh import meshopt
from orfeas.mesh.meshopt import Options, SimplifierDamaged, simplify


def test_a_flat_side_loses_no_shape():
    cube = make_cube(divisions=8)
    faces, error = simplify(cube.positions, cube.faces, num_faces=12)
    assert len(faces) == 12
    assert error == pytest.approx(0, abs=1e-3)


def test_it_stops_at_the_error_allowed():
    ball = make_sphere(4)
    faces, error = simplify(ball.positions, ball.faces, num_faces=4, max_error=0.01, options=Options.REGULARIZE_LIGHT)
    assert 100 < len(faces) < ball.num_faces / 4
    assert error <= 0.01


def test_a_module_that_is_not_ours_is_not_run(tmp_path, monkeypatch):
    damaged = tmp_path / "simplifier.wasm"
    damaged.write_bytes(meshopt._PATH.read_bytes() + b"\0")
    monkeypatch.setattr(meshopt, "_PATH", damaged)
    meshopt._compiled.cache_clear()
    with pytest.raises(SimplifierDamaged):
        simplify(np.eye(3, dtype=np.float32), np.array([[0, 1, 2]]), num_faces=1)
    meshopt._compiled.cache_clear()
