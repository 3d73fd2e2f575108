import json
import stat
import sys

import numpy as np
import pytest

from makers import make_sphere
from orfeas.generations.tools import laying
from orfeas.generations.tools.blender import blender_program, find_blender
from orfeas.generations.tools.laying import quadriflow
from orfeas.mesh.remeshing.trace import CannotBeRemeshed

BOX = """
import numpy as np
from itertools import product
positions = np.array(list(product((0.0, 1.0), repeat=3)))
faces = np.array([[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]])
np.savez(task.parent / "made.npz", positions=positions, faces=faces)
(task.parent / "answer.json").write_text("{}")
"""


@pytest.fixture
def stand_in(tmp_path):
    """A program in Blender's place that notes how it was called and then does what it is told."""

    def made(deed, *, name="blender"):
        program = tmp_path / name
        called = "json.dumps([sys.argv[1:], json.loads(task.read_text())])"
        noting = f"Path({str(tmp_path / 'called.json')!r}).write_text({called})"
        start = f"#!{sys.executable}\nimport json, sys\nfrom pathlib import Path\ntask = Path(sys.argv[-1])\n{noting}\n"
        program.write_text(start + deed)
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return program

    return made


def called(tmp_path):
    return json.loads((tmp_path / "called.json").read_text())


def test_blender_is_given_our_program_and_the_number_of_quads(stand_in, tmp_path):
    positions, faces = quadriflow(stand_in(BOX))(make_sphere(2), num_points=25, corners=4)
    arguments, task = called(tmp_path)
    assert arguments[:4] == ["--background", "--factory-startup", "--python-exit-code", "1"]
    assert arguments[4:7] == ["--python", str(blender_program()), "--"]
    assert task == {"task": "remesh", "surface": "surface.npz", "faces": 100}
    assert positions.shape == (8, 3) and positions.dtype == np.float32
    assert faces.shape == (6, 4) and faces.dtype == np.int32


def test_triangles_are_half_as_many_quads_cut_in_two(stand_in, tmp_path):
    _, faces = quadriflow(stand_in(BOX))(make_sphere(2), num_points=25, corners=3)
    assert called(tmp_path)[1]["faces"] == 25
    assert faces.shape == (12, 3)


def test_a_python_is_given_the_program_alone(stand_in, tmp_path):
    quadriflow(stand_in(BOX, name="python3.11"))(make_sphere(2), num_points=25, corners=4)
    assert called(tmp_path)[0][0] == str(blender_program())


@pytest.mark.parametrize(
    ("deed", "why"),
    [
        ("(task.parent / 'answer.json').write_text('{\"why\": \"QuadriFlow gave up\"}')", "QuadriFlow gave up"),
        ("sys.exit(11)", "it failed, or could not be started"),
        ("import time; time.sleep(60)", "it was not done in time"),
        ("(task.parent / 'answer.json').write_text('{}')", "Blender left no quads"),
        (BOX.replace("[0, 1, 3, 2]", "[0, 1, 3, -1]"), "Blender left no quads"),
        (BOX.replace("[0, 1, 3, 2]", "[0, 1, 3, 8]"), "Blender left no quads"),
        (BOX + "(task.parent / 'made.npz').write_bytes(b'PK')", "Blender left no quads"),
    ],
)
def test_what_goes_wrong_there_is_told(stand_in, deed, why):
    with pytest.raises(CannotBeRemeshed, match=why):
        quadriflow(stand_in(deed), seconds=1 if "sleep" in deed else 60)(make_sphere(2), num_points=25, corners=4)


def test_all_tries_on_a_surface_share_their_time(stand_in, tmp_path):
    lay = quadriflow(stand_in("import time; time.sleep(60)"), seconds=1)
    with pytest.raises(CannotBeRemeshed, match="it was not done in time"):
        lay(make_sphere(2), num_points=25, corners=4)
    (tmp_path / "called.json").unlink()
    with pytest.raises(CannotBeRemeshed, match="took too long before"):
        lay(make_sphere(2), num_points=25, corners=4)
    assert not (tmp_path / "called.json").exists()


def test_blender_is_what_the_setting_names_or_what_lies_in_the_path(stand_in, tmp_path, monkeypatch):
    program = stand_in(BOX)
    monkeypatch.delenv("ORFEAS_BLENDER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert find_blender() is None and len(laying.ways_to_lay()) == 1
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_blender() == program
    monkeypatch.setenv("ORFEAS_BLENDER", str(tmp_path / "missing"))
    assert find_blender() is None
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("ORFEAS_BLENDER", str(program))
    assert find_blender() == program and len(laying.ways_to_lay()) == 2
