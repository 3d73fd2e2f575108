"""The library of styles: what is kept, what is refused, and what becomes of a file that changes."""

import json
import os
import pickle

import pytest

from orfeas.engines.lora.naming import (
    AdapterDamaged,
    AdapterDoesNotFit,
    AdapterNotPlain,
    AdapterOfExperts,
    AdapterTooLarge,
    AdapterWeightOutOfRange,
)
from orfeas.engines.text_to_image.folder import read_folder
from orfeas.weights.header import read_header
from orfeas.weights.record import NotInstalled
from orfeas.weights.register import register
from orfeas.weights.remove import remove
from orfeas.weights.resolve import installed_for
from orfeas.weights.staging import space
from orfeas.weights.staging.claim import InUse, claimed
from orfeas.weights.styles.add import NoLoraThere, Stated, StyleExists, StyleTextUnusable, StyleUnreadable, add_style
from orfeas.weights.styles.choose import (
    ChosenStyle,
    StyleForAnother,
    StyleGone,
    StyleOfOtherSize,
    StyleTwice,
    StyleWish,
    TooManyStyles,
    adapters_of,
    check_base,
    check_for,
    find_styles,
)
from orfeas.weights.styles.numbers import check_numbers
from orfeas.weights.styles.overview import list_all
from orfeas.weights.styles.recognize import NotForStyles, StyleFitsNothing, StyleNotRecognized, check_fits_painter
from orfeas.weights.styles.record import NoSuchStyle, StyleDamaged, StyleNameUnusable, find_style, styles_home
from orfeas.weights.styles.remove import remove_style
from orfeas.weights.styles.rename import rename_style
from tests.installing import make_manifest, yes
from tests.published import config_yaml, safetensors_of, shapes
from tests.styles import PAINTED, diffusers, kohya, peft, with_note, write_lora, write_painter


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    """The shape network's miniature, registered; styles are held against its sizes."""
    mine = tmp_path_factory.mktemp("mine")
    (mine / "config.yaml").write_bytes(config_yaml())
    (mine / "dit.safetensors").write_bytes(safetensors_of(shapes()))
    folder = tmp_path_factory.mktemp("weights")
    register(mine, manifest=make_manifest(), folder=folder, territory="JP", answer=yes, name="mini")
    return folder


@pytest.fixture
def library(weights, tmp_path):
    """A folder of weights of a test's own, which has the miniature."""
    folder = tmp_path / "weights"
    folder.mkdir()
    (folder / "mini").symlink_to(weights / "mini")
    return folder


def added(library, path, stated=Stated(), *, painters=(), **options):
    return add_style(path, stated, weights_home=library, painters=painters, **options)


def chosen(library, name, weight=1.0):
    return [each for _, each in find_styles([StyleWish(name, weight)], weights_home=library)]


def test_what_is_added_is_kept_whole_with_all_that_was_said(library, tmp_path):
    path = write_lora(tmp_path / "Clay Figure.safetensors", peft() | peft("x_embedder", rank=5, num_in=4))
    path.with_name("adapter_config.json").write_text(json.dumps({"lora_alpha": 4}))
    stated = Stated(title="Clay", triggers=("clay figure",), licence="CC0", source="me")
    record = added(library, path, stated, preview=b"png")
    assert record == find_style("clay-figure", weights_home=library)
    assert (record.network, record.format, record.rank, record.num_layers) == ("hunyuan3d21", "peft", 5, 2)
    assert record.base == installed_for("hunyuan3d21", folder=library).base
    assert (record.title, record.triggers, record.licence, record.source) == ("Clay", ("clay figure",), "CC0", "me")
    home = styles_home(library) / "clay-figure"
    kept = {"adapter_config.json", "clay-figure.safetensors", "preview.png", "record.json"}
    assert {each.name for each in home.iterdir()} == kept
    assert (home / "clay-figure.safetensors").stat().st_ino == path.stat().st_ino, "linked"
    path.unlink()
    (adapter,) = adapters_of(chosen(library, "clay-figure", 0.5), weights_home=library)
    assert (adapter.name, adapter.weight, adapter.sha256) == ("clay-figure", 0.5, record.sha256)
    assert adapter.path.is_file() and adapter.config_sha256 == record.config_sha256 is not None


