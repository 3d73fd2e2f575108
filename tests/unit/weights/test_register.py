"""A copy that somebody has: recognised by its tensors, linked or converted, or refused by name."""

import json
import os
import re

import pytest

from goldens import golden_folders
from orfeas.engines.hunyuan3d21.sizes import published_shapes, sizes_of
from orfeas.weights.header import WeightsUnreadable, read_header
from orfeas.weights.install import AlreadyInstalled
from orfeas.weights.licence import LicenceNotAccepted, TerritoryExcluded
from orfeas.weights.recognize import NotTheWeights, OtherNetwork
from orfeas.weights.register import NameOfAnother, NameUnusable, NoWeightsThere, SeveralThere, register
from orfeas.weights.remove import remove
from orfeas.weights.resolve import WeightsChanged, installed_for
from orfeas.weights.staging.published_config import ConfigUnreadable
from orfeas.weights.verify import verify
from tests.installing import NAME, convert_in_here, make_manifest, yes
from tests.published import (
    CONFIG,
    checkpoint_of,
    config_yaml,
    put_official_copy,
    safetensors_of,
    shapes,
    without_part,
)

WANTED = published_shapes(sizes_of(CONFIG))


@pytest.fixture(autouse=True)
def in_here(monkeypatch):
    convert_in_here(monkeypatch)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "weights"


@pytest.fixture
def mine(tmp_path):
    """A folder of somebody's own, with the configuration of the miniature in it."""
    home = tmp_path / "mine"
    home.mkdir()
    (home / "config.yaml").write_bytes(config_yaml())
    return home


def put(folder, name, content):
    (folder / name).write_bytes(content)
    return folder / name


def registered(path, folder, **options):
    asked = {"manifest": make_manifest(), "territory": "JP", "answer": yes, **options}
    return register(path, folder=folder, **asked)


def tensors_of(files):
    return {
        each.prefix + name: stored.shape for each in files for name, stored in read_header(each.path).tensors.items()
    }


def test_an_official_copy_is_converted_and_its_owner_keeps_it(tmp_path, folder):
    home = put_official_copy(tmp_path / "copy")
    before = (home / "model.fp16.ckpt").read_bytes()
    record = registered(tmp_path / "copy", folder)
    assert record.revision == make_manifest().revision  # to the last byte the published file
    assert tensors_of(installed_for("hunyuan3d21", folder=folder).files) == WANTED
    assert (home / "model.fp16.ckpt").read_bytes() == before
    assert sorted(path.name for path in (folder / NAME).iterdir()) == [
        "config.json",
        "record.json",
        "weights.safetensors",
    ]


def test_the_official_layout_is_found_from_the_file_its_folder_and_the_repository(tmp_path, folder):
    home = put_official_copy(tmp_path / "copy")
    ways = (home / "model.fp16.ckpt", home, tmp_path / "copy")
    assert len({registered(way, folder, name=f"way-{number}").sha256 for number, way in enumerate(ways)}) == 1


@pytest.mark.parametrize("golden", golden_folders("shape", "ckptlayout"))
def test_a_copy_as_pytorch_wrote_it_is_registered(golden, folder):
    registered(golden / "hunyuan3d-dit-v2-1", folder)
    files = installed_for("hunyuan3d21", folder=folder)
    assert tensors_of(files.files) == published_shapes(sizes_of(json.loads(files.config.read_bytes())))


def test_safetensors_are_pointed_to_and_not_copied(mine, folder):
    path = put(mine, "community.safetensors", safetensors_of(shapes()))
    record = registered(path, folder, name="my-copy")
    files = installed_for("hunyuan3d21", folder=folder)
    assert [each.path for each in files.files] == [path] and files.name == "my-copy"
    assert record.revision is None and record.licence.text == "summary"
    assert sorted(each.name for each in (folder / "my-copy").iterdir()) == ["config.json", "record.json"]
    assert remove("my-copy", folder=folder) < 10_000 and path.is_file()


