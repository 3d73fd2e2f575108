"""Where the files of `orfeas generate` go."""

from pathlib import Path

import pytest

from orfeas.cli.outputs import FileExists, OneFileForMany, UnknownFormat, plan_targets, write_new


def plan(*pictures, out=None, report=None, preview=None, mask=None, force=False):
    return plan_targets(
        [Path(name) for name in pictures], out=out, report=report, preview=preview, mask=mask, force=force
    )


def test_one_picture_without_out_becomes_a_glb_in_the_present_folder():
    (target,) = plan("shots/cup.png")
    assert (target.folder, target.stem, target.suffix) == (Path(), "cup", ".glb")


def test_out_with_a_known_ending_is_a_file(tmp_path):
    (target,) = plan("cup.png", out=tmp_path / "deep" / "mug.STL")
    assert (target.folder, target.stem, target.suffix) == (tmp_path / "deep", "mug", ".stl")


def test_out_without_an_ending_is_a_folder(tmp_path):
    first, second = plan("a.png", "b.png", out=tmp_path / "assets")
    assert first.folder == second.folder == tmp_path / "assets"
    assert (first.stem, second.stem) == ("a", "b")


def test_existing_folder_with_a_dot_in_its_name_is_a_folder(tmp_path):
    folder = tmp_path / "v1.2"
    folder.mkdir()
    (target,) = plan("cup.png", out=folder)
    assert (target.folder, target.suffix) == (folder, ".glb")


def test_pictures_of_the_same_name_do_not_overwrite_each_other():
    first, second, third = plan("x/cup.png", "y/cup.jpg", "z/cup.webp")
    assert [first.stem, second.stem, third.stem] == ["cup", "cup-2", "cup-3"]


def test_unknown_ending_is_refused_by_name():
    with pytest.raises(UnknownFormat, match=r"\.fbx"):
        plan("cup.png", out=Path("cup.fbx"))


@pytest.mark.parametrize("option", ["out", "report", "preview", "mask"])
def test_one_file_for_several_pictures_is_refused(option):
    with pytest.raises(OneFileForMany):
        plan("a.png", "b.png", **{option: Path("one.glb")})


def test_existing_file_is_kept_unless_forced(tmp_path):
    (tmp_path / "cup.glb").write_bytes(b"old")
    with pytest.raises(FileExists, match="--force"):
        plan("cup.png", out=tmp_path)
    assert plan("cup.png", out=tmp_path, force=True)


def test_a_file_that_appears_while_working_is_kept(tmp_path):
    path = tmp_path / "cup.glb"
    path.write_bytes(b"theirs")
    with pytest.raises(FileExists):
        write_new({path: b"ours"}, force=False)
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_forced_write_replaces_the_whole_file(tmp_path):
    path = tmp_path / "new" / "cup.glb"
    write_new({path: b"first, and longer"}, force=True)
    write_new({path: b"second"}, force=True)
    assert path.read_bytes() == b"second"
    assert list(path.parent.iterdir()) == [path]
