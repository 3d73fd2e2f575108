"""Finishing as a tool: the unit of the file it works on, and what its GLB says of where it comes from."""

import hashlib
import json

import pytest

import orfeas
from finishing import cube_of
from khronos.validator import complaints_in, validate_glb  # noqa: F401
from makers import make_material, make_picture_bytes, make_textured_cube
from orfeas.generations.pack import pack_glb, provenance
from orfeas.generations.recipe import find_recipe
from orfeas.generations.tools.finish import SOURCE_LEFT_OUT, finish
from orfeas.generations.tools.options import FinishOptions
from orfeas.intake.decode import decode_picture
from orfeas.mesh.formats.glb import read_glb, write_glb
from orfeas.mesh.formats.obj import write_obj
from orfeas.mesh.formats.reading.gltf_surface import MAX_EXTRAS
from orfeas.mesh.formats.stl import write_stl
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh

SMALL = {"faces": 64, "texture_pixels": 64}


def file_of(suffix, *, units):
    """A cube of so many units of its file."""
    cube = make_textured_cube(1.0)
    if suffix == ".stl":
        return write_stl(Mesh(cube.positions * units / 1000, cube.faces))
    if suffix == ".obj":
        return write_obj(Mesh(cube.positions * units, cube.faces), Material(), name="a")["a.obj"]
    return write_glb(Mesh(cube.positions * units, cube.faces), Material())


def finished(payload, suffix, **options):
    return finish(read_untrusted(payload, suffix=suffix), FinishOptions(**SMALL, **options), lambda *_: None)


@pytest.fixture(scope="module")
def generated():
    """An asset made of a picture, and its GLB."""
    made = cube_of(decode_picture(make_picture_bytes()), find_recipe("draft"))
    return made, pack_glb(made)


@pytest.mark.parametrize(
    ("suffix", "units", "options", "metres", "note"),
    [
        (".stl", 30, {}, 0.03, "Guessed from its size: millimetres"),
        (".stl", 2.5, {}, 0.0635, "Guessed from its size: inches"),
        (".obj", 1.8, {}, 1.8, "metres are assumed"),
        (".obj", 50, {"profile": "print-fdm"}, 0.05, "Guessed from its size: millimetres"),
        (".obj", 180, {"unit": "centimetre"}, 1.8, "in centimetres, as you said"),
        (".stl", 2, {"unit": "metre"}, 2.0, "in metres, as you said"),
        (".glb", 2, {"unit": "inch"}, 0.0508, "in inches, as you said"),
    ],
)
def test_the_report_says_which_unit_was_taken_and_whether_it_was_guessed(suffix, units, options, metres, note):
    made = finished(file_of(suffix, units=units), suffix, **options)
    assert float(made.mesh.size.max()) == pytest.approx(metres, rel=1e-3)
    assert float(made.source.size.max()) == pytest.approx(metres, rel=1e-3)
    said = [each for each in made.told["notes"] if "library" not in each]
    assert len(said) == 1 and note in said[0]


def test_a_file_with_a_unit_keeps_it_and_nothing_is_said():
    made = finished(file_of(".glb", units=2), ".glb")
    assert float(made.mesh.size.max()) == pytest.approx(2.0, rel=1e-3) and made.told["notes"] == []


def test_a_size_asked_for_wins_over_the_unit():
    made = finished(file_of(".stl", units=30), ".stl", unit="inch", size_metres=0.2)
    assert float(made.mesh.size.max()) == pytest.approx(0.2, rel=1e-3)


def test_a_finished_glb_says_what_made_it_as_a_generated_one_does(generated, validate_glb):  # noqa: F811
    source, payload = generated
    made = finished(payload, ".glb", profile="web")
    said = read_glb(made.glb).extras
    assert said == {
        "generator": f"ORFEAS Studio {orfeas.__version__}",
        "input_sha256": hashlib.sha256(payload).hexdigest(),
        "recipe": {"name": "finish", **FinishOptions(**SMALL, profile="web").to_json()},
        "engine": "relief",
        "engine_version": "1",
        "weights": None,
        "attempted": [],
        "draft": False,
        "seed": 0,
        "size_assumed": True,
        "source": provenance(source),
    }
    assert said.keys() - {"source"} == provenance(source).keys()
    assert len(json.dumps(said)) < 1_500 and complaints_in(validate_glb(made.glb)) == []


def test_the_same_file_and_options_give_the_same_bytes(generated):
    _, payload = generated
    assert finished(payload, ".glb").glb == finished(payload, ".glb").glb


def test_a_size_asked_for_is_not_assumed_any_more(generated):
    _, payload = generated
    assert read_glb(finished(payload, ".glb", size_metres=0.2).glb).extras["size_assumed"] is False


def test_of_a_file_that_says_nothing_only_its_bytes_are_known():
    payload = file_of(".stl", units=30)
    said = read_glb(finished(payload, ".stl").glb).extras
    assert said["input_sha256"] == hashlib.sha256(payload).hexdigest() and "source" not in said
    assert (said["engine"], said["seed"], said["size_assumed"]) == ("upload", 0, False)


def test_what_somebody_else_says_of_a_file_is_kept_as_it_stands():
    theirs = {"author": "A. Sculptor", "license": "CC-BY-4.0", "source": "https://models.example/owl", "seed": "x"}
    said = read_glb(finished(write_glb(make_textured_cube(0.1), make_material(32), extras=theirs), ".glb").glb).extras
    assert said["source"] == theirs and (said["engine"], said["seed"]) == ("upload", 0)


def finished_from(**said):
    """What the finished GLB says of the engine whose asset said this."""
    extras = {"engine": "relief", "engine_version": "1", "seed": 3, "size_assumed": True, **said}
    made = finished(write_glb(make_textured_cube(0.1), make_material(32), extras=extras), ".glb")
    found = read_glb(made.glb).extras
    return {name: found[name] for name in ("engine", "seed", "weights", "attempted", "draft")}


def test_what_was_finished_from_a_draft_says_so_and_which_weights_made_it():
    failed = [{"engine": "small", "code": "weights_missing", "sentence": "It has no weights."}]
    said = {"weights": "sha256:ab", "attempted": failed, "draft": True}
    assert finished_from(**said) == {"engine": "relief", "seed": 3, **said}


def test_an_asset_made_before_engines_had_weights_is_still_told_of():
    assert finished_from() == {"engine": "relief", "seed": 3, "weights": None, "attempted": [], "draft": False}


@pytest.mark.parametrize("odd", [{"weights": 7}, {"attempted": "small"}, {"draft": 1}])
def test_what_is_told_in_another_shape_is_not_believed(odd):
    assert finished_from(**odd)["engine"] == "upload"


def test_a_long_line_of_sources_ends_at_the_nearest_and_too_long_a_one_is_left_out_aloud():
    line = {"engine": "relief", "source": {"generator": "x" * (MAX_EXTRAS - 200)}}
    made = finished(write_glb(make_textured_cube(0.1), make_material(32), extras=line), ".glb")
    assert read_glb(made.glb).extras["source"] == {"engine": "relief"}
    story = {"story": "x" * (MAX_EXTRAS - 100)}
    made = finished(write_glb(make_textured_cube(0.1), make_material(32), extras=story), ".glb")
    assert "source" not in read_glb(made.glb).extras and made.told["notes"] == [SOURCE_LEFT_OUT]
    book = {"story": "x" * MAX_EXTRAS}
    made = finished(write_glb(make_textured_cube(0.1), make_material(32), extras=book), ".glb")
    assert "source" not in read_glb(made.glb).extras
    assert made.told["notes"] == ["What it says of where it comes from is too long to be kept, and is left out."]