def test_where_it_cannot_be_linked_it_is_copied_if_there_is_room(library, tmp_path, monkeypatch):
    path = write_lora(tmp_path / "clay.safetensors", kohya())

    def refuse(*_paths):
        raise OSError("another disk")

    monkeypatch.setattr(os, "link", refuse)
    with monkeypatch.context() as full:
        full.setattr(space, "KEPT_FREE", 1 << 60)
        with pytest.raises(space.NoSpace, match="for the LoRA"):
            added(library, path)
    assert list_all(library) == [] and not list(styles_home(library).glob("[!.]*"))
    record = added(library, path)
    kept = styles_home(library) / "clay" / record.file
    assert kept.read_bytes() == path.read_bytes() and record.format == "kohya" and record.rank == 3


FLIPPED, CUT, PICKLED = "flipped", "cut", "pickled"


@pytest.mark.parametrize(
    ("shapes_of", "stated", "failure"),
    [
        (None, Stated(), NoLoraThere),
        (b"", Stated(), StyleUnreadable),
        (FLIPPED, Stated(), StyleUnreadable),
        (CUT, Stated(), StyleUnreadable),
        (PICKLED, Stated(), StyleUnreadable),
        (peft("blocks.2.moe.experts.0.net.2"), Stated(), AdapterOfExperts),
        (peft("blocks.9.attn1.to_q"), Stated(), AdapterDoesNotFit),
        (peft() | peft("nowhere"), Stated(), AdapterDoesNotFit),
        (peft(num_in=24), Stated(), AdapterDoesNotFit),
        (peft(rank=600), Stated(), AdapterTooLarge),
        (dict([*peft().items()][:1]), Stated(), AdapterDamaged),
        (peft("double_blocks.3.img_attn"), Stated(), StyleNotRecognized),
        (diffusers(), Stated(network="hunyuan3d21"), AdapterDoesNotFit),
        (peft(), Stated(network="StableDiffusionPipeline"), AdapterDoesNotFit),
        (peft(), Stated(network="relief"), NotForStyles),
        (peft(), Stated(name="../clay"), StyleNameUnusable),
        (peft(), Stated(name="a/b"), StyleNameUnusable),
        (peft(), Stated(name=".."), StyleNameUnusable),
        (peft(), Stated(name="clay.part"), StyleNameUnusable),
        (peft(), Stated(name="n" * 65), StyleNameUnusable),
        (peft(), Stated(title="\x1b[31mred"), StyleTextUnusable),
        (peft(), Stated(triggers=("",)), StyleTextUnusable),
        (peft(), Stated(triggers=("word",) * 21), StyleTextUnusable),
        (peft(), Stated(licence="a" * 4001), StyleTextUnusable),
    ],
)
def test_what_cannot_be_a_style_is_refused_and_nothing_is_left(library, tmp_path, shapes_of, stated, failure):
    path = tmp_path / "clay.safetensors"
    whole = safetensors_of(peft())
    written = {
        FLIPPED: whole[:9] + bytes([whole[9] ^ 4]) + whole[10:],
        CUT: whole[:-1],
        PICKLED: pickle.dumps([1] * 99),
    }
    if isinstance(shapes_of, dict):
        write_lora(path, shapes_of)
    elif shapes_of is not None:
        path.write_bytes(shapes_of if isinstance(shapes_of, bytes) else written[shapes_of])
    with pytest.raises(failure) as met:
        added(library, path, stated)
    assert met.value.sentence.count("\n") == 0 and met.value.sentence.endswith(".")
    assert list_all(library) == [] and not list(styles_home(library).glob("[!.]*"))


