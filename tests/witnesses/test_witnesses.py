"""PrusaSlicer and admesh: how their words are read, and, where they are there, what they say of known prints."""

import pytest

from benchmarks.witnesses import (
    NoWitness,
    find_program,
    heard,
    read_admesh_facts,
    read_slicer_facts,
    read_slicing,
    row,
)
from makers import join, make_cube, make_open_box, make_sphere
from orfeas.mesh.formats.stl import write_stl

SLICER = """[two.stl]
size_x = 20.000000
number_of_facets = 332
manifold = {manifold}
{open}number_of_parts =  2
volume = 12047.034180
"""
ADMESH = """========= Facet Status ========== Original ============ Final ====
Number of facets                 :    10                  12
Facets with 2 disconnected edges :     0                   0
Total disconnected facets        :     {open}                   0
=== Processing Statistics ===     ===== Other Statistics =====
Number of parts       :     1        Volume   :  8000.000488
Degenerate facets     :     0
Edges fixed           :     0
Facets removed        :     0
Facets added          :     {added}
Facets reversed       :     0
Backwards edges       :     0
Normals fixed         :     0
"""
GCODE = "; filament used [cm3] = 22.31\n; estimated printing time (normal mode) = 1h 30m 24s\n"


def programs():
    try:
        return {name.split("-")[-1]: find_program(name, given=None) for name in ("prusa-slicer", "admesh")}
    except NoWitness as absent:
        pytest.skip(str(absent))


def test_a_sound_print_has_no_complaint():
    said = read_slicer_facts(SLICER.format(manifold="yes", open=""))
    assert (said.complaints, said.num_parts, said.cubic_millimetres) == ((), 2, 12047.03418)
    said = read_admesh_facts(ADMESH.format(open=0, added=0))
    assert (said.complaints, said.num_parts, said.cubic_millimetres) == ((), 1, 8000.000488)
    assert read_slicing("Slicing result exported", GCODE, status=0).complaints == ()


def test_what_was_mended_is_a_complaint_though_it_is_sound_afterwards():
    assert read_slicer_facts(SLICER.format(manifold="no", open="open_edges = 4\n")).complaints == (
        "not manifold",
        "open_edges 4",
    )
    assert read_admesh_facts(ADMESH.format(open=4, added=2)).complaints == ("disconnected facets 4", "facets added 2")


def test_words_that_are_not_there_are_no_praise():
    assert "not manifold" in read_slicer_facts("").complaints
    assert len(read_admesh_facts("").complaints) == 8
    assert read_slicing("", "", status=1).complaints == ("nothing came out (status 1)",)
    assert read_slicing("print warning: it may fall over", GCODE, status=0).complaints


def test_an_absent_program_is_told_in_one_sentence():
    with pytest.raises(NoWitness, match="prusa-slicer is not there: install it"):
        find_program("prusa-slicer", given="no-such-program")


@pytest.mark.parametrize(
    "mesh", [make_cube(0.02), join(make_cube(0.02), make_sphere(2, radius=0.01, center=(0.05, 0, 0)))]
)
def test_witnesses_agree_with_us_on_a_sound_print(mesh, tmp_path):
    found = programs()
    stl = tmp_path / "print.stl"
    stl.write_bytes(write_stl(mesh))
    line, is_sound = row(stl, slicer=found["slicer"], admesh=found["admesh"])
    assert is_sound, line


def test_witnesses_see_an_open_box(tmp_path):
    found = programs()
    stl = tmp_path / "open.stl"
    stl.write_bytes(write_stl(make_open_box(0.02)))
    facts, _, mended = heard(stl, slicer=found["slicer"], admesh=found["admesh"])
    assert "not manifold" in facts.complaints and "disconnected facets 4" in mended.complaints