def test_parts_without_their_names_in_front_and_the_vae_in_a_file_of_its_own(mine, folder):
    rest = {name: shape for name, shape in shapes().items() if not name.startswith("vae.")}
    first = put(mine, "dit.safetensors", safetensors_of(rest))
    vae = put(mine, "vae.safetensors", safetensors_of(without_part(shapes(), "vae.")))
    with pytest.raises(NotTheWeights, match="Give the file that holds the rest with --vae"):
        registered(first, folder)
    record = registered(first, folder, vae=vae)
    assert [file.prefix for file in record.files] == ["", "vae."]
    assert tensors_of(installed_for("hunyuan3d21", folder=folder).files).items() >= WANTED.items()


def test_a_checkpoint_beside_a_vae_that_is_one_too(mine, folder):
    rest = {name: shape for name, shape in shapes().items() if not name.startswith("vae.")}
    first = put(mine, "dit.ckpt", checkpoint_of(rest))
    vae = put(mine, "vae.ckpt", checkpoint_of(without_part(shapes(), "vae.")))
    registered(first, folder, vae=vae)
    assert tensors_of(installed_for("hunyuan3d21", folder=folder).files) == WANTED


def test_names_of_newer_transformers_are_known(mine, folder):
    newer = {"attention.attention.query": "attention.q_proj", "attention.attention.key": "attention.k_proj"}
    newer |= {"attention.attention.value": "attention.v_proj", "attention.output.dense": "attention.o_proj"}
    pattern = re.compile("|".join(map(re.escape, newer)))
    renamed = {pattern.sub(lambda found: newer[found[0]], name): shape for name, shape in WANTED.items()}
    assert len(renamed.keys() - WANTED.keys()) == 8
    registered(put(mine, "new.safetensors", safetensors_of(renamed)), folder)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda held: held.pop("model.x_embedder.bias"), r"model\.x_embedder\.bias is missing"),
        (lambda held: held.update({"model.extra.weight": (2,)}), r"model\.extra\.weight is not known there"),
        (lambda held: held.update({"model.x_embedder.bias": (17,)}), r"x_embedder\.bias is 17, not 16.*config\.yaml"),
        (lambda held: held.update({"lora.weight": (2,)}), r"lora\.weight is not known there"),
    ],
)
def test_tensors_that_are_not_as_published_are_named(mine, folder, change, says):
    held = dict(shapes())
    change(held)
    with pytest.raises(NotTheWeights, match=says):
        registered(put(mine, "odd.safetensors", safetensors_of(held)), folder)
    assert not (folder / NAME).exists()


def test_a_tensor_in_two_files_is_refused(mine, folder):
    whole = put(mine, "whole.safetensors", safetensors_of(shapes()))
    vae = put(mine, "vae.safetensors", safetensors_of(without_part(shapes(), "vae.")))
    with pytest.raises(NotTheWeights, match="are there twice"):
        registered(whole, folder, vae=vae)


def test_other_numbers_than_networks_run_in_are_refused(mine, folder):
    with pytest.raises(NotTheWeights, match="stored as I16, not as F16"):
        registered(put(mine, "ints.safetensors", safetensors_of(shapes(), kind="I16")), folder)


@pytest.mark.parametrize(
    ("tensors", "config", "called"),
    [
        ({f"model.double_blocks.{number}.w": (1,) for number in range(16)}, b"", "Hunyuan3D-2.0, or its multi-view"),
        ({f"double_blocks.{number}.w": (1,) for number in range(8)}, b"", "Hunyuan3D-2mini"),
        (
            {f"model.double_blocks.{number}.w": (1,) for number in range(16)} | {"model.guidance_in.w": (1,)},
            b"",
            "in its turbo or fast kind",
        ),
        (
            {f"model.double_blocks.{number}.w": (1,) for number in range(16)},
            b"model: 1\nvae: 1\nconditioner: {type: DinoImageEncoderMV}",
            "Hunyuan3D-2mv, the multi-view network",
        ),
    ],
)
def test_relatives_are_refused_by_name(tmp_path, folder, tensors, config, called):
    (tmp_path / "config.yaml").write_bytes(config or b"model: {}\nvae: {}\nconditioner: {}")
    with pytest.raises(OtherNetwork, match=re.escape(called)):
        registered(put(tmp_path, "relative.safetensors", safetensors_of(tensors)), folder)