def test_a_number_that_is_none_is_found_by_the_tensor_it_is_in(library, tmp_path):
    path = write_lora(tmp_path / "clay.safetensors", kohya())
    whole = bytearray(path.read_bytes())
    whole[-2:] = b"\x00\x7e"  # not a number, in half precision
    path.write_bytes(whole)
    with pytest.raises(AdapterDamaged, match=r"lora_unet_blocks_0_mlp_fc1\.lora_up\.weight holds what is not"):
        added(library, path)


def test_a_file_that_notes_another_base_is_refused(library, tmp_path):
    path = with_note(write_lora(tmp_path / "clay.safetensors", peft()), base_fingerprint="sha256:another")
    with pytest.raises(AdapterDoesNotFit, match="it is for the weights sha256:another"):
        added(library, path)
    base = installed_for("hunyuan3d21", folder=library).base
    assert added(library, with_note(path, base_fingerprint=base)).base == base


def test_a_configuration_that_is_not_followed_is_refused(library, tmp_path):
    path = write_lora(tmp_path / "clay.safetensors", peft())
    path.with_name("adapter_config.json").write_text('{"use_dora": true}')
    with pytest.raises(AdapterNotPlain, match="use_dora"):
        added(library, path)
    assert list_all(library) == []


def test_painters_are_told_by_the_shapes_of_those_that_are_here(library, tmp_path):
    brush = read_folder(write_painter(library))
    wide = read_folder(write_painter(library, name="wide", num_in=2048))
    ink = write_lora(tmp_path / "ink.safetensors", diffusers())
    record = added(library, ink, painters=[wide, brush])
    assert (record.network, record.format, record.rank) == ("StableDiffusionPipeline", "diffusers", 4)
    header = read_header(ink)
    check_fits_painter(header, brush, file="ink")
    with pytest.raises(AdapterDoesNotFit, match="of wide has 2048 channels in and 32 out, the LoRA's 24 and 32"):
        check_fits_painter(header, wide, file="ink")
    with pytest.raises(StyleFitsNothing, match="of wide has 2048"):
        added(library, ink, Stated(name="other"), painters=[wide])
    older = {f"unet.{PAINTED}.processor.to_k_lora.{end}.weight": shape
             for end, shape in (("down", (2, 24)), ("up", (32, 2)))}  # fmt: skip
    flat = {f"lora_unet_{PAINTED.replace('.', '_')}_to_k.lora_{end}.weight": shape
            for end, shape in (("down", (2, 24)), ("up", (32, 2)))}  # fmt: skip
    for name, tensors in (("older", older), ("flat", flat)):
        path = write_lora(tmp_path / f"{name}.safetensors", tensors)
        assert added(library, path, painters=[brush]).network == "StableDiffusionPipeline"
    lost = write_lora(tmp_path / "lost.safetensors", diffusers("unet.mid_block.nothing"))
    with pytest.raises(StyleFitsNothing, match="is no layer of brush"):
        added(library, lost, painters=[brush])


def test_names_that_only_loading_can_tell_are_taken_where_it_is_said_what_they_are_for(library, tmp_path):
    brush = read_folder(write_painter(library))
    path = write_lora(tmp_path / "ink.safetensors", kohya("input_blocks_4_1_proj_in"))
    with pytest.raises(StyleNotRecognized, match="one of hunyuan3d21, brush, StableDiffusionPipeline"):
        added(library, path, painters=[brush])
    assert added(library, path, Stated(network="brush"), painters=[brush]).network == "StableDiffusionPipeline"


def test_a_name_is_taken_once_and_free_again_when_it_goes(library, tmp_path):
    path = write_lora(tmp_path / "clay.safetensors", peft())
    added(library, path)
    with pytest.raises(StyleExists, match="`orfeas styles remove clay` first"):
        added(library, path)
    asked = chosen(library, "clay")
    remove_style("clay", weights_home=library)
    for name in ("clay", "..", "a/b", ".clay.lock", ""):
        with pytest.raises(NoSuchStyle):
            remove_style(name, weights_home=library)
    with pytest.raises(StyleGone, match="removed or renamed"):
        adapters_of(asked, weights_home=library)
    added(library, write_lora(path, peft(rank=4)))
    with pytest.raises(StyleGone, match="another has its name now"):
        adapters_of(asked, weights_home=library)


