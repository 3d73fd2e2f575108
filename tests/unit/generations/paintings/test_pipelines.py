"""Which text-to-image networks lie here, told by folders that hold nothing."""

import shutil

import pytest

from hollow_pipelines import write_hollow_pipeline
from orfeas.engines.text_to_image.folder import FolderMissing
from orfeas.generations.paintings import digest as digests
from orfeas.generations.paintings.digest import digest_of
from orfeas.generations.paintings.pipelines import NoPipeline, Pipelines, UnknownPipeline


def test_the_first_by_name_is_used_unless_the_owner_chose_one(tmp_path):
    for name in ("b", "a", "c"):
        write_hollow_pipeline(tmp_path, name=name)
    (tmp_path / "text-to-image" / "no-network").mkdir()
    assert list(Pipelines(tmp_path).paths) == ["a", "b", "c"]
    assert Pipelines(tmp_path).find().name == "a"
    chosen = Pipelines(tmp_path, "c")
    assert (list(chosen.paths), chosen.find().name, chosen.find("b").name) == (["c", "a", "b"], "c", "b")


def test_the_owner_may_choose_a_folder_elsewhere_and_others_only_a_name(tmp_path):
    elsewhere = write_hollow_pipeline(tmp_path / "elsewhere", name="mine")
    here = write_hollow_pipeline(tmp_path / "here", name="a")
    chosen = Pipelines(tmp_path / "here", str(elsewhere))
    assert chosen.find().folder.path == elsewhere and chosen.find("a").folder.path == here
    with pytest.raises(UnknownPipeline, match="Choose one of: a"):
        Pipelines(tmp_path / "here").find(str(elsewhere))
    with pytest.raises(FolderMissing):
        Pipelines(tmp_path / "here", "nowhere").find()


def test_a_link_counts_under_its_own_name(tmp_path):
    target = write_hollow_pipeline(tmp_path / "elsewhere", name="snapshot")
    (tmp_path / "text-to-image").mkdir()
    (tmp_path / "text-to-image" / "linked").symlink_to(target)
    assert Pipelines(tmp_path).find().name == "linked"


def test_where_there_is_none_the_sentence_says_where_to_put_one(tmp_path):
    with pytest.raises(NoPipeline, match="ORFEAS_TEXT_TO_IMAGE") as told:
        Pipelines(tmp_path).find()
    assert str(tmp_path / "text-to-image") in told.value.sentence


@pytest.mark.parametrize(
    ("card", "license"),
    [
        ("---\nlicense: apache-2.0\ntags:\n- x\n---\nlicense: mit\n", "apache-2.0"),
        ("---\nlicense: other\nlicense_name: sai-nc-community\n---\n", "sai-nc-community"),
        ("---\ntags: []\n---\nlicense: mit\n", None),
        (None, None),
    ],
)
def test_the_licence_is_what_its_card_says(tmp_path, card, license):  # noqa: A002
    write_hollow_pipeline(tmp_path, card=card)
    assert Pipelines(tmp_path).find().license == license


def test_what_our_catalog_knows_of_that_name_and_kind_is_told(tmp_path):
    write_hollow_pipeline(tmp_path, name="z-image-turbo")  # a Stable Diffusion under another's name
    assert Pipelines(tmp_path).find().painter is None
    assert Pipelines(tmp_path).find().warning is None
    home = write_hollow_pipeline(tmp_path, name="sdxl-turbo")
    index = (home / "model_index.json").read_text()
    for part, copy in (("text_encoder", "text_encoder_2"), ("tokenizer", "tokenizer_2")):
        shutil.copytree(home / part, home / copy)
    more = '"text_encoder_2": ["transformers", "CLIPTextModelWithProjection"], '
    more += '"tokenizer_2": ["transformers", "CLIPTokenizer"], '
    index = index.replace("StableDiffusionPipeline", "StableDiffusionXLPipeline").replace('"vae"', f'{more}"vae"')
    (home / "model_index.json").write_text(index)
    found = Pipelines(tmp_path).find("sdxl-turbo")
    assert (found.painter.steps, found.license) == (1, "sai-nc-community")
    assert "may not be used commercially" in found.warning
    home.rename(tmp_path / "text-to-image" / "mine")
    (tmp_path / "text-to-image" / "mine" / "README.md").write_text("---\nlicense: sai-nc-community\n---\n")
    assert "Pictures of mine may not be used commercially" in Pipelines(tmp_path).find("mine").warning


# what it is, by one hash


def test_the_hash_is_of_what_is_read_and_of_nothing_else(tmp_path):
    home = write_hollow_pipeline(tmp_path)
    first = digest_of(home, memory=tmp_path)
    (home / "README.md").write_text("more words")
    assert digest_of(home, memory=tmp_path) == first
    assert digest_of(shutil.copytree(home, tmp_path / "copy"), memory=tmp_path) == first
    (home / "unet" / "diffusion_pytorch_model.safetensors").write_bytes(b"hollOw")
    assert digest_of(home, memory=tmp_path) != first


def test_files_are_read_once_unless_it_cannot_be_remembered(tmp_path, monkeypatch):
    home, read = write_hollow_pipeline(tmp_path), []
    monkeypatch.setattr(digests, "hash_file", lambda path: read.append(path) or "0")
    found = digest_of(home, memory=tmp_path)
    once = len(read)
    assert digest_of(home, memory=tmp_path) == found and len(read) == once
    (tmp_path / "digests.json").write_text("[]")
    assert digest_of(home, memory=tmp_path) == found and len(read) == 2 * once
    for _ in range(2):
        assert digest_of(home, memory=tmp_path / "made") == found and len(read) == 3 * once
    (tmp_path / "file").touch()
    assert digest_of(home, memory=tmp_path / "file") == found and len(read) == 4 * once