def test_a_relative_in_a_checkpoint_is_refused_and_nothing_of_it_stays(mine, folder):
    path = put(mine, "old.ckpt", checkpoint_of({f"model.double_blocks.{number}.w": (1,) for number in range(16)}))
    with pytest.raises(OtherNetwork):
        registered(path, folder)
    assert [each for each in folder.rglob("*") if each.suffix != ".lock"] == []


def test_what_is_no_weights_is_refused(tmp_path, mine, folder):
    with pytest.raises(NoWeightsThere, match=r"Give a \.safetensors"):
        registered(tmp_path / "nothing.safetensors", folder)
    with pytest.raises(NoWeightsThere):
        registered(mine, folder)
    with pytest.raises(WeightsUnreadable):
        registered(put(mine, "page.safetensors", b"<!doctype html>"), folder)
    put(mine, "another.ckpt", b"")
    with pytest.raises(SeveralThere, match=r"another\.ckpt, page\.safetensors"):
        registered(mine, folder)


def test_what_only_another_network_can_do_without_is_not_left_out(mine, folder):
    stray = "image_tokenizer.model.pooler.dense.bias"
    with pytest.raises(NotTheWeights, match=f"{re.escape(stray)} is not known there"):
        registered(put(mine, "some.ckpt", checkpoint_of(shapes() | {stray: (8,)})), folder)


def test_a_checkpoint_by_another_name_is_known_by_its_bytes(mine, folder):
    registered(put(mine, "renamed.safetensors", checkpoint_of(shapes())), folder)
    assert tensors_of(installed_for("hunyuan3d21", folder=folder).files) == WANTED


@pytest.mark.parametrize(
    "text", [b"a: [", b"a: &b {}\nc: *b", b"- 1", b"!!python/object:os.system {}", b"a: .nan", b"x" * 70_000]
)
def test_a_configuration_that_is_not_plain_is_refused(mine, folder, text):
    (mine / "config.yaml").write_bytes(text)
    with pytest.raises(ConfigUnreadable):
        registered(put(mine, "some.safetensors", safetensors_of(shapes())), folder)


def test_a_configuration_of_something_else_is_passed_by(tmp_path, folder):
    (tmp_path / "config.yaml").write_text("theme: dark\n")
    with pytest.raises(NotTheWeights, match=r"not 2048|are missing"):  # held against the published sizes
        registered(put(tmp_path, "small.safetensors", safetensors_of(WANTED)), folder)


def test_names_territory_and_licence_are_asked_for_as_for_a_download(mine, folder):
    path = put(mine, "some.safetensors", safetensors_of(shapes()))
    for name in ("../out", "UPPER", "a.part", "", ".hidden"):
        with pytest.raises(NameUnusable):
            registered(path, folder, name=name)
    with pytest.raises(NameOfAnother, match="u2net is the name of a published network"):
        registered(path, folder, name="u2net")
    with pytest.raises(TerritoryExcluded):
        registered(path, folder, territory="IT")
    with pytest.raises(LicenceNotAccepted):
        registered(path, folder, answer=lambda _manifest, _text: False)
    registered(path, folder)
    with pytest.raises(AlreadyInstalled):
        registered(path, folder)


def test_what_was_installed_last_is_what_the_engine_gets(mine, folder, monkeypatch):
    from orfeas.weights import register as room

    path = put(mine, "some.safetensors", safetensors_of(shapes()))
    first = registered(path, folder, name="zebra").installed_at
    monkeypatch.setattr(room, "now", lambda: first.replace(year=first.year + 1))
    registered(path, folder, name="ant")
    assert installed_for("hunyuan3d21", folder=folder).name == "ant"


def test_a_linked_file_that_was_written_since_is_looked_at_again(mine, folder):
    content = safetensors_of(shapes())
    path = put(mine, "some.safetensors", content)
    registered(path, folder)
    os.utime(path, ns=(1, 1))
    with pytest.raises(WeightsChanged, match=f"orfeas models verify {NAME}"):
        installed_for("hunyuan3d21", folder=folder)
    verify(NAME, folder=folder)
    assert installed_for("hunyuan3d21", folder=folder).files[0].path == path
    path.unlink()
    with pytest.raises(WeightsChanged, match="is not there any more"):
        installed_for("hunyuan3d21", folder=folder)