def test_a_file_that_is_cut_while_it_is_read_is_refused(tmp_path):
    path = write_lora(tmp_path / "clay.safetensors", kohya())
    header = read_header(path)
    os.truncate(path, path.stat().st_size - 3)
    with pytest.raises(AdapterDamaged, match=r"The LoRA clay is damaged: .* ends before its last byte"):
        check_numbers(path, header, file="clay")


def test_nothing_is_renamed_while_another_command_is_at_work_on_it(library, tmp_path):
    added(library, write_lora(tmp_path / "clay.safetensors", peft()))
    with claimed(styles_home(library), "clay"), pytest.raises(InUse):
        rename_style("clay", "stone", weights_home=library)
    assert [each.name for each in list_all(library)] == ["clay"]


def test_a_renamed_style_is_the_same_by_another_name(library, tmp_path):
    path = write_lora(tmp_path / "clay.safetensors", peft())
    path.with_name("adapter_config.json").write_text('{"lora_alpha": 4}')
    before = added(library, path, preview=b"png")
    added(library, path, Stated(name="taken"))
    for to, failure in (("taken", StyleExists), ("clay", StyleExists), ("a/b", StyleNameUnusable)):
        with pytest.raises(failure):
            rename_style("clay", to, weights_home=library)
    after = rename_style("clay", "stone", weights_home=library)
    assert (after.name, after.title, after.sha256, after.added_at) == ("stone", "stone", before.sha256, before.added_at)
    assert [each.name for each in list_all(library)] == ["stone", "taken"]
    (adapter,) = adapters_of(chosen(library, "stone"), weights_home=library)
    assert adapter.path.name == "stone.safetensors" and adapter.config_sha256
    assert (styles_home(library) / "stone" / "preview.png").read_bytes() == b"png"


def test_a_file_that_changes_under_a_style_is_told(library, tmp_path):
    path = write_lora(tmp_path / "clay.safetensors", peft())
    added(library, path)
    asked, whole = chosen(library, "clay"), path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))  # in place, so the link has it too
    with pytest.raises(StyleDamaged, match=r"clay\.safetensors has changed since it was added"):
        adapters_of(asked, weights_home=library)
    record = styles_home(library) / "clay" / "record.json"
    record.write_text('{"name": "clay"}')
    (listed,) = list_all(library)
    assert listed.record is None and "its record cannot be read" in listed.problem
    with pytest.raises(StyleDamaged):
        find_style("clay", weights_home=library)
    remove_style("clay", weights_home=library)


def test_wishes_that_cannot_work_together_are_refused(library, tmp_path):
    added(library, write_lora(tmp_path / "clay.safetensors", peft()))
    wish = StyleWish("clay")
    for wishes, failure in (
        ([wish, StyleWish("clay", 0.5)], StyleTwice),
        ([StyleWish(f"s{number}") for number in range(9)], TooManyStyles),
        ([StyleWish("clay", float("nan"))], AdapterWeightOutOfRange),
        ([StyleWish("clay", 1000.0)], AdapterWeightOutOfRange),
        ([StyleWish("../clay")], NoSuchStyle),
    ):
        with pytest.raises(failure):
            find_styles(wishes, weights_home=library)
    ((record, kept),) = find_styles([wish], weights_home=library)
    assert ChosenStyle.from_json(json.loads(json.dumps(kept.to_json()))) == kept
    with pytest.raises(StyleForAnother, match=r"for hunyuan3d21, not for brush"):
        check_for([record], "StableDiffusionPipeline", called="brush")
    with pytest.raises(StyleOfOtherSize, match="than the weights mini"):
        check_base([record], "sha256:another", weights="mini")


def test_the_shelf_of_styles_is_no_weights(library, tmp_path):
    added(library, write_lora(tmp_path / "clay.safetensors", peft()))
    with pytest.raises(NotInstalled):
        remove("styles", folder=library)
    assert len(list_all(library)) == 1
